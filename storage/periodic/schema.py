"""The tables of confirmed reports, and of due rules that were changed."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Time
from sqlalchemy.schema import UniqueConstraint

from domain.cases.model import NOTE_LIMIT
from domain.days.calendar import Roll
from domain.days.periods import PeriodKind
from domain.periodic.model import (
    DueChange,
    Figures,
    PeriodicReport,
    Sheet,
)
from storage.kit.columns import document, key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

reports = Table(
    "reports",
    metadata,
    key(),
    reference("unit_id", "units"),
    word("kind", PeriodKind),
    Column("first", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("nil", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    text("remark", 500),
    reference("confirmed_by", "persons"),
    reference("confirmed_post_id", "posts"),
    moment("confirmed_at"),
    Column("figures", Shaped(Figures), nullable=False),
    Column("sheet", Shaped(Sheet)),
    text("reason", NOTE_LIMIT, server_default=""),
    text("late_reason", NOTE_LIMIT, server_default=""),
    moment("withdrawn_at", nullable=True),
    reference("withdrawn_by", "persons", nullable=True),
    UniqueConstraint("unit_id", "kind", "first", "revision"),
)

annexes = Table(
    "annexes",
    metadata,
    key(),
    reference("report_id", "reports"),
    moment("as_of"),
    Column("total", Integer, nullable=False),
    document("rows"),
    UniqueConstraint("report_id"),
)

due_changes = Table(
    "due_changes",
    metadata,
    key(),
    word("kind", PeriodKind),
    Column("weekday", Integer),
    Column("grace", Integer, nullable=False),
    Column("at", Time),
    word("roll", Roll),
    Column("valid_from", Date, nullable=False),
    reference("set_by", "persons", nullable=True),
    moment("set_at"),
    UniqueConstraint("kind", "valid_from"),
)

mapping.map_imperatively(PeriodicReport, reports)
mapping.map_imperatively(DueChange, due_changes)
