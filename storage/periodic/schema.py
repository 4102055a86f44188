"""The tables of confirmed reports, and of due rules that were changed."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from sqlalchemy import JSON, Boolean, Column, Date, Dialect, Integer, Table, Time
from sqlalchemy.schema import UniqueConstraint
from sqlalchemy.types import TypeDecorator

from domain.cases.model import NOTE_LIMIT
from domain.days.calendar import Roll
from domain.days.periods import PeriodKind
from domain.org.model import UnitKind
from domain.periodic.model import (
    AssessmentFigures,
    DueChange,
    Extras,
    Figures,
    Line,
    PeriodicReport,
    PeriodicTally,
    Sheet,
)
from storage.kit.columns import document, key, mapping, metadata, moment, reference, text, word

V = TypeVar("V", Figures, Extras, PeriodicTally, AssessmentFigures)


def _known(shape: type[V], values: Mapping[str, Any]) -> V:
    """The value again: a column this version does not know is left out, one added since has its
    default."""
    names = {one.name for one in fields(shape)}
    return shape(**{name: value for name, value in values.items() if name in names})


class FiguresJson(TypeDecorator[Figures]):
    """The figures of a snapshot as JSON; a column this version does not know is left out."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Figures | None, dialect: Dialect) -> dict[str, int] | None:
        """The figures by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Figures | None:
        """The figures again; columns added since count 0."""
        return None if value is None else _known(Figures, value)


class SheetJson(TypeDecorator[Sheet]):
    """A whole form as JSON, read again as the figures are."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Sheet | None, dialect: Dialect) -> dict[str, Any] | None:
        """Total and rows by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Sheet | None:
        """The form again."""
        if value is None:
            return None
        return Sheet(total=_line(value["total"]), rows=tuple(map(_line, value["rows"])))


def _line(values: Mapping[str, Any]) -> Line:
    kind = values["unit_kind"]
    given = dict(values["extras"])
    for name in ("weekly", "half_monthly"):
        given[name] = _known(PeriodicTally, given.get(name, {}))
    given["categories"] = tuple((one, many) for one, many in given.get("categories", ()))
    for name in ("hard", "hard_at"):
        given[name] = tuple(given.get(name, ()))
    if (assessed := given.get("assessments")) is not None:
        given["assessments"] = _known(AssessmentFigures, assessed)
    return Line(
        unit_id=values["unit_id"],
        name=values["name"],
        unit_kind=None if kind is None else UnitKind(kind),
        figures=_known(Figures, values["figures"]),
        extras=_known(Extras, given),
    )


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
    Column("figures", FiguresJson(), nullable=False),
    Column("sheet", SheetJson()),
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
