"""恳谈会 through phones: the day is set, the agenda gathers, the meeting is tapped through, the
minutes are confirmed, and next time what was done is judged."""

from datetime import datetime
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from domain.cases.model import CaseKind
from domain.followups.model import FollowupState, Source
from domain.meetings.sweep import plan_meetings
from domain.ports import Work
from domain.request import Request
from tests.makers import ZONE, a_case
from tests.stand import Stand


async def reported(stand: Stand, *summaries: str) -> list[int]:
    """Items of the building's head, all of one place and topic."""
    head = await stand.actor("building_head")
    unit = stand.district.units["building"]

    def file(work: Work) -> list[int]:
        return [
            a_case(work, head, unit, now=stand.clock.now(), kind=CaseKind.OPINION, summary=one).id
            for one in summaries
        ]

    return await stand.office.do(file)


async def meets(stand: Stand) -> None:
    """The officer says that 古道社区 meets on the second Thursday."""
    await stand.say("officer", "/meeting", "还没定每月哪天")
    await stand.tap("officer", "📅 每月哪天开")
    await stand.tap("officer", "每月第二个周四")
    await stand.say("officer", "二楼活动室，下午3点", "二楼活动室")
    await stand.tap("officer", "✅ 就这样")


async def submits(stand: Stand, case_id: int) -> None:
    await stand.say("officer", f"/case {case_id}", "办理经过")
    await stand.tap("officer", "🗓 提交恳谈会")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


async def paper(stand: Stand, label: str) -> bytes:
    """What the officer gets for a tap on the button of a paper."""
    before = (await stand.screen("officer")).seq
    await stand.tap("officer", label)
    sent = await stand.sim.wait_for(stand.phone("officer"), contains=label[2:], after=before)
    data: bytes = await stand.sim.file(sent.raw["document"]["file_id"])
    return data


async def test_from_the_first_day_to_the_minutes(stand: Stand) -> None:
    await meets(stand)
    page = await stand.last("officer")
    assert "恳谈会 · 古道社区 · 12月10日(周四)" in page.text
    assert "定好了" in page.text
    numbers = await reported(stand, "路灯不亮", "下水道堵", "停车乱")
    await submits(stand, numbers[0])
    assert "🗓 恳谈会 12月10日：征集议题中" in (await stand.last("officer")).text
    await submits(stand, numbers[1])
    await stand.say("mediator", "/meeting", "议题 2 条")
    await stand.tap("mediator", "➕ 加一条")
    await stand.say("mediator", "楼道灯要换，找13812345678", "楼道灯要换")
    await stand.tap("mediator", "✅ 就这样")
    page = await stand.last("mediator")
    assert "议题 3 条" in page.text
    assert "13812345678" not in str(await stand.screen("mediator"))
    await stand.tap("mediator", "✅ 定下议程")
    await submits(stand, numbers[2])
    assert "🗓 恳谈会 1月14日" in (await stand.last("officer")).text, "it is for the next one"

    stand.clock.moment = at("2026-12-10T15:00")
    await stand.say("officer", "/meeting", "议程已定")
    await stand.tap("officer", "▶️ 现在开会")
    assert "第 1 条（共 3 条）" in (await stand.last("officer")).text
    await stand.tap("officer", "💬 现场答复")
    await stand.say("officer", "今晚就换灯泡", "今晚就换灯泡")
    await stand.tap("officer", "✅ 就这样")
    assert "第 2 条" in (await stand.last("officer")).text, "one after another"
    await stand.tap("officer", "📤 交办")
    await stand.tap("officer", "琅琊街道")
    assert "会印在交办单上" in (await stand.last("officer")).text
    assert "1月8日" in (await stand.last("officer")).text, "a month at most"
    await stand.tap("officer", "‹ 换个日子")
    await stand.say("officer", "12-25", "12月25日(周五)")
    await stand.tap("officer", "🤝 加协办")
    await stand.tap("officer", "琅琊区")
    await stand.tap("officer", "✅ 就这样")
    assert "第 3 条" in (await stand.last("officer")).text
    await stand.tap("officer", "⏫ 上报上一级")
    page = await stand.last("officer")
    assert "议题都议完了" in page.text
    await stand.tap("officer", "👥 到会人数")
    await stand.say("officer", "12 3 2", "请发 4 个数")
    await stand.say("officer", "12 3 2 4", "居民代表 12")
    await stand.tap("officer", "✅ 就这样")
    await stand.tap("officer", "✅ 确认纪要")
    page = await stand.last("officer")
    assert "纪要由信息员确认" in page.text
    assert "📤 琅琊街道" in page.text

    minutes = Document(BytesIO(await paper(stand, "📄 会议纪要")))
    text = "\n".join(cell.text for table in minutes.tables for cell in table._cells)
    assert "今晚就换灯泡" in text
    assert "琅琊街道，2026年12月25日前反馈（协办：琅琊区）" in text
    slips = Document(BytesIO(await paper(stand, "📤 交办单")))
    assert sum("恳谈会交办单" in one.text for one in slips.paragraphs) == 1, "a page a unit"
    await stand.tap("officer", "⋯ 更多")
    sheet = load_workbook(BytesIO(await paper(stand, "📊 议题表"))).active
    assert sheet is not None
    assert sheet.cell(3, 1).value == "议题号"
    assert [sheet.cell(row, 4).value for row in (4, 5, 6)] == ["现场答复", "交办", "上报"]


