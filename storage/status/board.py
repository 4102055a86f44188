"""The board a supervisor reads: a unit, and the units directly below it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, case, func, or_, select

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
from storage.kit.columns import below
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, unit_within
from storage.people.reach import beyond_reach, unreached
from storage.periodic.due import due_rule
from storage.periodic.figures import opened_again
from storage.periodic.sheets import of_period_of_each, owes
from storage.schema import begins, cases, reports, steps, units

_child = units.alias("child")


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
    tallies = _tallies(connection, top, now)
    paths = [child.path for child in children]
    by_child, lost = _reports(connection, rules, top.path, paths, week, now)
    found, resolved = _week(connection, top.path, week.bounds(rules.zone)[0], now)
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
        out_of_reach=sum(lost_matters(connection, top.path, today, now).values()),
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


def _tallies(connection: Connection, top: UnitRow, now: datetime) -> Mapping[int | None, _Counts]:
    """Counts by the unit directly below (None: filed at the unit itself).

    Cases are counted by their own unit first, from the covering index alone, and only these
    sums are then rolled up.
    """
    is_open = cases.c.state.in_(OPEN_STATES)
    counted = (
        select(
            cases.c.unit_id,
            cases.c.kind,
            cases.c.outcome,
            cases.c.state,
            func.count().label("many"),
            func.sum(case((and_(is_open, cases.c.due_at <= now), 1), else_=0)).label("overdue"),
        )
        .where(cases.c.unit_id.in_(select(units.c.id).where(begins(units.c.path, top.path))))
        .group_by(cases.c.unit_id, cases.c.kind, cases.c.state, cases.c.outcome)
        .subquery()
    )
    rows = connection.execute(
        select(
            _child.c.id,
            counted.c.kind,
            counted.c.state,
            counted.c.outcome,
            func.sum(counted.c.many).label("many"),
            func.sum(counted.c.overdue).label("overdue"),
        )
        .select_from(counted)
        .join(units, units.c.id == counted.c.unit_id)
        .outerjoin(_child, and_(_child.c.parent_id == top.id, below(units.c.path, _child.c.path)))
        .group_by(_child.c.id, counted.c.kind, counted.c.state, counted.c.outcome)
    )
    tallies: dict[int | None, _Counts] = {}
    for row in rows:
        if row.state is State.WITHDRAWN and row.outcome is None:
            continue  # a report taken back at once: it counts as if it had not been
        counts = tallies.setdefault(row.id, Counter())
        counts[row.kind, row.outcome, "all"] += int(row.many)
        if row.state in OPEN_STATES:
            counts[row.kind, row.outcome, "open"] += int(row.many)
            counts[row.kind, row.outcome, "overdue"] += int(row.overdue)
            counts[row.kind, row.outcome, row.state] += int(row.many)
    return tallies


def _tally(counted: Iterable[_Counts]) -> Tally:
    sums: _Counts = Counter()
    for counts in counted:
        sums.update(counts)

    def total(kind: CaseKind, what: str) -> int:
        return sum(many for (k, _, w), many in sums.items() if (k, w) == (kind, what))

    def ended(effect: Effect) -> int:
        return sum(
            sums[CaseKind.DISPUTE, outcome, "all"]
            for outcome in Outcome
            if EFFECT_OF_OUTCOME[outcome] is effect
        )

    success = sums[CaseKind.DISPUTE, Outcome.SUCCESS, "all"]
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
        concluded=success + sums[CaseKind.DISPUTE, Outcome.FAILED, "all"],
        opinions_found=total(CaseKind.OPINION, "all"),
        opinions_open=total(CaseKind.OPINION, "open"),
        opinions_overdue=total(CaseKind.OPINION, "overdue"),
    )


def _week(connection: Connection, path: str, start: datetime, now: datetime) -> tuple[int, int]:
    """Disputes found and resolved in the subtree since the week began, as the weekly report counts
    them: what was opened again is not resolved."""
    rows = connection.execute(
        select(steps.c.effect, func.count().label("many"))
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.effect.in_([Effect.OPENED, Effect.RESOLVED]),
            steps.c.counted_at >= start,
            steps.c.counted_at <= now,
            or_(steps.c.effect == Effect.OPENED, ~opened_again(now)),
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, path),
        )
        .group_by(steps.c.effect)
    )
    many = {row.effect: row.many for row in rows}
    return many.get(Effect.OPENED, 0), many.get(Effect.RESOLVED, 0)


_keeper = case((cases.c.state == State.OFFERED, cases.c.offered_id), else_=cases.c.responsible_id)


def lost_matters(
    connection: Connection, path: str, day: date, now: datetime
) -> Mapping[tuple[int, CaseKind], int]:
    """How many matters of the subtree are overdue with each unit where nobody can be reached who
    takes such up, by unit and kind."""
    rows = connection.execute(
        select(_keeper.label("keeper"), cases.c.kind, func.count().label("many"))
        .join_from(cases, units, units.c.id == cases.c.unit_id)
        .where(cases.c.state.in_(OPEN_STATES), cases.c.due_at <= now, begins(units.c.path, path))
        .group_by("keeper", cases.c.kind)
    ).all()
    many = {(row.keeper, row.kind): int(row.many) for row in rows}
    lost = {
        (unit_id, kind)
        for kind, roles in HANDLERS.items()
        for unit_id in unreached(connection, {one for one, of in many if of is kind}, roles, day)
    }
    return {one: many[one] for one in lost}


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
