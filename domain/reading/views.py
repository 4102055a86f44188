"""What is read for the reading of sentences, and of how it went."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from domain.people.model import Actor
from domain.reading.places import NamedUnit
from domain.reading.reading import LexiconWord


class ReadingReads(Protocol):
    """What a sentence is compared with."""

    async def named(
        self, actor: Actor, text: str, buildings: Sequence[str], day: date
    ) -> tuple[NamedUnit, ...]:
        """The units under which the actor may file whose name, or one of whose names, stands in the
        text, or ends with one of the buildings; at most a handful."""
        ...

    async def lexicon(self) -> tuple[LexiconWord, ...]:
        """The words this place has added."""
        ...
