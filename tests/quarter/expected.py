"""Who should have been reminded of what and when: worked out from the record and the notice.

The rules in words. On the working morning before the due day, and on the due day, who owes hears:
the holder, or the stand-in while the holder is on leave. A report that is late: on the first
working morning after the due day the stand-in hears; on the second whoever coordinates at the
unit, or else the tier above; on the third (for half-month and month the second) the tier above.
Each hears of a rung once. Nobody hears of a report that is in, that is not owed, or of a period
that has not begun; and no phone buzzes before 8:30, from 20:00 on, or on a day off.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.quarter import reading
from tests.quarter.acts import NAME
from tests.quarter.days import (
    DAY,
    FIRST,
    HALF,
    MONTH,
    WEEK,
    Span,
    at,
    counted,
    may_buzz,
    midnight_after,
    span,
    works,
)
from tests.quarter.place import (
    CENTRE,
    COMMUNITIES,
    DISTRICT,
    MERGED,
    STREETS,
    SUPERVISOR,
    Place,
    communities_of,
)
from tests.quarter.reading import Line, Reminded
from tests.quarter.record import DISPUTE, Matter, Record

_MOMENT = timedelta(microseconds=1)
_OVERDUE_STAYS = 8
"""Working days after the due day on which an overdue matter still climbs."""
Unit = tuple[str, int]


@dataclass
class Reckoning:
    """Goes through the same instants as the product did, and notes who is told."""

    record: Record
    streets: tuple[int, ...]
    told: set[tuple[object, ...]] = field(default_factory=set)
    found: dict[tuple[int, datetime, bool], list[Line]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def units(self) -> Iterator[tuple[Unit, str, str]]:
        """All that owe reports, with their names and the kind of report."""
        yield ("district", 0), DISTRICT.name, MONTH
        for street in self.streets:
            yield ("street", street), STREETS[street].name, HALF
        for place in communities_of(self.streets):
            yield ("community", place.number), place.name, WEEK

    def goes(self, sweeps: Iterable[tuple[datetime, bool]]) -> Reminded:
        """``True`` are the looks at what people did at that instant."""
        for now, after in sweeps:
            if may_buzz(now):
                self._looks(now, now + _MOMENT if after else now, after)
        reminded: Reminded = defaultdict(list)
        for (phone, now, _), lines in self.found.items():
            reminded[phone, now].append(tuple(sorted(lines)))
        return {key: sorted(these) for key, these in sorted(reminded.items())}

    def _looks(self, now: datetime, known: datetime, after: bool) -> None:
        for unit, name, kind in self.units():
            present = span(kind, now.date())
            for which in (present.before(), present):
                if self._owes(unit, which, known):
                    self._reminds(unit, name, which, now, known, after)
        for matter in self.record.matters.values():
            self._climbs(matter, now, known, after)

    def _owes(self, unit: Unit, which: Span, known: datetime) -> bool:
        merged = self.record.merged_at
        gone = unit == ("community", MERGED) and merged is not None and merged < known
        if gone and merged is not None and merged.date() <= which.last:
            return False
        existed = which.last >= FIRST
        return existed and self.record.report_in(unit, which, known) is None

    def _reminds(
        self, unit: Unit, name: str, which: Span, now: datetime, known: datetime, after: bool
    ) -> None:
        due = f"{which.due_day} {'17:00' if which.kind == WEEK else '24:00'}"
        for rung, opens, closes in _rungs(which):
            if not opens <= now < closes:
                continue
            for what, phone in self._who(unit, which, rung, now, known):
                line = Line(what, name, f"{which.shown}{NAME[which.kind]}", due)
                key = "missing" if what == reading.UNREACHED else what
                self._tells(phone, (unit, which, key), line, now, after)
        for phone, whose, snoozed, when in self.record.snoozes:
            if (whose, snoozed) == (unit, which) and when <= now < which.due:
                line = Line(reading.DUE_DAY, name, f"{which.shown}{NAME[which.kind]}", due)
                self._tells(phone, (unit, which, "snoozed", when), line, now, after)

    def _who(
        self, unit: Unit, which: Span, rung: str, now: datetime, known: datetime
    ) -> Iterator[tuple[str, int]]:
        kind, number = unit
        place = {"community": COMMUNITIES, "street": STREETS}.get(kind, ())
        if rung in {reading.BEFORE, reading.DUE_DAY, reading.STAND_IN}:
            owner = CENTRE if kind == "district" else self.holder(place[number], now, known)
            if rung == reading.STAND_IN and place and place[number].has_stand_in:
                owner = place[number].stand_in
            yield rung, owner
            return
        what = reading.UNREACHED if self._lost(unit, now) else reading.MISSING
        if kind == "district":
            yield what, SUPERVISOR
        elif kind == "street":
            yield what, CENTRE
        elif rung == "head" and place[number].has_head:
            yield what, place[number].head
        else:
            yield what, self.holder(STREETS[place[number].street or 0], now, known)

    def holder(self, place: Place, now: datetime, known: datetime) -> int:
        """Who is at work there: the stand-in while the holder is on leave, if there is one."""
        away = self.away(place.holder, now.date(), known)
        return place.stand_in if away and place.has_stand_in else place.holder

    def away(self, phone: int, day: date, known: datetime) -> bool:
        """Whether somebody is on leave that day, as was known by then."""
        return any(
            who == phone and first <= day <= last and said < known
            for who, first, last, said in self.record.leaves
        )

    def _lost(self, unit: Unit, now: datetime) -> bool:
        """Whether nobody who owes it can be reached."""
        if unit[0] != "community":
            return False
        place = COMMUNITIES[unit[1]]
        return not place.has_stand_in and self.record.out_of_reach(place.holder, now)

    def _tells(
        self, phone: int, key: tuple[object, ...], line: Line, now: datetime, after: bool
    ) -> None:
        if (phone, *key) in self.told:
            return
        self.told.add((phone, *key))
        if not self.record.out_of_reach(phone, now):
            self.found[phone, now, after].append(line)

    def _climbs(self, matter: Matter, now: datetime, known: datetime, after: bool) -> None:
        """An overdue matter: whose turn it is, the stand-in, the head, the tier above."""
        since, clock = matter.clock(known)
        if not clock:
            return
        last = counted(since.date(), 2 if clock == "accept" else 7)
        day = now.date()
        if now < midnight_after(last):
            return
        passed = sum(works(last + n * DAY) for n in range(1, (day - last).days + 1))
        if not 1 <= passed <= _OVERDUE_STAYS:
            return
        place, lower = COMMUNITIES[matter.community], set[int]()
        for number, (what, phones) in enumerate(self._line(matter, place, now, known), 1):
            fresh = phones - lower
            if fresh and number >= min(passed, 4):
                for phone in sorted(fresh):
                    line = Line(what, str(matter.number))
                    self._tells(phone, (matter.key, last, what), line, now, after)
                return
            lower |= phones

    def _line(
        self, matter: Matter, place: Place, now: datetime, known: datetime
    ) -> Iterator[tuple[str, set[int]]]:
        head = {place.head} if place.has_head else set()
        dispute = matter.kind == DISPUTE
        theirs = place.mediator if dispute else self.holder(place, now, known)
        taken = matter.accepted is not None and matter.accepted < known
        yield reading.THEIRS, {theirs} | (set() if taken else head)
        yield reading.STANDING_IN, {place.stand_in} if place.has_stand_in and not dispute else set()
        yield reading.OF_THE_HEAD, head
        yield reading.BELOW, {self.holder(STREETS[place.street or 0], now, known)}


def _rungs(which: Span) -> list[tuple[str, datetime, datetime]]:
    """Each rung from when until when."""

    def morning(days: int) -> datetime:
        return at(counted(which.due_day, days), "08:30")

    last = "above"
    steps = ["head", last] if which.kind == WEEK else [last]
    late = [
        (name, morning(n), morning(n + 1)) for n, name in enumerate([reading.STAND_IN, *steps], 1)
    ]
    return [
        (reading.BEFORE, max(morning(-1), which.start), morning(0)),
        (reading.DUE_DAY, morning(0), which.due),
        *late,
    ]
