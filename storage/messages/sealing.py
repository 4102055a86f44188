"""An update is sealed before it is a row, if there is a key."""

from dataclasses import replace

from domain.contacts.vault import Vault
from domain.errors import Unreadable
from domain.messaging import Incoming
from storage.messages.claiming import LeasedUpdate

SEALED = "sealed:"
"""Begins a payload that only the vault can read."""
_ABOUT = "inbox"


def sealed(one: Incoming, vault: Vault) -> Incoming:
    """The same as it is kept."""
    return replace(one, payload=SEALED + vault.seal(one.payload, _ABOUT))


def opened(one: LeasedUpdate, vault: Vault | None) -> LeasedUpdate:
    """With its words; without any when no key opens them, which then is no update."""
    payload = one.incoming.payload
    if not payload.startswith(SEALED):
        return one
    try:
        words = "" if vault is None else vault.open(payload.removeprefix(SEALED), _ABOUT)
    except Unreadable:
        words = ""
    return replace(one, incoming=replace(one.incoming, payload=words))
