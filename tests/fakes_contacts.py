"""Contacts in memory, and a vault that shows what is sealed and what is not."""

import base64
from datetime import date, datetime
from itertools import count
from typing import Any

from domain.contacts.model import Contact, Spot
from domain.errors import NotFound, Unreadable
from domain.leave.model import at_work
from domain.people.model import serving

_TAKING = {"B", "C", "V"}


class SeeThroughVault:
    """Seals so that a test can tell sealed words from plain ones, and open them by itself."""

    def seal(self, words: str, about: str) -> str:
        return base64.b64encode(f"{about}\n{words}".encode()).decode()

    def open(self, sealed: str, about: str) -> str:
        of, _, words = base64.b64decode(sealed).decode().partition("\n")
        if of != about:
            raise Unreadable
        return words

    def renew(self, sealed: str) -> str:
        return sealed


class MemoryContacts:
    """Over the fakes of people and cases."""

    def __init__(self, people: Any, cases: Any) -> None:
        self.people = people
        self.cases = cases
        self.contacts: dict[int, Contact] = {}
        self.shown: list[tuple[Spot, datetime]] = []
        self._ids = count(1)

    def by_id(self, contact_id: int) -> Contact:
        if contact_id not in self.contacts:
            raise NotFound("contact")
        return self.contacts[contact_id]

    def by_token(self, case_id: int, token: str) -> Contact | None:
        asked = (case_id, token)
        return next((c for c in self.contacts.values() if (c.case_id, c.token) == asked), None)

    def count(self, case_id: int) -> int:
        return sum(c.case_id == case_id for c in self.contacts.values())

    def add(self, contact: Contact) -> Contact:
        contact.id = next(self._ids)
        self.contacts[contact.id] = contact
        return contact

    def remove(self, contact: Contact) -> None:
        del self.contacts[contact.id]

    def handlers(self, case_id: int, handler_id: int, day: date) -> set[int]:
        taken = [
            step
            for step in self.cases.steps
            if step.case_id == case_id and step.person_id == handler_id and step.letter in _TAKING
        ]
        if not taken:
            return {handler_id}
        post = self.people.post(taken[-1].post_id)
        held = at_work(self.people.posted([post.unit_id], [post.role], day))
        return {handler_id} | serving(held, post.unit_id)

    def add_shown(self, spot: Spot, until: datetime) -> None:
        self.shown.append((spot, until))
