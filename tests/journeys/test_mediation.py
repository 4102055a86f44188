"""The record of a mediation: from the session to the follow-up, and what opens it again."""

import zipfile
from io import BytesIO

from bot.buttons.mediation import RecordAct, RecordOf
from tests.journeys.habits import a_photo_with_its_place, files_a_dispute
from tests.journeys.people import Someone
from tests.journeys.town import Town

NEAR = "这些日子快到了"
OPEN = "SELECT kind, due_on, ending FROM deadlines ORDER BY id"


async def begins(town: Town) -> Someone:
    """A dispute of neighbours that the community's mediator has taken up."""
    await files_a_dispute(town.building_head)
    mediator = town.mediator
    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    await mediator.taps("开始调解")
    return mediator


async def ends(mediator: Someone, outcome: str, sentence: str) -> None:
    await mediator.says("/case 1", "第1号")
    await mediator.taps("登记结果")
    await mediator.taps(outcome)
    await mediator.says(sentence, "结果：")
    await mediator.taps("登记结果")


async def opens_the_record(mediator: Someone) -> str:
    await mediator.says("/case 1", "第1号")
    await mediator.taps("更多")
    await mediator.taps("调解记录")
    return await mediator.read()


async def test_a_written_agreement_is_confirmed_and_followed_up(town: Town) -> None:
    mediator = await begins(town)
    assert "还没有记" in await opens_the_record(mediator)
    before = mediator.taps_made
    await mediator.taps("记一次调解会")
    await mediator.taps("上门")
    await mediator.says("两家都在，愿意一起修水管", "这样记一次调解会")
    await mediator.taps("记上")
    assert mediator.taps_made - before == 3
    assert "今天 11月24日(周二) 上门：两家都在，愿意一起修水管" in await mediator.read()

    await ends(mediator, "调解成功", "各修各的，赔了粉刷钱")
    assert "是口头的，还是书面的" in await mediator.read()
    before = mediator.taps_made
    await mediator.taps("书面协议")
    page = await mediator.read()
    assert "双方要的话，12月24日(周四) 前一起申请" in page
    await mediator.taps("就 12月24日(周四)")
    assert mediator.taps_made - before == 2
    assert "12月24日(周四) 去回访" in await mediator.read()

    await mediator.taps("改协议")
    await mediator.taps("金额")
    await mediator.says("1.2万", "金额：12,000元")
    await mediator.taps("协议内容")
    await mediator.says("一、甲方修好水管\n二、乙方不再追究", "甲方修好水管")
    await mediator.taps("记上")
    await mediator.taps("双方要司法确认")
    await mediator.taps("加一个履行日期")
    await mediator.says("后天号", "没看懂是哪天")
    await mediator.says("12月1日", "那天要做什么")
    await mediator.says("甲方付粉刷钱", "这样记履行日期")
    await mediator.taps("记上")
    assert "12月1日(周二) 甲方付粉刷钱 ⏳" in await mediator.read()

    await mediator.taps("协议书草稿")
    sent = await mediator.sees()
    paper = await town.server.client.file(sent.raw["document"]["file_id"])
    assert sent.raw["document"]["file_name"] == "人民调解协议书-第1号.docx"
    text = zipfile.ZipFile(BytesIO(paper)).read("word/document.xml").decode()
    assert "二、乙方不再追究" in text
    assert "12,000元" in text

    await town.becomes("2026-11-30 08:31")
    told = await mediator.sees(NEAR)
    assert "明天 12月1日(周二) 该履行了。甲方付粉刷钱" in told.text
    await mediator.taps("第1号调解记录")
    await mediator.taps("12月1日已履行")
    assert "甲方付粉刷钱 ✅ 已履行" in await mediator.read()

    await town.becomes("2026-12-16 08:31")
    await town.becomes("2026-12-17 08:29")
    assert await mediator.how_often(NEAR) == 1
    await town.becomes("2026-12-17 08:31")
    told = await mediator.sees(NEAR)
    assert "司法确认，最晚 12月24日(周四) 申请" in told.text
    assert "12月24日(周四) 去回访" in told.text  # both in one message
    await town.sweeps(3)
    await town.becomes("2026-12-18 08:31")
    assert await mediator.how_often(NEAR) == 2
    await town.becomes("2026-12-23 08:31")
    told = await mediator.sees(NEAR)
    assert "最晚 明天 12月24日(周四) 申请" in told.text
    await mediator.taps("第1号调解记录")
    await mediator.taps("已申请司法确认")
    await mediator.taps("今天 12月23日")
    assert "司法确认：今天 12月23日(周三) 已申请" in await mediator.read()

    await town.becomes("2026-12-24 10:00")
    await opens_the_record(mediator)
    await mediator.taps("登记回访")
    await mediator.taps("都做到了")
    await mediator.taps("满意")
    await mediator.taps("记上")
    assert "今天 12月24日(周四) 都履行了，满意" in await mediator.read()
    await town.becomes("2026-12-25 08:31")
    assert await mediator.how_often(NEAR) == 3
    assert {ending for _, _, ending in town.rows(OPEN)} == {"kept"}

    head = town.building_head
    page = (await head.says("/case 1", "办理经过")).text
    assert "更新了调解记录" in page
    assert "乙方不再追究" not in page
    tapped = await head.forges(RecordOf(id=1, act=RecordAct.SHOW).pack())
    assert "没找到" in str(tapped)
    await town.other_mediator.says("/queue", "现在没有要办的")
    tapped = await town.other_mediator.forges(RecordOf(id=1, act=RecordAct.WAIVE).pack())
    assert "没找到" in str(tapped)
    supervisor = town.supervisor
    assert "二、乙方不再追究" in await opens_the_record(supervisor)
    assert (await supervisor.last()).buttons == ["‹ 回到这件事"]


