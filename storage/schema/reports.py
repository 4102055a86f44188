"""The table of confirmed reports."""

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Dialect, Integer, String, Table
from sqlalchemy.schema import UniqueConstraint
from sqlalchemy.types import TypeDecorator

from domain.periods import PeriodKind
from domain.reports.model import Figures, Report
from storage.schema.base import key, mapping, metadata, moment, reference, word

_COLUMNS = frozenset(field.name for field in fields(Figures))


class FiguresJson(TypeDecorator[Figures]):
    """The figures of a snapshot as JSON; a column this version does not know is left out."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Figures | None, dialect: Dialect) -> dict[str, int] | None:
        """The figures by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Figures | None:
        """The figures again; columns added since count 0."""
        if value is None:
            return None
        return Figures(**{name: count for name, count in value.items() if name in _COLUMNS})


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
    Column("remark", String(500), nullable=False),
    reference("confirmed_by", "persons"),
    reference("confirmed_post_id", "posts"),
    moment("confirmed_at"),
    Column("figures", FiguresJson(), nullable=False),
    UniqueConstraint("unit_id", "kind", "first", "revision"),
)

mapping.map_imperatively(Report, reports)
