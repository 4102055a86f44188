"""请假: the stand-in hears, and who comes back hears what is waiting."""

from datetime import date, datetime

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind
from domain.errors import Invalid, NotFound
from domain.leave import actions as leave_actions
from domain.leave.model import Leave
from domain.leave.notices import BackAtWork
from domain.leave.sweep import welcome_back
from domain.overdue.sweep import climb
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def _leave(town: Town, who: Actor, first: date = TUESDAY, last: date = TUESDAY) -> Leave:
    return town.do(leave_actions.take_leave, Request(actor=who, now=town.clock.now()), first, last)


def _accepts(town: Town, who: Actor, case: Case) -> None:
    town.do(
        steps.take_step,
        town.asks(who),
        case.id,
        Arrow.ACCEPT,
    )


def _kinds(town: Town, who: Actor) -> list[str]:
    return [kind for kind, _ in town.told(who)]


def test_the_stand_in_hears_everything_while_the_holder_is_away(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    running = town.reported(head, unit="一号楼")
    _accepts(town, mediator, running)
    assert _kinds(town, stand_in) == []
    _leave(town, mediator)
    assert _kinds(town, stand_in) == ["leave-set"]
    town.reported(head, unit="一号楼")
    town.do(
        steps.add_detail,
        town.asks(head),
        running.id,
        note="又吵了",
    )
    assert _kinds(town, stand_in) == ["leave-set", "case-reported", "case-detail"]
    assert _kinds(town, mediator) == ["case-reported"]
    assert _kinds(town, coordinator) == []
    running.due_at = local("2026-11-24")
    assert town.do(climb, Request(now=town.clock.now())) == 1
    assert _kinds(town, stand_in)[-1] == "case-overdue"
    town.clock.forward(days=1)
    town.reported(head, unit="一号楼")
    assert _kinds(town, mediator) == ["case-reported", "case-reported"]


def test_with_somebody_else_at_the_unit_it_is_still_the_stand_in(town: Town) -> None:
    """Another post of the unit does not swallow what the stand-in should hear."""
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    other = town.person("古道社区", Role.COORDINATOR)
    _leave(town, mediator)
    town.reported(head, unit="一号楼")
    assert _kinds(town, stand_in)[-1] == _kinds(town, other)[-1] == "case-reported"
    assert _kinds(town, mediator) == []


def test_without_a_stand_in_at_work_nothing_is_lost(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    _leave(town, mediator)
    _leave(town, stand_in)
    case = town.reported(head, unit="一号楼")
    assert _kinds(town, mediator)[-1] == "case-reported"
    case.handler_id = mediator.person_id
    town.do(
        steps.add_detail,
        town.asks(head),
        case.id,
        note="又吵了",
    )
    assert _kinds(town, mediator)[-1] == "case-detail"


def test_a_cancelled_leave_is_none(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    leave = _leave(town, mediator)
    town.do(leave_actions.end_leave, Request(actor=mediator, now=town.clock.now()), leave.id)
    town.do(leave_actions.end_leave, Request(actor=mediator, now=town.clock.now()), leave.id)
    town.reported(head, unit="一号楼")
    assert _kinds(town, mediator) == ["case-reported"]
    assert _kinds(town, stand_in) == ["leave-set", "leave-set"]  # and that it is over
    with pytest.raises(NotFound):
        town.do(leave_actions.end_leave, Request(actor=head, now=town.clock.now()), leave.id)
    with pytest.raises(NotFound):
        town.do(leave_actions.end_leave, Request(actor=head, now=town.clock.now()), 99)


def test_ended_early_it_ends_with_yesterday(town: Town) -> None:
    mediator = town.person("古道社区", Role.MEDIATOR)
    leave = _leave(town, mediator, TUESDAY, date(2026, 11, 27))
    town.clock.forward(days=1)
    town.do(leave_actions.end_leave, Request(actor=mediator, now=town.clock.now()), leave.id)
    assert leave.last == TUESDAY
    assert leave.cancelled_at is None


def test_days_that_cannot_be(town: Town) -> None:
    mediator = town.person("古道社区", Role.MEDIATOR)
    for first, last in (
        (date(2026, 11, 23), TUESDAY),
        (WEDNESDAY, TUESDAY),
        (TUESDAY, date(2028, 1, 1)),
    ):
        with pytest.raises(Invalid, match="leave-days"):
            _leave(town, mediator, first, last)
    again = _leave(town, mediator)
    assert _leave(town, mediator).id == again.id
    with pytest.raises(Invalid, match="leave-overlaps"):
        _leave(town, mediator, TUESDAY, WEDNESDAY)


def test_who_coordinates_above_may_say_it_for_them(town: Town) -> None:
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    street = town.person("琅琊街道", Role.COORDINATOR)
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    post, now = mediator.seats[0].post_id, town.clock.now()
    with pytest.raises(NotFound):
        town.do(leave_actions.give_leave, Request(actor=stand_in, now=now), post, TUESDAY, TUESDAY)
    given = town.do(
        leave_actions.give_leave, Request(actor=street, now=now), post, TUESDAY, TUESDAY
    )
    assert given.person_id == mediator.person_id
    assert ("set_leave", f"post:{post}") in town.audit()
    assert _kinds(town, mediator) == _kinds(town, stand_in) == ["leave-set"]
    with pytest.raises(NotFound):
        town.do(leave_actions.end_leave_of, Request(actor=mediator, now=now), post, given.id)
    other = _leave(town, street)
    with pytest.raises(NotFound):  # not a leave of that post
        town.do(leave_actions.end_leave_of, Request(actor=admin, now=now), post, other.id)
    town.do(leave_actions.end_leave_of, Request(actor=admin, now=now), post, given.id)
    assert given.cancelled_at == now
    second = town.person("古道社区", Role.MEDIATOR)
    assert second.seats[0].post_id == post
    with pytest.raises(Invalid, match="leave-holder"):
        town.do(leave_actions.give_leave, Request(actor=admin, now=now), post, TUESDAY, TUESDAY)


def test_back_at_work_one_hears_once_what_is_waiting(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    town.person("古道社区", Role.INFORMATION_OFFICER)
    away = _leave(town, mediator, TUESDAY, date(2026, 11, 26))
    _leave(town, head, TUESDAY, date(2026, 11, 26))
    late = town.reported(head, unit="一号楼")
    late.due_at = local("2026-11-25")
    fresh = town.reported(head, unit="一号楼")
    fresh.due_at = local("2026-12-01")
    town.reported(head, unit="一号楼", kind=CaseKind.OPINION)  # not theirs
    for quiet in ("2026-11-26 09:00", "2026-11-27 08:00"):
        assert town.do(welcome_back, Request(now=local(quiet))) == 0
    assert town.do(welcome_back, Request(now=local("2026-11-27 08:30"))) == 1
    assert away.told_at == local("2026-11-27 08:30")
    assert town.do(welcome_back, Request(now=local("2026-11-27 08:31"))) == 0
    found = [p.notice for p in town.pushes() if isinstance(p.notice, BackAtWork)]
    assert [(n.open, n.overdue) for n in found] == [(2, 1)]


def test_a_leave_that_ends_on_friday_is_told_of_on_monday(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    _leave(town, mediator, TUESDAY, date(2026, 11, 27))
    town.reported(head, unit="一号楼")
    assert town.do(welcome_back, Request(now=local("2026-11-28 09:00"))) == 0
    _leave_again(town, mediator)
    assert town.do(welcome_back, Request(now=local("2026-11-30 09:00"))) == 0  # away again
    assert town.do(welcome_back, Request(now=local("2026-12-01 09:00"))) == 1


def _leave_again(town: Town, who: Actor) -> None:
    _leave(town, who, date(2026, 11, 30), date(2026, 11, 30))
