"""The store of periodic reports."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from domain.days.periods import DueRule, Period, PeriodKind
from domain.org.model import Unit
from domain.periodic.model import DueChange, Figures, PeriodicReport, Sheet


class PeriodicReports(Protocol):
    """Periodic reports, their figures and forms, and when they are due."""

    def lock(self, unit_ids: Collection[int]) -> None:
        """Whoever confirms, withdraws or enters late for these units goes one after another."""
        ...

    def find(self, unit_id: int, period: Period) -> PeriodicReport | None:
        """The unit's report for the period as it stands: the latest revision not withdrawn."""
        ...

    def revisions(self, unit_id: int, period: Period) -> list[PeriodicReport]:
        """All revisions ever, withdrawn ones too, the oldest first."""
        ...

    def add(self, report: PeriodicReport) -> PeriodicReport:
        """Adds; raises AlreadyConfirmed when this revision exists."""
        ...

    def keep_annex(self, report: PeriodicReport, path: str, as_of: datetime) -> None:
        """Keeps which disputes of the subtree are open at the moment, as the report's annex."""
        ...

    def figures(self, path: str, start: datetime, as_of: datetime) -> Figures:
        """The figures of the subtree from ``start`` to ``as_of``, counted from the steps."""
        ...

    def sheet(self, unit: Unit, period: Period, now: datetime) -> Sheet | None:
        """The whole form as of ``now``, or of the period's end; None for a tier without rows."""
        ...

    def owing(self, period: Period, *, after: int = 0, most: int | None = None) -> list[Unit]:
        """Units of the tier valid on the period's last day whose report for it is not in; of those
        numbered above ``after`` as many as that, or all."""
        ...

    def told_since(self, unit_ids: Collection[int], day: date) -> bool:
        """Whether any of the units has a confirmed report for that day or a later one."""
        ...

    def began(self) -> dict[int, date]:
        """The first day of the first confirmed report of each unit that has one."""
        ...

    def due_rule(self, period: Period) -> DueRule:
        """When the reports of the period are due."""
        ...

    def due_change(self, kind: PeriodKind, valid_from: date) -> DueChange | None:
        """The change that begins on just this day."""
        ...

    def add_due_change(self, change: DueChange) -> None:
        """Adds a change."""
        ...
