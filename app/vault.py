"""The vault from the settings."""

from app.settings import Settings
from app.settings.values import fernet_keys
from storage.contacts.vault import FernetVault


def vault_of(settings: Settings) -> FernetVault | None:
    """The vault; None when no key is set, and contacts are switched off."""
    if settings.contact_keys is None:
        return None
    return FernetVault(fernet_keys(settings.contact_keys.get_secret_value()))
