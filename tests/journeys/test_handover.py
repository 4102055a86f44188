"""A matter's way between units: up, back, beside; and what its reporter says when it is done."""

import pytest

from domain.cases.handover import RouteRow, set_routes
from domain.request import Request
from tests.journeys.habits import (
    files_a_dispute,
    handles,
    looks_behind_the_board_of,
    number_in,
    reads_the_whole_way,
)
from tests.journeys.people import Someone
from tests.journeys.town import Town

LAND = "两家为地界吵了好几回"


async def hands_up(who: Someone, number: int, why: str, to: str) -> None:
    """From a case's page, with a sentence."""
    await who.says(f"/case {number}", "办理经过")
    await who.taps("上交一级")
    assert f"要上交给{to}" in await who.read()
    await who.says(why, "理由")
    await who.taps("⏫ 上交")
    assert "接单之前仍由您负责" in await who.read()


async def resolves(who: Someone, number: int, outcome: str, sentence: str) -> None:
    """Records the outcome of what they have taken."""
    await who.says(f"/case {number}", "办理经过")
    await who.taps("登记结果")
    await who.taps(outcome)
    await who.says(sentence, "没问题就登记")
    await who.taps("登记结果")


async def test_a_land_case_goes_up_back_up_again_and_to_court(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    coordinator, centre = town.coordinator, town.centre_officer
    number = await files_a_dispute(head, LAND, "山林土地")
    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    await head.sees("已受理")
    await hands_up(mediator, number, "地界涉及两个社区，本级协调不了", "琅琊街道")

    offer = await coordinator.sees("上交给您这里，请接单")
    assert "地界涉及两个社区，本级协调不了" in offer.text
    await coordinator.taps("↩️ 退回")
    assert "退回给古道社区" in await coordinator.read()
    await coordinator.says("请先把两家约到一起谈一次", "没问题就退回")
    await coordinator.taps("↩️ 退回")
    back = await mediator.sees("退回来了")
    assert "请先把两家约到一起谈一次" in back.text

    await hands_up(mediator, number, "谈过了，还是谈不拢", "琅琊街道")
    await coordinator.sees("上交给您这里，请接单")
    queue = await coordinator.says("/queue", "待办 · 1件")
    assert "📥 待接单" in queue.text
    assert "⏳ 等对方接单" in (await mediator.says("/queue", "待办 · 1件")).text
    await coordinator.taps("1号 · 山林土地")
    await coordinator.taps("接单")
    await head.sees("琅琊街道综治协调员已接单")
    await mediator.sees("已接单")
    await mediator.says("/queue", "现在没有要办的")

    await hands_up(coordinator, number, "需要区里牵头", "琅琊区")
    await centre.sees("上交给您这里，请接单")
    taken = await centre.taps("📥 接单")
    assert taken.text == "已接单，这件事归您了"
    assert "上交一级" not in str((await centre.last()).buttons), "nobody above takes matters"
    page = await reads_the_whole_way(centre)
    for step in ("上交琅琊街道。地界", "退回。请先", "上交琅琊区。需要", "接单"):
        assert step in page
    await resolves(centre, number, "进入司法程序", "双方起诉到法院")
    await head.sees("有结果了：进入司法程序")
    await town.rests()
    assert town.rows("SELECT outcome, state FROM cases") == [("to_court", "resolved")]
    for reader in (town.supervisor, coordinator):
        assert "移送司法/转办 1" in await looks_behind_the_board_of(reader, "古道社区")


async def test_a_wage_dispute_goes_to_the_centre_that_is_suggested(town: Town) -> None:
    head, mediator, coordinator = town.building_head, town.mediator, town.coordinator
    officer, wages = town.centre_officer, town.wages_mediator
    routes = [RouteRow(category="labour", centre="341102800004")]
    await town.product.desk.office.do(set_routes, Request(now=town.clock.now()), routes)
    number = await files_a_dispute(head, "工地欠了三个月工资", "劳动争议")
    await mediator.sees("新报上来一件")
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("受理")
    for who, to, above in ((mediator, "琅琊街道", coordinator), (coordinator, "琅琊区", officer)):
        await hands_up(who, number, "本级谈不成", to)
        await above.sees("上交给您这里，请接单")
        await above.taps("接单")

    await officer.taps("派单")
    asked = await officer.last()
    assert asked.buttons[0] == "⭐ 农民工工资纠纷调解中心（建议）"
    assert "琅琊街道" in asked.buttons
    await officer.taps("⭐ 农民工工资纠纷调解中心（建议）")
    assert "派给农民工工资纠纷调解中心" in await officer.read()
    await officer.taps("📤 派单")
    assert "已派出，等对方接单" in await officer.read()

    await wages.sees("派给您这里，请接单")
    await officer.says(f"/case {number}", "办理经过")
    await officer.taps("收回")
    await wages.sees("已收回，仍由原单位办，不用接单了")
    await officer.taps("派单")
    await officer.taps("农民工工资")
    await officer.says("工资表在区中心", "没问题就派")
    await officer.taps("📤 派单")
    offer = await wages.sees("派给您这里，请接单")
    assert "工资表在区中心" in offer.text
    await wages.taps("↩️ 退回")
    await wages.says("请先让工头到场", "没问题就退回")
    await wages.taps("↩️ 退回")
    assert await wages.read() == "↩️ 已退回。", "the case is none of theirs any more"
    back = await officer.sees("退回来了")
    assert "请先让工头到场" in back.text
    await officer.taps("打开第1号")
    await officer.taps("派单")
    await officer.taps("农民工工资")
    await officer.taps("📤 派单")
    await wages.sees("派给您这里，请接单")
    await wages.taps("📥 接单")
    await head.sees("农民工工资纠纷调解中心调解员已接单")
    assert "由农民工工资纠纷调解中心调解员负责" in await wages.read()
    await wages.taps("开始调解")
    await resolves(wages, number, "调解成功", "工资当场结清")

    await head.sees("有结果了：调解成功")
    thanked = await head.taps("🙏 谢谢")
    assert thanked.text == "🙏 已转告办理人"
    await wages.sees("报告人说：谢谢您")
    assert "🙏 谢谢" not in (await head.last()).buttons
    await town.rests()
    assert await wages.how_often("谢谢您") == 1


@pytest.mark.long
async def test_a_red_matter_is_handed_up_at_eleven_at_night(town: Town) -> None:
    head, mediator, coordinator = town.building_head, town.mediator, town.coordinator
    number = await files_a_dispute(head, "楼道里打起来了", urgency="紧急")
    other = await files_a_dispute(head, "楼道里堆了东西")
    for one in (number, other):
        await mediator.says(f"/case {one}", "办理经过")
        await mediator.taps("受理")
    await town.becomes("2026-11-24 23:00")
    await hands_up(mediator, other, "不急，明天再说", "琅琊街道")
    await hands_up(mediator, number, "人多，本级劝不住", "琅琊街道")
    offer = await coordinator.sees("上交给您这里，请接单")
    assert "110、119 或 120" in offer.text.splitlines()[0]
    assert "第1号" in offer.text
    await town.rests()
    assert not await coordinator.how_often("不急，明天再说")
    await coordinator.taps("📥 接单")
    await town.becomes("2026-11-25 08:00")
    assert await coordinator.how_often("不急，明天再说") == 1


async def an_item_is_answered(town: Town, reply: str | None) -> None:
    """An opinion item from its report to its answer, which is asked for once."""
    reporter, officer = town.grid_head, town.officer
    await reporter.says("/report", "报哪一类")
    await reporter.taps("社情民意")
    await reporter.taps("设施照明")
    await reporter.taps("本网格")
    await reporter.says("路口的路灯不亮了", "请看一眼")
    await reporter.taps("提交")
    number = number_in(await reporter.read())
    await officer.sees("新报上来一件")
    await officer.says(f"/case {number}", "办理经过")
    await officer.taps("受理")
    await officer.taps("登记结果")
    await officer.taps("已办结")
    assert "怎么办好的" in await officer.read()
    if reply is None:
        await officer.taps("📌 已在公告栏答复")
    else:
        await officer.says(reply, "没问题就登记")
        await officer.taps("登记结果")
    assert "答复已发给报告人" in await officer.read()


async def test_an_item_is_answered_and_the_reporter_is_content(town: Town) -> None:
    await an_item_is_answered(town, "路灯周三修好，晚上可以去看看")
    told = await town.grid_head.sees("这样答复")
    assert told.text.endswith("路灯周三修好，晚上可以去看看")
    rated = await town.grid_head.taps("🙂 基本满意")
    assert rated.text == "记下了：基本满意"
    assert "报告人评价：基本满意" in await town.grid_head.read()
    await town.officer.taps("归档")
    assert "报告人评价：基本满意" in (await town.officer.says("/case 1", "办理经过")).text
    assert town.rows("SELECT case_id, grade FROM opinion_ratings") == [(1, "fairly")]
    await town.rests()
    weekly = (await town.officer.says("/weekly", "周报")).text
    assert "已反馈 1" in weekly.replace("：", " "), weekly


async def test_who_is_not_content_has_it_opened_again(town: Town) -> None:
    reporter, officer = town.grid_head, town.officer
    await an_item_is_answered(town, None)
    told = await reporter.sees("这样答复")
    assert told.text.endswith("已在公告栏答复")
    rated = await reporter.taps("🙁 不满意")
    assert rated.show_alert
    assert "请点“没有解决”" in rated.text
    await reporter.taps("没有解决")
    await reporter.says("只亮了一晚又灭了", "会告诉办理人")
    await reporter.taps("告诉办理人")
    again = await officer.sees("报告人说还没有解决")
    assert "只亮了一晚又灭了" in again.text
    await resolves(officer, 1, "已办结", "换了整个灯头")
    await reporter.sees("换了整个灯头")
    await reporter.taps("😊 满意")
    assert town.rows("SELECT grade FROM opinion_ratings") == [("satisfied",)]
    weekly = (await officer.says("/weekly", "周报")).text
    assert "已反馈 1" in weekly.replace("：", " "), weekly


@pytest.mark.long
async def test_a_dispute_not_fixed_is_resolved_again_and_counted_once(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await handles(mediator, number, "调解成功")
    await mediator.taps("归档")
    await head.sees("已办完归档")
    before = head.taps_made
    await head.taps("🔁 没有解决")
    await head.taps("直接重新打开")
    assert head.taps_made - before == 2
    assert "已重新打开" in await head.read()
    assert "登记结果：调解成功" in await head.read()  # what was told once stands in the timeline
    await mediator.sees("报告人说还没有解决")
    board = (await town.supervisor.says("/status 古道", "📊 古道社区")).text
    assert "化解 0" in board.replace("：", " "), board
    await resolves(mediator, number, "调解成功", "这回真修好了")
    await head.sees("有结果了：调解成功")

    # the handler opens it again by themselves: the follow-up found otherwise
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("重新打开")
    await mediator.says("回访得知又漏了", "没问题就打开")
    await mediator.taps("🔁 重新打开")
    told = await head.sees("重新打开了")
    assert "回访得知又漏了" in told.text
    await resolves(mediator, number, "调解成功", "换了水管")
    board = (await town.supervisor.says("/status 古道", "📊 古道社区")).text
    assert "化解 1" in board.replace("：", " "), board


async def test_a_number_in_a_sentence_is_masked_and_its_message_goes(town: Town) -> None:
    number = await files_a_dispute(town.building_head)
    await town.mediator.says(f"/case {number}", "办理经过")
    await town.mediator.taps("上交一级")
    await town.mediator.says("找老王 13805501234", "理由")
    seen = await town.mediator.read()
    assert "找老王 ***********" in seen
    assert "已用 * 遮住，您发的那条也从聊天里删掉了" in seen
