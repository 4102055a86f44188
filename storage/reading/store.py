"""What the reading of sentences was taught, in a transaction."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from domain.reading.store import AddedWord
from storage.kit.turns import take_turns
from storage.schema import reading_counts, reading_words


class SqlReadingBook:
    """:class:`domain.reading.store.ReadingBook` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def words(self) -> list[AddedWord]:
        """The added words, in their order."""
        take_turns(self._session.connection(), "reading_words")
        return list(self._session.scalars(select(AddedWord).order_by(reading_words.c.word)))

    def add(self, word: AddedWord) -> None:
        """Adds a word."""
        self._session.add(word)
        self._session.flush()

    def take_out(self, word: AddedWord) -> None:
        """Takes a word out again."""
        self._session.delete(word)
        self._session.flush()

    def count(self, guessed_id: int, chosen_id: int) -> None:
        """One more; whoever is the first of two is found by the other, who tries again."""
        table = reading_counts
        counted = self._session.execute(
            update(table)
            .where(table.c.guessed_id == guessed_id, table.c.chosen_id == chosen_id)
            .values(many=table.c.many + 1)
            .returning(table.c.id)
        ).scalar()
        if counted is None:
            row = {"guessed_id": guessed_id, "chosen_id": chosen_id, "many": 1}
            self._session.execute(insert(table).values(row))