async def test_what_was_not_kept_opens_the_matter_again(town: Town) -> None:
    mediator, head = await begins(town), town.building_head
    await ends(mediator, "调解成功", "甲方下周修好")
    await mediator.taps("口头协议")
    await mediator.taps("定回访日期")
    await mediator.says("明天", "日子近了，不再提醒")
    await mediator.taps("改回访日期")
    assert "提前一天提醒您" in (await mediator.says("12月1日", "12月1日(周二) 去回访")).text
    await mediator.says("/case 1", "第1号")
    await mediator.taps("归档")
    await head.sees("已办完归档")

    await town.becomes("2026-11-30 09:00")
    await mediator.sees(NEAR)
    await mediator.taps("第1号调解记录")
    await mediator.taps("登记回访")
    await mediator.taps("没做到")
    await mediator.taps("不满意")
    await mediator.says("水管一直没修，楼下又漏了", "这件事会重新打开")
    await mediator.taps("记上")
    page = await mediator.read()
    assert "协议没有履行，这件事已重新打开" in page
    assert "原来的口头协议（11月24日(周二)）：重新调解，不再算数" in page
    told = await head.sees("重新打开了")
    assert "水管一直没修" in told.text
    await mediator.says("/queue", "待办 · 1件")

    await ends(mediator, "调解成功", "当场修好了")
    await mediator.taps("口头协议")
    assert "口头协议 · 今天 11月30日(周一)" in await mediator.read()
    await town.becomes("2026-12-10 09:00")
    assert await mediator.how_often(NEAR) == 1


async def test_a_party_refuses_and_that_is_no_failure_of_anybody(town: Town) -> None:
    mediator, head = await begins(town), town.building_head
    await ends(mediator, "当事人拒绝调解", "楼下那家不愿意调")
    assert "还可以申请仲裁、请主管部门处理，或者向法院起诉" in await mediator.read()
    assert "口头协议" not in "".join((await mediator.last()).buttons)
    told = await head.sees("有结果了")
    assert "当事人拒绝调解" in told.text
    page = await opens_the_record(mediator)
    assert "当事人拒绝调解" in page
    assert "不算没办成" in page
    tapped = await mediator.forges(RecordOf(id=1, act=RecordAct.WRITTEN).pack())
    assert "刚才有了变化" in str(tapped)
    assert town.one("SELECT count(*) FROM agreements") == 0


async def test_the_mediator_attaches_the_signed_agreement(town: Town) -> None:
    mediator, head = await begins(town), town.building_head
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("附照片、文件")
    assert "签好的协议" in await mediator.read()
    await mediator.sends_photo(a_photo_with_its_place(), None, "收到 1 个")
    await town.server.client.send_document(mediator.phone, b"%PDF-1.7 signed", "协议.pdf")
    await mediator.sees("收到 2 个")
    await mediator.says("还有一句", "只收照片、语音和 PDF")
    await mediator.taps("✅ 附上")
    await mediator.sees("附上了 2 个")
    await mediator.taps("📎 文件1")
    assert (await mediator.screen()).last.kind == "document"
    page = await head.says("/case 1", "办理经过")
    assert not [label for label in page.buttons if "照片1" in label or "文件1" in label]
