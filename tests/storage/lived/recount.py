"""The forms counted again from the rows, matter by matter and item by item.

Whether a matter was open is read from its own steps and not from other columns: that the identity
of the form holds is a finding here. Nothing of the product's counting is asked.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from domain.aid.model import CONSULTING, AidWay
from domain.assessments.scale import Decision
from domain.cases.model import CaseKind, Effect, Outcome, PeopleBand
from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, DeadlineKind, Ending
from domain.meetings.model import Ruling
from domain.org.model import UnitKind
from storage.schema import (
    agenda_items,
    agreements,
    aid_counts,
    assessment_rounds,
    assessments,
    cases,
    deadlines,
    entries,
    item_judgements,
    meetings,
    reports,
    steps,
    units,
)
from tests.makers import ZONE
from tests.storage.lived.days import HALF, WEEK, Span, month_of, spans
from tests.storage.lived.raw import Line, Rows

_ENDING = frozenset({Effect.RESOLVED, Effect.MOVED, Effect.DROPPED})
_GROUP = frozenset({PeopleBand.FIVE_NINE, PeopleBand.TEN_TWENTY_NINE, PeopleBand.THIRTY_UP})
_NAMES = ("expected", "on_time", "late", "nil", "missing", "unreached", "waiting")


class Recount:
    """Counts of a unit, or of what lies in it and in none of the rows below."""

    def __init__(self, rows: Rows, moment: datetime) -> None:
        self.rows = rows
        self.moment = moment
        """What was on file by then."""
        self._steps: dict[int, list[Line]] = {}
        for one in rows.of(steps):
            if one.effect is not None and one.at <= moment:
                self._steps.setdefault(one.case_id, []).append(one)

    def here(self, unit_id: int, place: int, apart: Iterable[int]) -> bool:
        """Whether a unit lies in the place, and in none of those that are told of apart."""
        rows = self.rows
        return rows.lies_in(unit_id, place) and not any(rows.lies_in(unit_id, one) for one in apart)

    def figures(self, span: Span, place: int, apart: Iterable[int] = ()) -> dict[str, int]:
        """The summary columns, but what is overdue: of that the rows know only the present."""
        until = min(self.moment, span.end)
        all_ = [one for one in self.rows.of(cases) if self.here(one.unit_id, place, apart)]
        mine = [self._by(one, until) for one in all_ if one.kind is CaseKind.DISPUTE]
        items = [self._by(one, until) for one in all_ if one.kind is CaseKind.OPINION]
        fresh = [[one for one in some if one.counted_at >= span.start] for some in mine]
        found = [
            self.rows.one(cases, one.case_id)
            for some in fresh
            for one in some
            if one.effect is Effect.OPENED
        ]
        before = [[one for one in some if one.counted_at < span.start] for some in mine]
        ended = Counter(some[-1].effect for some in fresh if some)
        return {
            "carried": sum(map(_open, before)),
            "found": len(found),
            "group": sum(one.people in _GROUP for one in found),
            "reopened": sum(
                bool(old and new) and not _open(old) for old, new in zip(before, fresh, strict=True)
            ),
            "resolved": ended[Effect.RESOLVED],
            "moved": ended[Effect.MOVED],
            "dropped": ended[Effect.DROPPED],
            "open": sum(map(_open, mine)),
            "total_found": sum(bool(some) for some in mine),
            "total_resolved": sum(
                bool(some) and some[-1].effect is Effect.RESOLVED for some in mine
            ),
            "opinions_found": sum(
                bool(some) and some[0].counted_at >= span.start for some in items
            ),
            "opinions_answered": sum(
                bool(some)
                and some[-1].effect is Effect.RESOLVED
                and some[-1].counted_at >= span.start
                for some in items
            ),
            "entered_late": sum(one.found_on is not None for one in found),
        }

    def extras(self, span: Span, place: int, apart: Iterable[int] = ()) -> dict[str, Any]:
        """What the monthly form tells beside them."""
        until = min(self.moment, span.end)
        mine = [
            one
            for one in self.rows.of(cases)
            if one.kind is CaseKind.DISPUTE and self.here(one.unit_id, place, apart)
        ]
        ids = {one.id for one in mine}
        last = [
            some[-1]
            for one in mine
            if (some := self._by(one, until)) and some[-1].counted_at >= span.start
        ]
        won, lost = (
            sum(one.outcome is which for one in last) for which in (Outcome.SUCCESS, Outcome.FAILED)
        )
        agreed = [
            one
            for one in self.rows.of(agreements)
            if one.case_id in ids and _within(one.made_on, span) and one.at <= self.moment
        ]
        before = month_of(date.fromordinal(span.first.toordinal() - 1))
        asked, accepted = self._aid(span, place, apart)
        return {
            "success": won,
            "concluded": won + lost,
            "oral": sum(one.form is AgreementForm.ORAL for one in agreed),
            "written": sum(one.form is AgreementForm.WRITTEN for one in agreed),
            "amount": int(sum(one.amount for one in agreed)),
            "judicial": sum(
                one.case_id in ids and one.ending is Ending.KEPT and _within(one.ended_on, span)
                for one in self.rows.of(deadlines)
                if one.kind is DeadlineKind.CONFIRMATION
            ),
            "found_before": self.figures(before, place, apart)["found"],
            "found_year_before": 0,
            "categories": dict(
                Counter(
                    one.category_id
                    for one in mine
                    if any(
                        step.effect is Effect.OPENED and step.counted_at >= span.start
                        for step in self._by(one, until)
                    )
                )
            ),
            "hard": {
                one.id
                for one in mine
                if one.people is PeopleBand.THIRTY_UP and _open(self._by(one, self.moment))
            },
            "weekly": self._tally(WEEK, UnitKind.COMMUNITY, span, place, apart),
            "half_monthly": self._tally(HALF, UnitKind.STREET, span, place, apart),
            "aid_asked": asked,
            "aid_cases": accepted,
            **self._meetings(span, place, apart),
            **self._assessments(span, place, apart),
        }

    def _by(self, case: Line, until: datetime) -> list[Line]:
        """The steps of a matter that count by then, and were known."""
        return [one for one in self._steps.get(case.id, ()) if one.counted_at <= until]

    def _tally(
        self, kind: str, owed_by: UnitKind, span: Span, place: int, apart: Iterable[int]
    ) -> dict[str, int]:
        found = Counter[str]()
        for unit in self.rows.of(units):
            if unit.kind is owed_by and self.here(unit.id, place, apart):
                for part in spans(kind, span.first, span.last):
                    found += self.state(unit.id, part)
        return {name: found[name] for name in _NAMES}

    def state(self, unit_id: int, part: Span) -> Counter[str]:
        """What became of one report by then."""
        there = [
            one
            for one in self.rows.of(reports)
            if (one.unit_id, one.kind.value, one.first) == (unit_id, part.kind, part.first)
            and one.confirmed_at <= self.moment
        ]
        found = Counter({"expected": 1})
        if not there:
            found["missing" if self.moment >= part.due else "waiting"] += 1
            return found
        found["late" if there[0].confirmed_at >= part.due else "on_time"] += 1
        found["nil"] += there[-1].nil
        return found

    def _aid(self, span: Span, place: int, apart: Iterable[int]) -> tuple[int | None, int | None]:
        there = {one.id for one in self.rows.of(entries) if self.here(one.host_id, place, apart)}
        if not there:
            return None, None
        counts = [
            one
            for one in self.rows.of(aid_counts)
            if one.entry_id in there and _within(one.day, span) and one.at <= self.moment
        ]
        return (
            sum(one.number for one in counts if one.way in CONSULTING),
            sum(one.number for one in counts if one.way is AidWay.ACCEPTED),
        )

    def _meetings(self, span: Span, place: int, apart: Iterable[int]) -> dict[str, int]:
        rows = self.rows
        held = {
            one.id: one
            for one in rows.of(meetings)
            if self.here(one.unit_id, place, apart)
            and one.confirmed_at is not None
            and one.confirmed_at <= self.moment
        }
        ruled = [
            one
            for one in rows.of(agenda_items)
            if one.meeting_id in held and one.ruling not in {None, Ruling.MERGED}
        ]
        judged = [
            one
            for one in rows.of(item_judgements)
            if self.here(rows.one(meetings, one.meeting_id).unit_id, place, apart)
            and _during(one.at, span)
            and one.verdict is not Satisfaction.NOT
        ]
        return {
            "meetings_items": sum(_during(held[one.meeting_id].held_at, span) for one in ruled),
            "meetings_done": sum(
                one.done_at is not None
                and one.done_at <= self.moment
                and _during(one.done_at, span)
                for one in ruled
            ),
            "meetings_content": len({one.item_id for one in judged}),
        }

    def _assessments(self, span: Span, place: int, apart: Iterable[int]) -> dict[str, int]:
        last: dict[int, Decision] = {}
        for one in self.rows.of(assessment_rounds):
            matter = self.rows.one(assessments, one.assessment_id)
            decided = one.decided_at is not None and one.decided_at <= self.moment
            if (
                decided
                and _during(one.decided_at, span)
                and self.here(matter.unit_id, place, apart)
            ):
                last[matter.id] = one.decision
        found = Counter(last.values())
        return {
            "go": found[Decision.CARRY_OUT],
            "wait": found[Decision.DEFER],
            "no": found[Decision.REFUSE],
        }


def _open(some: list[Line]) -> bool:
    return bool(some) and some[-1].effect not in _ENDING


def _within(day: date | None, span: Span) -> bool:
    return day is not None and span.first <= day <= span.last


def _during(moment: datetime | None, span: Span) -> bool:
    return moment is not None and _within(moment.astimezone(ZONE).date(), span)
