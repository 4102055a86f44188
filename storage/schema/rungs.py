"""The table of what became of the rungs of reminders."""

from sqlalchemy import Column, Date, Table, UniqueConstraint

from domain.periods import PeriodKind
from domain.reminders.passing import RungMark
from domain.reminders.steps import Rung
from storage.schema.base import key, mapping, metadata, moment, word

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

mapping.map_imperatively(RungMark, rung_marks)
