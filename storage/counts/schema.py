"""The tables of what is counted; triggers write the second (migrations 0023 and 0048)."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, Table

from storage.counts.spans import CountSpan
from storage.kit.columns import ID, key, metadata, moment, text, word

MEASURE_LIMIT = 48
FACT_LIMIT = 96

counts = Table(
    "counts",
    metadata,
    Column("unit_id", ID, nullable=False),
    word("span", CountSpan),
    text("measure", MEASURE_LIMIT, by_code=True),
    Column("first", Date, nullable=False),
    Column("many", ID, nullable=False),
    PrimaryKeyConstraint("unit_id", "span", "measure", "first"),
    sqlite_with_rowid=False,
)
"""How many of a measure there are in the subtree of a unit, in a stretch of days. Of what is agreed
on these are yuan, which is why there is room for so many."""

count_deltas = Table(
    "count_deltas",
    metadata,
    key(),
    Column("unit_id", ID, nullable=False),
    text("fact", FACT_LIMIT, by_code=True),
    Column("day", Date, nullable=False),
    Column("many", ID, nullable=False),
)
"""What has changed and is not in ``counts`` yet, by the unit it was filed under. A fact is a word
that stands for several measures (:mod:`storage.counts.facts`)."""

count_checks = Table(
    "count_checks",
    metadata,
    key(),
    moment("at"),
    Column("off", Integer, nullable=False),
)
"""The nightly recounts: how many counts were off."""
