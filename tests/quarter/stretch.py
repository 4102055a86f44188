"""A stretch of the quarter lived through, and what is left of it when it is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.nursery import Nursery
from tests.quarter import habits, matters
from tests.quarter.checking import REPORTS, Kept, kept
from tests.quarter.days import DAY, END, FIRST, LAST, WEEK, at, counted, spans
from tests.quarter.driver import Driver, Kill, Planned, a_quarter
from tests.quarter.phones import Came, came
from tests.quarter.place import STREETS, communities_of
from tests.quarter.reading import Reminded, reminders
from tests.quarter.record import Record

ALL = tuple(range(len(STREETS)))


@dataclass(frozen=True)
class Stretch:
    """So many days, in so many streets."""

    streets: tuple[int, ...]
    last: date
    end: datetime
    rate: float
    """How many matters a community has in a week."""
    seed: int
    hours: tuple[str, ...]
    """At least then time is asked on each day; and whenever somebody does something."""

    def plans(self) -> list[Planned]:
        """What everybody does, the same each time."""
        dice = Random(self.seed)  # noqa: S311 - a story, no secret
        communities = communities_of(self.streets)
        streets = [STREETS[one] for one in self.streets]
        plans = [
            *habits.all_reports(streets, communities, FIRST, self.last),
            *habits.aside([*communities, *streets], self.last),
        ]
        for place in communities:
            plans += matters.come_up(dice, place, FIRST, self.last, self.rate)
        return [plan for plan in plans if plan.at <= self.end]

    def instants(self) -> list[datetime]:
        """When time is asked, whether anybody does something or not."""
        days = (self.end.date() - FIRST).days + 1
        found = [at(FIRST + n * DAY, hour) for n in range(days) for hour in self.hours]
        return [one for one in found if one <= self.end]

    def mornings(self) -> list[datetime]:
        """Mornings on which somebody is reminded, as somebody never sends a report."""
        found = {
            at(counted(week.due_day, days), "08:30")
            for week in spans(WEEK, FIRST, self.last)
            for days in (-1, 0, 1, 2)
        }
        return sorted(one for one in found if one <= self.end)


QUARTER = Stretch(
    *(ALL, LAST, END, 0.25, 2026),
    ("00:15", "03:00", "08:00", "08:15", "08:30", "14:00", "16:59", "17:00", "20:00", "23:45"),
)
SLICE = Stretch(
    *((1,), date(2026, 1, 25), at(date(2026, 1, 29), "12:00"), 0.7, 14),
    ("00:15", "08:00", "08:30", "17:00", "20:00"),
)
"""Three weeks of one street, to the last rung of the last week."""


@dataclass(frozen=True)
class Outcome:
    """What is left of a stretch when it is over."""

    record: Record
    sweeps: Sequence[tuple[datetime, bool]]
    messages: Sequence[Came]
    reports: Sequence[Kept]
    killed: int

    def essence(self) -> list[tuple[object, ...]]:
        """The reports with all their figures; matters by their place in the script, since numbers
        go by who is quicker, and places by name."""
        keys = {one.number: one.key for one in self.record.matters.values()}
        return [
            (
                *(one.code, one.kind, one.first, one.revision, one.nil, one.late, one.withdrawn),
                *(one.phone, one.figures),
                [_without_numbers(row, keys) for row in one.sheet["rows"]] if one.sheet else None,
            )
            for one in self.reports
        ]

    @property
    def found(self) -> Reminded:
        """The reminders that came."""
        return reminders(self.messages)


def _without_numbers(row: dict[str, Any], keys: dict[int, int]) -> dict[str, Any]:
    hard = sorted(keys[one] for one in row["extras"]["hard"])
    extras = {**row["extras"], "hard": hard, "hard_at": sorted(row["extras"]["hard_at"])}
    return {**row, "extras": extras}


LIVED: dict[Stretch, Outcome] = {}
"""What was lived through undisturbed already."""


async def lived(
    folder: Path, nursery: Nursery, stretch: Stretch, kills: dict[datetime, Kill] | None = None
) -> Outcome:
    """Lives through it."""
    async with a_quarter(folder, nursery, stretch.streets) as driver:
        before = (await driver.server.client.calls())[-1]["seq"]
        plans = stretch.plans()
        if stretch.end >= habits.MERGED_AT:
            plans.append(driver.merging(habits.MERGED_AT))
        await driver.lives(stretch.instants(), plans, kills)
        calls = await driver.server.client.calls("sendMessage", after=before)
        _nothing_was_given_up(driver)
        outcome = Outcome(
            driver.record,
            driver.sweeps,
            came(calls),
            kept(driver.rows(REPORTS)),
            driver.desk.killed,
        )
    if not kills:
        LIVED[stretch] = outcome
    return outcome


def _nothing_was_given_up(driver: Driver) -> None:
    """No update is dead; a push is only where its phone had blocked the bot."""
    assert driver.rows("SELECT update_id FROM inbox WHERE dead_at IS NOT NULL") == []
    errors = driver.rows("SELECT DISTINCT error FROM outbox WHERE state = 'dead'")
    assert {error for (error,) in errors} <= {"forbidden", "no-channel"}
    log = driver.desk.log()
    assert "job.failed" not in log
    assert "update failed" not in log
