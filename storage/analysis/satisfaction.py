"""/satisfaction: the three rates, and the matters they count."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from domain.analysis.model import Behind, Lookback, Ratio, Stretch
from domain.analysis.rates import Said, Verdict, met, verdict
from domain.analysis.views import Frame, RateLine, SatisfactionBoard, ThreeRates
from domain.cases.handover import DESKS
from domain.cases.letters import Letter
from domain.cases.model import REOPENING, Effect, State, Urgency
from domain.days.deadlines import end_of_working_day
from domain.mediation.model import DeadlineKind, Ending
from domain.org.model import ancestor_ids
from domain.people.model import Actor
from domain.rules import Rules
from storage.analysis.found import stepped
from storage.analysis.question import Question, Rows, ask, below
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref
from storage.schema import (
    cases,
    deadlines,
    opinion_ratings,
    steps,
    unit_clocks,
    units,
)

_SEEN_TO = (State.ACCEPTED, State.RETURNED, State.OFFERED)
_NO_MATTER = frozenset({State.MERGED, State.WITHDRAWN})
_NOT_FIXED = (Letter.AC, Letter.AD)
_TAKEN_OVER = "import:"
"""How the steps of a matter from an older ledger are named."""

Between = tuple[datetime, datetime]
_Counts = Counter[str]


class Seen(NamedTuple):
    """Whether a matter was seen to in time."""

    case_id: int
    path: str
    met: bool


class Heard(NamedTuple):
    """What was said of a resolved matter."""

    case_id: int
    path: str
    verdict: Verdict


def satisfaction(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> SatisfactionBoard:
    """The three rates, as :mod:`domain.analysis.rates` says; raises Refused, NotFound."""
    question = ask(reading, actor, unit_id, lookback, now)
    stretch = question.of.stretch
    counted = _counted(reading, question, (stretch.start, stretch.end))
    return SatisfactionBoard(
        of=question.of,
        rates=_rates(counted.values()),
        before=_rates(_counted(reading, question, stretch.before).values()),
        below=tuple(
            RateLine(
                unit=ref(child),
                rates=_rates(many for path, many in counted.items() if path.startswith(child.path)),
            )
            for child in below(reading, question, counted)
        ),
    )


def rates_between(reading: Reading, top: UnitRow, between: Between, now: datetime) -> ThreeRates:
    """The three rates of a unit, which the caller has found within reach, between two moments,
    both included."""
    stretch = Stretch(
        start=between[0], end=between[1], before_start=between[0], before_end=between[1]
    )
    frame = Frame(unit=ref(top), above=None, lookback=Lookback.YEAR, stretch=stretch, as_of=now)
    return _rates(_counted(reading, Question(top=top, of=frame), between).values())


def numbers(reading: Reading, question: Question, which: Behind) -> list[int]:
    """The matters of one of its lists, the newest first."""
    stretch = question.of.stretch
    between = (stretch.start, stretch.end)
    if which is Behind.LATE_RESPONSE:
        found = [one.case_id for one in _seen(reading, question, between) if not one.met]
    else:
        heard = _heard(reading.connection, reading.rules, question, between)
        found = [one.case_id for one in heard if _is(which, one.verdict)]
    return sorted(found, reverse=True)


def _is(which: Behind, said: Verdict) -> bool:
    match which:
        case Behind.UNSOLVED:
            return said.solved is False
        case Behind.DISCONTENT:
            return said.content is False
        case _:
            return said.silent


def _rates(counted: Iterable[_Counts]) -> ThreeRates:
    total = _Counts()
    for many in counted:
        total.update(many)
    return ThreeRates(
        response=Ratio(part=total["met"], whole=total["due"]),
        solved=Ratio(part=total["solved"], whole=total["said"]),
        content=Ratio(part=total["content"], whole=total["graded"]),
        silent=total["silent"],
    )


def _counted(reading: Reading, question: Question, between: Between) -> dict[str, _Counts]:
    """By the path of the unit: nothing is kept of each matter, of which a year has very many."""
    found: defaultdict[str, _Counts] = defaultdict(_Counts)
    for one in _seen(reading, question, between):
        found[one.path].update(due=1, met=one.met)
    for heard in _heard(reading.connection, reading.rules, question, between):
        said = heard.verdict
        found[heard.path].update(
            said=said.solved is not None,
            solved=said.solved is True,
            graded=said.content is not None,
            content=said.content is True,
            silent=said.silent,
        )
    return dict(found)


def _seen(reading: Reading, question: Question, between: Between) -> Iterator[Seen]:
    """Of the matters found between: those seen to, and those late."""
    now = question.of.as_of
    clocks = _Clocks(reading.connection, reading.rules)
    reaction = steps.alias("reaction")
    seen_at = (
        select(func.min(reaction.c.at))
        .where(
            reaction.c.case_id == cases.c.id,
            reaction.c.before == State.REPORTED,
            reaction.c.after.in_(_SEEN_TO),
        )
        .scalar_subquery()
    )
    columns = (cases.c.id, cases.c.urgency, cases.c.state, units.c.path, steps.c.at)
    found = stepped(question, [Effect.OPENED], between, *columns, seen_at.label("seen_at"))
    for row in reading.connection.execute(found.where(~_taken_over())):
        if row.seen_at is None and row.state in _NO_MATTER:
            continue
        timely = met(row.seen_at, clocks.until(row.path, row.urgency, row.at), now)
        if timely is not None:
            yield Seen(row.id, row.path, timely)


class _Clocks:
    """The time to accept of the desk that is asked first; each day of the calendar is looked up
    once."""

    def __init__(self, connection: Connection, rules: Rules) -> None:
        self._rules = rules
        self._own: dict[tuple[int, Urgency], list[tuple[date, int]]] = {}
        self._desks: dict[int, bool] = {}
        self._ends: dict[tuple[date, int], datetime] = {}
        for row in connection.execute(select(unit_clocks).order_by(unit_clocks.c.valid_from)):
            own = self._own.setdefault((row.unit_id, row.urgency), [])
            own.append((row.valid_from, row.accept_days))
        if self._own:
            kinds = connection.execute(select(units.c.id, units.c.kind))
            self._desks = {row.id: row.kind in DESKS for row in kinds}

    def until(self, path: str, urgency: Urgency, at: datetime) -> datetime:
        """Until when a matter filed there and then is to be seen to."""
        rules, day = self._rules, self._rules.day(at)
        key = day, self._days(path, urgency, day)
        if key not in self._ends:
            self._ends[key] = end_of_working_day(at, key[1], rules.calendar, rules.zone)
        return self._ends[key]

    def _days(self, path: str, urgency: Urgency, day: date) -> int:
        line = ancestor_ids(path)[::-1] if self._own else ()
        desk = next((one for one in line if self._desks[one]), 0)
        own = [days for since, days in self._own.get((desk, urgency), ()) if since <= day]
        return own[-1] if own else self._rules.clocks.accept[urgency]


def _heard(
    connection: Connection, rules: Rules, question: Question, between: Between
) -> Iterator[Heard]:
    """Of the matters resolved between, by the last resolution: what was said since."""
    for row in _resolved(connection, question, between):
        visited = row.ended_on is not None and row.ended_on >= rules.day(row.at)
        graded = row.rated_at is not None and row.rated_at >= row.at
        said = verdict(
            Said(
                not_fixed=row.not_fixed,
                reopened=row.reopened,
                thanked=row.thanked,
                kept=row.ending is Ending.KEPT if visited else None,
                grade=row.visit_grade if visited else row.grade if graded else None,
            )
        )
        if said is not None:
            yield Heard(row.id, row.path, said)


def _resolved(connection: Connection, question: Question, between: Between) -> Rows:
    last = (
        stepped(
            question,
            [Effect.RESOLVED],
            between,
            steps.c.case_id,
            units.c.path,
            func.max(steps.c.id).label("step_id"),
        )
        .where(~_taken_over())
        .group_by(steps.c.case_id, units.c.path)
        .subquery()
    )
    later = steps.alias("later")

    def since(which: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(later.c.case_id == last.c.case_id, later.c.id > last.c.step_id, which)

    visit, other = deadlines.alias("visit"), deadlines.alias("other")
    last_visit = (
        select(func.max(other.c.id))
        .where(
            other.c.case_id == last.c.case_id,
            other.c.kind == DeadlineKind.FOLLOW_UP,
            other.c.ending.in_([Ending.KEPT, Ending.NOT_KEPT]),
        )
        .scalar_subquery()
    )
    return connection.execute(
        select(
            last.c.case_id.label("id"),
            last.c.path,
            steps.c.at,
            since(later.c.letter.in_(_NOT_FIXED)).label("not_fixed"),
            since(later.c.effect.in_(REOPENING.values())).label("reopened"),
            since(later.c.letter == Letter.THANKS).label("thanked"),
            opinion_ratings.c.grade,
            opinion_ratings.c.at.label("rated_at"),
            visit.c.ending,
            visit.c.ended_on,
            visit.c.satisfaction.label("visit_grade"),
        )
        .select_from(last)
        .join(steps, steps.c.id == last.c.step_id)
        .outerjoin(opinion_ratings, opinion_ratings.c.case_id == last.c.case_id)
        .outerjoin(visit, and_(visit.c.case_id == last.c.case_id, visit.c.id == last_visit))
    ).all()


def _taken_over() -> ColumnElement[bool]:
    return steps.c.token.startswith(_TAKEN_OVER, autoescape=True)
