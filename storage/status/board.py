"""The board a supervisor reads: a unit, and the units directly below it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection

from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    REOPENING,
    CaseKind,
    Effect,
    Outcome,
    State,
)
from domain.cases.telling import HANDLERS
from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.periodic.model import PeriodicTally
from domain.rules import Rules
from domain.status.views import StatusBoard, StatusLine, Tally
from storage.counts.facts import STOCK, due, flow, kept
from storage.counts.sums import Ask, Place, Sums, place_of, sums, whole
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, units_around
from storage.people.reach import as_noted, unreached_of
from storage.periodic.due import due_rule
from storage.periodic.figures import unended
from storage.periodic.sent import owed
from storage.status.coverage import coverage


def status(reading: Reading, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
    """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
    connection, rules = reading.connection, reading.rules
    top, above, children = units_around(connection, actor, unit_id)
    today = rules.day(now)
    week = Period.containing(PeriodKind.WEEK, today)
    counted = _counted(connection, top.path, [child.id for child in children], week, rules, now)
    sent = _reports(connection, rules, top.path, week)
    due_at = due_rule(connection, rules, week).due_at(week, rules.calendar, rules.zone)
    not_in = [one.id for one in sent if one.late is None]
    away, *lost = unreached_of(
        connection,
        rules,
        [
            (not_in, rules.tiers[week.kind].confirms),
            *((counted.kept[kind], HANDLERS[kind]) for kind in CaseKind),
        ],
        today,
    )
    away = as_noted(connection, rules, week, away)
    tallies = counted.tallies
    by_child = _report_tallies(sent, [child.id for child in children], away, over=now >= due_at)
    return StatusBoard(
        unit=ref(top),
        above=None if above is None else ref(above),
        as_of=now,
        tally=Tally(**sum(tallies.values(), Counter())),
        week=week,
        week_found=counted.found,
        week_resolved=counted.resolved,
        reports=_periodic(sum(by_child.values(), Counter())),
        unreached=len(away),
        out_of_reach=sum(_overdue_at(connection, top.path, lost, now).values()),
        coverage=coverage(connection, top.path, today),
        below=tuple(
            StatusLine(
                unit=ref(child),
                tally=Tally(**tallies.get(child.id, _NONE)),
                reports=_periodic(by_child.get(child.id, _NONE)),
                unreached=by_child.get(child.id, _NONE)[_AWAY],
            )
            for child in children
            if child.id in tallies or child.id in by_child or _there(child, today)
        ),
    )


def _there(unit: UnitRow, day: Any) -> bool:
    return bool(unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to))


_Named = Counter[str]
"""Figures by the name of the field they go into."""
_NONE: _Named = Counter()
_AWAY = "away"
_FOUND, _RESOLVED = (flow(CaseKind.DISPUTE, effect) for effect in (Effect.OPENED, Effect.RESOLVED))
_REOPENED = tuple(flow(CaseKind.DISPUTE, effect) for effect in REOPENING.values())
_DUE = tuple(due(kind) for kind in CaseKind)
_KEPT = {kind: f"{kind}:kept:" for kind in CaseKind}
_ENDED = {Effect.RESOLVED: "resolved", Effect.MOVED: "moved", Effect.DROPPED: "dropped"}
_WAITS = {State.REPORTED: "waiting", State.RETURNED: "asked"}
_OVERDUE = {due(CaseKind.DISPUTE): "overdue", due(CaseKind.OPINION): "opinions_overdue"}


@dataclass(frozen=True, kw_only=True)
class _Counted:
    tallies: Mapping[Place, _Named]
    """By the unit directly below (None: filed at the unit itself)."""
    found: int
    resolved: int
    """Disputes of the week, as the weekly report counts them: what was opened again is not."""
    kept: Mapping[CaseKind, Collection[int]]
    """The units that have open matters of the kind."""


