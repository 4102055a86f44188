"""催办: what waits for somebody is asked after, and there is always a way on."""

from datetime import datetime, timedelta

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, State, Urgency
from domain.chasing.notices import QuestionWaits, RedFor, RedWaits
from domain.chasing.sweep import chase
from domain.errors import WrongStep
from domain.notices import Priority
from domain.overdue.notices import CaseOverdue
from domain.overdue.sweep import climb
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.related import blocks
from tests.makers import ZONE


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def sweeps(town: Town, moment: str) -> int:
    town.clock.moment = local(moment)
    return town.do(chase, Request(now=town.clock.now()))


def step(town: Town, who: Actor, case: Case, arrow: Arrow, note: str = "") -> Case:
    request = town.asks(who)
    return town.do(steps.take_step, request, case.id, arrow, note=note)


def asked(town: Town, who: Actor) -> list[str]:
    return [
        push.notice.rung
        for push in town.pushes()
        if push.person_id == who.person_id
        and isinstance(push.notice, QuestionWaits)
        and not push.withdrawn
    ]


def rung_for(town: Town, who: Actor) -> list[RedFor]:
    found = [push for push in town.pushes() if push.person_id == who.person_id]
    assert all(p.priority == Priority.URGENT for p in found if isinstance(p.notice, RedWaits))
    return [push.notice.told for push in found if isinstance(push.notice, RedWaits)]


@pytest.fixture
def staffed(town: Town) -> dict[str, Actor]:
    return {
        "head": town.person("一号楼", Role.BUILDING_HEAD),
        "mediator": town.person("古道社区", Role.MEDIATOR),
        "stand_in": town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN),
        "street": town.person("琅琊街道", Role.COORDINATOR),
        "centre": town.person("琅琊区", Role.CENTRE_OFFICER),
    }


@pytest.fixture
def question(town: Town, staffed: dict[str, Actor]) -> Case:
    """Asked on Tuesday 24 November at ten."""
    case = town.reported(staffed["head"], unit="一号楼")
    return step(town, staffed["mediator"], case, Arrow.ASK_BACK, "是哪一栋？")


def test_the_reporter_is_asked_again_then_the_handler_then_above(
    town: Town, staffed: dict[str, Actor], question: Case
) -> None:
    assert sweeps(town, "2026-11-25 09:00") == 0
    town.sends()
    assert sweeps(town, "2026-11-26 08:29") == 0
    assert sweeps(town, "2026-11-26 08:30") == 1
    assert sweeps(town, "2026-11-26 08:31") == 0
    assert asked(town, staffed["head"]) == ["reporter"]
    assert sweeps(town, "2026-11-27 08:30") == 1
    assert asked(town, staffed["mediator"]) == ["handler"]
    # the weekend is nobody's delay, and nobody coordinates at a community
    assert sweeps(town, "2026-11-28 08:30") == sweeps(town, "2026-11-29 08:30") == 0
    assert sweeps(town, "2026-11-30 08:30") == 1
    assert asked(town, staffed["street"]) == ["next_tier"]
    assert sweeps(town, "2026-12-01 08:30") == 0
    assert question.chase_at is None


def test_an_answer_ends_it(town: Town, staffed: dict[str, Actor], question: Case) -> None:
    sweeps(town, "2026-11-26 08:30")
    request = Request(actor=staffed["head"], token=town.tap(), now=town.clock.now())
    town.do(steps.add_detail, request, question.id, note="三栋")
    assert asked(town, staffed["head"]) == []  # what was not sent is not sent any more
    assert question.chase_at is None
    assert question.state is State.REPORTED


def test_the_handler_asks_again_and_the_reporter_has_their_days_anew(
    town: Town, staffed: dict[str, Actor], question: Case
) -> None:
    sweeps(town, "2026-11-26 08:30")
    sweeps(town, "2026-11-27 08:30")
    town.sends()
    step(town, staffed["mediator"], question, Arrow.ASK_BACK, "几单元？")
    assert question.state is State.RETURNED
    newest = [push for push in town.pushes() if push.person_id == staffed["head"].person_id][-1]
    assert newest.waits
    assert "几单元？" in str(newest.notice)
    assert sweeps(town, "2026-11-30 08:30") == 0
    assert sweeps(town, "2026-12-01 08:30") == 1
    assert asked(town, staffed["head"]) == ["reporter", "reporter"]


@pytest.mark.parametrize("heard", [True, False])
def test_the_handler_goes_on_without(
    town: Town, staffed: dict[str, Actor], question: Case, heard: bool
) -> None:
    if heard:
        town.sends()
    town.clock.forward(minutes=30)
    step(town, staffed["mediator"], question, Arrow.GO_ON)
    assert question.state is State.REPORTED
    assert question.due_at is not None
    told = [
        push.notice.arrow
        for push in town.pushes()
        if push.person_id == staffed["head"].person_id and not push.withdrawn
    ]
    # whom the question did not reach need not hear that it is taken back
    assert told == ([Arrow.ASK_BACK, Arrow.GO_ON] if heard else [])
    with pytest.raises(WrongStep):
        step(town, staffed["mediator"], question, Arrow.GO_ON)


