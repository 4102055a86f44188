"""The words of matters, as they are compared.

The index over them, ``case_grams``, is made by the migration alone, since it is another thing on
each database: a table of FTS5 on SQLite, a column of numbers with a GIN index on PostgreSQL
(:mod:`storage.search.grams`).
"""

from sqlalchemy import Column, ForeignKey, Table

from domain.cases.model import PLACE_LIMIT, SUMMARY_LIMIT
from storage.kit.columns import ID, metadata, text

_LARGEST_FOLD = 18
"""So many characters one can become when it is brought to one width."""

GRAMS = "case_grams"

case_words = Table(
    "case_words",
    metadata,
    Column("case_id", ID, ForeignKey("cases.id"), primary_key=True, autoincrement=False),
    text("body", (SUMMARY_LIMIT + PLACE_LIMIT + 1) * _LARGEST_FOLD * 3),
)
