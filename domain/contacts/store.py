"""The contacts of parties, in a transaction."""

from datetime import date, datetime
from typing import Protocol

from domain.contacts.model import Contact, Spot


class Contacts(Protocol):
    """Contacts as they are kept: sealed."""

    def by_id(self, contact_id: int) -> Contact:
        """The contact, locked for change; raises NotFound."""
        ...

    def by_token(self, case_id: int, token: str) -> Contact | None:
        """What this tap wrote already."""
        ...

    def count(self, case_id: int) -> int:
        """How many there are of the matter."""
        ...

    def add(self, contact: Contact) -> Contact:
        """Adds and fills ``id``."""
        ...

    def remove(self, contact: Contact) -> None:
        """Deletes it."""
        ...

    def handlers(self, case_id: int, handler_id: int, day: date) -> set[int]:
        """Who handles the matter: the person who took it, and whoever serves on the day the post
        by which it was taken."""
        ...

    def hide_from(self, person_id: int, now: datetime) -> None:
        """What the person is shown just now has to go at once."""
        ...

    def add_shown(self, spot: Spot, until: datetime) -> None:
        """Notes a message that has to go."""
        ...
