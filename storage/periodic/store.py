"""Confirmed reports, their figures and forms, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain.days.periods import DueRule, Period, PeriodKind
from domain.errors import AlreadyConfirmed
from domain.org.model import Unit
from domain.periodic.model import DueChange, Figures, PeriodicReport, Sheet
from domain.rules import Rules
from storage.ledgers.annex import keep
from storage.periodic.due import due_rule
from storage.periodic.figures import figures
from storage.periodic.sent import OWING, SOME_OWING, of_period
from storage.periodic.sheets import sheet
from storage.schema import due_changes, reports, units


class SqlPeriodicReports:
    """:class:`domain.periodic.store.PeriodicReports` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def lock(self, unit_ids: Collection[int]) -> None:
        """Whoever confirms, withdraws or enters late for these units goes one after another."""
        self._session.execute(
            select(units.c.id)
            .where(units.c.id.in_(unit_ids))
            .order_by(units.c.id)
            .with_for_update(key_share=True)
        )

    def find(self, unit_id: int, period: Period) -> PeriodicReport | None:
        """The unit's report for the period as it stands: the latest revision not withdrawn."""
        found: PeriodicReport | None = self._session.scalar(
            select(PeriodicReport)
            .where(of_period(unit_id, period))
            .order_by(reports.c.revision.desc())
            .limit(1)
        )
        return found

    def revisions(self, unit_id: int, period: Period) -> list[PeriodicReport]:
        """All revisions ever, withdrawn ones too, the oldest first."""
        found = self._session.scalars(
            select(PeriodicReport)
            .where(
                reports.c.unit_id == unit_id,
                reports.c.kind == period.kind,
                reports.c.first == period.first,
            )
            .order_by(reports.c.revision)
        )
        return list(found)

    def add(self, report: PeriodicReport) -> PeriodicReport:
        """Adds; raises AlreadyConfirmed when this revision exists."""
        self._session.flush()
        try:
            with self._session.begin_nested():
                self._session.add(report)
        except IntegrityError as taken:
            raise AlreadyConfirmed from taken
        return report

    def keep_annex(self, report: PeriodicReport, path: str, as_of: datetime) -> None:
        """Keeps which disputes of the subtree are open at the moment, as the report's annex."""
        self._session.flush()
        keep(self._session.connection(), self._rules.zone, report.id, path, as_of)

    def figures(self, path: str, start: datetime, as_of: datetime) -> Figures:
        """The figures of the subtree from ``start`` to ``as_of``, counted from the steps."""
        self._session.flush()
        return figures(self._session, path, start, as_of)

    def sheet(self, unit: Unit, period: Period, now: datetime) -> Sheet | None:
        """The whole form of a unit of a tier with rows."""
        self._session.flush()
        return sheet(self._session, self._rules, unit.id, unit.path, period, now)

    def owing(self, period: Period, *, after: int = 0, most: int | None = None) -> list[Unit]:
        """Units of the tier valid on the period's last day whose report for it is not in; of those
        numbered above ``after`` as many as that, or all."""
        asked = {
            "of_kind": period.kind,
            "first": period.first,
            "last": period.last,
            "of_unit": self._rules.tiers[period.kind].unit,
            "after": after,
        }
        if most is None:
            return list(self._session.scalars(OWING, asked))
        return list(self._session.scalars(SOME_OWING, {**asked, "most": most}))

    def told_since(self, unit_ids: Collection[int], day: date) -> bool:
        """Whether any of the units has a confirmed report for that day or a later one."""
        since = [
            and_(reports.c.kind == kind, reports.c.first >= Period.containing(kind, day).first)
            for kind in PeriodKind
        ]
        found = self._session.scalar(
            select(
                exists().where(
                    reports.c.unit_id.in_(unit_ids), reports.c.withdrawn_at.is_(None), or_(*since)
                )
            )
        )
        return bool(found)

    def began(self) -> dict[int, date]:
        """The first day of the first confirmed report of each unit that has one."""
        found = self._session.execute(
            select(reports.c.unit_id, func.min(reports.c.first).label("first"))
            .where(reports.c.withdrawn_at.is_(None))
            .group_by(reports.c.unit_id)
        )
        return {row.unit_id: row.first for row in found}

    def due_rule(self, period: Period) -> DueRule:
        """When the reports of the period are due."""
        self._session.flush()
        return due_rule(self._session, self._rules, period)

    def due_change(self, kind: PeriodKind, valid_from: date) -> DueChange | None:
        """The change that begins on just this day."""
        found: DueChange | None = self._session.scalar(
            select(DueChange).where(
                due_changes.c.kind == kind, due_changes.c.valid_from == valid_from
            )
        )
        return found

    def add_due_change(self, change: DueChange) -> None:
        """Adds a change."""
        self._session.add(change)
        self._session.flush()
