"""The board a supervisor reads: a unit, and the units directly below it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
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
from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.rules import Rules
from domain.status.views import StatusBoard, StatusLine, Tally
from storage.counts.facts import STOCK, due, flow, kept
from storage.counts.spans import day_of, last_of
from storage.counts.sums import Ask, Place, sums, whole
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, units_around
from storage.periodic.figures import unended
from storage.status.nobody import Lost, lost, where_nobody_is
from storage.status.weekly import sent_in_week


def status(reading: Reading, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
    """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
    connection, rules = reading.connection, reading.rules
    top, above, children = units_around(connection, actor, unit_id)
    today = rules.day(now)
    week = Period.containing(PeriodKind.WEEK, today)
    below = [child.id for child in children]
    counted = _counted(connection, top.path, below, week, rules, now)
    sent = sent_in_week(connection, rules, top.path, below, week, now)
    coverage, away = where_nobody_is(connection, rules, top.path, today)
    tallies = counted.tallies
    return StatusBoard(
        unit=ref(top),
        above=None if above is None else ref(above),
        as_of=now,
        tally=Tally(**whole(tallies)),
        week=week,
        week_found=counted.found,
        week_resolved=counted.resolved,
        reports=sent.total,
        unreached=sent.away,
        out_of_reach=sum(_overdue_at(connection, top.path, away, now).values()),
        coverage=coverage,
        below=tuple(
            StatusLine(
                unit=ref(child),
                tally=Tally(**tallies.get(child.id, _NONE)),
                reports=sent.tally(child.id),
                unreached=sent.unreached(child.id),
            )
            for child in children
            if child.id in tallies or child.id in sent.by_place or _there(child, today)
        ),
    )


def _there(unit: UnitRow, day: Any) -> bool:
    return bool(unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to))


_Named = Counter[str]
"""Figures by the name of the field they go into."""
_NONE: _Named = Counter()
_FOUND, _RESOLVED = (flow(CaseKind.DISPUTE, effect) for effect in (Effect.OPENED, Effect.RESOLVED))
_REOPENED = tuple(flow(CaseKind.DISPUTE, effect) for effect in REOPENING.values())
_DUE = tuple(due(kind) for kind in CaseKind)
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


def _counted(
    connection: Connection,
    path: str,
    children: Collection[int],
    week: Period,
    rules: Rules,
    now: datetime,
) -> _Counted:
    start = week.bounds(rules.zone)[0]
    # a step is counted when it is written at the latest: none has to be looked for behind now. Only
    # a clock that was fast leaves one there; it counts to the end of the day, as it does already in
    # what stands open
    until = last_of(day_of(now))
    stock, overdue, fresh = sums(
        connection,
        path,
        children,
        [
            Ask(begin_with=STOCK),
            Ask(measures=_DUE, until=now),
            Ask(measures=(_FOUND, _RESOLVED, *_REOPENED), start=start, until=until, in_all=True),
        ],
    )
    tallies: defaultdict[Place, _Named] = defaultdict(Counter)
    for place, counts in stock.items():
        for measure, many in counts.items():
            for name in _names(measure) if many else ():
                tallies[place][name] += many
    for place, counts in overdue.items():
        for measure, name in _OVERDUE.items():
            if many := counts[measure]:
                tallies[place][name] += many
    week_counts = whole(fresh)
    resolved = week_counts[_RESOLVED]
    if any(week_counts[one] for one in _REOPENED):
        resolved -= whole(unended(connection, (), path, start, until))[_RESOLVED]
    return _Counted(
        tallies=tallies,
        found=week_counts[_FOUND],
        resolved=resolved,
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


def lost_matters(
    connection: Connection, rules: Rules, path: str, now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """How many matters of the subtree are overdue with each unit where nobody can be reached who
    takes such up, by unit and kind."""
    return _overdue_at(connection, path, lost(connection, rules, path, rules.day(now)), now)


def _overdue_at(
    connection: Connection, path: str, away: Lost, now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """Overdue matters by the unit that has them and their kind."""
    of = {kept(kind, one): (one, kind) for kind, ids in away.items() for one in ids}
    if not of:
        return {}
    (overdue,) = sums(connection, path, (), [Ask(measures=tuple(of), until=now, in_all=True)])
    return {of[one]: many for one, many in whole(overdue).items() if many}
