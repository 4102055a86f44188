"""What became of the rungs of a period's ladder, in a transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.periods import Period
from domain.reminders.passing import RungMark
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

    async def add(self, mark: RungMark) -> None:
        """Adds a mark."""
        self._session.add(mark)
        self._session.flush()
