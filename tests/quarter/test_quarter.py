"""A quarter lived through the real scheduler, bot and simulator, and held against a recount."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from tests.nursery import Nursery
from tests.quarter import matters
from tests.quarter.checking import (
    Revision,
    balanced,
    check_form,
    check_page,
    duplicates,
    revisions,
    unexplained,
)
from tests.quarter.days import END, FIRST, LAST, WEEK, Span, spans
from tests.quarter.driver import some_kills
from tests.quarter.expected import Reckoning
from tests.quarter.place import COMMUNITIES, DISTRICT, STREETS, communities_of
from tests.quarter.reading import Reminded
from tests.quarter.record import DROPPED, MOVED, OPENED, REOPENED, RESOLVED, Record
from tests.quarter.recount import Recount
from tests.quarter.stretch import LIVED, QUARTER, SLICE, Outcome, Stretch, lived

log = logging.getLogger(__name__)
Folders = Callable[[], Path]


def all_is_accounted_for(outcome: Outcome, stretch: Stretch) -> Reminded:
    """Reports and figures are as recounted; what the reminders should have been."""
    record = outcome.record
    recount = Recount(record, stretch.streets)
    numbers = {one.number: one.key for one in record.matters.values()}
    assert len(numbers) == len(record.matters)
    confirmed = [one for one in record.said if one.what != "withdraw"]
    assert sum(check_page(recount, one) for one in confirmed) > 25 * len(confirmed)

    codes = {("district", 0): DISTRICT.code}
    codes |= {("street", one.number): one.code for one in STREETS}
    codes |= {("community", one.number): one.code for one in COMMUNITIES}
    states = [
        Revision(
            *(one.code, one.kind, one.first, one.revision),
            *(one.nil, one.late, one.withdrawn, one.phone),
        )
        for one in outcome.reports
    ]
    assert states == revisions(record.said, codes)

    by_code = {code: unit for unit, code in codes.items()}
    said = {(one.unit, one.span.kind, one.span.first.isoformat()): one for one in confirmed}
    for report in outcome.reports:
        assert balanced(report.figures), report
        assert report.sheet is None or all(balanced(row["figures"]) for row in report.sheet["rows"])
        if report.sheet is not None:
            one = said[by_code[report.code], report.kind, report.first]
            assert check_form(recount, one, report.sheet, numbers) > 0
    return Reckoning(record, stretch.streets).goes(outcome.sweeps)


def each_reminder_came_once(outcome: Outcome, stretch: Stretch, expected: Reminded) -> None:
    """At its instant, in one message with all else of that instant, and nothing else came."""
    found = outcome.found
    for key in sorted({*found, *expected}):
        assert found.get(key) == expected.get(key), key
    mornings = Counter((phone, now.date()) for phone, now in found if now.hour == 8)
    assert set(mornings.values()) == {1}
    acted = {(plan.phone, plan.at) for plan in stretch.plans()}
    assert unexplained(outcome.messages, acted) == []


def weeks(record: Record, number: int, until: datetime, last: date) -> Counter[str]:
    """What became of a community's weekly reports."""
    found: Counter[str] = Counter()
    for week in spans(WEEK, FIRST, last):
        found[_state(record, number, week, until)] += 1
    return found


def _state(record: Record, number: int, week: Span, until: datetime) -> str:
    first = record.first_in(("community", number), week, until)
    if first is None:
        return "missing"
    return "late" if first.at >= week.due else "in time"


@pytest.mark.long
async def test_three_weeks_of_a_street(folders: Folders, nursery: Nursery) -> None:
    outcome = await lived(folders(), nursery, SLICE)
    each_reminder_came_once(outcome, SLICE, all_is_accounted_for(outcome, SLICE))
    states = {
        place.habit: weeks(outcome.record, place.number, SLICE.end, SLICE.last)
        for place in communities_of(SLICE.streets)
    }
    assert states == {
        "never": {"missing": 3},
        "hour_late": {"late": 3},
        "by_stand_in": {"late": 3},
        "stand_in_at_once": {"in time": 3},
        "on_leave": {"in time": 3},
    }
    assert sum(one.kind == "half_month" for one in outcome.reports) == 1
    assert any(len(lines) > 1 for messages in outcome.found.values() for lines in messages)
    steps = [step for matter in outcome.record.matters.values() for step in matter.events]
    assert {step.effect for step in steps} == {OPENED, RESOLVED, MOVED, DROPPED, REOPENED}


@pytest.mark.long
async def test_three_weeks_of_a_street_killed_five_times(
    folders: Folders, nursery: Nursery
) -> None:
    await killed_changes_nothing(folders, nursery, SLICE, 5)


@pytest.mark.quarter
@pytest.mark.timeout(900)
async def test_the_whole_quarter(folders: Folders, nursery: Nursery) -> None:
    outcome = await lived(folders(), nursery, QUARTER)
    each_reminder_came_once(outcome, QUARTER, all_is_accounted_for(outcome, QUARTER))
    as_scripted(outcome)


def as_scripted(outcome: Outcome) -> None:
    """What became of the reports is what their people are like: written out by hand."""
    expected = {
        "prompt": {"in time": 13},
        "plain": {"in time": 13},
        "early": {"in time": 13},
        "ahead": {"in time": 13},
        "day_late": {"late": 13},
        "never": {"missing": 13},
        "hour_late": {"late": 13},
        "by_stand_in": {"late": 13},
        "stand_in_at_once": {"in time": 13},
        "on_leave": {"in time": 13},
        "blocked": {"in time": 8, "late": 1, "missing": 4},
        "snoozes": {"in time": 13},
        "snoozes_and_reports": {"in time": 13},
        "takes_back": {"in time": 12, "missing": 1},
        "corrects": {"in time": 13},
        "merged": {"in time": 8, "missing": 5},
        "two_days_late": {"late": 13},
        "misses_some": {"in time": 10, "missing": 3},
    }
    for place in COMMUNITIES:
        assert weeks(outcome.record, place.number, END, LAST) == expected[place.habit], place
    many = Counter(one.kind for one in outcome.reports if one.revision == 0)
    assert many == {"week": 417, "half_month": 42, "month": 3}


@pytest.mark.quarter
@pytest.mark.timeout(900)
async def test_the_whole_quarter_killed_ten_times(folders: Folders, nursery: Nursery) -> None:
    as_scripted(await killed_changes_nothing(folders, nursery, QUARTER, 10))


async def killed_changes_nothing(
    folders: Folders, nursery: Nursery, stretch: Stretch, many: int
) -> Outcome:
    """Reports and figures are those of the undisturbed stretch, and every reminder came at its
    instant; twice only where the process was killed between sending it and writing that down."""
    undisturbed = LIVED.get(stretch) or await lived(folders(), nursery, stretch)
    dice = Random(stretch.seed + many)  # noqa: S311 - a story, no secret
    kills = some_kills(dice, stretch.mornings(), matters.moments(stretch.plans()), many)
    outcome = await lived(folders(), nursery, stretch, kills)
    assert outcome.killed == many
    assert outcome.essence() == undisturbed.essence()
    expected = all_is_accounted_for(outcome, stretch)
    found = outcome.found
    for key in sorted({*found, *expected}):
        assert set(found.get(key, ())) == set(expected.get(key, ())), key
    more = duplicates(found, expected)
    assert set(more.values()) <= {1}
    assert {now for _, now in more} <= set(kills)
    ways = Counter(kill.how for kill in kills.values())
    log.info("killed %s times (%s): %s reminders twice", many, dict(ways), more.total())
    return outcome
