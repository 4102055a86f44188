"""Steps of a stretch of time in a subtree: read by the index of steps, whatever is on file."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from domain.cases.model import Effect
from storage.analysis.question import Question
from storage.schema import cases, steps, units


def by_steps() -> FromClause:
    """Steps with their case and its unit.

    The sum keeps the database from beginning with all cases that the subtree ever had, as it would
    for a large one: it cannot know how few steps a stretch holds.
    """
    filed: ColumnElement[bool] = units.c.id == cases.c.unit_id + 0
    return steps.join(cases, cases.c.id == steps.c.case_id).join(units, filed)


def stepped(
    question: Question,
    effects: Collection[Effect],
    between: tuple[datetime, datetime],
    *columns: Any,
) -> Select[*tuple[Any, ...]]:
    """The steps with one of these effects that count between two moments, both included, of cases
    filed in the subtree; ``columns`` may be of the step, the case and its unit."""
    return (
        select(*columns)
        .select_from(by_steps())
        .where(steps.c.effect.in_(effects), steps.c.counted_at.between(*between), question.inside)
    )