async def held(stand: Stand, summary: str = "路灯不亮") -> int:
    """A meeting under way with one item."""
    await meets(stand)
    [number] = await reported(stand, summary)
    await submits(stand, number)
    await stand.say("officer", "/meeting", "议题 1 条")
    await stand.tap("officer", "✅ 定下议程")
    stand.clock.moment = at("2026-12-10T15:00")
    await stand.tap("officer", "▶️ 现在开会")
    return number


async def test_two_officers_confirm_at_once(stand: Stand) -> None:
    await held(stand)
    await stand.tap("officer", "⏫ 上报上一级")
    await stand.tap("officer", "👥 到会人数")
    await stand.say("officer", "9 0 0 1", "居民代表 9")
    await stand.tap("officer", "✅ 就这样")
    await stand.say("mediator", "/meeting", "都齐了")
    await stand.tap("officer", "✅ 确认纪要")
    tapped = await stand.tap("mediator", "✅ 确认纪要")
    assert "纪要刚刚已经由别人确认了" in tapped.text
    assert "纪要由信息员确认" in (await stand.last("mediator")).text


async def test_what_was_handed_out_is_judged_first_next_time(stand: Stand) -> None:
    await held(stand)
    await stand.tap("officer", "⏫ 上报上一级")
    await stand.tap("officer", "👥 到会人数")
    await stand.say("officer", "9 0 0 1", "居民代表 9")
    await stand.tap("officer", "✅ 就这样")
    await stand.tap("officer", "✅ 确认纪要")

    def fed_back(work: Work) -> None:
        [one] = work.followups.of_source(Source.MEETING, [1])
        one.state, one.feedback, one.fed_back_at = (
            FollowupState.FED_BACK,
            "换了灯",
            stand.clock.now(),
        )

    await stand.office.do(fed_back)
    await stand.office.do(plan_meetings, Request(now=stand.clock.now()))
    page = await stand.say("mediator", "/meeting", "1月14日")
    assert "等评议 1 条" in page.text
    await stand.tap("mediator", "✅ 定下议程")
    stand.clock.moment = at("2027-01-14T15:00")
    await stand.tap("mediator", "▶️ 现在开会")
    page = await stand.last("mediator")
    assert "先评议上次交办的" in page.text
    assert "反馈：换了灯" in page.text
    await stand.tap("mediator", "🙋 记评议票数")
    await stand.say("mediator", "0 0 0", "没有人表态")
    await stand.say("mediator", "12 3 1", "→ 满意")
    await stand.tap("mediator", "✅ 就这样")
    assert "会转告报告人" in (await stand.last("mediator")).text


async def test_repeated_matters_are_offered_as_one_item(stand: Stand) -> None:
    await meets(stand)
    await reported(stand, "路灯不亮", "路灯又不亮", "还是不亮")
    await stand.say("mediator", "/meeting", "还没有议题")
    await stand.say("officer", "/meeting", "还没有议题")
    await stand.tap("officer", "3件 → 一条议题", match="contains")
    late = await stand.tap("mediator", "3件 → 一条议题", match="contains")
    assert "刚刚有了变化" in late.text
    assert "议题 1 条" in (await stand.last("mediator")).text
    page = await stand.last("officer")
    assert "3 件列成了一条议题" in page.text
    assert "（3件）" in page.text
    assert "→ 一条议题" not in str(page)
    await stand.tap("officer", "1")
    assert "第3号" in (await stand.last("officer")).text


