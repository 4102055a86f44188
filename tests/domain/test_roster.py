"""Whose turn it is with a matter that somebody took: a reminder is never told to nobody."""

from collections.abc import Callable

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.days.deadlines import last_day
from domain.days.periods import moment_at
from domain.leave.actions import take_leave
from domain.overdue.notices import CaseOverdue
from domain.overdue.roster import Roster, roster_of
from domain.overdue.sweep import climb
from domain.people.model import Actor, Capacity, Role
from domain.people.tenure import resign
from domain.reminders.ladder import Rung
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.related import blocks, go

Goes = Callable[[Town, Actor], None]


@pytest.fixture
def taker(town: Town) -> Actor:
    return town.person("古道社区", Role.MEDIATOR)


@pytest.fixture
def second(town: Town, taker: Actor) -> Actor:
    return town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)


@pytest.fixture
def street(town: Town) -> Actor:
    return town.person("琅琊街道", Role.COORDINATOR)


@pytest.fixture
def case(town: Town, taker: Actor) -> Case:
    case = town.reported(town.person("一号楼", Role.BUILDING_HEAD), unit="一号楼")
    go(town, taker, case, Arrow.ACCEPT)
    town.sends()
    return case


def leaves(town: Town, who: Actor) -> None:
    (seat,) = who.seats
    town.do(resign, town.asks(who), seat.post_id)


def roster(town: Town) -> Roster:
    return roster_of(town.work, town.clock.now())


def test_who_took_it_is_asked_and_not_their_stand_in(
    town: Town, taker: Actor, second: Actor, case: Case
) -> None:
    assert roster(town).handlers(case) == {taker.person_id}
    assert not roster(town).out_of_reach(case)


@pytest.mark.parametrize("goes", [blocks, leaves])
def test_who_took_it_and_is_gone_is_replaced_by_who_serves_the_post(
    town: Town, taker: Actor, second: Actor, street: Actor, case: Case, goes: Goes
) -> None:
    goes(town, taker)
    assert roster(town).handlers(case) == {second.person_id}
    assert not roster(town).out_of_reach(case)


@pytest.mark.parametrize("goes", [blocks, leaves])
def test_with_nobody_left_there_the_nearest_above_is_asked(
    town: Town, taker: Actor, street: Actor, case: Case, goes: Goes
) -> None:
    goes(town, taker)
    assert roster(town).handlers(case) == {street.person_id}
    assert roster(town).out_of_reach(case), "though somebody above hears"


def test_on_leave_whoever_can_be_reached_of_the_post_is_asked(
    town: Town, taker: Actor, second: Actor, case: Case
) -> None:
    today = town.clock.now().date()
    town.do(take_leave, Request(actor=taker, token="leave", now=town.clock.now()), today, today)
    assert roster(town).handlers(case) == {second.person_id}
    blocks(town, second)
    assert roster(town).handlers(case) == {taker.person_id}


@pytest.mark.parametrize("goes", [blocks, leaves])
def test_the_first_reminder_reaches_somebody(
    town: Town, taker: Actor, second: Actor, case: Case, goes: Goes
) -> None:
    goes(town, taker)
    assert case.due_at is not None
    rules = town.office.rules
    morning = rules.calendar.working_day_after(last_day(case.due_at, rules.zone))
    town.do(climb, Request(now=moment_at(morning, rules.morning, rules.zone)))
    told = [
        (push.person_id, push.notice.rung)
        for push in town.pushes()
        if isinstance(push.notice, CaseOverdue)
    ]
    assert told == [(second.person_id, Rung.HANDLER)]
