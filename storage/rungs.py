"""What became of the rungs of a period's ladder, in a transaction."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.people import Role
from domain.periods import Period
from domain.reminders.passing import RungMark
from storage.reach import unreached
from storage.schema import rung_marks


class SqlRungs:
    """:class:`domain.ports.rungs.Rungs` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, period: Period) -> list[RungMark]:
        """The marks of a period."""
        found = self._session.scalars(
            select(RungMark).where(
                rung_marks.c.kind == period.kind, rung_marks.c.first == period.first
            )
        )
        return list(found)

    async def unreached(
        self, unit_ids: Collection[int], roles: Collection[Role], day: date
    ) -> set[int]:
        """The units where no such holder or stand-in can be reached."""
        self._session.flush()
        return unreached(self._session.connection(), unit_ids, roles, day)

    async def add(self, mark: RungMark) -> None:
        """Adds a mark."""
        self._session.add(mark)
        self._session.flush()
