"""恳谈会: a meeting a month, what is on its agenda, and what becomes of that."""

from datetime import date, timedelta

import pytest

from domain.access import TABLE, Act
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.meetings import agenda, holding, planning
from domain.meetings.figures import tally
from domain.meetings.model import (
    AgendaItem,
    DayRule,
    ItemRuling,
    MeetingState,
    Ruling,
    Votes,
)
from domain.meetings.notices import ItemRuled, MeetingDue, MeetingMoved
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.reminders.ladder import Rung
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.meeting_desk import DECEMBER, RULE, TENTH, MeetingDesk, local
from tests.makers import plain_rules


@pytest.fixture
def desk(town: Town) -> MeetingDesk:
    return MeetingDesk(town)


def test_a_series_makes_a_meeting_a_month(desk: MeetingDesk) -> None:
    assert [(one.month, one.on) for one in desk.meetings()] == [(DECEMBER, TENTH)]
    desk.sweeps("2026-11-30T09:00")
    desk.sweeps("2026-12-01T09:00")
    desk.sweeps("2026-12-01T09:01")
    assert [one.on for one in desk.meetings()] == [TENTH, date(2027, 1, 14)]


def test_who_holds_meetings(desk: MeetingDesk) -> None:
    holding_roles = {role for role, acts in TABLE.items() if Act.HOLD_MEETING in acts}
    assert holding_roles == {Role.INFORMATION_OFFICER, Role.MEDIATOR}
    with pytest.raises(Refused):
        desk.do(planning.fix, desk.street, desk.meeting.id)
    with pytest.raises(NotFound):
        desk.do(planning.fix, desk.head, desk.meeting.id)
    with pytest.raises(Refused):
        desk.do(planning.set_series, desk.street, desk.unit_id, RULE, "会议室")


def test_a_new_rule_moves_what_nobody_has_moved(desk: MeetingDesk) -> None:
    desk.do(planning.set_series, desk.mediator, desk.unit_id, DayRule(day=20), "二楼")
    assert desk.meeting.on == date(2026, 12, 21), "the 20th is a Sunday"
    assert desk.meeting.place == "二楼"
    assert len(desk.meetings()) == 1
    desk.do(planning.postpone, desk.officer, desk.meeting.id, date(2026, 12, 23), "下雪")
    desk.do(planning.set_series, desk.mediator, desk.unit_id, RULE, "二楼")
    assert desk.meeting.on == date(2026, 12, 23)


def test_a_matter_is_linked_and_not_copied(desk: MeetingDesk) -> None:
    case = desk.opinion()
    ask = desk.town.asks(desk.officer)
    for _ in range(2):
        item = desk.town.do(agenda.submit, ask, case.id)
    assert len(desk.items()) == 1, "the same tap twice is one"
    assert item.topic == ""
    assert desk.town.work.meetings.cases_of([item.id]) == {item.id: [case.id]}
    with pytest.raises(WrongStep, match="submit-waiting"):
        desk.submit(case, desk.mediator)
    for who, refusal in ((desk.street, Refused), (desk.head, Refused)):
        with pytest.raises(refusal):
            desk.submit(desk.opinion(), who)


def test_what_comes_after_the_agenda_is_fixed_is_for_the_next(desk: MeetingDesk) -> None:
    first = desk.submit(desk.opinion())
    desk.do(planning.fix, desk.officer, desk.meeting.id)
    second = desk.submit(desk.opinion("积水"))
    assert [one.meeting_id for one in (first, second)] == [one.id for one in desk.meetings()]
    desk.do(planning.reopen, desk.officer, desk.meeting.id)
    third = desk.submit(desk.opinion("井盖"))
    assert third.meeting_id == desk.meeting.id


def test_repeated_matters_are_one_item(desk: MeetingDesk) -> None:
    some = [desk.opinion().id for _ in range(3)]
    desk.submit(desk.town.cases()[0])
    ask = desk.town.asks(desk.officer)
    item = desk.town.do(agenda.unite, ask, desk.unit_id, some)
    assert desk.town.work.meetings.cases_of([item.id]) == {item.id: some[1:]}
    with pytest.raises(WrongStep):
        desk.do(agenda.unite, desk.officer, desk.unit_id, some)
    other = desk.town.reported(desk.head, unit="一号楼")
    with pytest.raises(Invalid, match="meeting-not-alike"):
        desk.do(agenda.unite, desk.officer, desk.unit_id, [other.id, desk.opinion().id])


