"""The figures counted again, matter by matter, from the record alone.

Whether a matter was open at a moment is read from its own steps, not from the other columns: so
that the identity holds is a finding here and nothing that was put in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.quarter.days import (
    FIRST,
    HALF,
    MONTH,
    WEEK,
    Span,
    at,
    counted,
    midnight_after,
    spans,
)
from tests.quarter.place import COMMUNITIES, MERGED, STREETS, SUCCESSOR, Place, communities_of
from tests.quarter.record import (
    DISPUTE,
    DROPPED,
    GROUP_BANDS,
    MAJOR,
    MOVED,
    OPENED,
    OPINION,
    REOPENED,
    RESOLVED,
    Event,
    Matter,
    Record,
)

Figures = dict[str, int]
Unit = tuple[str, int]
_ENDING = frozenset({RESOLVED, MOVED, DROPPED})


def rate(part: int, whole: int) -> str:
    """A rate as it is printed: whole percent, half up; a dash for nothing."""
    return f"{int(100 * part / whole + 0.5)}%" if whole else "—"


@dataclass
class Recount:
    """Counts for one district."""

    record: Record
    streets: tuple[int, ...]

    def places(self, unit: Unit, now: datetime) -> list[Place]:
        """The communities whose matters count for the unit, as it is made up by then."""
        kind, number = unit
        if kind == "district":
            return communities_of(self.streets)
        if kind == "street":
            return communities_of((number,))
        merged = self.record.merged_at is not None and self.record.merged_at < now
        both = [COMMUNITIES[MERGED]] if merged and number == SUCCESSOR else []
        return [COMMUNITIES[number], *both]

    def figures(self, unit: Unit, which: Span, now: datetime) -> Figures:
        """The columns of the forms for the span, as they were known at the moment."""
        until = min(now, which.end)
        mine = self._matters(unit, DISPUTE, now)
        ever = [(one, step) for one in mine for step in _steps(one, until, now)]
        fresh = [(one, step) for one, step in ever if step.counts >= which.start]
        effects = _effects(mine, which.start, until, now)
        items = self._matters(unit, OPINION, now)
        item_steps = [(one, step) for one in items for step in _steps(one, until, now)]
        found = [one for one, step in fresh if step.effect == OPENED]
        return {
            "carried": sum(_open(one, which.start, now) for one in mine),
            "found": len(found),
            "group": sum(one.band in GROUP_BANDS for one in found),
            "reopened": effects[REOPENED],
            "resolved": effects[RESOLVED],
            "moved": effects[MOVED],
            "dropped": effects[DROPPED],
            "open": sum(_open(one, until, now) for one in mine),
            "overdue": sum(_overdue(one, until, now) for one in mine),
            "total_found": sum(step.effect == OPENED for _, step in ever),
            "total_resolved": sum(_resolutions(one, until, now) for one in mine),
            "opinions_found": sum(
                step.effect == OPENED and step.counts >= which.start for _, step in item_steps
            ),
            "opinions_answered": sum(
                step.effect == RESOLVED and step.counts >= which.start for _, step in item_steps
            ),
            "entered_late": sum(one.found_on is not None for one in found),
        }

    def _matters(self, unit: Unit, kind: str, now: datetime) -> list[Matter]:
        numbers = {place.number for place in self.places(unit, now)}
        return [
            one
            for one in self.record.matters.values()
            if one.kind == kind and one.community in numbers
        ]

    def tally(self, owing: Sequence[Unit], parts: Iterable[Span], now: datetime) -> dict[str, int]:
        """The reports owed below: in time, late, nil, missing, not due yet."""
        found: Counter[str] = Counter()
        for which in parts:
            for unit in owing:
                if not self.owed(unit, which, now):
                    continue
                found["expected"] += 1
                first = self.record.first_in(unit, which, now)
                standing = self.record.report_in(unit, which, now)
                if first is None or standing is None:
                    found[self._why_not(unit, which, now)] += 1
                    continue
                found["late" if first.at >= which.due else "on_time"] += 1
                found["nil"] += standing.nil
        names = ("expected", "on_time", "late", "nil", "missing", "unreached", "waiting")
        return {name: found[name] for name in names}

    def _why_not(self, unit: Unit, which: Span, now: datetime) -> str:
        """Why a report is not in: it is not due yet, nobody could be reminded, or it is missing.

        Nobody could be reminded when it fell due, nor on the mornings on which a later rung ended.
        """
        if now < which.due:
            return "waiting"
        ends = [at(counted(which.due_day, days), "08:30") for days in (2, 3, 4)]
        moments = [which.due, *(one for one in ends if one <= now)]
        lost = unit[0] == "community" and all(
            self.record.out_of_reach(COMMUNITIES[unit[1]].holder, one) for one in moments
        )
        return "unreached" if lost and not COMMUNITIES[unit[1]].has_stand_in else "missing"

    def owed(self, unit: Unit, which: Span, now: datetime) -> bool:
        """Whether the unit was there on the last day of the span."""
        merged = self.record.merged_at
        if unit == ("community", MERGED) and merged is not None and merged < now:
            return which.last < merged.date()
        return which.last >= FIRST

    def rows(self, unit: Unit, which: Span, now: datetime) -> dict[str, dict[str, Any]]:
        """The rows of a form by name: figures and tallies of each place below."""
        kind, number = unit
        below: list[Unit]
        if kind == "street":
            below = [("community", place.number) for place in communities_of((number,))]
            merged = self.record.merged_at is not None and self.record.merged_at < now
            below = [one for one in below if not (merged and one == ("community", MERGED))]
        else:
            below = [("street", street) for street in self.streets]
        return {self._name(one): self.line(one, which, now) for one in below}

    def line(self, unit: Unit, which: Span, now: datetime) -> dict[str, Any]:
        """Everything a form tells of a unit."""
        weeks = spans(WEEK, which.first, which.last)
        communities: list[Unit] = [("community", one.number) for one in self.places(unit, now)]
        streets: list[Unit] = {
            "district": [("street", one) for one in self.streets],
            "street": [unit],
        }.get(unit[0], [])
        line: dict[str, Any] = {
            "figures": self.figures(unit, which, now),
            "weekly": self.tally(communities, weeks, now),
        }
        if which.kind == MONTH:
            halves = spans(HALF, which.first, which.last)
            line["half_monthly"] = self.tally(streets, halves, now)
        mine, until = self._matters(unit, DISPUTE, now), min(now, which.end)
        line["success"], line["concluded"] = _concluded(mine, which.start, until, now)
        found = [one for one in mine if _found_within(one, which.start, until, now)]
        line["categories"] = dict(Counter(one.category for one in found))
        line["hard"] = {one.key for one in mine if one.band == MAJOR and _open(one, now, now)}
        before = which.before()
        line["found_before"] = self.figures(unit, before, now)["found"]
        return line

    def _name(self, unit: Unit) -> str:
        return STREETS[unit[1]].name if unit[0] == "street" else COMMUNITIES[unit[1]].name


def _steps(matter: Matter, until: datetime, now: datetime) -> list[Event]:
    """What had been done by then and counts before."""
    return [one for one in matter.events if one.at < now and one.counts < until]


def _effects(
    matters: Iterable[Matter], start: datetime, until: datetime, now: datetime
) -> Counter[str]:
    """How each matter stands by then, where that is another way than at the start: a matter that
    was ended and opened again meanwhile is in no column."""
    found: Counter[str] = Counter()
    for matter in matters:
        steps = _steps(matter, until, now)
        before = [one for one in steps if one.counts < start]
        since = [one for one in steps if one.counts >= start]
        if not since:
            continue
        if before and not _open(matter, start, now):
            found[REOPENED] += 1
        if since[-1].effect in _ENDING:
            found[since[-1].effect] += 1
    return found


def _open(matter: Matter, until: datetime, now: datetime) -> bool:
    """Whether it was open just before the moment."""
    steps = _steps(matter, until, now)
    return bool(steps) and steps[-1].effect not in _ENDING


def _resolutions(matter: Matter, until: datetime, now: datetime) -> int:
    """1 if it is resolved: a resolution that was opened again is none."""
    steps = _steps(matter, until, now)
    return int(bool(steps) and steps[-1].effect == RESOLVED)


def _overdue(matter: Matter, until: datetime, now: datetime) -> bool:
    """Whether its present clock had run out by then."""
    since, clock = matter.clock(now)
    if not clock:
        return False
    last: date = counted(since.date(), 2 if clock == "accept" else 7)
    return midnight_after(last) < until


def _concluded(
    matters: Iterable[Matter], start: datetime, until: datetime, now: datetime
) -> tuple[int, int]:
    """Mediations that succeeded, and those that came to an end either way; none opened again."""
    success = concluded = 0
    for matter in matters:
        steps = _steps(matter, until, now)
        if not steps or steps[-1].counts < start:
            continue
        won, lost = steps[-1].outcome == "调解成功", steps[-1].outcome == "调解不成"
        success, concluded = success + won, concluded + (won or lost)
    return success, concluded


def _found_within(matter: Matter, start: datetime, until: datetime, now: datetime) -> bool:
    return any(one.effect == OPENED and one.counts >= start for one in _steps(matter, until, now))
