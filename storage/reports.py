"""Confirmed reports, and the figures counted from the steps, in a transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain.cases.model import OPEN_STATES, REOPENING, SCALE_OF_BAND, CaseKind, Effect, Scale
from domain.errors import AlreadyConfirmed
from domain.org import Unit, UnitKind
from domain.periods import Period
from domain.reports.model import Figures, Report
from storage.schema import begins, cases, reports, steps, units

GROUP_BANDS = frozenset(
    band for band, scale in SCALE_OF_BAND.items() if scale is not Scale.INDIVIDUAL
)


def _many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _counts(path: str, start: datetime, as_of: datetime) -> Select[Any]:
    fresh = steps.c.at >= start
    return (
        select(
            cases.c.kind,
            steps.c.effect,
            func.count().label("ever"),
            _many(fresh).label("fresh"),
            _many(and_(fresh, cases.c.people.in_(GROUP_BANDS))).label("fresh_group"),
        )
        .select_from(steps)
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(begins(units.c.path, path), steps.c.effect.is_not(None), steps.c.at <= as_of)
        .group_by(cases.c.kind, steps.c.effect)
    )


def _overdue(path: str, as_of: datetime) -> Select[int]:
    return (
        select(func.count())
        .select_from(cases)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            begins(units.c.path, path),
            cases.c.kind == CaseKind.DISPUTE,
            cases.c.state.in_(OPEN_STATES),
            cases.c.due_at <= as_of,
        )
    )


def _answered(path: str, start: datetime, as_of: datetime) -> Select[int]:
    """Items answered since the start and not found unfixed again: however often one is opened
    again and answered anew, it is one item."""
    again = steps.alias("again")
    unfixed = exists().where(
        again.c.case_id == steps.c.case_id,
        again.c.effect == Effect.REOPENED,
        again.c.id > steps.c.id,
        again.c.at <= as_of,
    )
    return (
        select(func.count())
        .select_from(steps)
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            begins(units.c.path, path),
            cases.c.kind == CaseKind.OPINION,
            steps.c.effect == Effect.RESOLVED,
            steps.c.at.between(start, as_of),
            ~unfixed,
        )
    )


def figures(
    connection: Connection | Session, path: str, start: datetime, as_of: datetime
) -> Figures:
    """The figures of the subtree, both ends included: a step at ``as_of`` counts.

    All columns of the identity come from one grouped count of the same steps, so they balance
    by construction. ``overdue`` is read from the clocks as they run now and is therefore exact
    only for an ``as_of`` of now.
    """
    ever: dict[tuple[CaseKind, Effect], int] = {}
    fresh: dict[tuple[CaseKind, Effect], int] = {}
    group = 0
    for row in connection.execute(_counts(path, start, as_of)):
        ever[row.kind, row.effect] = row.ever
        fresh[row.kind, row.effect] = row.fresh
        if (row.kind, row.effect) == (CaseKind.DISPUTE, Effect.OPENED):
            group = row.fresh_group

    def all_of(effect: Effect) -> int:
        return ever.get((CaseKind.DISPUTE, effect), 0)

    def new(effect: Effect, kind: CaseKind = CaseKind.DISPUTE) -> int:
        return fresh.get((kind, effect), 0)

    def balance(count: Callable[[Effect], int]) -> int:
        came = count(Effect.OPENED) + sum(count(effect) for effect in REOPENING.values())
        return came - sum(count(effect) for effect in REOPENING)

    open_now = balance(all_of)
    return Figures(
        carried=open_now - balance(new),
        found=new(Effect.OPENED),
        reopened=sum(new(effect) for effect in REOPENING.values()),
        group=group,
        resolved=new(Effect.RESOLVED),
        moved=new(Effect.MOVED),
        dropped=new(Effect.DROPPED),
        open=open_now,
        overdue=connection.execute(_overdue(path, as_of)).scalar_one(),
        total_found=all_of(Effect.OPENED),
        total_resolved=all_of(Effect.RESOLVED) - all_of(Effect.REOPENED),
        opinions_found=new(Effect.OPENED, CaseKind.OPINION),
        opinions_answered=connection.execute(_answered(path, start, as_of)).scalar_one(),
    )


def of_period(unit_id: int, period: Period) -> ColumnElement[bool]:
    """The revisions of a unit's report for a period."""
    return and_(
        reports.c.unit_id == unit_id,
        reports.c.kind == period.kind,
        reports.c.first == period.first,
    )


def owes(period: Period) -> ColumnElement[bool]:
    """The units that owe a report for the period: communities that exist on its last day.

    So a community that merges during the week owes nothing, and its successor reports for both.
    """
    return and_(
        units.c.kind == UnitKind.COMMUNITY,
        units.c.valid_from <= period.last,
        or_(units.c.valid_to.is_(None), units.c.valid_to > period.last),
    )


class SqlReports:
    """:class:`domain.ports.work.Reports` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, unit_id: int, period: Period) -> Report | None:
        """The latest revision of the unit's report for the period."""
        found: Report | None = self._session.scalar(
            select(Report)
            .where(of_period(unit_id, period))
            .order_by(reports.c.revision.desc())
            .limit(1)
        )
        return found

    async def add(self, report: Report) -> Report:
        """Adds; raises AlreadyConfirmed when this revision exists."""
        self._session.flush()
        try:
            with self._session.begin_nested():
                self._session.add(report)
        except IntegrityError as taken:
            raise AlreadyConfirmed from taken
        return report

    async def figures(self, path: str, start: datetime, as_of: datetime) -> Figures:
        """The figures of the subtree from ``start`` to ``as_of``, counted from the steps."""
        self._session.flush()
        return figures(self._session, path, start, as_of)

    async def owing(self, period: Period) -> list[Unit]:
        """Communities valid on the period's last day whose report for it is not in."""
        found = self._session.scalars(
            select(Unit)
            .where(owes(period), ~exists().where(of_period_of_each(period)))
            .order_by(units.c.code)
        )
        return list(found)


def of_period_of_each(period: Period) -> ColumnElement[bool]:
    """The same as :func:`of_period`, for the unit of the query round it."""
    return and_(
        reports.c.unit_id == units.c.id,
        reports.c.kind == period.kind,
        reports.c.first == period.first,
    )