def test_a_meeting_item_by_item(desk: MeetingDesk) -> None:
    cases = [desk.opinion(one) for one in ("路灯", "积水", "井盖", "噪声", "停车")]
    items = [desk.submit(case) for case in cases]
    desk.begin()
    items.append(desk.worded())
    desk.says(items[0], Ruling.ANSWERED, note="今晚就修")
    desk.says(items[1], Ruling.HANDED_OUT, to_unit_id=desk.town.units["琅琊街道"].id)
    desk.says(items[2], Ruling.PASSED_UP)
    desk.says(items[3], Ruling.EXPLAINED, note="施工许可到月底")
    desk.says(items[4], Ruling.NOT_TAKEN, note="属物业合同")
    desk.says(items[5], Ruling.MERGED, into_id=items[0].id)
    assert [one.number for one in items] == [1, 2, 3, 4, 5, 6]
    assert not desk.followups(), "nothing goes out before the minutes are confirmed"
    assert not desk.told(desk.head, ItemRuled)
    meeting = desk.meeting
    with pytest.raises(Invalid, match="meeting-not-counted"):
        desk.do(holding.confirm, desk.officer, meeting.id)
    desk.confirms(meeting)
    street = desk.town.units["琅琊街道"].id
    assert [(one.source_id, one.unit_id) for one in desk.followups()] == [
        (items[1].id, street),
        (items[2].id, street),
    ]
    heard = desk.told(desk.head, ItemRuled)
    assert [one.ruling for one in heard] == list(Ruling)[:5]
    assert [one.to_unit for one in heard[1:3]] == ["琅琊街道", "琅琊街道"]
    counted = tally(desk.items(), TENTH)
    assert (counted.items, counted.done, counted.due) == (5, 2, 2)
    assert counted.items == sum(
        (
            counted.answered,
            counted.handed_out,
            counted.passed_up,
            counted.explained,
            counted.not_taken,
        )
    )


