"""The store of two-way evaluations."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from domain.twoway.handed import Handed
from domain.twoway.model import TwowayRound, TwowaySheet


class Twoways(Protocol):
    """Rounds and their sheets, in a transaction. Whoever changes a sheet has locked its round."""

    def lock(self) -> None:
        """Whoever opens a round goes one after another."""
        ...

    def opened(self, token: str) -> TwowayRound | None:
        """The round this tap has opened."""
        ...

    def of_half(self, first: date) -> list[TwowayRound]:
        """The rounds about the half-year that begins then, but for cancelled ones."""
        ...

    def under_way(self) -> list[TwowayRound]:
        """All rounds that are open."""
        ...

    def add(self, made: TwowayRound) -> TwowayRound:
        """Adds and fills ``id``."""
        ...

    def add_sheets(self, sheets: Collection[TwowaySheet]) -> None:
        """Adds them all."""
        ...

    def round(self, round_id: int) -> TwowayRound:
        """The round as it stands at this moment, locked; raises NotFound."""
        ...

    def sheet(self, sheet_id: int) -> TwowaySheet:
        """The sheet as it stands at this moment; raises NotFound."""
        ...

    def between(self, round_id: int, from_id: int, to_id: int) -> TwowaySheet | None:
        """What the one unit says of the other in the round."""
        ...

    def missing(self, round_id: int) -> list[TwowaySheet]:
        """The sheets of the round that are not in."""
        ...

    def sheets(self, round_id: int) -> int:
        """How many sheets the round has."""
        ...

    def parties(self, round_id: int) -> list[int]:
        """The units with a sheet in the round."""
        ...

    def handed(self, unit_ids: Collection[int], since: datetime, until: datetime) -> list[Handed]:
        """The matters these units handed to one another between the moments, the first included,
        with what became of it until the last."""
        ...

    def promised(
        self, unit_ids: Collection[int], since: datetime, until: datetime
    ) -> dict[tuple[int, int], tuple[int, int]]:
        """The follow-up items these units handed out to one another between the moments, for the
        first time, by who handed out and who has it now: how many are fed back or were due until
        the last moment, and how many of these were fed back in time. What was sent back is
        nobody's."""
        ...

    def asked(
        self, unit_ids: Collection[int], since: datetime, until: datetime
    ) -> dict[tuple[int, int], int]:
        """How many questions from above posts of these units asked between the moments about
        matters that lie with another of them: by who asked, and where the matter lies."""
        ...
