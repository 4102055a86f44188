"""The weekly report through phones: confirmed once, with a remark, as nil, and never by others."""

from bot.buttons.periodic import PeriodicOf
from domain.days.periods import Period, PeriodKind
from domain.people.model import Capacity, Holding
from domain.ports import Work
from tests.makers import TODAY, a_case
from tests.stand import Stand

THIS, LAST = Period.parse("2026-W48"), Period.parse("2026-W47")


def weekly_of(stand: Stand, act: str = "show", period: str = THIS.code) -> str:
    return PeriodicOf(unit=stand.district.units["community"], period=period, act=act).pack()


async def forge(stand: Stand, chair: str, message_id: int, data: str) -> tuple[str, bool]:
    """A tap no button has: its answer."""
    tapped = await stand.sim.tap(stand.phone(chair), message_id, data=data, forged=True)
    assert tapped.answered
    return tapped.text, tapped.show_alert


async def test_nothing_happened_and_one_tap_says_so(stand: Stand) -> None:
    page = await stand.say("officer", "/weekly", "古道社区 周报")
    assert "第47周" in page.text, "last week's is still owed"
    assert page.buttons[0] == "🈳 本期无事项"
    await stand.tap("officer", "本期无事项", match="contains")
    done = await stand.last("officer")
    assert done.text.startswith("🙏 第47周周报已确认")
    assert "迟报" in done.text
    await stand.tap("officer", "这一周", match="contains")
    assert "第48周" in (await stand.last("officer")).text
    assert "第48周" in (await stand.say("officer", "/weekly", "周报")).text


async def test_confirming_what_was_found(stand: Stand) -> None:
    await stand.office.do(a_case, await stand.actor("grid_head"), stand.district.units["grid"])
    page = await stand.say("officer_stand_in", "/weekly", "周报")
    text, alert = await forge(stand, "officer_stand_in", page.id, weekly_of(stand, "nil"))
    assert alert
    assert "这周已有 1 件" in text
    assert "本周新排查 1（0）" in (await stand.last("officer_stand_in")).text
    await stand.tap("officer_stand_in", "✅ 确认")
    confirmed = await stand.last("officer_stand_in")
    assert confirmed.text.startswith("🙏 第48周周报已确认")
    # The same tap again, as a slow network repeats it, and the other officer's phone.
    text, alert = await forge(stand, "officer_stand_in", page.id, weekly_of(stand, "confirm"))
    assert (text, alert) == ("这份周报已经确认过了。", False)
    assert "信息员已确认" in (await stand.last("officer_stand_in")).text


async def test_a_remark_goes_with_it(stand: Stand) -> None:
    page = await stand.say("officer", "/weekly", "周报")
    await forge(stand, "officer", page.id, weekly_of(stand, "remark"))
    assert "想说明什么" in (await stand.last("officer")).text
    await stand.say("officer", "停电", "说明：停电")
    await stand.say("officer", "周三<停电>一天", "说明：周三<停电>一天")
    await stand.tap("officer", "带说明确认", match="contains")
    done = await stand.last("officer")
    assert done.text.startswith("🙏 第48周周报已确认")
    assert "说明：周三<停电>一天" in done.text
    text, _ = await forge(stand, "officer", done.id, weekly_of(stand, "remark"))
    assert text == "这份周报已经确认过了。"


async def test_leaving_the_remark(stand: Stand) -> None:
    await stand.say("officer", "/weekly", "周报")
    await stand.tap("officer", "加一句说明", match="contains")
    await stand.tap("officer", "返回", match="contains")
    assert "还没确认" in (await stand.last("officer")).text


async def test_who_has_no_community_is_told_where_to_look(stand: Stand) -> None:
    await stand.say("grid_head", "/weekly", "周报由社区信息员确认")
    await stand.say("coordinator", "/weekly", "/status")


