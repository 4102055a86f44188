"""The sweep that finds who owes a report and queues the reminders of the rung that speaks."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from domain.days.periods import Period
from domain.handfuls import Place
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.people.line import COORDINATING, Lines
from domain.people.model import Capacity
from domain.ports import Work
from domain.reminders.ladder import Rung, RungStep, Who
from domain.reminders.marks import RungMark
from domain.reminders.notices import PeriodicDue, PeriodicMissing
from domain.reminders.queue import remind
from domain.reminders.windows import Window, due_at, heard_at, windows
from domain.request import Request
from domain.rules import Rules

log = logging.getLogger(__name__)

_HANDFUL = 30
"""As many units are told of in one transaction: so long anybody else's change may have to wait."""
_STAND_IN_FIRST = (Capacity.STAND_IN, Capacity.HOLDER)


class _About(TypedDict):
    unit_id: int
    unit_name: str
    period: str
    rung: str
    due_at: datetime


def remind_due(work: Work, request: Request) -> int:
    """Queues what is due now for the reports of each tier, of this period and the last, for a
    handful of the units that owe one; returns how many pushes.

    Running it again queues nothing twice: the dedup key is unit, period and rung. A rung whose
    time is over is not made up for, so that downtime never ends in a flood; what it did not say,
    or could not send, is dropped and logged, once. What could be heard only when the next rung
    speaks is not queued, so that nobody hears twice in a morning.
    """
    queued, units = 0, _Units(work)
    for number, period in enumerate(_periods(work, request.now)):
        if units.passed(number):
            continue
        rules = _rules_of(work, period)
        found = windows(period, rules)
        marks = {mark.rung: mark for mark in work.rungs.of(period)}
        over = [
            (window, marks.get(window.rung))
            for window in found
            if window.opens < window.closes <= request.now
        ]
        unsaid = [one for one in over if one[1] is None or one[1].closed_at is None]
        spoken = _speaks(work, found, marks, request.now)
        if not unsaid and spoken is None:
            continue
        owing, all_of_them = units.of(number, period)
        for window, mark in unsaid:
            _close(work, period, window, mark, owing, request.now, last=all_of_them)
        if spoken is not None:
            window, when = spoken
            steps = rules.ladders[period.kind][found.index(window) :]
            speaking = _Speaking(work, period, steps, due_at(period, rules), request.now, owing)
            queued += remind(work, speaking.told(), request.now, when=when)
            # only once all were told: a sweep killed between begins anew
            if all_of_them and window.rung not in marks:
                work.rungs.add(_mark(period, window.rung, request.now))
        if not all_of_them:
            break
    return queued


class _Units:
    """The units that owe reports, as many as one handful has."""

    def __init__(self, work: Work) -> None:
        self._work, self._handful = work, work.handful
        self._begin: Place = work.handful.after or (0, 0)
        self._left = work.handful.most(_HANDFUL)

    def passed(self, number: int) -> bool:
        """Whether the period of this number had its turn in a handful before."""
        return bool(number < self._begin[0])

    def of(self, number: int, period: Period) -> tuple[list[Unit], bool]:
        """Those that owe the report of the period, and whether these are the last of them."""
        after = self._begin[1] if number == self._begin[0] else 0
        found = self._work.periodic.owing(period, after=after, most=self._left + 1)
        owing = found[: self._left]
        # one that cannot be told of must not keep what comes behind it
        more = len(found) > self._left or bool(owing and self._handful.singles)
        self._left -= len(owing)
        self._handful.went_on(
            [f"report:{period.code}:{unit.id}" for unit in owing],
            rest=(number, owing[-1].id if owing else after) if more else None,
        )
        return owing, not more


def _periods(work: Work, now: datetime) -> Iterator[Period]:
    """This period and the last of each tier, always in the same order."""
    for kind in work.rules.tiers:
        current = Period.containing(kind, work.rules.day(now))
        yield from (current.previous(), current)


def _speaks(
    work: Work, found: Sequence[Window], marks: Mapping[Rung, RungMark], now: datetime
) -> tuple[Window, datetime] | None:
    """The window whose rung speaks now, and when it may be heard."""
    spoken = next((window for window in found if window.holds(now)), None)
    if spoken is None:
        return None
    when = heard_at(work.rules, now)
    if when >= spoken.closes:
        # by then the next rung speaks, and one that spoke by day has done so
        if spoken is not found[-1] or spoken.rung in marks:
            return None
        when = work.rules.quiet.next_allowed(now, work.rules.calendar)
    return spoken, when


