"""The half-year without an evaluation, and the result that is not published, climb the one
ladder."""

from datetime import date

import pytest

from domain.days.calendar import WorkingCalendar
from domain.days.halves import HalfYear
from domain.evaluations import actions
from domain.evaluations.notices import EvaluationMissing, EvaluationToPublish
from domain.evaluations.sweep import notch_of, notches
from domain.people.model import Actor, Role
from domain.reminders.ladder import Rung
from tests.domain.conftest import Town
from tests.domain.evaluation_desk import HALF, EvaluationDesk


@pytest.fixture
def desk(town: Town) -> EvaluationDesk:
    made = EvaluationDesk(town)
    made.deputy = made.stand_in("古道社区", Role.INFORMATION_OFFICER)
    return made


def missing(desk: EvaluationDesk, who: Actor) -> list[tuple[str, int]]:
    return [(one.rung.value, one.notch) for one in desk.told(who, EvaluationMissing)]


def test_the_half_years_of_a_year() -> None:
    first, second = HalfYear.of_year(2026)
    assert (first.last, second.first, second.last) == (
        date(2026, 6, 30),
        date(2026, 7, 1),
        date(2026, 12, 31),
    )
    assert (first.next(), second.previous(), second.next().number) == (second, first, 1)
    assert HalfYear.containing(date(2026, 6, 30)) == first
    with pytest.raises(ValueError, match="no half-year"):
        HalfYear(date(2026, 5, 1))


def test_it_is_due_on_the_last_working_day() -> None:
    off = WorkingCalendar(
        published={date(2026, 12, 31): False}, published_years=frozenset({2026, 2027})
    )
    assert HALF.due_day(off) == date(2026, 12, 30)
    assert HalfYear(date(2028, 7, 1)).due_day(off) == date(2028, 12, 29), "the 31st is a Sunday"


def test_from_a_month_before_up_to_the_next_tier(desk: EvaluationDesk) -> None:
    assert [(one.day, one.rung) for one in notches(desk.town.rules, HALF)] == [
        (date(2026, 12, 1), Rung.BEFORE),
        (date(2026, 12, 24), Rung.BEFORE),
        (date(2026, 12, 31), Rung.DUE_DAY),
        # New Year's Day is a Friday
        (date(2027, 1, 4), Rung.HANDLER),
        (date(2027, 1, 5), Rung.STAND_IN),
        (date(2027, 1, 6), Rung.HEAD),
        (date(2027, 1, 7), Rung.NEXT_TIER),
    ]
    desk.sweeps("2026-11-30 09:00")
    assert missing(desk, desk.officer) == []
    for day in ("2026-12-01", "2026-12-02", "2026-12-24", "2026-12-31"):
        desk.sweeps(f"{day} 08:00")
        desk.sweeps(f"{day} 09:00")
        desk.sweeps(f"{day} 10:00")
    assert missing(desk, desk.officer) == [("before", 1), ("before", 2), ("due_day", 3)]
    assert missing(desk, desk.mediator) == []
    for day in ("2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08"):
        desk.sweeps(f"{day} 09:00")
    assert missing(desk, desk.officer)[3:] == [("handler", 4)]
    assert missing(desk, desk.deputy) == [("stand_in", 5)]
    # nobody coordinates at the community itself, so the next tier hears on that day already
    assert {one[0] for one in missing(desk, desk.street)} == {"next_tier"}
    assert notch_of(desk.town.rules, HALF, date(2027, 1, 20)) is None


def test_a_confirmed_one_is_not_missing_and_a_counted_one_is(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.sweeps("2026-12-01 09:00")
    assert missing(desk, desk.officer) == [("before", 1)]
    desk.confirm(made)
    desk.sweeps("2026-12-31 09:00")
    desk.sweeps("2027-01-04 09:00")
    assert missing(desk, desk.officer) == [("before", 1)]


def test_downtime_is_not_made_up_for_and_a_new_desk_has_no_past(desk: EvaluationDesk) -> None:
    desk.sweeps("2027-01-05 09:00")
    assert missing(desk, desk.deputy) == [], "nobody is called late who was not reminded"
    desk.sweeps("2027-06-29 09:00")
    assert missing(desk, desk.officer) == [("before", 2)], "only the present notch speaks"


def test_where_the_community_has_no_phone_the_street_hears(town: Town) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    other = EvaluationDesk.__new__(EvaluationDesk)
    other.town = town
    other.sweeps("2026-12-01 09:00")
    assert missing(other, street) == [("before", 1)]


def test_a_result_that_is_not_published(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)

    def told(who: Actor) -> list[str]:
        return [one.rung.value for one in desk.told(who, EvaluationToPublish)]

    desk.sweeps("2026-12-03 09:00")
    assert told(desk.officer) == []
    for day in ("2026-12-04", "2026-12-07", "2026-12-08"):
        desk.sweeps(f"{day} 09:00")
        desk.sweeps(f"{day} 11:00")
    assert told(desk.officer) == ["due_day", "handler"]
    assert told(desk.deputy) == ["stand_in"]
    desk.town.do(actions.publish, desk.town.asks(desk.mediator), made.id)
    for day in ("2026-12-09", "2026-12-10"):
        desk.sweeps(f"{day} 09:00")
    assert told(desk.street) == []


def test_what_waits_to_go_out_is_withdrawn_once_it_is_published(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    desk.sweeps("2026-12-04 09:00")
    desk.town.do(actions.publish, desk.town.asks(desk.mediator), made.id)
    assert desk.told(desk.officer, EvaluationToPublish) == []