async def test_a_report_is_read_by_the_name_of_its_community(stand: Stand) -> None:
    page = await stand.say("coordinator", "/weekly 古道", "古道社区 周报")
    assert page.buttons == ["📄 报表", "‹ 上一周", "这一周 ›"], "to read, not to confirm"
    await stand.say("coordinator", "/weekly 东后街", "没找到“东后街”")
    await stand.say("officer", "/weekly 东后街", "没找到“东后街”")
    several = await stand.say("supervisor", "/weekly 社区", "看哪一个")
    assert several.buttons == ["古道社区", "东后街社区"]
    await stand.tap("supervisor", "东后街社区")
    assert "东后街社区 周报" in (await stand.last("supervisor")).text
    await stand.say("grid_head", "/weekly 古道", "周报由社区信息员确认")
    for who, said in (("supervisor", "/weekly 加社区名"), ("officer", "看一眼点确认")):
        await stand.say(who, "/help", "您的岗位")
        await stand.tap(who, "🗒 报表")
        assert said in (await stand.last(who)).text


async def test_a_street_has_no_report_but_a_board_that_leads_to_them(stand: Stand) -> None:
    board = await stand.say("supervisor", "/weekly 琅琊街道", "周报是社区的")
    assert "📊 琅琊街道" in board.text
    await stand.tap("supervisor", "古道社区 0")
    await stand.tap("supervisor", "📋 周报")
    assert "古道社区 周报" in (await stand.last("supervisor")).text
    several = await stand.say("supervisor", "/weekly 街道", "看哪一个")
    await stand.tap("supervisor", several.buttons[1])
    assert (await stand.last("supervisor")).text.startswith("📊 北门街道")


async def test_who_confirms_for_several_communities_chooses(stand: Stand) -> None:
    def one_more(work: Work) -> None:
        work.people.add_holding(
            Holding(
                post_id=stand.district.chairs["officer_2"].post.id,
                person_id=stand.district.person_id("officer"),
                capacity=Capacity.HOLDER,
                valid_from=TODAY,
            )
        )

    await stand.office.do(one_more)
    page = await stand.say("officer", "/weekly", "您有几个社区的周报")
    assert page.buttons == ["古道社区", "东后街社区"]
    await stand.tap("officer", "东后街社区")
    shown = await stand.last("officer")
    assert "东后街社区 周报" in shown.text
    assert "第47周" in shown.text, "the one still owed"
    await stand.tap("officer", "本期无事项", match="contains")
    assert (await stand.last("officer")).text.startswith("🙏 第47周周报已确认")
    await stand.say("officer", "/weekly 古道", "古道社区 周报")


async def test_the_coordinator_reads_and_others_do_not(stand: Stand) -> None:
    hint = await stand.say("coordinator", "/case", "编号")
    await forge(stand, "coordinator", hint.id, weekly_of(stand))
    page = await stand.last("coordinator")
    assert "古道社区 周报" in page.text
    assert page.buttons == ["📄 报表", "‹ 上一周"]
    text, alert = await forge(stand, "coordinator", hint.id, weekly_of(stand, "confirm"))
    assert alert
    assert "不能办" in text

    hint = await stand.say("officer_2", "/case", "编号")
    for data in (
        weekly_of(stand),
        weekly_of(stand, "remark"),
        weekly_of(stand, period="2026-W54"),
        weekly_of(stand, period="due"),
        weekly_of(stand, period="2026-11"),
        weekly_of(stand, period="2027-W01"),
        PeriodicOf(unit=2**62, period=THIS.code).pack(),
        PeriodicOf(unit=stand.district.units["grid"], period=THIS.code).pack(),
    ):
        assert (await forge(stand, "officer_2", hint.id, data))[1], data
    assert (await stand.last("officer_2")).id == hint.id
    assert "编号" in (await stand.last("officer_2")).text
    await forge(stand, "officer_2", hint.id, weekly_of(stand, "confirm"))
    officer, now = await stand.actor("officer"), stand.clock.now()
    view = await stand.boards.periodic.report(officer, PeriodKind.WEEK, None, THIS, now)
    assert view.confirmed is None
