"""What a list of matters is narrowed to, as conditions of a query."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, select

from domain.days.periods import moment_at
from domain.rules import Rules
from domain.search.model import Filter, Progress, Since
from storage.cases.scope import IS_OPEN
from storage.kit.columns import below
from storage.schema import cases, units

_top = units.alias("top")


def narrows(chosen: Filter, rules: Rules, now: datetime) -> Iterator[ColumnElement[bool]]:
    """One condition for each thing that is chosen; the query is one of cases."""
    if chosen.kind is not None:
        yield cases.c.kind == chosen.kind
    if chosen.category is not None:
        yield cases.c.category_id == chosen.category
    if chosen.unit is not None:
        under = select(units.c.id).join_from(units, _top, below(units.c.path, _top.c.path))
        yield cases.c.unit_id.in_(under.where(_top.c.id == chosen.unit))
    if chosen.progress is not None:
        yield IS_OPEN if chosen.progress is Progress.OPEN else ~IS_OPEN
    if chosen.overdue:
        yield IS_OPEN
        yield cases.c.due_at <= now
    if chosen.since is not None:
        first = _first(chosen.since, rules.day(now))
        yield cases.c.reported_at >= moment_at(first, time.min, rules.zone)


def _first(since: Since, day: date) -> date:
    match since:
        case Since.WEEK:
            return day - timedelta(days=day.weekday())
        case Since.MONTH:
            return day.replace(day=1)
        case Since.YEAR:
            return day.replace(month=1, day=1)