def _counted(
    connection: Connection,
    path: str,
    children: Collection[int],
    week: Period,
    rules: Rules,
    now: datetime,
) -> _Counted:
    start = week.bounds(rules.zone)[0]
    stock, overdue, fresh, *having = sums(
        connection,
        path,
        children,
        [
            Ask(begin_with=STOCK),
            Ask(measures=_DUE, until=now),
            Ask(measures=(_FOUND, _RESOLVED, *_REOPENED), start=start, until=now, in_all=True),
            *(Ask(begin_with=prefix, in_all=True) for prefix in _KEPT.values()),
        ],
    )
    tallies: dict[Place, _Named] = {}
    for place, counts in stock.items():
        for measure, many in counts.items():
            for name in _names(measure) if many else ():
                tallies.setdefault(place, Counter())[name] += many
    for place, counts in overdue.items():
        for measure, name in _OVERDUE.items():
            if many := counts[measure]:
                tallies.setdefault(place, Counter())[name] += many
    week_counts = whole(fresh)
    resolved = week_counts[_RESOLVED]
    if any(week_counts[one] for one in _REOPENED):
        resolved -= whole(unended(connection, (), path, start, now))[_RESOLVED]
    return _Counted(
        tallies=tallies,
        found=week_counts[_FOUND],
        resolved=resolved,
        kept={
            kind: _keepers(prefix, counts)
            for (kind, prefix), counts in zip(_KEPT.items(), having, strict=True)
        },
    )


@cache
def _names(measure: str) -> tuple[str, ...]:
    """The figures of a tally in which matters that stand so are counted."""
    kind, state, outcome = measure.removeprefix(STOCK).split(":")
    if state == State.WITHDRAWN and not outcome:
        return ()  # a report taken back at once counts as if it had not been
    is_open = State(state) in OPEN_STATES
    if kind == CaseKind.OPINION:
        return ("opinions_found", "opinions_open") if is_open else ("opinions_found",)
    names = ["found"]
    if is_open:
        names.append("open")
        names += [_WAITS[State(state)]] if State(state) in _WAITS else []
    if outcome:
        names.append(_ENDED[EFFECT_OF_OUTCOME[Outcome(outcome)]])
    if outcome == Outcome.SUCCESS:
        names.append("success")
    if outcome in (Outcome.SUCCESS, Outcome.FAILED):
        names.append("concluded")
    return tuple(names)


def _keepers(prefix: str, counts: Sums) -> Collection[int]:
    return {int(one.removeprefix(prefix)) for one, many in whole(counts).items() if many}


def lost_matters(
    connection: Connection, rules: Rules, path: str, now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """How many matters of the subtree are overdue with each unit where nobody can be reached who
    takes such up, by unit and kind."""
    asks = [Ask(begin_with=prefix, in_all=True) for prefix in _KEPT.values()]
    found = zip(_KEPT.items(), sums(connection, path, (), asks), strict=True)
    having = [(_keepers(prefix, counts), HANDLERS[kind]) for (kind, prefix), counts in found]
    return _overdue_at(
        connection, path, unreached_of(connection, rules, having, rules.day(now)), now
    )


def _overdue_at(
    connection: Connection, path: str, lost: Sequence[Collection[int]], now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """Overdue matters by the unit that has them and their kind; ``lost`` are units for each kind,
    in the order of the kinds."""
    of = {
        kept(kind, one): (one, kind)
        for kind, ids in zip(CaseKind, lost, strict=True)
        for one in ids
    }
    if not of:
        return {}
    (overdue,) = sums(connection, path, (), [Ask(measures=tuple(of), until=now, in_all=True)])
    return {of[one]: many for one, many in whole(overdue).items() if many}


@dataclass(frozen=True, kw_only=True)
class _Sent:
    """A unit that owes the week's report: whether that came late is said by its first revision,
    what it says by the last; None: it is not in."""

    id: int
    path: str
    late: bool | None
    nil: bool | None


def _reports(connection: Connection, rules: Rules, top: str, week: Period) -> Collection[_Sent]:
    found: dict[int, _Sent] = {}
    for row in owed(connection, rules, top, week):
        first = found.get(row.id)
        late = first.late if first else row.late
        found[row.id] = _Sent(id=row.id, path=row.path, late=late, nil=row.nil)
    return found.values()


def _report_tallies(
    sent: Iterable[_Sent], children: Collection[int], away: Collection[int], *, over: bool
) -> dict[Place, _Named]:
    """By the unit directly below; ``over``: what is not in is missing by now."""
    tallies: dict[Place, _Named] = {}
    for one in sent:
        tally = tallies.setdefault(place_of(one.path, children), Counter())
        tally["expected"] += 1
        if one.late is None:
            tally[_AWAY if one.id in away else "missing" if over else "waiting"] += 1
        else:
            tally["late" if one.late else "on_time"] += 1
        if one.nil:
            tally["nil"] += 1
    return tallies


def _periodic(tally: _Named) -> PeriodicTally:
    return PeriodicTally(**{name: many for name, many in tally.items() if name != _AWAY})