async def test_a_meeting_is_postponed_or_not_held_with_a_tap_and_a_reason(stand: Stand) -> None:
    await meets(stand)
    [number] = await reported(stand, "路灯不亮")
    await submits(stand, number)
    await stand.say("officer", "/meeting", "议题 1 条")
    await stand.tap("officer", "⋯ 更多")
    await stand.tap("officer", "↪️ 延期")
    await stand.say("officer", "12月17日", "为什么延期")
    await stand.tap("officer", "遇上放假")
    page = await stand.last("officer")
    assert "12月17日(周四)" in page.text
    assert "原定 12月10日：遇上放假" in page.text
    assert "议题 1 条" in page.text
    stand.clock.moment = at("2026-12-18T09:00")
    await stand.say("officer", "/meeting", "过了日子还没开")
    await stand.tap("officer", "⋯ 更多")
    await stand.tap("officer", "🚫 这次不开")
    await stand.tap("officer", "人到不齐")
    page = await stand.last("officer")
    assert "未开" in page.text
    await stand.say("officer", "/meeting", "议题 1 条")
    assert "1月14日" in (await stand.last("officer")).text
    board = await stand.say("supervisor", "/meeting", "12月恳谈会")
    assert "1 场，已开 0，没开成 1" in board.text
    assert "人到不齐" in board.text
    await stand.tap("supervisor", "古道社区")
    assert "未开" in (await stand.last("supervisor")).text
    await stand.say("building_head", "/meeting", "由这些岗位来办")


async def test_items_are_merged_left_taken_back_and_corrected(stand: Stand) -> None:
    await held(stand)
    for topic in ("楼道灯", "路灯都坏了"):
        await stand.say("mediator", "/meeting", "正在开")
        await stand.tap("mediator", "➕ 加一条")
        await stand.say("mediator", topic, topic)
        await stand.tap("mediator", "✅ 就这样")
    await stand.tap("mediator", "3")
    await stand.tap("mediator", "🔗 合并")
    await stand.tap("mediator", "1. 路灯不亮")
    await stand.tap("mediator", "‹ 议程")
    assert "🔗 第 1 条" in (await stand.last("mediator")).text
    await stand.tap("mediator", "2")
    await stand.tap("mediator", "⏭ 下次再议")
    await stand.tap("mediator", "🗣 作解释")
    await stand.say("mediator", "电力公司在换线", "电力公司在换线")
    await stand.tap("mediator", "✅ 就这样")
    await stand.tap("mediator", "1")
    await stand.tap("mediator", "↩️ 重选")
    await stand.tap("mediator", "🚫 不列入")
    await stand.say("mediator", "已经修好", "已经修好")
    await stand.tap("mediator", "✅ 就这样")
    await stand.tap("mediator", "👥 到会人数")
    await stand.say("mediator", "5 1 1 1", "居民代表 5")
    await stand.tap("mediator", "✅ 就这样")
    await stand.tap("mediator", "✅ 确认纪要")
    await stand.tap("mediator", "1")
    await stand.tap("mediator", "✏️ 更正")
    await stand.tap("mediator", "💬 现场答复")
    await stand.say("mediator", "当场修好了", "为什么更正")
    await stand.say("mediator", "记错了", "更正：记错了")
    await stand.tap("mediator", "✅ 就这样")
    assert "更正了" in (await stand.last("mediator")).text
    await stand.tap("mediator", "1")
    page = (await stand.last("mediator")).text
    assert "✅ 现场答复" in page
    assert "更正：记错了" in page


async def test_before_its_day_one_tap_does_not_begin_it(stand: Stand) -> None:
    await meets(stand)
    await stand.tap("officer", "✅ 定下议程")
    await stand.tap("officer", "▶️ 现在开会")
    assert "还没到 12月10日(周四)" in (await stand.last("officer")).text
    await stand.tap("officer", "‹ 返回")
    assert "议程已定" in (await stand.last("officer")).text
    await stand.tap("officer", "▶️ 现在开会")
    await stand.tap("officer", "▶️ 现在开会")
    assert "正在开" in (await stand.last("officer")).text


async def test_a_month_beyond_all_months_is_out_of_date(stand: Stand) -> None:
    page = await stand.say("supervisor", "/meeting", "月恳谈会")
    for month in (200001, 219912):
        data = f"mtm:{month}:0:0"
        tapped = await stand.sim.tap(stand.phone("supervisor"), page.id, data=data, forged=True)
        assert "没找到" in tapped.text


async def test_in_english(stand: Stand) -> None:
    await stand.say("officer", "/language", "")
    await stand.tap("officer", "English")
    await stand.say("officer", "/meeting", "has not said on which day")
    await stand.tap("officer", "📅 Set the day")
    await stand.say("officer", "second Thu", "Where and at what time")
    await stand.say("officer", "Hall, 3 pm", "Second Thu of the month")
    await stand.tap("officer", "🔁 Another way round days off")
    assert "the working day before" in (await stand.last("officer")).text
    await stand.tap("officer", "✅ That is it")
    assert "Gathering items" in (await stand.last("officer")).text
