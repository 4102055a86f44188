"""The board a supervisor reads: a unit, and the units directly below it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from domain.access import Act, scope
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    CaseKind,
    Effect,
    Outcome,
    State,
)
from domain.cases.telling import HANDLERS
from domain.days.periods import Period, PeriodKind
from domain.org.model import is_within
from domain.people.model import Actor
from domain.periodic.model import PeriodicTally
from domain.rules import Rules
from domain.status.views import StatusBoard, StatusLine, Tally
from storage.counts.facts import STOCK, due, flow
from storage.counts.sums import Ask, Place, sums, whole
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, unit_within
from storage.people.reach import beyond_reach, unreached
from storage.periodic.due import due_rule
from storage.periodic.figures import unended
from storage.periodic.sheets import of_period_of_each, owes
from storage.schema import begins, reports, units
from storage.status.coverage import coverage


def status(reading: Reading, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
    """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
    connection, rules = reading.connection, reading.rules
    top = unit_within(connection, actor, unit_id)
    above = None
    if top.parent_id is not None:
        over = (connection.execute(select(units).where(units.c.id == top.parent_id))).one()
        if any(is_within(over.path, prefix) for prefix in scope(actor, Act.BOARD).prefixes):
            above = ref(over)
    today = rules.day(now)
    week = Period.containing(PeriodKind.WEEK, today)
    children = (
        connection.execute(select(units).where(units.c.parent_id == top.id).order_by(units.c.code))
    ).all()
    start = week.bounds(rules.zone)[0]
    tallies, (found, resolved) = _counted(
        connection, top.path, [child.id for child in children], start, now
    )
    paths = [child.path for child in children]
    by_child, lost = _reports(connection, rules, top.path, paths, week, now)
    return StatusBoard(
        unit=ref(top),
        above=above,
        as_of=now,
        tally=_tally(tallies.values()),
        week=week,
        week_found=found,
        week_resolved=resolved,
        reports=_sum(by_child.values()),
        unreached=lost.total(),
        out_of_reach=sum(lost_matters(connection, rules, top.path, now).values()),
        coverage=coverage(connection, top.path, today),
        below=tuple(
            StatusLine(
                unit=ref(child),
                tally=_tally([tallies[child.id]] if child.id in tallies else []),
                reports=by_child.get(child.path, PeriodicTally()),
                unreached=lost[child.path],
            )
            for child in children
            if child.id in tallies or child.path in by_child or _there(child, today)
        ),
    )


def _there(unit: UnitRow, day: Any) -> bool:
    return bool(unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to))


_Counts = Counter[tuple[CaseKind, Outcome | None, str]]
_FOUND, _RESOLVED = (flow(CaseKind.DISPUTE, effect) for effect in (Effect.OPENED, Effect.RESOLVED))
_DUE = tuple(due(kind) for kind in CaseKind)
_KEPT = {kind: f"{kind}:kept:" for kind in CaseKind}


def _counted(
    connection: Connection, path: str, children: Collection[int], start: datetime, now: datetime
) -> tuple[Mapping[Place, _Counts], tuple[int, int]]:
    """Counts by the unit directly below (None: filed at the unit itself); and the disputes found
    and resolved in the subtree since ``start``, as the weekly report counts them: what was opened
    again is not resolved."""
    stock, overdue, week = sums(
        connection,
        path,
        children,
        [
            Ask(begin_with=STOCK),
            Ask(measures=_DUE, until=now),
            Ask(measures=(_FOUND, _RESOLVED), start=start, until=now),
        ],
    )
    tallies: dict[Place, _Counts] = {}
    for place, counts in stock.items():
        for measure, many in counts.items():
            kind, state, outcome = measure.removeprefix(STOCK).split(":")
            if not many or (state == State.WITHDRAWN and not outcome):
                continue  # a report taken back at once counts as if it had not been
            of = CaseKind(kind), Outcome(outcome) if outcome else None
            tally = tallies.setdefault(place, Counter())
            tally[*of, "all"] += many
            if State(state) in OPEN_STATES:
                tally[*of, "open"] += many
                tally[*of, state] += many
    for place, counts in overdue.items():
        for kind in CaseKind:
            if many := counts[due(kind)]:
                tallies.setdefault(place, Counter())[kind, None, "overdue"] += many
    again = unended(connection, (), path, start, now)
    fresh = whole(week)
    return tallies, (fresh[_FOUND], fresh[_RESOLVED] - whole(again)[_RESOLVED])


