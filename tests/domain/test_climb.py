"""What is overdue climbs, one rung a working day."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, Urgency
from domain.days.deadlines import end_of_day
from domain.overdue.notices import CaseOverdue
from domain.overdue.rungs import limit_spans, number_of, overdue_spans
from domain.overdue.sweep import climb, remind_limits
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE, overdue_and_leave, plain_rules, the_rules


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def _sweeps(town: Town, moment: str) -> int:
    town.clock.moment = local(moment)
    return town.do(overdue_and_leave, Request(now=town.clock.now()))


def _rungs(town: Town, who: Actor) -> list[str]:
    return [
        push.notice.rung
        for push in town.pushes()
        if push.person_id == who.person_id
        and isinstance(push.notice, CaseOverdue)
        and not push.withdrawn
    ]


@pytest.fixture
def staffed(town: Town) -> dict[str, Actor]:
    return {
        "head": town.person("一号楼", Role.BUILDING_HEAD),
        "mediator": town.person("古道社区", Role.MEDIATOR),
        "stand_in": town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN),
        "street": town.person("琅琊街道", Role.COORDINATOR),
        "centre": town.person("琅琊区", Role.CENTRE_OFFICER),
        "supervisor": town.person("琅琊区", Role.SUPERVISOR),
    }


def _due_thursday(town: Town, staffed: dict[str, Actor]) -> Case:
    """Reported on Tuesday 24 November, to be accepted by Thursday the 26th."""
    return town.reported(staffed["head"], unit="一号楼")


def test_one_rung_a_working_day(town: Town, staffed: dict[str, Actor]) -> None:
    _due_thursday(town, staffed)
    for quiet in ("2026-11-26 23:00", "2026-11-27 07:00", "2026-11-27 08:29"):
        assert _sweeps(town, quiet) == 0
    assert _sweeps(town, "2026-11-27 08:30") == 1
    assert _rungs(town, staffed["mediator"]) == ["handler"]
    for again in ("2026-11-27 08:31", "2026-11-27 19:59", "2026-11-28 08:30", "2026-11-29 10:00"):
        assert _sweeps(town, again) == 0  # the weekend burns no rung
    assert _sweeps(town, "2026-11-30 08:30") == 1
    assert _rungs(town, staffed["stand_in"]) == ["stand_in"]
    # nobody coordinates at a community: the next tier hears, and only once
    assert _sweeps(town, "2026-12-01 08:30") == 1
    assert _rungs(town, staffed["street"]) == ["next_tier"]
    assert _sweeps(town, "2026-12-02 08:30") == 0
    assert _sweeps(town, "2026-12-03 08:30") == 0
    for who in ("head", "centre", "supervisor"):
        assert _rungs(town, staffed[who]) == []


def test_the_rows_are_keyed_by_due_day_and_rung(town: Town, staffed: dict[str, Actor]) -> None:
    case = _due_thursday(town, staffed)
    _sweeps(town, "2026-11-27 08:30")
    keys = [push.key for push in town.pushes() if ":overdue:" in push.key]
    assert keys == [f"case:{case.id}:overdue:2026-11-26:handler:{staffed['mediator'].person_id}"]
    case.rung = 0  # even were it forgotten how far it was told of
    assert _sweeps(town, "2026-11-27 09:00") == 0


def test_after_downtime_only_the_present_rung_speaks(town: Town, staffed: dict[str, Actor]) -> None:
    _due_thursday(town, staffed)
    assert _sweeps(town, "2026-12-04 14:00") == 1  # six working days late
    assert _rungs(town, staffed["street"]) == ["next_tier"]
    assert _rungs(town, staffed["mediator"]) == _rungs(town, staffed["stand_in"]) == []


def test_what_is_older_than_all_rungs_stays_silent(town: Town, staffed: dict[str, Actor]) -> None:
    _due_thursday(town, staffed)
    assert _sweeps(town, "2026-12-09 08:30") == 0  # the ninth working day


def test_what_was_not_sent_in_its_day_is_dropped(
    town: Town, staffed: dict[str, Actor], caplog: pytest.LogCaptureFixture
) -> None:
    _due_thursday(town, staffed)
    _sweeps(town, "2026-11-27 08:30")
    with caplog.at_level("INFO"):
        _sweeps(town, "2026-11-30 08:30")
    assert _rungs(town, staffed["mediator"]) == []
    assert _rungs(town, staffed["stand_in"]) == ["stand_in"]
    assert "overdue.dropped" in caplog.text


def test_it_stops_at_once_when_the_step_is_taken(town: Town, staffed: dict[str, Actor]) -> None:
    case = _due_thursday(town, staffed)
    _sweeps(town, "2026-11-27 08:30")
    town.do(
        steps.take_step,
        Request(actor=staffed["mediator"], token=town.tap(), now=town.clock.now()),
        case.id,
        Arrow.ACCEPT,
    )
    assert _rungs(town, staffed["mediator"]) == []
    assert case.rung == 0
    for day in ("2026-11-30 08:30", "2026-12-01 08:30", "2026-12-02 08:30"):
        assert _sweeps(town, day) == 0


def test_a_step_that_is_not_the_one_owed_lets_it_climb_on(
    town: Town, staffed: dict[str, Actor]
) -> None:
    case = _due_thursday(town, staffed)
    mediator = staffed["mediator"]

    def step(arrow: Arrow) -> None:
        town.do(
            steps.take_step,
            town.asks(mediator),
            case.id,
            arrow,
        )

    step(Arrow.ACCEPT)  # to be finished by Thursday 3 December
    _sweeps(town, "2026-12-04 08:30")
    step(Arrow.START)
    assert _rungs(town, mediator) == ["handler"]
    assert _sweeps(town, "2026-12-07 08:30") == 1
    assert _rungs(town, staffed["stand_in"]) == ["stand_in"]
    town.do(
        steps.take_step,
        town.asks(mediator),
        case.id,
        Arrow.RESOLVE,
        note="谈妥",
        outcome=Outcome.SUCCESS,
    )
    assert _sweeps(town, "2026-12-08 08:30") == 0


def test_going_up_is_offered_once_the_time_to_handle_it_is_over(
    town: Town, staffed: dict[str, Actor]
) -> None:
    case = _due_thursday(town, staffed)
    _sweeps(town, "2026-11-27 08:30")
    town.do(
        steps.take_step,
        Request(actor=staffed["mediator"], token=town.tap(), now=town.clock.now()),
        case.id,
        Arrow.ACCEPT,
    )
    for day in ("2026-12-09 08:30", "2026-12-10 08:30", "2026-12-11 08:30"):
        _sweeps(town, day)
    offered = {
        (push.notice.due_day, push.notice.rung): push.notice.hand_up
        for push in town.pushes()
        if isinstance(push.notice, CaseOverdue)
    }
    assert offered == {
        ("2026-11-26", "handler"): False,
        ("2026-12-08", "handler"): True,
        ("2026-12-08", "stand_in"): True,
        ("2026-12-08", "next_tier"): False,
    }


def test_at_the_district_the_supervisor_is_the_last(town: Town, staffed: dict[str, Actor]) -> None:
    case = _due_thursday(town, staffed)
    case.responsible_id = town.units["琅琊区"].id
    for day in ("2026-11-27 08:30", "2026-11-30 08:30", "2026-12-01 08:30"):
        _sweeps(town, day)
        town.sends()
    assert _rungs(town, staffed["centre"]) == ["handler"]
    assert _rungs(town, staffed["supervisor"]) == ["next_tier"]
    assert _rungs(town, staffed["street"]) == []


def test_a_red_matter_of_a_saturday_is_overdue_on_monday(
    town: Town, staffed: dict[str, Actor]
) -> None:
    town.clock.moment = local("2026-11-28 15:00")
    town.reported(staffed["head"], unit="一号楼", urgency=Urgency.RED)
    assert _sweeps(town, "2026-11-29 09:00") == 0
    assert _sweeps(town, "2026-11-30 08:30") == 1


def test_the_month_is_reminded_of_seven_days_and_one_day_before(
    town: Town, staffed: dict[str, Actor]
) -> None:
    case = _due_thursday(town, staffed)
    town.clock.moment = local("2026-12-04 10:00")
    town.do(
        steps.take_step,
        Request(actor=staffed["mediator"], token=town.tap(), now=town.clock.now()),
        case.id,
        Arrow.ACCEPT,
    )
    assert case.deadline_at == local("2027-01-05")  # until Monday 4 January, 24:00
    said = []
    for day in range(20, 32):
        moment = local(f"2026-12-{day} 08:30")
        said += [f"12-{day}"] * town.do(remind_limits, Request(now=moment))
    for day in range(1, 9):
        said += [f"01-{day}"] * town.do(remind_limits, Request(now=local(f"2027-01-0{day} 08:30")))
    # seven days before is Monday the 28th; one day before a Sunday, and nobody is woken on New
    # Year's morning, so Thursday the 31st speaks
    assert said == ["12-28", "12-31"]
    assert case.limit_notch == 2


RULES = the_rules()


@given(
    hours=st.integers(0, 24 * 200),
    first=st.dates(min_value=local("2026-09-01").date(), max_value=local("2027-02-01").date()),
)
def test_the_rungs_follow_each_other_and_no_day_off_burns_one(hours: int, first: object) -> None:
    """For any due day: a rung for each working day after it, in order, none on days off."""
    due = local(f"{first}")
    said: list[int] = []
    for day in range(25):
        now = datetime.fromtimestamp(due.timestamp() + day * 86400 + 9 * 3600, ZONE)
        spans = overdue_spans(RULES, now)
        worked = RULES.calendar.is_working(now.date())
        assert bool(spans) == worked
        if any(span.after < due <= span.until for span in spans):
            said.append(number_of(due, spans))
    assert said == [1, 2, 3, 4, 4, 4, 4, 4]


@given(st.dates(min_value=local("2026-09-01").date(), max_value=local("2027-02-20").date()))
def test_the_month_has_two_reminders_and_the_later_wins(day: object) -> None:
    last = RULES.calendar.next_working(day)  # type: ignore[arg-type]  # hypothesis gives a date
    limit = end_of_day(last, ZONE)
    said: list[tuple[int, int]] = []
    for before in range(20, -3, -1):
        now = datetime.fromtimestamp(limit.timestamp() - (before + 1) * 86400 + 9 * 3600, ZONE)
        spans = limit_spans(RULES, now)
        if any(span.after < limit <= span.until for span in spans):
            said.append((number_of(limit, spans), before))
    rungs = [rung for rung, _ in said]
    assert all(a <= b for a, b in pairwise(rungs))
    first = {rung: max(before for one, before in said if one == rung) for rung in set(rungs)}
    assert first[2] >= 1  # the day before, or the working day before that
    assert all(before >= 0 for _, before in said)
    if 1 in first:
        assert first[1] >= 7


def test_a_sweep_at_night_asks_nothing() -> None:
    rules = plain_rules()
    assert overdue_spans(rules, local("2026-11-27 20:00")) == ()
    assert len(overdue_spans(rules, local("2026-11-27 19:59"))) == 4


def test_an_item_climbs_by_those_who_handle_items(town: Town, staffed: dict[str, Actor]) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.reported(staffed["head"], unit="一号楼", kind=CaseKind.OPINION)
    assert town.do(climb, Request(now=local("2026-11-27 08:30"))) == 1
    assert _rungs(town, officer) == ["handler"]
