"""What a contact's value and its hint are sealed about: they open for this contact alone, neither
for another matter nor for another party of the same one, and a hint never as a value.
"""

from typing import Protocol

from domain.contacts.model import Party
from domain.contacts.vault import Vault
from domain.errors import Unreadable

VALUE, HINT = "contact", "hint"


class OfContact(Protocol):
    """A contact, or a row of one."""

    @property
    def id(self) -> int: ...

    @property
    def case_id(self) -> int: ...

    @property
    def party(self) -> Party: ...


def seal(vault: Vault, what: str, of: OfContact, words: str) -> str:
    """The words as nobody can read them."""
    return vault.seal(words, _about(what, of))


def opened(vault: Vault, what: str, of: OfContact, sealed: str) -> str:
    """The words again, also of a seal that names the matter alone, as those made before did.
    Raises Unreadable."""
    try:
        return vault.open(sealed, _about(what, of))
    except Unreadable:
        return vault.open(sealed, f"{what}:{of.case_id}")


def _about(what: str, of: OfContact) -> str:
    return f"{what}:{of.case_id}:{of.id}:{of.party}"