def _mark(period: Period, rung: Rung, now: datetime | None) -> RungMark:
    return RungMark(kind=period.kind, first=period.first, rung=rung, spoke_at=now)


def _close(
    work: Work,
    period: Period,
    window: Window,
    mark: RungMark | None,
    units: Sequence[Unit],
    now: datetime,
    *,
    last: bool,
) -> None:
    """Drops what a rung could not send to these units in its time, and says so, as for one nobody
    let speak. With the last of them it is over."""
    stale = [f"report:{unit.id}:{period.code}:{window.rung}:" for unit in units]
    dropped = work.outbox.withdraw(stale, now)
    if window.step.day >= 0:
        _lost(work, period, window, units, now)
    if units and (mark is None or dropped):
        log.info(
            "reminder.dropped period=%s rung=%s units=%s swallowed=%s pushes=%s",
            *(period.code, window.rung, len(units), mark is None, dropped),
        )
    if last:
        if mark is None:
            mark = _mark(period, window.rung, None)
            work.rungs.add(mark)
        mark.closed_at = now


def _lost(work: Work, period: Period, window: Window, units: Sequence[Unit], now: datetime) -> None:
    """Where nobody could be reached when the report fell due, it is not missing; it is again once
    somebody could be, and a rung has gone by since."""
    day, owing = work.rules.day(now), {unit.id for unit in units}
    confirms = work.rules.tiers[period.kind].confirms
    lost = work.rungs.unreached(owing, confirms, day)
    work.rungs.forget_unreached(period, owing - lost)
    if window.step.day == 0:
        work.rungs.note_unreached(period, lost, now)


def _rules_of(work: Work, period: Period) -> Rules:
    """The rules with the due rule that holds for the period."""
    due = work.periodic.due_rule(period)
    return replace(work.rules, due={**work.rules.due, period.kind: due})


class _Speaking:
    """A rung that speaks to the units that owe a report: who sits where is looked up in one go."""

    def __init__(
        self,
        work: Work,
        period: Period,
        steps: Sequence[RungStep],
        due: datetime,
        now: datetime,
        owing: Sequence[Unit],
    ) -> None:
        self._work, self._period, self._steps, self._due = work, period, steps, due
        self._confirms = work.rules.tiers[period.kind].confirms
        self._lines = Lines(work=work, now=now, reached=True)
        self._doing = [(unit, goes_on(work, unit)) for unit in owing]
        self._lines.expect({doing.id for _, doing in self._doing})
        for roles in (self._confirms, COORDINATING):
            self._lines.held([doing for _, doing in self._doing], roles)
        ids = [unit.id for unit in owing]
        self._lost = work.rungs.unreached(ids, self._confirms, work.rules.day(now)) if ids else ()

    def told(self) -> Iterator[tuple[int, Notice]]:
        """Whom the first of the steps asks of each unit; where a unit has no head, whom the next
        one asks. Of one that merged they are those of the unit that goes on for it."""
        for unit, doing in self._doing:
            step, people = self._steps[0], self._asked(doing, self._steps[0].who)
            for later in self._steps[1:]:
                if people or step.who is not Who.HEAD:
                    break
                step, people = later, self._asked(doing, later.who)
            about = _About(
                unit_id=unit.id,
                unit_name=unit.name,
                period=self._period.code,
                rung=step.rung.value,
                due_at=self._due,
            )
            if step.who in {Who.OWES, Who.STAND_IN}:
                held = self._lines.held([doing], self._confirms)
                holders = {one.person_id for one in held if one.capacity is Capacity.HOLDER}
                for who in people:
                    yield who, PeriodicDue(**about, stand_in=who not in holders)
            else:
                missing = PeriodicMissing(**about, unreached=unit.id in self._lost)
                yield from ((who, missing) for who in people)

    def _asked(self, unit: Unit, who: Who) -> Collection[int]:
        lines = self._lines
        match who:
            case Who.OWES:
                return lines.nearest([unit], self._confirms).people
            case Who.STAND_IN:
                return lines.nearest([unit], self._confirms, order=_STAND_IN_FIRST).people
            case Who.HEAD:
                return lines.nearest([unit], COORDINATING).people
            case Who.ABOVE:
                return lines.above(lines.of(unit.id)).people
