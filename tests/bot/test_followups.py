"""交办 through phones: handed out, returned, handed out again, late, extended, fed back, judged;
and what each of them sees."""

from datetime import date, datetime

import pytest

from bot.buttons.followups import FollowupWayOf, OpenFollowup, TakeFollowup
from domain.cases.satisfaction import Satisfaction
from domain.followups import actions, giving
from domain.followups.model import Followup, FollowupArrow, Handout, Source
from domain.followups.sweep import remind_followups
from domain.ports import Work
from domain.request import Request
from tests.bot.test_unasked import pushes
from tests.makers import NOW, TODAY, ZONE, a_token
from tests.stand import Stand

FRIDAY = date(2026, 11, 27)


async def asks(stand: Stand, who: str) -> Request:
    return Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())


async def hands_out(
    stand: Stand, number: int = 1, *, to: str = "street", due: date = FRIDAY, helps: str = ""
) -> Followup:
    units = stand.district.units
    handout = Handout(
        source=Source.MEETING,
        source_id=number,
        host_id=units["community"],
        unit_id=units[to],
        helpers=(units[helps],) if helps else (),
        title=f"三号楼路灯不亮 {number}",
        due=due,
    )
    return await stand.office.do(giving.hand_out, await asks(stand, "officer"), handout)


async def judged(stand: Stand, followup: Followup, verdict: Satisfaction) -> None:
    await stand.office.do(giving.judge, await asks(stand, "officer"), followup, verdict)


async def on(stand: Stand, moment: str) -> None:
    """It is that hour, and what the clock says is said."""
    stand.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    await stand.office.do(remind_followups, Request(now=stand.clock.now()))
    await pushes(stand)


async def text(stand: Stand, who: str) -> str:
    return (await stand.last(who)).text


async def test_its_whole_way(stand: Stand) -> None:
    followup = await hands_out(stand)
    await pushes(stand)
    assert "交办：三号楼路灯不亮 1\n恳谈会 · 古道社区交办琅琊街道" in await text(
        stand, "coordinator"
    )
    await stand.tap("coordinator", "看这一项")
    await stand.tap("coordinator", "↩️ 退回")
    await stand.say("coordinator", "路灯归区里管，找13812345678", "↩️ 退回：路灯归区里管")
    assert "13812345678" not in str(await stand.screen("coordinator"))
    await stand.tap("coordinator", "↩️ 退回去")
    assert "已退回，会告诉交办的单位" in await text(stand, "coordinator")

    await pushes(stand)
    assert "琅琊街道退回：三号楼路灯不亮 1" in await text(stand, "officer")
    await stand.tap("officer", "🔁 改交")
    await stand.tap("officer", "琅琊区")
    await stand.tap("officer", "3个工作日：11月27日(周五)")
    assert "改交琅琊区，11月27日(周五)前反馈？" in await text(stand, "officer")
    await stand.tap("officer", "✅ 交办")
    page = await text(stand, "officer")
    assert "已改交，会告诉接手的单位" in page
    assert "古道社区信息员：改交琅琊区" in page

    await pushes(stand)
    await stand.tap("centre", "✅ 接收")
    assert "办理中，11月27日(周五) 前反馈" in await text(stand, "centre")
    await on(stand, "2026-11-27 08:30")
    assert "交办的事今天要反馈：" in await text(stand, "centre")
    assert "💬 反馈：三号楼路灯不亮 1" in (await stand.last("centre")).buttons
    await on(stand, "2026-11-30 08:30")
    assert "过了反馈的日子，请反馈一句" in await text(stand, "centre")
    assert "您单位交办出去的事过了日子还没有反馈" in await text(stand, "officer")
    shown = await stand.say("officer", "/todo", "交办出去 1 件")
    assert "超期 1 件" in shown.text
    assert "⚠️ 三号楼路灯不亮 1" in shown.text
    await stand.tap("officer", "三号楼路灯不亮 1")
    await stand.tap("officer", "⏰ 延期")
    await stand.say("officer", "11-20", "哪一天")
    await stand.say("officer", "12-5", "那天不上班")
    await stand.say("officer", "12-4", "延期到 12月4日(周五)")
    await stand.tap("officer", "✅ 延期")
    await pushes(stand)
    assert "延期了，请在 12月4日" in await text(stand, "centre")

    await stand.say("centre", "/todo", "要办的 1 件")
    await stand.tap("centre", "💬 反馈")
    await stand.say("centre", "灯泡已换", "💬 反馈：灯泡已换")
    await stand.say("centre", "灯泡换好了", "💬 反馈：灯泡换好了")
    await stand.tap("centre", "✅ 发出反馈")
    await pushes(stand)
    assert "琅琊区反馈：三号楼路灯不亮 1\n灯泡换好了" in await text(stand, "officer")
    await judged(stand, followup, Satisfaction.NOT)
    await pushes(stand)
    assert "评议：不满意，办结" in await text(stand, "centre")
    await stand.tap("centre", "看这一项")
    page = await text(stand, "centre")
    assert "办结，评议：不满意" in page
    assert "…前面还有 3 步" in page
    await stand.tap("centre", "经过（7 步）")
    assert "退回。路灯归区里管" in await text(stand, "centre")
    await stand.tap("centre", "›", match="contains")
    assert "评议不满意，办结" in await text(stand, "centre")
    await stand.tap("centre", "‹ 回到这一项")


