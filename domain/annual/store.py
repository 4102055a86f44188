"""The store of responsibility letters and their reviews."""

from collections.abc import Sequence
from typing import Protocol

from domain.annual.model import AnnualLetter, AnnualLine
from domain.cases.store import DueSpan


class Annuals(Protocol):
    """Letters and their lines, in a transaction. Whoever changes a line has locked its letter."""

    def lock(self) -> None:
        """Whoever drafts goes one after another."""
        ...

    def drafted(self, token: str) -> list[AnnualLetter]:
        """The letters that this tap has drafted."""
        ...

    def issued(self, issuer_id: int, year: int) -> list[AnnualLetter]:
        """The letters of a unit for a year, but for withdrawn ones."""
        ...

    def add(self, letter: AnnualLetter) -> AnnualLetter:
        """Adds and fills ``id``."""
        ...

    def letter(self, letter_id: int) -> AnnualLetter:
        """The letter as it stands at this moment, locked; raises NotFound."""
        ...

    def lines(self, letter_id: int) -> list[AnnualLine]:
        """Its lines as they stand at this moment."""
        ...

    def add_line(self, line: AnnualLine) -> AnnualLine:
        """Adds and fills ``id``."""
        ...

    def due(self, spans: Sequence[DueSpan]) -> list[int]:
        """Which letters have a step due in one of the spans that was not told of."""
        ...
