"""What the communities on a board have promised and owe, on phones: a figure, and the list behind
it by a tap."""

from datetime import timedelta

from bot.buttons.evaluations import EvaluationList
from bot.buttons.followups import FollowupsOf
from bot.buttons.meetings import MeetingsOfMonth
from domain.followups import giving
from domain.followups.model import Handout, Source
from domain.meetings import planning
from domain.meetings.model import DayRule
from domain.ports import Work
from domain.request import Request
from tests.makers import a_token
from tests.stand import Stand


async def promised(stand: Stand) -> None:
    """古道社区 meets, and has handed something to its street."""
    who, units = await stand.actor("officer"), stand.district.units

    def some(work: Work) -> None:
        def asks() -> Request:
            return Request(actor=who, token=a_token(), now=stand.clock.now())

        rule = DayRule(nth=4, weekday=4)
        planning.set_series(work, asks(), units["community"], rule, "活动室")
        handout = Handout(
            source=Source.MEETING,
            source_id=1,
            host_id=units["community"],
            unit_id=units["street"],
            title="三号楼路灯不亮",
            due=work.rules.day(stand.clock.now()) + timedelta(days=1),
        )
        giving.hand_out(work, asks(), handout)

    await stand.office.do(some)


async def test_each_figure_leads_to_its_list(stand: Stand) -> None:
    await promised(stand)
    await stand.say("supervisor", "/status 琅琊街道", "📊 琅琊街道")
    await stand.tap("supervisor", "⋯ 更多")
    more = await stand.last("supervisor")
    for line in ("🗓 本月恳谈会 已开 0/1", "📋 交办 未办结 1", "🗳️ 本半年评议 已评 0/1"):
        assert line in more.text
    await stand.tap("supervisor", "🗓 恳谈会")
    meetings = await stand.last("supervisor")
    assert meetings.text.startswith("琅琊街道 🗓")
    assert "古道社区" in meetings.text
    assert "东后街社区" not in meetings.text
    await stand.tap("supervisor", "12月")
    assert (await stand.last("supervisor")).text.startswith("琅琊街道 🗓"), "still of this board"
    await stand.tap("supervisor", "‹ 总览")
    await stand.tap("supervisor", "⋯ 更多")
    await stand.tap("supervisor", "🗳️ 评议")
    evaluations = await stand.last("supervisor")
    assert "古道社区" in evaluations.text
    assert "东后街社区" not in evaluations.text
    await stand.tap("supervisor", "‹ 总览")
    await stand.tap("supervisor", "⋯ 更多")
    await stand.tap("supervisor", "📋 交办")
    handed = await stand.last("supervisor")
    assert "交办没办结 1 件" in handed.text
    await stand.tap("supervisor", "三号楼路灯不亮")
    assert "古道社区交办，琅琊街道负责" in (await stand.last("supervisor")).text


async def test_late_ones_in_english(stand: Stand) -> None:
    await promised(stand)
    stand.clock.forward(days=9)
    await stand.say("supervisor", "/language")
    await stand.tap("supervisor", "English")
    await stand.say("supervisor", "/status", "琅琊区")
    await stand.tap("supervisor", "⋯ More")
    assert "📋 Handed out, open 1 · ⚠️ late 1" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "📋 Items")
    assert "1 handed out and open, ⚠️ 1 late" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "‹ Board")


async def test_not_beyond_ones_reach(stand: Stand) -> None:
    await promised(stand)
    under = await stand.say("coordinator_2", "/status", "📊 北门街道")
    unit = stand.district.units["street"]
    for data in (
        FollowupsOf(unit=unit, page=0),
        MeetingsOfMonth(month=202611, page=0, unit=unit),
        EvaluationList(half=202607, page=0, unit=unit),
    ):
        phone = stand.phone("coordinator_2")
        tapped = await stand.sim.tap(phone, under.id, data=data.pack(), forged=True)
        assert tapped.show_alert
        assert "没找到" in tapped.text
    assert "琅琊街道" not in str(await stand.screen("coordinator_2"))
