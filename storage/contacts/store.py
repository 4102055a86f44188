"""Contacts of parties, in a transaction; always sealed here."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.contacts.model import Contact, Spot
from domain.errors import NotFound
from domain.ids import possible
from domain.people.line import nearest
from storage.kit.engine import Database
from storage.people.actors import posted_of
from storage.schema import channels, contacts, posts, shown, steps

_TAKING = frozenset(
    t.letter for t in TRANSITIONS if t.arrow in {Arrow.ACCEPT, Arrow.START, Arrow.TAKE}
)


class SqlContacts:
    """:class:`domain.contacts.store.Contacts` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_id(self, contact_id: int) -> Contact:
        """The contact, locked for change; raises NotFound."""
        if not possible(contact_id):
            raise NotFound("contact")
        found = self._session.get(Contact, contact_id, with_for_update=True)
        if found is None:
            raise NotFound("contact")
        return found

    def by_token(self, case_id: int, token: str) -> Contact | None:
        """What this tap wrote already."""
        found: Contact | None = self._session.scalar(
            select(Contact).where(contacts.c.case_id == case_id, contacts.c.token == token)
        )
        return found

    def count(self, case_id: int) -> int:
        """How many there are of the matter."""
        many = select(func.count()).select_from(contacts).where(contacts.c.case_id == case_id)
        return int(self._session.execute(many).scalar_one())

    def add(self, contact: Contact) -> Contact:
        """Adds and fills ``id``."""
        self._session.add(contact)
        self._session.flush()
        return contact

    def remove(self, contact: Contact) -> None:
        """Deletes it."""
        self._session.delete(contact)
        self._session.flush()

    def handlers(self, case_id: int, handler_id: int, day: date) -> set[int]:
        """Who handles the matter: the person who took it, and whoever serves that post."""
        return handlers_of(self._session.connection(), case_id, handler_id, day)

    def hide_from(self, person_id: int, now: datetime) -> None:
        """What the person is shown just now has to go at once."""
        chats = select(channels.c.address).where(channels.c.person_id == person_id)
        self._session.execute(
            update(shown).where(shown.c.address.in_(chats), shown.c.until > now).values(until=now)
        )

    def add_shown(self, spot: Spot, until: datetime) -> None:
        """Notes a message that has to go."""
        self._session.execute(
            insert(shown), {"address": spot.address, "message": spot.message, "until": until}
        )


def handlers_of(connection: Connection, case_id: int, handler_id: int, day: date) -> set[int]:
    """As :meth:`SqlContacts.handlers`."""
    post: Any = connection.execute(
        select(posts.c.unit_id, posts.c.role)
        .join(steps, steps.c.post_id == posts.c.id)
        .where(
            steps.c.case_id == case_id,
            steps.c.person_id == handler_id,
            steps.c.letter.in_(_TAKING),
        )
        .order_by(steps.c.id.desc())
        .limit(1)
    ).one_or_none()
    if post is None:
        return {handler_id}
    held = posted_of(connection, [post.unit_id], [post.role], day)
    return {handler_id} | nearest(held, [post.unit_id]).people


class SqlShown:
    """:class:`domain.messaging.BriefMessages` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime) -> list[Spot]:
        """Those whose time is over, the oldest first."""
        return list(await self._database.read(_due, now))

    async def gone(self, spots: Collection[Spot]) -> None:
        """Forgets messages that are not there any more."""
        await self._database.write(_gone, spots)


def _due(connection: Connection, now: datetime) -> list[Spot]:
    rows = connection.execute(
        select(shown.c.address, shown.c.message)
        .where(shown.c.until <= now)
        .order_by(shown.c.until, shown.c.id)
        .limit(200)
    )
    return [Spot(address=row.address, message=row.message) for row in rows]


def _gone(connection: Connection, spots: Collection[Spot]) -> None:
    if spots:
        which = [(spot.address, spot.message) for spot in spots]
        connection.execute(delete(shown).where(tuple_(shown.c.address, shown.c.message).in_(which)))
