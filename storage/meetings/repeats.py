"""Matters of one place and topic that recur, and are on no agenda: offered as one item."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from domain.analysis.model import DAYS
from domain.analysis.places import same_place
from domain.cases.model import CaseKind, Effect, Label, State
from domain.days.periods import moment_at
from domain.meetings.views import Repeat
from domain.rules import Rules
from storage.analysis.found import by_steps
from storage.meetings.store import on_agendas
from storage.schema import begins, cases, categories, steps, units

_NO_MATTER = (State.MERGED, State.WITHDRAWN)
_AT_ONCE = 2000
"""More matters of one community in the days that count are looked at no further."""
_Key = tuple[CaseKind, int, str, int]


def repeats_of(
    connection: Connection, rules: Rules, path: str, now: datetime
) -> tuple[Repeat, ...]:
    """Those of the community at this path, the most first. A building's name is good for the whole
    community; without a place it is the very unit."""
    first: date = rules.day(now) - timedelta(days=DAYS - 1)
    rows = connection.execute(
        select(
            cases.c.id,
            cases.c.kind,
            cases.c.category_id,
            cases.c.place,
            cases.c.unit_id,
            categories.c.name_zh,
            categories.c.name_en,
        )
        .select_from(by_steps())
        .join(categories, categories.c.id == cases.c.category_id)
        .where(
            steps.c.effect == Effect.OPENED,
            steps.c.counted_at.between(moment_at(first, None, rules.zone), now),
            begins(units.c.path, path),
            cases.c.state.not_in(_NO_MATTER),
        )
        .order_by(cases.c.id.desc())
        .limit(_AT_ONCE)
    ).all()
    taken = set(connection.scalars(on_agendas([row.id for row in rows])))
    heaps = defaultdict[_Key, list[int]](list)
    named = {row.id: row for row in rows}
    for row in rows:
        if row.id not in taken:
            place = same_place(row.place)
            heaps[row.kind, row.category_id, place, 0 if place else row.unit_id].append(row.id)
    many = rules.recurrence.many
    found = sorted((one for one in heaps.values() if len(one) >= many), key=lambda one: -len(one))
    return tuple(
        Repeat(
            case_id=numbers[0],
            category=Label(zh=named[numbers[0]].name_zh, en=named[numbers[0]].name_en),
            place=named[numbers[0]].place,
            numbers=tuple(numbers),
        )
        for numbers in found
    )
