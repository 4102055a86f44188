"""The vault from the settings. Its cryptography is loaded where there is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.settings import Settings
from app.settings.values import fernet_keys

if TYPE_CHECKING:
    from storage.contacts.vault import FernetVault


def vault_of(settings: Settings) -> FernetVault | None:
    """The vault; None when no key is set, and contacts are switched off."""
    if settings.contact_keys is None:
        return None
    from storage.contacts.vault import FernetVault

    return FernetVault(fernet_keys(settings.contact_keys.get_secret_value()))
