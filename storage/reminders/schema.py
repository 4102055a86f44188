"""The tables of what became of the rungs of reminders, and of whom none of them could reach."""

from sqlalchemy import Column, Date, Table, UniqueConstraint

from domain.days.periods import PeriodKind
from domain.reminders.ladder import Rung
from domain.reminders.marks import RungMark
from storage.kit.columns import key, mapping, metadata, moment, reference, word

rung_marks = Table(
    "rung_marks",
    metadata,
    key(),
    word("kind", PeriodKind),
    Column("first", Date, nullable=False),
    word("rung", Rung),
    moment("spoke_at", nullable=True),
    moment("closed_at", nullable=True),
    UniqueConstraint("kind", "first", "rung"),
)

unreached_reports = Table(
    "unreached_reports",
    metadata,
    key(),
    reference("unit_id", "units"),
    word("kind", PeriodKind),
    Column("first", Date, nullable=False),
    moment("at"),
    UniqueConstraint("kind", "first", "unit_id"),
)
"""Units that nobody could remind of a report before it fell due, nor since. Plain rows."""

mapping.map_imperatively(RungMark, rung_marks)
