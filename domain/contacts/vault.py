"""Where what nobody may read in passing is sealed; the domain knows no cryptography."""

from typing import Protocol


class Vault(Protocol):
    """Seals words and opens them again. What was sealed about one thing opens for no other."""

    def seal(self, words: str, about: str) -> str:
        """The words as nobody can read them."""
        ...

    def open(self, sealed: str, about: str) -> str:
        """The words again; raises Unreadable for what no key opens, or what is of another
        thing."""
        ...

    def renew(self, sealed: str) -> str:
        """The same words sealed with the newest key; raises Unreadable."""
        ...