def _tally(counted: Iterable[_Counts]) -> Tally:
    totals: _Counts = Counter()
    for counts in counted:
        totals.update(counts)

    def total(kind: CaseKind, what: str) -> int:
        return sum(many for (k, _, w), many in totals.items() if (k, w) == (kind, what))

    def ended(effect: Effect) -> int:
        return sum(
            totals[CaseKind.DISPUTE, outcome, "all"]
            for outcome in Outcome
            if EFFECT_OF_OUTCOME[outcome] is effect
        )

    success = totals[CaseKind.DISPUTE, Outcome.SUCCESS, "all"]
    return Tally(
        found=total(CaseKind.DISPUTE, "all"),
        resolved=ended(Effect.RESOLVED),
        open=total(CaseKind.DISPUTE, "open"),
        overdue=total(CaseKind.DISPUTE, "overdue"),
        waiting=total(CaseKind.DISPUTE, State.REPORTED),
        asked=total(CaseKind.DISPUTE, State.RETURNED),
        moved=ended(Effect.MOVED),
        dropped=ended(Effect.DROPPED),
        success=success,
        concluded=success + totals[CaseKind.DISPUTE, Outcome.FAILED, "all"],
        opinions_found=total(CaseKind.OPINION, "all"),
        opinions_open=total(CaseKind.OPINION, "open"),
        opinions_overdue=total(CaseKind.OPINION, "overdue"),
    )


def lost_matters(
    connection: Connection, rules: Rules, path: str, now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """How many matters of the subtree are overdue with each unit where nobody can be reached who
    takes such up, by unit and kind."""
    lost: dict[str, tuple[int, CaseKind]] = {}
    kept = sums(connection, path, (), [Ask(begin_with=prefix) for prefix in _KEPT.values()])
    for (kind, prefix), counts in zip(_KEPT.items(), kept, strict=True):
        having = {int(one.removeprefix(prefix)) for one, many in whole(counts).items() if many}
        away = unreached(connection, rules, having, HANDLERS[kind], rules.day(now))
        lost |= {f"{prefix}{unit_id}": (unit_id, kind) for unit_id in away}
    if not lost:
        return {}
    (overdue,) = sums(connection, path, (), [Ask(measures=tuple(lost), until=now)])
    return {lost[one]: many for one, many in whole(overdue).items() if many}


def _reports(
    connection: Connection,
    rules: Rules,
    top: str,
    children: list[str],
    week: Period,
    now: datetime,
) -> tuple[dict[str, PeriodicTally], Counter[str]]:
    """The week's reports of the communities in the subtree, by the path directly below; beside
    them how many are not in where nobody can be reached.

    Whether one came in time is said by its first revision, what it says by the last.
    """
    rows = connection.execute(
        select(units.c.id, units.c.path, reports.c.late, reports.c.nil)
        .outerjoin(reports, of_period_of_each(week))
        .where(begins(units.c.path, top), owes(week, rules.tiers[week.kind].unit))
        .order_by(units.c.id, reports.c.revision)
    )
    late: dict[str, bool | None] = {}
    nil: dict[str, bool | None] = {}
    ids: dict[str, int] = {}
    for row in rows:
        late.setdefault(row.path, row.late)
        ids[row.path] = row.id
        nil[row.path] = row.nil
    due = now >= due_rule(connection, rules, week).due_at(week, rules.calendar, rules.zone)
    owing = [ids[path] for path, was_late in late.items() if was_late is None]
    away_from = beyond_reach(connection, rules, week, owing, now)
    tallies: dict[str, PeriodicTally] = {}
    out_of_reach: Counter[str] = Counter()
    for path, was_late in late.items():
        place = next((child for child in children if is_within(path, child)), top)
        away = ids[path] in away_from
        one = PeriodicTally(
            expected=1,
            on_time=was_late is False,
            late=was_late is True,
            nil=nil[path] is True,
            missing=was_late is None and due and not away,
            waiting=was_late is None and not due and not away,
        )
        out_of_reach[place] += away
        tallies[place] = _sum([tallies.get(place, PeriodicTally()), one])
    return tallies, out_of_reach


def _sum(tallies: Iterable[PeriodicTally]) -> PeriodicTally:
    return sum(tallies, PeriodicTally())
