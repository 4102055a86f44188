"""The reports of a period: of one unit, of each, and the units that owe one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    and_,
    bindparam,
    exists,
    or_,
    select,
)
from sqlalchemy.orm import Session

from domain.days.periods import DueRule, Period
from domain.org.model import Unit, UnitKind
from domain.rules import Rules
from storage.kit.columns import below
from storage.org.units import UnitRow
from storage.periodic.due import RULE, RULED_BY, rule_of
from storage.schema import due_changes, reports, units


def of_period(unit_id: int, period: Period) -> ColumnElement[bool]:
    """The standing revisions of a unit's report for a period."""
    return _standing(unit_id, period.kind, period.first)


def of_period_of_each(period: Period) -> ColumnElement[bool]:
    """The same as :func:`of_period`, for the unit of the query round it."""
    return _standing(units.c.id, period.kind, period.first)


def _standing(unit: Any, kind: Any, first: Any) -> ColumnElement[bool]:
    """Each given as a value, a column or a parameter."""
    return and_(
        reports.c.unit_id == unit,
        reports.c.kind == kind,
        reports.c.first == first,
        reports.c.withdrawn_at.is_(None),
    )


def owes(period: Period, kind: UnitKind) -> ColumnElement[bool]:
    """The units that owe a report for the period: those of the tier that exist on its last day.

    So a community that merges during the week owes nothing, and its successor reports for both.
    """
    return _owing(kind, period.last)


def _owing(kind: Any, last: Any) -> ColumnElement[bool]:
    return and_(
        units.c.kind == kind,
        units.c.valid_from <= last,
        or_(units.c.valid_to.is_(None), units.c.valid_to > last),
    )


# the reminders ask it with each sweep, so built once
OWING = (
    select(Unit)
    .where(
        _owing(bindparam("of_unit"), bindparam("last", type_=Date())),
        units.c.id > bindparam("after"),
        ~exists().where(_standing(units.c.id, bindparam("of_kind"), bindparam("first"))),
    )
    .order_by(units.c.id)
)
"""The units numbered above ``after`` whose report is not in."""
SOME_OWING = OWING.limit(bindparam("most", type_=Integer()))
OWED = (
    select(units.c.id, units.c.path, reports.c.late, reports.c.nil, *RULE)
    .outerjoin(reports, _standing(units.c.id, bindparam("of_kind"), bindparam("first")))
    .outerjoin(due_changes, RULED_BY)
    .where(
        below(units.c.path, bindparam("path", type_=units.c.path.type)),
        _owing(bindparam("of_unit"), bindparam("last", type_=Date())),
    )
    .order_by(units.c.id, reports.c.revision)
)
"""The question of :func:`owed`, to which others add what they want beside it. Built once, as a
board asks it each time, and a form of a month six times."""


def asked_for(rules: Rules, path: str, period: Period) -> dict[str, Any]:
    """What :data:`OWED` has to know."""
    return {
        "path": path,
        "of_kind": period.kind,
        "first": period.first,
        "last": period.last,
        "of_unit": rules.tiers[period.kind].unit,
    }


def owed(
    connection: Connection | Session, rules: Rules, path: str, period: Period
) -> tuple[Sequence[UnitRow], DueRule]:
    """The units of the subtree that owe the report of the period, with whether each standing
    revision of it was late and nil, from the first on, one row with neither where none is in; and
    when it is due."""
    rows = connection.execute(OWED, asked_for(rules, path, period)).all()
    return rows, rule_of(rows[0] if rows else None, rules, period)
