"""The tables of what is counted; triggers write the second (migration 0023)."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, Table

from storage.counts.spans import Stretch
from storage.kit.columns import key, metadata, moment, reference, text, word

MEASURE_LIMIT = 48

counts = Table(
    "counts",
    metadata,
    reference("unit_id", "units"),
    word("span", Stretch),
    text("measure", MEASURE_LIMIT, by_code=True),
    Column("first", Date, nullable=False),
    Column("many", Integer, nullable=False),
    PrimaryKeyConstraint("unit_id", "span", "measure", "first"),
    sqlite_with_rowid=False,
)
"""How many of a measure there are in the subtree of a unit, in a stretch of days."""

count_deltas = Table(
    "count_deltas",
    metadata,
    key(),
    reference("unit_id", "units"),
    text("measure", MEASURE_LIMIT, by_code=True),
    Column("day", Date, nullable=False),
    Column("many", Integer, nullable=False),
)
"""What has changed and is not in ``counts`` yet, by the unit it was filed under."""

count_checks = Table(
    "count_checks",
    metadata,
    key(),
    moment("at"),
    Column("off", Integer, nullable=False),
)
"""The nightly recounts: how many counts were off."""
