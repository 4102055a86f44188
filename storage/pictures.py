"""The figures of pictures: of a span from the counts, or the matters that are open."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    case,
    func,
    select,
    type_coerce,
)

from domain.cases.model import OPEN_STATES, REOPENING, CaseKind, Effect, Label
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
from storage.counts.facts import flow
from storage.counts.spans import CATEGORY
from storage.counts.sums import Ask, sums, whole
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.periodic.figures import opened_again
from storage.schema import begins, cases, categories, steps, units

_FOUND, _RESOLVED = (flow(CaseKind.DISPUTE, one) for one in (Effect.OPENED, Effect.RESOLVED))
_INSTANT = timedelta(microseconds=1)


def trend(
    reading: Reading, actor: Actor, unit_id: int | None, span: Horizon, now: datetime
) -> FoundAndResolved:
    """Disputes found and resolved in each period of the span; what was opened again is not
    resolved. Raises Refused or NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    periods = span.periods(reading.rules.day(now))
    bounds = [period.bounds(reading.rules.zone) for period in periods]
    counted = found_and_resolved(reading.connection, unit.path, bounds, now)
    return FoundAndResolved(
        unit=ref(unit),
        as_of=now,
        span=span,
        steps=tuple(
            TrendStep(
                period=period,
                found=found,
                resolved=resolved,
            )
            for period, (found, resolved) in zip(periods, counted, strict=True)
        ),
    )


def found_and_resolved(
    connection: Connection, path: str, bounds: Sequence[tuple[datetime, datetime]], now: datetime
) -> list[tuple[int, int]]:
    """Disputes of the subtree found in each period until now, and resolved and not opened again;
    each follows the one before, and ends (not included) after it began."""
    asks = [
        Ask(measures=(_FOUND, _RESOLVED), start=start, until=min(now, end - _INSTANT))
        for start, end in bounds
    ]
    again = _opened_again(connection, path, [start for start, _ in bounds], now)
    return [
        (counts[_FOUND], counts[_RESOLVED] - again[number])
        for number, counts in enumerate(map(whole, sums(connection, path, (), asks)))
    ]


def _opened_again(
    connection: Connection, path: str, starts: Sequence[datetime], now: datetime
) -> Counter[int]:
    """How many of each period's resolutions were opened again since: looked for from the openings,
    of which there are few."""
    since = and_(steps.c.counted_at >= starts[0], steps.c.counted_at <= now)
    openings = select(steps.c.case_id).where(steps.c.effect.in_(REOPENING.values()), since)
    effect = type_coerce(steps.c.effect, String).concat("")  # else all the resolved are read
    rows = connection.execute(
        select(_which(steps.c.counted_at, starts[1:]), func.count().label("many"))
        .join(cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.case_id.in_(openings),
            effect == Effect.RESOLVED.value,
            since,
            opened_again(now),
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, path),
        )
        .group_by("which")
    )
    return Counter({row.which: row.many for row in rows})


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
    ask = Ask(begin_with=CATEGORY, start=first.bounds(reading.rules.zone)[0], until=now)
    found = whole(sums(reading.connection, unit.path, (), [ask])[0])
    many = {int(one.removeprefix(CATEGORY)): count for one, count in found.items() if count}
    bars = [
        CategoryBar(category=Label(zh=row.name_zh, en=row.name_en), many=many[row.id])
        for row in reading.connection.execute(
            select(categories).where(categories.c.id.in_(many)).order_by(categories.c.id)
        )
    ]
    return CategoryShares(unit=ref(unit), as_of=now, span=span, bars=biggest(bars))


def _which(moment: ColumnElement[datetime], edges: Sequence[datetime]) -> ColumnElement[int]:
    """How many of the rising edges the moment has reached."""
    reached = [(moment >= edge, number) for number, edge in enumerate(edges, 1)]
    return case(*reversed(reached), else_=0).label("which")


class SqlPictureReads(Reads):
    """:class:`domain.pictures.views.PictureReads` on a database."""

    ageing = awaited(ageing)
    trend = awaited(trend)
    categories = awaited(shares)
