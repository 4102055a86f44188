"""Steps of a stretch of time in a subtree: read by the index of steps, whatever is on file."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from domain.cases.model import Effect
from storage.analysis.question import Question
from storage.schema import cases, steps, units


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
        .select_from(steps)
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(steps.c.effect.in_(effects), steps.c.counted_at.between(*between), question.inside)
    )
