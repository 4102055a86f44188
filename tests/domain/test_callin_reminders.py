"""Who is called is reminded to answer, and who leads to record what came of it."""

import pytest

from domain.callins import outcome
from domain.callins.model import CallInArrow, Coming, answer_by, outcome_by
from domain.callins.notices import CallInDay, CallInDue
from domain.cases import undo
from domain.people.model import Actor, Capacity, Role
from tests.domain.callin_desk import THURSDAY, CallInDesk, local
from tests.domain.conftest import Town
from tests.makers import the_rules


@pytest.fixture
def desk(town: Town) -> CallInDesk:
    return CallInDesk(town)


def rungs(desk: CallInDesk, who: Actor, arrow: CallInArrow = CallInArrow.ANSWER) -> list[str]:
    return [one.rung.value for one in desk.told(who, CallInDue) if one.arrow is arrow]


def days(desk: CallInDesk, *mornings: str) -> None:
    """Each of them twice: what was said is not said again."""
    for morning in mornings:
        for hour in ("08:29", "08:30", "14:59"):
            desk.sweeps(f"{morning} {hour}")


def test_the_answer_until_the_hour_and_no_longer(desk: CallInDesk) -> None:
    deputy = desk.town.person("丰乐社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    desk.call("丰乐社区", at=local("2026-11-27 15:00"))
    days(desk, "2026-11-25")
    assert rungs(desk, desk.neighbour) == []
    days(desk, "2026-11-26")
    assert (rungs(desk, desk.neighbour), rungs(desk, desk.mediator)) == (["answer"], [])
    days(desk, "2026-11-27")
    assert rungs(desk, desk.neighbour) == ["answer", "handler"]
    assert rungs(desk, desk.mediator) == ["sender"]
    days(desk, "2026-11-30", "2026-12-01")
    assert (rungs(desk, desk.neighbour), rungs(desk, deputy)) == (["answer", "handler"], [])


def test_the_outcome_climbs_from_who_leads(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区")
    desk.answer(desk.neighbour, callin, "丰乐社区")
    days(desk, "2026-11-26")
    assert rungs(desk, desk.mediator, CallInArrow.SETTLE) == []
    days(desk, "2026-11-27")
    assert rungs(desk, desk.mediator, CallInArrow.SETTLE) == ["answer"]
    days(desk, "2026-11-30")
    assert rungs(desk, desk.mediator, CallInArrow.SETTLE) == ["answer", "handler"]
    days(desk, "2026-12-01")
    assert rungs(desk, desk.deputy, CallInArrow.SETTLE) == ["stand_in"]
    days(desk, "2026-12-02")
    assert rungs(desk, desk.street, CallInArrow.SETTLE) == ["next_tier"]
    assert rungs(desk, desk.neighbour) == []


def test_what_is_answered_or_on_file_is_reminded_of_no_more(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区", "城管中心", at=local("2026-11-27 15:00"))
    desk.answer(desk.centre, callin, "城管中心")
    days(desk, "2026-11-26")
    assert (rungs(desk, desk.neighbour), rungs(desk, desk.centre)) == (["answer"], [])
    desk.answer(desk.neighbour, callin, "丰乐社区")
    assert rungs(desk, desk.neighbour) == [], "not sent yet, it is not sent"
    desk.town.do(outcome.settle, desk.town.asks(desk.mediator), callin.id, "好了")
    days(desk, "2026-11-30", "2026-12-01")
    assert rungs(desk, desk.mediator, CallInArrow.SETTLE) == []


def test_who_has_just_heard_of_it_is_not_reminded_the_same_day(desk: CallInDesk) -> None:
    desk.call("丰乐社区", at=local("2026-11-24 14:00"))
    days(desk, "2026-11-24")
    assert rungs(desk, desk.neighbour) == []
    days(desk, "2026-11-25")
    assert rungs(desk, desk.neighbour) == []
    assert rungs(desk, desk.mediator, CallInArrow.SETTLE) == ["answer"]


def test_where_nobody_can_be_reached_the_next_hears(desk: CallInDesk) -> None:
    desk.town.work.people.forget_channels(desk.neighbour.person_id)
    desk.call("丰乐社区", at=local("2026-11-27 15:00"))
    days(desk, "2026-11-26", "2026-11-27")
    assert rungs(desk, desk.street) == ["answer", "handler"]
    assert [one.unreached for one in desk.told(desk.mediator, CallInDue)] == [True]


def day_of(desk: CallInDesk, *people: Actor) -> list[list[bool]]:
    """Of each, the reminders of the day: whether they lead."""
    return [[one.leads for one in desk.told(who, CallInDay)] for who in people]


def test_on_the_morning_of_its_day_who_comes_and_who_leads_hear_once(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区", "城管中心", "琅琊街道")
    desk.answer(desk.neighbour, callin, "丰乐社区")
    desk.answer(desk.centre, callin, "城管中心", Coming.CANNOT, "有检查")
    everybody = desk.mediator, desk.neighbour, desk.centre, desk.street, desk.supervisor
    days(desk, "2026-11-25")
    assert day_of(desk, *everybody) == [[]] * 5
    days(desk, "2026-11-26", "2026-11-27")
    assert day_of(desk, *everybody) == [[True], [False], [], [], []]
    (told,) = desk.told(desk.mediator, CallInDay)
    assert (told.comes, told.cannot, told.silent) == (1, 1, 1)
    assert "sender" in rungs(desk, desk.mediator), "of who is silent they hear apart"


def test_of_a_day_off_or_an_early_hour_the_working_day_before_speaks(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区", at=local("2026-11-30 08:00"))
    desk.answer(desk.neighbour, callin, "丰乐社区")
    days(desk, "2026-11-26")
    assert day_of(desk, desk.neighbour, desk.mediator) == [[], []]
    days(desk, "2026-11-27", "2026-11-28")
    assert day_of(desk, desk.neighbour, desk.mediator) == [[False], [True]]


def test_who_no_longer_comes_and_who_has_just_heard_are_not_reminded(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区")
    desk.answer(desk.neighbour, callin, "丰乐社区")
    days(desk, "2026-11-25")
    desk.sweeps("2026-11-26 08:30")
    desk.answer(desk.neighbour, callin, "丰乐社区", Coming.CANNOT, "有检查")
    assert day_of(desk, desk.neighbour) == [[]], "not sent yet, it is not sent"
    desk.town.do(outcome.settle, desk.town.asks(desk.mediator), callin.id, "好了")
    assert day_of(desk, desk.mediator) == [[]]
    today = desk.call("丰乐社区", at=local("2026-11-26 16:00"))
    desk.answer(desk.neighbour, today, "丰乐社区")
    days(desk, "2026-11-26")
    assert day_of(desk, desk.neighbour, desk.mediator) == [[], []]


def test_the_end_taken_back_the_reminder_of_the_day_is_sent_after_all(desk: CallInDesk) -> None:
    callin = desk.call("丰乐社区", "城管中心")
    desk.answer(desk.neighbour, callin, "丰乐社区")
    desk.answer(desk.centre, callin, "城管中心", Coming.CANNOT, "有检查")
    everybody = desk.mediator, desk.neighbour, desk.centre
    desk.sweeps("2026-11-26 08:30")
    assert day_of(desk, *everybody) == [[True], [False], []]
    desk.ends()
    assert day_of(desk, *everybody) == [[], [], []]
    desk.town.do(undo.undo, desk.town.asks(desk.mediator), desk.case.id)
    assert day_of(desk, *everybody) == [[True], [False], []]
    days(desk, "2026-11-26")
    assert day_of(desk, *everybody) == [[True], [False], []]


def test_until_when_one_answers() -> None:
    rules = the_rules()
    thursday = local("2026-11-26 00:00")
    # the eve, as long as it is to come
    assert answer_by(rules, THURSDAY, local("2026-11-24 10:00")) == thursday
    assert answer_by(rules, THURSDAY, local("2026-11-25 10:00")) == thursday
    # told on the very day, be it as what was asked at night
    for asked in ("2026-11-25 22:00", "2026-11-26 09:00"):
        assert answer_by(rules, THURSDAY, local(asked)) == THURSDAY
    # over a weekend the eve is Friday
    monday = local("2026-11-30 09:00")
    assert answer_by(rules, monday, local("2026-11-27 10:00")) == local("2026-11-28 00:00")
    assert answer_by(rules, monday, local("2026-11-28 10:00")) == monday
    # what came of it by the end of the next working day
    assert outcome_by(rules, local("2026-11-27 15:00")) == local("2026-12-01 00:00")
