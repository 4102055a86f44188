"""/stuck: at which step matters wait, how many and how long."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, func, or_, select

from domain.analysis.model import WAITS, Lookback, Trend
from domain.analysis.views import CountLine, StuckBoard, Waiting
from domain.cases.model import OPEN_STATES, CaseKind, Effect, State
from domain.people.model import Actor
from storage.analysis.found import by_steps
from storage.analysis.question import Question, ask, below
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.schema import cases, steps, units


def stuck(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> StuckBoard:
    """Open matters filed in the subtree by the state they wait in; raises Refused, NotFound."""
    question = ask(reading, actor, unit_id, lookback, now)
    connection = reading.connection
    came = _came(connection, question)
    spans = _spans(connection, question, now)
    many = _by_path(connection, question)
    return StuckBoard(
        of=question.of,
        waiting=tuple(
            Waiting(
                state=state,
                many=Trend(now=number, before=number - came[state]),
                median=median,
                longest=longest,
            )
            for state in WAITS.values()
            for number, median, longest in [spans.get(state, (0, timedelta(), timedelta()))]
            if number or number != came[state]
        ),
        below=tuple(
            CountLine(
                unit=ref(child),
                many=sum(one for path, one in many.items() if path.startswith(child.path)),
            )
            for child in below(reading, question, many)
        ),
    )


def waits(question: Question, *states: State) -> ColumnElement[bool]:
    """Matters filed in the subtree that wait in one of these states, by the index on their unit."""
    return and_(question.filed_inside, cases.c.kind.in_(list(CaseKind)), cases.c.state.in_(states))


def since() -> ScalarSelect[datetime]:
    """When a case came into its present state; a question asked once more begins nothing anew."""
    return (
        select(func.max(steps.c.at))
        .where(
            steps.c.case_id == cases.c.id,
            or_(steps.c.before.is_(None), steps.c.before != steps.c.after),
        )
        .scalar_subquery()
    )


def _spans(
    connection: Connection, question: Question, now: datetime
) -> Mapping[State, tuple[int, timedelta, timedelta]]:
    """By state: how many, and for how long they wait, the median and the longest."""
    one = select(cases.c.state, since().label("since")).where(waits(question, *OPEN_STATES))
    each = one.subquery()
    place = func.row_number().over(partition_by=each.c.state, order_by=each.c.since)
    number = func.count().over(partition_by=each.c.state)
    ranked = select(each, place.label("place"), number.label("number")).subquery()
    middle = ranked.c.place.in_([(ranked.c.number + 1) // 2, (ranked.c.number + 2) // 2])
    rows = connection.execute(
        select(ranked).where(or_(ranked.c.place == 1, middle)).order_by(ranked.c.place)
    )
    ranks: dict[State, dict[int, datetime]] = {}
    many: dict[State, int] = {}
    for row in rows:
        many[row.state] = row.number
        ranks.setdefault(row.state, {})[row.place] = row.since
    return {
        state: (
            many[state],
            now - _halfway(moments[(many[state] + 1) // 2], moments[(many[state] + 2) // 2]),
            now - moments[1],
        )
        for state, moments in ranks.items()
    }


def _halfway(first: datetime, last: datetime) -> datetime:
    return first + (last - first) / 2


def _came(connection: Connection, question: Question) -> Counter[State]:
    """How many more wait in each state than did when the stretch began: who came, less who went."""
    stretch, came = question.of.stretch, Counter[State]()
    any_effect = or_(steps.c.effect.is_(None), steps.c.effect.in_(list(Effect)))
    rows = connection.execute(
        select(steps.c.before, steps.c.after, func.count().label("many"))
        .select_from(by_steps())
        .where(
            any_effect,
            steps.c.counted_at.between(stretch.start, question.of.as_of),
            or_(steps.c.before.is_(None), steps.c.before != steps.c.after),
            question.inside,
        )
        .group_by(steps.c.before, steps.c.after)
    )
    for row in rows:
        came[row.after] += row.many
        if row.before is not None:
            came[row.before] -= row.many
    return came


def _by_path(connection: Connection, question: Question) -> dict[str, int]:
    """How many wait by the path of the unit they were filed under, from the index alone."""
    counted = (
        select(cases.c.unit_id, func.count().label("many"))
        .where(waits(question, *OPEN_STATES))
        .group_by(cases.c.unit_id)
        .subquery()
    )
    rows = connection.execute(
        select(units.c.path, counted.c.many).join(counted, counted.c.unit_id == units.c.id)
    )
    return {row.path: row.many for row in rows}
