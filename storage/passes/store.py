"""Passes to the desk page, in a transaction."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.passes.model import Pass
from storage.schema import passes


class SqlPasses:
    """:class:`domain.passes.model.Passes` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, made: Pass) -> None:
        """Adds a pass."""
        self._session.add(made)
        self._session.flush()

    def by_link(self, link_hash: str) -> Pass | None:
        """The pass of a link, locked for use."""
        found: Pass | None = self._session.scalar(
            select(Pass).where(passes.c.link_hash == link_hash).with_for_update()
        )
        return found

    def by_cookie(self, cookie_hash: str) -> Pass | None:
        """The pass of a session, locked."""
        found: Pass | None = self._session.scalar(
            select(Pass).where(passes.c.cookie_hash == cookie_hash).with_for_update()
        )
        return found

    def end_links(self, person_id: int, now: datetime) -> None:
        """Ends the links of the person that nobody has used."""
        self._session.execute(
            update(passes)
            .where(
                passes.c.person_id == person_id, passes.c.used_at.is_(None), passes.c.ends_at > now
            )
            .values(ends_at=now)
        )

    def end_all(self, person_id: int, now: datetime) -> int:
        """Ends all links and sessions of the person; returns how many sessions that were."""
        good = (passes.c.person_id == person_id, passes.c.ends_at > now)
        sessions = select(func.count()).where(*good, passes.c.used_at.is_not(None))
        many = int(self._session.execute(sessions).scalar_one())
        self._session.execute(update(passes).where(*good).values(ends_at=now))
        return many
