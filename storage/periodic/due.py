"""The due rule of a period: as the administrator set it, else that of the settings."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from domain.days.periods import DueRule, Period
from domain.rules import Rules
from storage.schema import due_changes

# asked with every sheet and six times by each sweep, so built once
_RULE = (
    select(due_changes)
    .where(due_changes.c.kind == bindparam("of_kind"), due_changes.c.valid_from <= bindparam("day"))
    .order_by(due_changes.c.valid_from.desc())
    .limit(1)
)


def due_rule(connection: Connection | Session, rules: Rules, period: Period) -> DueRule:
    """The rule that was in force when the period began."""
    asked = {"of_kind": period.kind, "day": period.first}
    found = connection.execute(_RULE, asked).one_or_none()
    if found is None:
        return rules.due[period.kind]
    return DueRule(
        period.kind, weekday=found.weekday, grace=found.grace, at=found.at, roll=found.roll
    )
