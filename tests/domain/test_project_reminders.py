"""What the clock says of key projects: milestones ahead, and the quarter to be confirmed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.followups import actions as followups
from domain.people.model import Capacity, Role
from domain.projects import actions, steps
from domain.projects.model import ProjectRules
from domain.projects.notices import (
    MilestoneAhead,
    ProjectAssigned,
    ProjectMoved,
    ProjectUnconfirmed,
)
from domain.projects.sweep import ahead_spans
from domain.reminders.ladder import Rung
from tests.domain.conftest import Town
from tests.domain.project_desk import FIRST, ProjectDesk, local
from tests.makers import the_rules


@pytest.fixture
def desk(town: Town) -> ProjectDesk:
    return ProjectDesk(town)


def _days(desk: ProjectDesk) -> list[int]:
    return [one.days for one in desk.told(desk.street, MilestoneAhead)]


def test_thirty_and_seven_days_before_its_unit_hears_and_who_leads(desk: ProjectDesk) -> None:
    project = desk.registered(desk.draft(days=(FIRST,), units=("古道社区",)))
    for moment, told in (
        ("2026-12-15T09:00", []),
        ("2026-12-16T07:00", []),
        ("2026-12-16T09:00", [30]),
        ("2026-12-16T10:00", [30]),
        ("2027-01-07T09:00", [30]),
        ("2027-01-08T09:00", [30, 7]),
        ("2027-01-11T09:00", [30, 7]),
    ):
        desk.sweeps(moment)
        assert _days(desk) == told, moment
    assert [one.days for one in desk.told(desk.officer, MilestoneAhead)] == [30, 7]
    assert desk.told(desk.keeper, MilestoneAhead) == []
    assert project.confirm_at is not None


def test_what_is_near_when_it_is_handed_out_or_reached_is_not_told_of(desk: ProjectDesk) -> None:
    desk.registered(desk.draft(days=(date(2026, 12, 10),)))
    desk.sweeps("2026-11-25T09:00")
    assert _days(desk) == [], "it has just been told of"
    desk.sweeps("2026-12-03T09:00")
    assert _days(desk) == [7]
    other = desk.registered(desk.draft(days=(FIRST,)))
    desk.reach(other, 0)
    desk.sweeps("2026-12-16T09:00")
    assert _days(desk) == [7]


def test_a_day_that_was_moved_is_told_of_anew(desk: ProjectDesk) -> None:
    project = desk.registered(desk.draft(days=(FIRST,)))
    desk.sweeps("2026-12-16T09:00")
    desk.sweeps("2027-01-08T09:00")
    assert _days(desk) == [30, 7]
    number = desk.facts(project)[0].followup_id
    later = desk.town.asks(desk.keeper)
    desk.town.do(followups.extend, later, number, date(2027, 3, 31))
    for moment, told in (
        ("2027-01-11T09:00", [30, 7]),
        ("2027-03-01T09:00", [30, 7, 30]),
        ("2027-03-24T09:00", [30, 7, 30, 7]),
        ("2027-03-25T09:00", [30, 7, 30, 7]),
    ):
        desk.sweeps(moment)
        assert _days(desk) == told, moment


def test_a_cancelled_project_is_silent(desk: ProjectDesk) -> None:
    project = desk.registered()
    desk.town.do(steps.cancel, desk.town.asks(desk.keeper), project.id, "选址不成")
    for day in (16, 30, 31):
        desk.sweeps(f"2026-12-{day}T09:00")
    desk.sweeps("2027-01-04T09:00")
    assert _days(desk) == []
    assert desk.told(desk.street, ProjectUnconfirmed) == []


def test_the_quarter_is_asked_for_on_its_last_working_day_and_then_up(desk: ProjectDesk) -> None:
    deputy = desk.town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    desk.registered()
    desk.registered()
    for moment in (
        "2026-12-30T09:00",
        "2026-12-31T09:00",
        "2026-12-31T11:00",
        "2027-01-04T09:00",
        "2027-01-05T09:00",
        "2027-01-06T09:00",
        "2027-01-07T09:00",
    ):
        desk.sweeps(moment)
    told = desk.told(desk.street, ProjectUnconfirmed)
    assert [one.rung for one in told] == [Rung.DUE_DAY] * 2 + [Rung.HANDLER] * 2
    assert told[0].due_on == date(2026, 12, 31)
    assert {one.rung for one in desk.told(deputy, ProjectUnconfirmed)} == {Rung.STAND_IN}
    assert Rung.NEXT_TIER in {one.rung for one in desk.told(desk.keeper, ProjectUnconfirmed)}


def test_who_leads_no_more_and_who_leads_now_each_hear_once(desk: ProjectDesk) -> None:
    other = desk.town.unit("北门街道", desk.town.units["琅琊街道"].kind, "琅琊区")
    north = desk.town.person("北门街道", Role.COORDINATOR)
    first = desk.draft()
    desk.registered(first)
    desk.sweeps("2026-12-31T09:00")
    assert len(desk.told(desk.street, ProjectUnconfirmed)) == 1
    sheet = [replace(first, lead_id=other.id, helpers=())]
    asks, host = desk.town.asks(desk.keeper), desk.town.units["琅琊区"].id
    desk.town.do(actions.import_projects, asks, host, sheet, "调整")
    assert desk.told(desk.street, ProjectUnconfirmed) == [], "it is not theirs to confirm any more"
    assert [one.yours for one in desk.told(north, ProjectAssigned)] == [True]
    assert desk.told(north, ProjectMoved) == []
    assert len(desk.told(desk.officer, ProjectMoved)) == 1, "they help no more"
    assert len(desk.told(desk.street, ProjectMoved)) == 1
    desk.sweeps("2026-12-31T10:00")
    assert [one.rung for one in desk.told(north, ProjectUnconfirmed)] == [Rung.DUE_DAY]


def test_what_is_confirmed_or_completed_is_not_asked_for(desk: ProjectDesk) -> None:
    confirmed, completed = desk.registered(), desk.registered(desk.draft(days=(FIRST,)))
    desk.reach(completed, 0)
    desk.town.clock.moment = local("2026-12-20T10:00")
    desk.town.do(steps.confirm, desk.town.asks(desk.street), confirmed.id)
    for moment in ("2026-12-31T09:00", "2027-01-04T09:00"):
        desk.sweeps(moment)
    assert desk.told(desk.street, ProjectUnconfirmed) == []


def test_the_mornings_follow_on_one_another_whatever_days_are_off() -> None:
    """No day lies between the spans of one morning and the next, so none is never told of."""
    rules, day = the_rules(), date(2026, 1, 5)
    reached = dict[int, datetime]()
    while day < date(2026, 12, 25):
        for span in ahead_spans(rules, local(f"{day.isoformat()}T09:00")):
            assert span.after <= reached.get(span.number, span.after) <= span.until
            reached[span.number] = span.until
        day = rules.calendar.next_working(day + timedelta(days=1))
    assert reached.keys() == {1, 2}, "thirty days, and seven"


@pytest.mark.parametrize(
    ("months", "day", "end"),
    [
        (3, date(2026, 11, 24), date(2026, 12, 31)),
        (3, date(2027, 1, 1), date(2027, 3, 31)),
        (12, date(2027, 1, 1), date(2027, 12, 31)),
        (1, date(2027, 2, 28), date(2027, 2, 28)),
        (6, date(2028, 6, 30), date(2028, 6, 30)),
    ],
)
def test_the_months_that_are_confirmed_together(months: int, day: date, end: date) -> None:
    assert ProjectRules(confirm_months=months).stretch_end(day) == end


def test_who_led_it_until_now_hears_that_another_does(desk: ProjectDesk) -> None:
    first = desk.draft(helpers=())
    project = desk.registered(first)
    wanted = replace(first, lead_id=desk.town.units["古道社区"].id)
    desk.town.do(actions.change, desk.town.asks(desk.keeper), project.id, wanted, "调整")
    assert [one.lead for one in desk.told(desk.street, ProjectMoved)] == ["古道社区"]
    assert [one.yours for one in desk.told(desk.officer, ProjectAssigned)] == [True]
    assert {one.unit_id for one in desk.facts(project)} == {wanted.lead_id}
