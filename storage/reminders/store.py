"""What became of the rungs of a period's ladder, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from domain.days.periods import Period
from domain.people.model import Role
from domain.reminders.marks import RungMark
from domain.rules import Rules
from storage.kit.inserting import insert_into
from storage.people.reach import unreached
from storage.schema import rung_marks, unreached_reports

# asked six times by each sweep, so built once
_OF = select(RungMark).where(
    rung_marks.c.kind == bindparam("of_kind"), rung_marks.c.first == bindparam("from")
)


class SqlRungs:
    """:class:`domain.reminders.store.Rungs` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def of(self, period: Period) -> list[RungMark]:
        """The marks of a period."""
        return list(self._session.scalars(_OF, {"of_kind": period.kind, "from": period.first}))

    def unreached(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> set[int]:
        """The units where no such holder or stand-in can be reached."""
        self._session.flush()
        return unreached(self._session.connection(), self._rules, unit_ids, roles, day)

    def note_unreached(self, period: Period, unit_ids: Collection[int], now: datetime) -> None:
        """These units could not be reminded of the report before it fell due; once each."""
        if unit_ids:
            dialect = self._session.connection().dialect.name
            self._session.execute(
                insert_into(unreached_reports, dialect).on_conflict_do_nothing(),
                [
                    {"unit_id": one, "kind": period.kind, "first": period.first, "at": now}
                    for one in sorted(unit_ids)
                ],
            )

    def forget_unreached(self, period: Period, unit_ids: Collection[int]) -> None:
        """These could be reached since, so that what they owe is missing again."""
        self._session.execute(
            delete(unreached_reports).where(
                unreached_reports.c.kind == period.kind,
                unreached_reports.c.first == period.first,
                unreached_reports.c.unit_id.in_(unit_ids),
            )
        )

    def add(self, mark: RungMark) -> None:
        """Adds a mark."""
        self._session.add(mark)
        self._session.flush()
