"""The figures of pictures: a span of steps by its index, or the matters that are open."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import ColumnElement, case, func, or_, select

from domain.cases.model import OPEN_STATES, CaseKind, Effect, Label
from domain.days.periods import moment_at
from domain.people.model import Actor
from domain.pictures.views import (
    AgeBar,
    Ageing,
    CategoryBar,
    CategoryShares,
    FoundAndResolved,
    Horizon,
    TrendStep,
    age_days,
    biggest,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.periodic.figures import opened_again
from storage.schema import begins, cases, categories, steps, units


def trend(
    reading: Reading, actor: Actor, unit_id: int | None, span: Horizon, now: datetime
) -> FoundAndResolved:
    """Disputes found and resolved in each period of the span; what was opened again is not
    resolved. Raises Refused or NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    periods = span.periods(reading.rules.day(now))
    starts = [period.bounds(reading.rules.zone)[0] for period in periods]
    rows = reading.connection.execute(
        select(_which(steps.c.counted_at, starts[1:]), steps.c.effect, func.count().label("many"))
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.effect.in_([Effect.OPENED, Effect.RESOLVED]),
            steps.c.counted_at >= starts[0],
            steps.c.counted_at <= now,
            or_(steps.c.effect == Effect.OPENED, ~opened_again(now)),
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, unit.path),
        )
        .group_by("which", steps.c.effect)
    )
    many: Counter[tuple[int, Effect]] = Counter()
    for row in rows:
        many[row.which, row.effect] = row.many
    return FoundAndResolved(
        unit=ref(unit),
        as_of=now,
        span=span,
        steps=tuple(
            TrendStep(
                period=period,
                found=many[number, Effect.OPENED],
                resolved=many[number, Effect.RESOLVED],
            )
            for number, period in enumerate(periods)
        ),
    )


def ageing(reading: Reading, actor: Actor, unit_id: int | None, now: datetime) -> Ageing:
    """Open disputes by the days since they were put on file; raises Refused or NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    ages = tuple(age_days(reading.rules.day(now)))
    edges = [moment_at(day, time.min, reading.rules.zone) for _, _, day in ages if day]
    edges.reverse()
    rows = reading.connection.execute(
        select(
            _which(cases.c.reported_at, edges),
            func.count().label("many"),
            func.sum(case((cases.c.due_at <= now, 1), else_=0)).label("overdue"),
        )
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            # the open ones alone are in an index
            cases.c.ended_at.is_(None),
            cases.c.state.in_(OPEN_STATES),
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, unit.path),
        )
        .group_by("which")
    )
    found = {len(edges) - row.which: (row.many, int(row.overdue)) for row in rows}
    return Ageing(
        unit=ref(unit),
        as_of=now,
        bars=tuple(
            AgeBar(first=first, last=last, open=many, overdue=overdue)
            for number, (first, last, _) in enumerate(ages)
            for many, overdue in [found.get(number, (0, 0))]
        ),
    )


def shares(
    reading: Reading, actor: Actor, unit_id: int | None, span: Horizon, now: datetime
) -> CategoryShares:
    """Disputes found in the span by category; raises Refused or NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    first = span.periods(reading.rules.day(now))[0]
    rows = reading.connection.execute(
        select(categories.c.name_zh, categories.c.name_en, func.count().label("many"))
        .select_from(steps)
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .join(categories, categories.c.id == cases.c.category_id)
        .where(
            steps.c.effect == Effect.OPENED,
            steps.c.counted_at >= first.bounds(reading.rules.zone)[0],
            steps.c.counted_at <= now,
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, unit.path),
        )
        .group_by(categories.c.id, categories.c.name_zh, categories.c.name_en)
        .order_by(categories.c.id)
    )
    bars = [
        CategoryBar(category=Label(zh=row.name_zh, en=row.name_en), many=row.many) for row in rows
    ]
    return CategoryShares(unit=ref(unit), as_of=now, span=span, bars=biggest(bars))


def _which(moment: ColumnElement[datetime], edges: Sequence[datetime]) -> ColumnElement[int]:
    """How many of the rising edges the moment has reached."""
    reached = [(moment >= edge, number) for number, edge in enumerate(edges, 1)]
    return case(*reversed(reached), else_=0).label("which")


class SqlPictureReads(Reads):
    """:class:`domain.pictures.views.PictureReads` on a database."""

    ageing = awaited(ageing)
    # a year of a large district is many steps: nobody's short read waits for them
    trend = awaited(trend, aside=True)
    categories = awaited(shares, aside=True)
