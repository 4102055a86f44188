"""The vault: Fernet tokens, with several keys so that one can follow the other."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from domain.errors import Unreadable

_END = "\n"


class FernetVault:
    """:class:`domain.contacts.vault.Vault`: the first key seals, each of them opens."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises ValueError for what is no key."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, words: str, about: str) -> str:
        """The words as nobody can read them."""
        return self._fernet.encrypt(f"{about}{_END}{words}".encode()).decode("ascii")

    def open(self, sealed: str, about: str) -> str:
        """The words again; raises Unreadable for what no key opens, or is of another thing."""
        try:
            of, _, words = self._fernet.decrypt(sealed).decode().partition(_END)
        except InvalidToken as wrong:
            raise Unreadable from wrong
        if of != about:
            raise Unreadable
        return words

    def renew(self, sealed: str) -> str:
        """The same words sealed with the newest key; raises Unreadable."""
        try:
            return self._fernet.rotate(sealed).decode("ascii")
        except InvalidToken as wrong:
            raise Unreadable from wrong


def new_key() -> str:
    """A key nobody has."""
    return Fernet.generate_key().decode("ascii")
