"""The due rule of a period: as the administrator set it, else that of the settings."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select
from sqlalchemy.orm import Session

from domain.days.periods import DueRule, Period
from domain.rules import Rules
from storage.schema import due_changes

_in_force = (
    select(due_changes.c.id)
    .where(
        due_changes.c.kind == bindparam("of_kind"), due_changes.c.valid_from <= bindparam("first")
    )
    .order_by(due_changes.c.valid_from.desc())
    .limit(1)
    .correlate(None)
)
RULED_BY = due_changes.c.id == _in_force.scalar_subquery()
"""Whether a change is the one in force when a period began, which the question knows by its kind
and its first day as ``of_kind`` and ``first``."""
RULE = (due_changes.c.weekday, due_changes.c.grace, due_changes.c.at, due_changes.c.roll)
# asked with every sheet and six times by each sweep, so built once
_RULE = select(*RULE).where(RULED_BY)


def due_rule(connection: Connection | Session, rules: Rules, period: Period) -> DueRule:
    """The rule that was in force when the period began."""
    asked = {"of_kind": period.kind, "first": period.first}
    return rule_of(connection.execute(_RULE, asked).one_or_none(), rules, period)


def rule_of(found: Row[*tuple[Any, ...]] | None, rules: Rules, period: Period) -> DueRule:
    """The rule that a row with :data:`RULE` in it says; that of the settings if it says none."""
    if found is None or found.roll is None:
        return rules.due[period.kind]
    return DueRule(
        period.kind, weekday=found.weekday, grace=found.grace, at=found.at, roll=found.roll
    )
