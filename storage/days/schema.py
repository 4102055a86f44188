"""The table of the administrator's words on days."""

from sqlalchemy import Boolean, Column, Date, Index, Table

from domain.days.desk_calendar import REASON_LIMIT, DayWord
from storage.kit.columns import key, mapping, metadata, moment, reference, text

day_words = Table(
    "day_words",
    metadata,
    key(),
    Column("day", Date, nullable=False),
    Column("working", Boolean),
    text("reason", REASON_LIMIT),
    reference("set_by", "persons", nullable=True),
    moment("set_at"),
    Index(None, "day"),
)

mapping.map_imperatively(DayWord, day_words)