def test_an_outcome_is_written_once(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    with pytest.raises(WrongStep):
        desk.says(item, Ruling.ANSWERED, note="修好了")
    desk.begin()
    ask = desk.town.asks(desk.officer)
    said = ItemRuling(ruling=Ruling.ANSWERED, note="修好了")
    for _ in range(2):
        desk.town.do(holding.rule_on, ask, item.id, said)
    with pytest.raises(WrongStep):
        desk.says(item, Ruling.EXPLAINED, note="另有说法")
    desk.do(holding.take_back, desk.mediator, item.id)
    desk.says(item, Ruling.EXPLAINED, note="另有说法")
    assert (item.ruling, item.note) == (Ruling.EXPLAINED, "另有说法")


@pytest.mark.parametrize("ruling", [Ruling.ANSWERED, Ruling.EXPLAINED, Ruling.NOT_TAKEN])
def test_what_is_said_to_people_needs_its_sentence(desk: MeetingDesk, ruling: Ruling) -> None:
    item = desk.submit(desk.opinion())
    desk.begin()
    with pytest.raises(Invalid, match="note-missing"):
        desk.says(item, ruling)


def test_the_day_and_the_unit_are_checked(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    desk.begin()
    street = desk.town.units["琅琊街道"].id
    for more, reason in (
        ({"to_unit_id": street, "due_on": date(2026, 12, 9)}, "day-gone"),
        ({"to_unit_id": street, "due_on": date(2027, 3, 1)}, "meeting-answer-far"),
        ({}, "unit-missing"),
    ):
        with pytest.raises(Invalid, match=reason):
            desk.says(item, Ruling.HANDED_OUT, **more)
    elsewhere = desk.town.unit("北门街道", UnitKind.STREET, "琅琊区").id
    with pytest.raises(Invalid, match="followup-unit"):
        desk.says(item, Ruling.HANDED_OUT, to_unit_id=elsewhere)


def test_a_meeting_that_is_moved_loses_nothing(desk: MeetingDesk) -> None:
    kept = [desk.submit(desk.opinion(one)) for one in ("路灯", "积水", "井盖")]
    desk.says(kept[2], Ruling.MERGED, into_id=kept[0].id)
    desk.do(planning.postpone, desk.officer, desk.meeting.id, date(2026, 12, 17), "人到不齐")
    assert desk.meeting.state is MeetingState.POSTPONED
    assert len(desk.items()) == 3
    moved = desk.told(desk.mediator, MeetingMoved)
    assert [(one.on, one.reason) for one in moved] == [(date(2026, 12, 17), "人到不齐")]
    assert not desk.told(desk.officer, MeetingMoved), "nobody is told of their own step"
    left = desk.worded("不归社区管")
    desk.says(left, Ruling.NOT_TAKEN, note="已转城管")
    desk.do(planning.call_off, desk.officer, desk.meeting.id, "另有任务")
    first, second = desk.meetings()
    assert first.state is MeetingState.CANCELLED
    assert desk.items(first) == [left]
    assert desk.items(second) == kept, "with what was merged"


def test_a_month_without_a_meeting_is_told_up_the_rungs_and_is_said_with_a_reason(
    desk: MeetingDesk,
) -> None:
    item = desk.submit(desk.opinion())
    desk.sweeps("2026-12-09T09:00")
    desk.sweeps("2026-12-09T09:05")
    desk.sweeps("2026-12-10T09:00")
    rungs = [one.rung for one in desk.told(desk.officer, MeetingDue)]
    assert rungs == [Rung.BEFORE, Rung.DUE_DAY]
    for day in (11, 14, 15, 16):
        desk.sweeps(f"2026-12-{day}T09:00")
    assert [one.rung for one in desk.told(desk.officer, MeetingDue)][2:] == [Rung.HANDLER]
    assert [one.rung for one in desk.told(desk.deputy, MeetingDue)] == [Rung.STAND_IN]
    assert Rung.NEXT_TIER in {one.rung for one in desk.told(desk.street, MeetingDue)}
    desk.do(planning.call_off, desk.officer, desk.meeting.id, "换届")
    assert desk.meeting.state is MeetingState.NOT_HELD
    assert item.meeting_id == desk.meetings()[1].id
    before = len(desk.town.pushes())
    desk.sweeps("2026-12-17T09:00")
    assert [one for one in desk.town.pushes()[before:] if one.notice.kind == "meeting-due"] == []


def test_minutes_that_nobody_confirms_are_asked_after(desk: MeetingDesk) -> None:
    desk.begin()
    for day in (11, 14, 15):
        desk.sweeps(f"2026-12-{day}T09:00")
    assert not [one for one in desk.told(desk.officer, MeetingDue) if one.state == "held"]
    desk.sweeps("2026-12-16T09:00")
    told = [one for one in desk.told(desk.officer, MeetingDue) if one.state == "held"]
    assert [one.rung for one in told] == [Rung.HANDLER]


def test_what_is_held_a_day_late_is_written_down_for_its_day(desk: MeetingDesk) -> None:
    desk.begin("2026-12-11T09:00")
    assert desk.meeting.on == TENTH
    assert desk.meeting.held_at is not None
    assert plain_rules().day(desk.meeting.held_at) == TENTH


def test_an_earlier_meeting_waits_for_its_minutes_first(desk: MeetingDesk) -> None:
    desk.begin()
    desk.sweeps("2026-12-11T09:00")
    later = desk.meetings()[1]
    desk.do(planning.fix, desk.officer, later.id)
    desk.town.clock.moment = local("2027-01-14T15:00")
    with pytest.raises(Invalid, match="meeting-unconfirmed"):
        desk.do(holding.begin, desk.officer, later.id)


@pytest.mark.parametrize(
    ("votes", "verdict"),
    [
        ((5, 4, 1), Satisfaction.SATISFIED),
        ((3, 3, 1), Satisfaction.FAIRLY),
        ((2, 0, 2), Satisfaction.NOT),
        ((0, 0, 1), Satisfaction.NOT),
    ],
)
def test_the_most_votes_decide_and_a_tie_takes_the_lower(
    votes: tuple[int, int, int], verdict: Satisfaction
) -> None:
    said = Votes(satisfied=votes[0], fairly=votes[1], discontented=votes[2])
    assert said.verdict is verdict


def test_no_votes_are_no_opinion() -> None:
    with pytest.raises(Invalid, match="meeting-no-votes"):
        Votes()


def test_a_community_that_merges_leaves_its_agenda_to_the_other(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    heir = desk.town.unit("东后街社区", UnitKind.COMMUNITY, "琅琊街道")
    today = desk.town.clock.now().date()
    nobody = Request(now=desk.town.clock.now())
    desk.town.do(org.merge, nobody, [desk.unit_id], heir.id, on=today)
    desk.sweeps("2026-11-25T09:00")
    meeting = next(one for one in desk.meetings() if one.id == item.meeting_id)
    assert meeting.unit_id == heir.id
    assert meeting.on == TENTH


def test_an_item_knows_its_meeting(desk: MeetingDesk) -> None:
    for number in (0, 99, 2**70):
        with pytest.raises(NotFound):
            desk.do(holding.take_back, desk.officer, number)
    assert desk.town.all(AgendaItem) == []
    assert timedelta(days=62) == planning.FARTHEST
