"""What a place has taught the reading of sentences: words, and how often a category was right."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

WORD_LIMIT = 12
SHORTEST_WORD = 2
MOST_WORDS = 300
"""So many words are looked for in each sentence."""


@dataclass(eq=False, kw_only=True)
class AddedWord:
    """A word the administrator has added, and the category it speaks for."""

    id: int = field(init=False, repr=False)
    word: str
    category_id: int
    added_at: datetime
    person_id: int
    """The administrator; who reports is nowhere here."""


class ReadingBook(Protocol):
    """The words and the counts, in a transaction."""

    def words(self) -> list[AddedWord]:
        """The added words, in their order; until this transaction ends nobody else adds one."""
        ...

    def add(self, word: AddedWord) -> None:
        """Adds a word."""
        ...

    def take_out(self, word: AddedWord) -> None:
        """Takes a word out again."""
        ...

    def count(self, guessed_id: int, chosen_id: int) -> None:
        """Counts a report whose category was filled in as one and filed as the other; of the
        sentence and of who wrote it nothing is kept."""
        ...