def test_it_goes_on_from_where_it_was_asked(town: Town, staffed: dict[str, Actor]) -> None:
    case = town.reported(staffed["head"], unit="一号楼")
    for arrow in (Arrow.ACCEPT, Arrow.START, Arrow.ASK_BACK, Arrow.ASK_BACK, Arrow.GO_ON):
        step(town, staffed["mediator"], case, arrow, "几单元？")
    assert case.state is State.MEDIATING


def test_a_reporter_out_of_reach_is_not_waited_for(
    town: Town, staffed: dict[str, Actor], question: Case
) -> None:
    blocks(town, staffed["head"])
    assert sweeps(town, "2026-11-26 08:30") == 1
    assert asked(town, staffed["mediator"]) == ["handler"]
    assert next(p.notice.unreached for p in town.pushes() if isinstance(p.notice, QuestionWaits))


def test_a_red_matter_rings_again_and_a_rung_higher_each_time(
    town: Town, staffed: dict[str, Actor]
) -> None:
    town.clock.moment = local("2026-11-24 22:00")  # at night: red passes the quiet hours
    case = town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    assert sweeps(town, "2026-11-24 22:29") == 0
    assert sweeps(town, "2026-11-24 22:30") == 3
    assert rung_for(town, staffed["mediator"]) == [RedFor.TAKER]
    assert rung_for(town, staffed["stand_in"]) == [RedFor.ABOVE]
    assert rung_for(town, staffed["head"]) == [RedFor.REPORTER]
    assert sweeps(town, "2026-11-24 22:59") == 0
    assert sweeps(town, "2026-11-24 23:00") == 2
    assert rung_for(town, staffed["mediator"]) == [RedFor.TAKER] * 2
    assert rung_for(town, staffed["street"]) == [RedFor.ABOVE]
    assert sweeps(town, "2026-11-24 23:30") == 0
    assert case.chase_at is None


def test_a_red_matter_is_quiet_once_taken(town: Town, staffed: dict[str, Actor]) -> None:
    case = town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    town.clock.forward(minutes=29)
    step(town, staffed["mediator"], case, Arrow.ACCEPT)
    town.clock.forward(minutes=31)
    assert town.do(chase, Request(now=town.clock.now())) == 0


def test_a_red_matter_that_was_handed_on_rings_at_the_receivers(
    town: Town, staffed: dict[str, Actor]
) -> None:
    case = town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    step(town, staffed["mediator"], case, Arrow.HAND_UP, "难")
    town.clock.forward(minutes=30)
    town.do(chase, Request(now=town.clock.now()))
    assert rung_for(town, staffed["street"]) == [RedFor.TAKER]
    assert rung_for(town, staffed["centre"]) == [RedFor.ABOVE]


def test_many_rings_missed_are_one(town: Town, staffed: dict[str, Actor]) -> None:
    town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    town.clock.forward(hours=5)
    town.do(chase, Request(now=town.clock.now()))
    town.do(chase, Request(now=town.clock.now() + timedelta(minutes=1)))
    assert rung_for(town, staffed["mediator"]) == [RedFor.TAKER]


@pytest.mark.parametrize("deaf", [("mediator",), ("mediator", "stand_in"), ("mediator", "street")])
def test_the_overdue_climb_past_who_cannot_be_reached(
    town: Town, staffed: dict[str, Actor], deaf: tuple[str, ...]
) -> None:
    """To be accepted by the end of Thursday: on Friday morning whoever can be reached hears."""
    town.reported(staffed["head"], unit="一号楼")
    blocks(town, *(staffed[one] for one in deaf))
    town.clock.moment = local("2026-11-27 08:30")
    assert town.do(climb, Request(now=town.clock.now())) == 1
    last = town.pushes()[-1]
    assert isinstance(last.notice, CaseOverdue)
    heard = "street" if "stand_in" in deaf else "stand_in"
    assert last.person_id == staffed[heard].person_id
    assert last.notice.unreached == (heard == "street")


def test_a_red_matter_whose_unit_nobody_can_reach_rings_above(
    town: Town, staffed: dict[str, Actor]
) -> None:
    town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    blocks(town, staffed["mediator"], staffed["stand_in"])
    town.clock.forward(minutes=30)
    assert town.do(chase, Request(now=town.clock.now())) == 2
    last = [push.notice for push in town.pushes() if isinstance(push.notice, RedWaits)]
    assert all(notice.unreached for notice in last)
    assert rung_for(town, staffed["street"]) == [RedFor.ABOVE]
    assert rung_for(town, staffed["head"]) == [RedFor.REPORTER]
    town.clock.forward(minutes=30)
    town.do(chase, Request(now=town.clock.now()))
    assert rung_for(town, staffed["centre"]) == []  # the next tier has heard: nobody is left
    assert rung_for(town, staffed["street"]) == [RedFor.ABOVE]
