"""The tables of what the reading of sentences was taught."""

from sqlalchemy import Column, Integer, Table, UniqueConstraint

from domain.reading.store import WORD_LIMIT, AddedWord
from storage.kit.columns import key, mapping, metadata, moment, reference, text

reading_words = Table(
    "reading_words",
    metadata,
    key(),
    text("word", WORD_LIMIT),
    reference("category_id", "categories"),
    moment("added_at"),
    reference("person_id", "persons"),
    UniqueConstraint("word"),
)
reading_counts = Table(
    "reading_counts",
    metadata,
    key(),
    reference("guessed_id", "categories"),
    reference("chosen_id", "categories"),
    Column("many", Integer, nullable=False),
    UniqueConstraint("guessed_id", "chosen_id"),
)

mapping.map_imperatively(AddedWord, reading_words)