async def test_not_satisfied_goes_a_tier_up(stand: Stand) -> None:
    followup = await hands_out(stand)
    await pushes(stand)
    await stand.tap("coordinator", "✅ 接收")
    await stand.tap("coordinator", "💬 反馈")
    await stand.say("coordinator", "报给供电了", "💬 反馈")
    await stand.tap("coordinator", "✅ 发出反馈")
    await judged(stand, followup, Satisfaction.NOT)
    await pushes(stand)
    assert "评议：不满意，由上一级重办" in await text(stand, "coordinator")
    assert "🔁 重办：三号楼路灯不亮 1" in await text(stand, "supervisor")
    await stand.tap("supervisor", "✅ 接收")
    page = await text(stand, "supervisor")
    assert "评议不满意，由上一级重办" in page
    assert "12月8日" in page


async def test_who_helps_sees_it_and_others_do_not(stand: Stand) -> None:
    followup = await hands_out(stand, helps="grid", to="district")
    await hands_out(stand, 2, helps="street", to="district")
    await pushes(stand)
    assert "请协办：三号楼路灯不亮 2" in await text(stand, "coordinator")
    shown = str(await stand.say("coordinator", "/todo", "要办的 1 件"))
    assert "协办 · 琅琊区牵头" in shown
    assert "✅ 接收" not in shown
    await stand.say("coordinator_2", "/todo", "现在没有交办给您单位的事")
    await stand.say("building_head", "/todo", "交办事项由这些岗位来办")
    view = await stand.boards.followups.one(await stand.actor("mediator"), followup.id, NOW)
    assert view.line.may.extend


async def test_pages_and_late_first(stand: Stand) -> None:
    for number in range(1, 8):
        await hands_out(stand, number, due=date(2026, 12, number if number < 5 else 7))
    await hands_out(stand, 8, due=date(2026, 11, 24))
    stand.clock.moment = datetime.fromisoformat("2026-11-25 09:00").replace(tzinfo=ZONE)
    shown = await stand.say("coordinator", "/todo", "要办的 8 件")
    assert "超期 1 件" in shown.text
    assert shown.text.index("三号楼路灯不亮 8") < shown.text.index("三号楼路灯不亮 1")
    await stand.tap("coordinator", "›", match="contains")
    assert "2/2" in await text(stand, "coordinator")
    await stand.tap("coordinator", "✅ 接收")
    assert "办理中" in await text(stand, "coordinator")


async def test_what_is_recorded_for_a_unit_without_a_phone(stand: Stand) -> None:
    person = stand.district.person_id("coordinator")

    def leaves(work: Work) -> None:
        for one in work.people.held_by(person):
            one.valid_to = TODAY

    await stand.office.do(leaves)
    await hands_out(stand)
    await pushes(stand)
    assert "交办：三号楼路灯不亮 1" in await text(stand, "centre")
    shown = str(await stand.say("centre", "/todo", "要办的 1 件"))
    assert "✅ 接收（代录）" in shown
    await stand.tap("centre", "✅ 接收（代录）")
    assert "琅琊区联合接访调处中心：接收（代录）" in await text(stand, "centre")
    await stand.tap("centre", "💬 反馈（代录）")
    assert "代录：那边没有手机" in await text(stand, "centre")


async def test_a_step_that_is_too_late_says_so(stand: Stand) -> None:
    followup = await hands_out(stand)
    await pushes(stand)
    await stand.office.do(actions.accept, await asks(stand, "coordinator"), followup.id)
    tapped = await stand.tap("coordinator", "✅ 接收")
    assert "这一步用不上了" in str(tapped)
    assert "办理中" in await text(stand, "coordinator")


@pytest.mark.long
async def test_no_button_does_anything_for_who_has_no_right(stand: Stand) -> None:
    followup = await hands_out(stand, helps="district")
    buttons = [
        *(TakeFollowup(id=followup.id, arrow=arrow) for arrow in FollowupArrow),
        OpenFollowup(id=followup.id),
        FollowupWayOf(id=followup.id, page=0),
    ]

    async def way() -> tuple[int, str]:
        view = await stand.boards.followups.one(await stand.actor("officer"), followup.id, NOW)
        return len(view.way), view.line.state.value

    before = await way()
    for who in ("mediator_2", "coordinator_2", "grid_head", "building_head", "administrator"):
        await stand.say(who, "/help")
        message = (await stand.last(who)).id
        for data in buttons:
            tapped = await stand.sim.tap(stand.phone(who), message, data=data.pack(), forged=True)
            assert "没找到" in tapped.text, (who, data)
    # who helps, and who handed it out, see it and take no step of the unit's
    for who in ("supervisor", "officer"):
        await stand.say(who, "/help")
        message = (await stand.last(who)).id
        for arrow in (FollowupArrow.ACCEPT, FollowupArrow.SEND_BACK, FollowupArrow.FEED_BACK):
            data = TakeFollowup(id=followup.id, arrow=arrow).pack()
            tapped = await stand.sim.tap(stand.phone(who), message, data=data, forged=True)
            assert "这一步用不上了" in tapped.text
    await stand.idle()
    assert await way() == before
