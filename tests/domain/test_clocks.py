"""Each tier's clock, units' own clocks, and the month of mediation."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import deadlines, steps
from domain.cases.clocks import Clocks, Term, UnitClock, due_after, longer, month_limit
from domain.cases.convert import convert
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, PeopleBand, State, Urgency
from domain.cases.undo import undo
from domain.days.calendar import WorkingCalendar
from domain.days.deadlines import end_of_day, end_of_working_day, last_day
from domain.errors import Invalid, Refused, WrongStep
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.offering import case_options
from tests.makers import ZONE, bare_case
from tests.notice_2026 import CALENDAR_2026


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def a_case(state: State, accepted: datetime | None, kind: CaseKind = CaseKind.DISPUTE) -> Case:
    return bare_case(kind, state, accepted or datetime(2026, 1, 1, tzinfo=UTC), accepted)


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        (UnitKind.GRID_2, 7),
        (UnitKind.COMMUNITY, 7),
        (UnitKind.STREET, 10),
        (UnitKind.DISTRICT, 15),
        (UnitKind.CENTRE, 15),
    ],
)
def test_each_tier_has_its_own_time(kind: UnitKind, days: int) -> None:
    assert Clocks().term(kind, Urgency.YELLOW) == Term(accept=2, handle=days)
    assert Clocks().term(kind, Urgency.RED) == Term(accept=0, handle=days)


def _step(town: Town, who: Actor, case: Case, arrow: Arrow, note: str = "") -> None:
    town.do(
        steps.take_step,
        town.asks(who),
        case.id,
        arrow,
        note=note,
    )


def test_the_receiver_has_its_own_time_to_accept_and_then_to_handle(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    street = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼")
    assert case.due_at == local("2026-11-27")  # two working days after Tuesday, until 24:00
    _step(town, mediator, case, Arrow.ACCEPT)
    assert case.due_at == local("2026-12-04")
    town.do(
        deadlines.set_clock,
        Request(actor=street, now=town.clock.now()),
        town.units["琅琊街道"].id,
        Urgency.YELLOW,
        accept=1,
        handle=4,
    )
    assert case.due_at == local("2026-12-04")  # what runs already runs on
    _step(town, mediator, case, Arrow.HAND_UP, "办不了")
    assert case.due_at == local("2026-11-26")
    _step(town, street, case, Arrow.TAKE)
    assert case.due_at == local("2026-12-01")
    assert ("set_clocks", f"unit:{town.units['琅琊街道'].id}:yellow:1:4") in town.audit()


def test_the_days_in_which_the_reporter_is_asked_do_not_count(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    _step(town, mediator, case, Arrow.ACCEPT)
    assert case.due_at == local("2026-12-04")
    town.clock.moment = local("2026-11-26 16:00")
    _step(town, mediator, case, Arrow.ASK_BACK, "几单元？")
    assert case.due_at is None
    assert case.deadline_at == local("2026-12-25")  # the month of mediation runs on
    town.clock.moment = local("2026-12-01 09:00")  # Thursday to Tuesday: three working days
    town.do(
        steps.add_detail,
        town.asks(head),
        case.id,
        note="二单元",
    )
    assert case.due_at == local("2026-12-09")
    town.clock.forward(hours=2)
    _step(town, mediator, case, Arrow.START)
    assert case.due_at == local("2026-12-09")
    _step(town, mediator, case, Arrow.ASK_BACK, "哪一年的事？")
    town.clock.forward(days=1)
    _step(town, head, case, Arrow.ANSWER, "去年")
    assert case.due_at == local("2026-12-10")
    # whoever takes it over has their own time, without those days
    street = town.person("琅琊街道", Role.COORDINATOR)
    town.clock.moment = local("2026-12-03 10:00")
    _step(town, mediator, case, Arrow.HAND_UP, "难")
    _step(town, street, case, Arrow.TAKE)
    assert case.due_at == local("2026-12-18")
    assert case.deadline_at == local("2027-01-05")  # the 3rd of January is a Sunday


def test_a_unit_gains_no_month_by_getting_it_back(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    street = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼")
    _step(town, mediator, case, Arrow.ACCEPT)
    first = case.deadline_at
    assert first == local("2026-12-25")
    town.clock.moment = local("2026-12-03 10:00")
    _step(town, mediator, case, Arrow.START)
    _step(town, mediator, case, Arrow.HAND_UP, "难")
    _step(town, street, case, Arrow.TAKE)
    assert case.deadline_at == local("2027-01-05"), "a month of their own"
    town.clock.moment = local("2026-12-08 10:00")
    back = town.units["古道社区"].id
    town.do(steps.take_step, town.asks(street), case.id, Arrow.ASSIGN, to_unit_id=back)
    _step(town, mediator, case, Arrow.TAKE)
    assert case.deadline_at == first, "but once"
    assert case.state is State.ACCEPTED
    assert Arrow.WITHDRAW not in case_options(town.work, head, case).steps
    with pytest.raises(WrongStep):  # it was mediated, whoever has it now
        _step(town, head, case, Arrow.WITHDRAW)
    town.clock.forward(hours=1)
    ended = {"note": "谈好了", "outcome": Outcome.SUCCESS}
    town.do(steps.take_step, town.asks(mediator), case.id, Arrow.RESOLVE, **ended)
    town.clock.moment = local("2026-12-20 10:00")
    _step(town, head, case, Arrow.NOT_FIXED)
    assert case.deadline_at == local("2027-01-21"), "opened again, it runs anew"
    _step(town, mediator, case, Arrow.ASK_BACK, "哪一家？")
    assert case.deadline_at == local("2027-01-21")


def test_a_conversion_taken_back_gains_no_month(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    _step(town, mediator, case, Arrow.ACCEPT)
    first = case.deadline_at
    town.clock.moment = local("2026-12-22 10:00")
    for _ in range(2):
        town.do(convert, town.asks(mediator), case.id, 2)
        assert case.deadline_at is None
        town.clock.forward(minutes=2)
        town.do(undo, town.asks(mediator), case.id)
        assert case.state is State.ACCEPTED
        assert case.deadline_at == first == local("2026-12-25"), "as if it had not been"
    # but who has taken it as the other kind begins anew
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.do(convert, town.asks(mediator), case.id, 2)
    _step(town, officer, case, Arrow.ACCEPT)
    town.do(convert, town.asks(officer), case.id, 1, PeopleBand.THREE_FOUR)
    _step(town, mediator, case, Arrow.ACCEPT)
    assert case.deadline_at == local("2027-01-23")


def test_a_unit_gains_no_month_by_merging(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    street = town.person("琅琊街道", Role.COORDINATOR)
    new = town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    there = town.person("新社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    _step(town, mediator, case, Arrow.ACCEPT)
    first = case.deadline_at
    town.clock.moment = local("2026-12-22 10:00")
    ended, today = [town.units["古道社区"].id], town.clock.now().astimezone(ZONE).date()
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    town.do(org.merge, town.asks(administrator), ended, new.id, on=today)
    _step(town, there, case, Arrow.HAND_UP, "难")
    _step(town, street, case, Arrow.TAKE)
    assert case.deadline_at == local("2027-01-23"), "the street's own"
    town.do(steps.take_step, town.asks(street), case.id, Arrow.ASSIGN, to_unit_id=new.id)
    _step(town, there, case, Arrow.TAKE)
    assert case.deadline_at == first == local("2026-12-25")


def test_a_clock_is_set_where_one_coordinates_and_below(town: Town) -> None:
    mediator = town.person("古道社区", Role.MEDIATOR)
    street = town.person("琅琊街道", Role.COORDINATOR)
    now, unit = town.clock.now(), town.units

    def sets(who: Actor | None, name: str, days: int = 3) -> None:
        town.do(
            deadlines.set_clock,
            Request(actor=who, now=now),
            unit[name].id,
            Urgency.YELLOW,
            accept=days,
            handle=days,
        )

    sets(street, "古道社区")
    sets(None, "琅琊区")
    for who, name in ((mediator, "古道社区"), (street, "琅琊区")):
        with pytest.raises(Refused):
            sets(who, name)
    with pytest.raises(Invalid, match="clock-days"):
        sets(street, "古道社区", 61)
    sets(street, "古道社区", 5)
    own = town.work.clocks.own(unit["古道社区"].id, Urgency.YELLOW, date(2027, 1, 1))
    assert own is not None
    assert own.term == Term(accept=5, handle=5)
    assert len(town.all(UnitClock)) == 2  # the second of a day takes the place of the first


@pytest.mark.parametrize(
    ("accepted", "limit"),
    [
        ("2026-11-24 10:00", "2026-12-25"),  # the 24th, a Thursday, until 24:00
        ("2026-11-25 00:00", "2026-12-26"),
        ("2026-01-31 09:00", "2026-03-03"),  # no 31st; 28 February is a make-up day's eve
        ("2026-09-01 09:00", "2026-10-09"),  # 1 October is off until the 8th
        ("2026-12-04 09:00", "2027-01-05"),  # Monday the 4th, provisional
    ],
)
def test_a_month_is_counted_by_the_calendar(accepted: str, limit: str) -> None:
    case = a_case(State.MEDIATING, local(accepted))
    found = month_limit(case, case.accepted_at, CALENDAR_2026, ZONE)
    assert found is not None
    expected = local(limit)
    if accepted.startswith("2026-01"):  # worked or not: the notice of 2026 decides
        expected = end_of_day(CALENDAR_2026.next_working(date(2026, 2, 28)), ZONE)
    assert found == expected


def test_no_month_runs_for_items_or_before_accepting_or_after_the_end() -> None:
    accepted = local("2026-11-24 10:00")
    for case in (
        a_case(State.MEDIATING, accepted, CaseKind.OPINION),
        a_case(State.REPORTED, None),
        a_case(State.RESOLVED, accepted),
    ):
        assert month_limit(case, case.accepted_at, CALENDAR_2026, ZONE) is None


DAYS = st.dates(min_value=date(2026, 11, 15), max_value=date(2027, 2, 28))


@given(day=DAYS, hour=st.integers(0, 23), days=st.integers(0, 30))
def test_deadlines_hold_across_new_year_with_a_provisional_calendar(
    day: date, hour: int, days: int
) -> None:
    """2027 is not published: its days go by the weekday, and the count never slips."""
    calendar, zone = CALENDAR_2026, ZONE
    assert calendar.is_provisional(date(2027, 1, 4))
    start = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    due = end_of_working_day(start, days, calendar, zone)
    assert due > start
    assert due.astimezone(zone).time() == time(0)
    last = last_day(due, zone)
    assert calendar.working_days_between(day, last) == days
    if days:
        assert calendar.is_working(last)
    case = a_case(State.ACCEPTED, start)
    assert due_after(case, start, Term(accept=0, handle=days), calendar, zone) == due
    limit = month_limit(case, case.accepted_at, calendar, zone)
    assert limit is not None
    there = last_day(limit, zone)
    assert calendar.is_working(there)
    assert timedelta(28) <= there - day <= timedelta(31 + 10)
    # nothing worked lies between the same day of the next month and the limit
    assert calendar.working_days_between(_month_on(day) - timedelta(1), there) == 1


@given(due=DAYS, today=DAYS, days=st.integers(1, 30))
def test_more_time_counts_from_the_due_day_or_from_today(due: date, today: date, days: int) -> None:
    calendar = WorkingCalendar(published={}, published_years=frozenset({2026}))
    now = datetime.combine(today, time(10), tzinfo=ZONE)
    until = longer(end_of_day(due, ZONE), days, now, calendar, ZONE)
    last = last_day(until, ZONE)
    assert calendar.working_days_between(max(due, today), last) == days
    assert calendar.is_working(last)


def _month_on(day: date) -> date:
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
