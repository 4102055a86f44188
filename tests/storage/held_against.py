"""Holds the counts against a recount of everything, at any moments."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from sqlalchemy import Connection, func, or_, select

from domain.cases.model import OPEN_STATES, CaseKind, Effect, Outcome
from domain.mediation.model import AgreementCounts, DeadlineKind, Ending
from domain.org.model import is_within
from storage.counts.facts import due
from storage.counts.recount import drifts
from storage.counts.sums import Ask, Place, place_of, sums, whole
from storage.mediation.store import counts_by_place
from storage.periodic import figures
from storage.pictures import found_and_resolved
from storage.schema import agreements, begins, cases, deadlines, steps, units
from tests.storage import recounted


def nothing_drifted(connection: Connection) -> None:
    """Each count of each unit is what its matters and their steps come to."""
    assert drifts(connection) == []


def the_same_at_any_moment(
    connection: Connection, dice: Random, first: datetime, last: datetime
) -> None:
    """Figures, extras and overdue of a unit, for a stretch that begins and ends at any moments."""
    every = connection.execute(select(units)).all()
    top = dice.choice(every)
    places = [unit.id for unit in every if unit.parent_id == top.id]
    length = (last - first).total_seconds()
    start, as_of = sorted(first + timedelta(seconds=dice.uniform(0, length)) for _ in range(2))
    asked = (connection, places, top.path, start, as_of)
    for name in ("figures_by_place", "found_by_place", "extras_by_place"):
        kept, counted = (
            {place: one for place, one in getattr(module, name)(*asked).items() if any_of(one)}
            for module in (figures, recounted)
        )
        assert kept == counted, (name, start, as_of)
    edges = [start + (as_of - start) * part / 3 for part in range(4)]
    bounds = list(pairwise([*edges[:-1], as_of + timedelta(hours=1)]))
    assert found_and_resolved(connection, top.path, bounds, as_of) == [
        in_period(connection, top.path, first, min(last, as_of), as_of) for first, last in bounds
    ]
    one, other = start.date(), as_of.date()
    assert counts_by_place(connection, places, top.path, one, other) == agreed(
        connection, places, top.path, one, other
    )
    for kind in CaseKind:
        (kept_due,) = sums(connection, top.path, places, [Ask(measures=(due(kind),), until=as_of)])
        assert whole(kept_due).total() == overdue(connection, top.path, kind, as_of)


def any_of(one: object) -> bool:
    """Whether it says anything."""
    return one not in (0, figures.Figures(), figures.Extras())


def overdue(connection: Connection, path: str, kind: CaseKind, now: datetime) -> int:
    """Counted one by one."""
    many: int = connection.execute(
        select(func.count())
        .join_from(cases, units, units.c.id == cases.c.unit_id)
        .where(
            cases.c.kind == kind,
            cases.c.state.in_(OPEN_STATES),
            cases.c.due_at <= now,
            begins(units.c.path, path),
        )
    ).scalar_one()
    return many


def agreed(
    connection: Connection, places: Collection[int], path: str, first: date, last: date
) -> dict[Place, AgreementCounts]:
    """What was agreed in those days, and confirmed by a court in them; agreement by agreement."""
    every = select(units.c.path, agreements.c.form, agreements.c.amount)
    made = connection.execute(
        every.select_from(agreements)
        .join(cases, cases.c.id == agreements.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            agreements.c.made_on.between(first, last),
            or_(agreements.c.void_at.is_not(None), cases.c.outcome == Outcome.SUCCESS),
        )
    )
    confirmed = connection.scalars(
        select(units.c.path)
        .select_from(deadlines)
        .join(cases, cases.c.id == deadlines.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            deadlines.c.kind == DeadlineKind.CONFIRMATION,
            deadlines.c.ending == Ending.KEPT,
            deadlines.c.ended_on.between(first, last),
        )
    )
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for row in made:
        if is_within(row.path, path):
            yuan = int((row.amount or Decimal()).quantize(Decimal(1), ROUND_HALF_UP))
            found[place_of(row.path, places)].update({row.form.value: 1, "amount": yuan})
    for where in confirmed:
        if is_within(where, path):
            found[place_of(where, places)]["confirmed"] += 1
    return {place: AgreementCounts(**of_place) for place, of_place in found.items()}


def in_period(
    connection: Connection, path: str, first: datetime, last: datetime, now: datetime
) -> tuple[int, int]:
    """Disputes found from one moment to before another (now counts, too), and those resolved then
    and not opened again until now; counted one by one."""
    end = steps.c.counted_at <= now if last == now else steps.c.counted_at < last
    rows = connection.execute(
        select(steps.c.effect, recounted.opened_again(now).label("again"))
        .join_from(steps, cases, cases.c.id == steps.c.case_id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.counted_at >= first,
            end,
            cases.c.kind == CaseKind.DISPUTE,
            begins(units.c.path, path),
        )
    ).all()
    found = sum(row.effect is Effect.OPENED for row in rows)
    return found, sum(row.effect is Effect.RESOLVED and not row.again for row in rows)
