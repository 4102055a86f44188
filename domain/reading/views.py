"""What is read for the reading of sentences, and of how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.cases.model import CaseKind, Label
from domain.people.model import Actor
from domain.reading.places import NamedUnit
from domain.reading.reading import LexiconWord

MOST_ROWS = 8


@dataclass(frozen=True, kw_only=True)
class CorrectedRow:
    """A category that was filled in by the sentence: how often, and how often it was changed."""

    kind: CaseKind
    label: Label
    many: int
    changed: int
    instead: Label | None
    """What it was mostly changed to."""


@dataclass(frozen=True, kw_only=True)
class WordRow:
    """An added word."""

    id: int
    word: str
    kind: CaseKind
    label: Label


@dataclass(frozen=True, kw_only=True)
class WordsBoard:
    """What the administrator sees: counts of categories, and the words; of sentences nothing."""

    corrected: tuple[CorrectedRow, ...]
    """The most often changed first."""
    words: tuple[WordRow, ...]


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

    async def board(self, actor: Actor) -> WordsBoard:
        """What was corrected, and the words; raises Refused for who administers nothing."""
        ...
