"""What the desk has on file of a unit for the sheet of a year: nothing is counted here that is
counted elsewhere already.

Each of :data:`SOURCES` says something about the lines it knows. A mechanism that has something to
say adds its function there, and the sheet has one figure more. None of them counts how many reports
or disputes somebody found, who logged in, or what was sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, and_, case, func, select

from domain.annual.scale import POINT, AnnualFact, AnnualTopic, Facts, summed
from domain.assessments.model import AssessmentState
from domain.cases.model import OPEN_STATES, Effect, Outcome
from domain.days.periods import moment_at
from domain.inquiries.model import InquiryState
from domain.org.model import UnitKind
from domain.periodic.model import PeriodicTally
from domain.periodic.views import YearRow
from domain.rules import Rules
from storage.analysis.found import by_steps
from storage.analysis.satisfaction import rates_between
from storage.kit.reading import Reading
from storage.org.units import UnitRow
from storage.periodic.year import evidence
from storage.projects.figures import milestones_of_year
from storage.schema import assessments, begins, cases, inquiries, steps, units

_ENDING = [Effect.RESOLVED, Effect.MOVED, Effect.DROPPED]
_NO_MATTER = (Outcome.MERGED, Outcome.WITHDRAWN)
_ASKED = [InquiryState.OPEN, InquiryState.ANSWERED, InquiryState.ENDED]
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class FactYear:
    """Of which unit, with all below it, and for which days of a year."""

    connection: Connection
    rules: Rules
    unit: UnitRow
    year: int
    now: datetime

    @property
    def first(self) -> date:
        """New Year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year, or today."""
        return min(date(self.year, 12, 31), self.rules.day(self.now))

    @property
    def between(self) -> tuple[datetime, datetime]:
        """The same as moments, both included."""
        start = moment_at(self.first, time.min, self.rules.zone)
        return start, min(self.until, self._over - _TICK)

    @property
    def until(self) -> datetime:
        """The midnight that ends the year, or now: what is due by then is due in the year."""
        return min(self.now, self._over)

    @property
    def _over(self) -> datetime:
        return moment_at(date(self.year, 12, 31), None, self.rules.zone)


Source = Callable[[FactYear], Mapping[AnnualTopic, AnnualFact]]


def facts_of(connection: Connection, rules: Rules, unit_id: int, year: int, now: datetime) -> Facts:
    """All of them. Of a year that has not begun there is nothing to say."""
    if date(year, 1, 1) > rules.day(now):
        return {}
    unit = connection.execute(select(units).where(units.c.id == unit_id)).one()
    of = FactYear(connection=connection, rules=rules, unit=unit, year=year, now=now)
    return {topic: fact for source in SOURCES for topic, fact in source(of).items()}


def on_evidence(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """What the evidence of the year has: the unit's own reports, and of all communities their
    meetings, what those handed out, and their evaluations."""
    found = evidence(of.connection, of.rules, of.unit, of.year, of.now)
    planned = {one.unit.id: (one.planned, one.held) for one in found.meetings}
    months = _months(found.first, found.last)
    meetings = []
    for unit_id in _communities(of):
        due, held = planned.get(unit_id, (0, 0))
        # a community that plans none has held none
        meetings.append(AnnualFact(part=held, whole=max(due, months)))
    return {
        AnnualTopic.REPORTS: reports_fact([one for one in found.rows if one.unit.id == of.unit.id]),
        AnnualTopic.MEETINGS: summed(meetings),
        AnnualTopic.ITEMS: summed(
            AnnualFact(part=one.on_time, whole=one.due) for one in found.given
        ),
        AnnualTopic.EVALUATIONS: summed(
            AnnualFact(part=one.held, whole=one.due) for one in found.evaluations
        ),
    }


def reports_fact(rows: list[YearRow]) -> AnnualFact:
    """A nil report is a report; one nobody could be reminded of is in no figure."""
    tally = PeriodicTally()
    for row in rows:
        tally += row.tally
    lost = sum((row.deducted for row in rows), start=0) * POINT
    return AnnualFact(
        part=tally.on_time,
        whole=tally.expected - tally.unreached,
        events=tally.late + tally.missing,
        late=tally.late,
        lost=int(lost),
    )


def _months(first: date, last: date) -> int:
    """How many months of the year lie whole between the days."""
    whole = 0
    for month in range(1, 13):
        begun = date(first.year, month, 1)
        over = date(first.year, month + 1, 1) if month < 12 else date(first.year + 1, 1, 1)
        whole += first <= begun and over - timedelta(days=1) <= last
    return whole


def _communities(of: FactYear) -> list[int]:
    found = select(units.c.id).where(
        begins(units.c.path, of.unit.path),
        units.c.kind == UnitKind.COMMUNITY,
        units.c.valid_from <= of.first,
        units.c.valid_to.is_(None),
    )
    return list(of.connection.scalars(found))


def on_rates(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """Of the three rates those that the desk answers for: seen to in time, and content. Who was not
    reached is in no figure."""
    reading = Reading(of.connection, of.rules, None)
    rates = rates_between(reading, of.unit, of.between, of.now)
    return {
        AnnualTopic.RESPONSE: AnnualFact(part=rates.response.part, whole=rates.response.whole),
        AnnualTopic.SATISFACTION: AnnualFact(part=rates.content.part, whole=rates.content.whole),
    }


def on_endings(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """Of the matters that ended in the year, whichever way, those that did in time; and those whose
    time was over in it and that have not ended. A matter is in one of the two."""
    inside = begins(units.c.path, of.unit.path)
    start, end = of.between
    ended = (
        select(cases.c.id, cases.c.ended_at, cases.c.ended_due_at)
        .select_from(by_steps())
        .where(
            steps.c.effect.in_(_ENDING),
            steps.c.counted_at.between(start, end),
            inside,
            cases.c.state.not_in(OPEN_STATES),
            cases.c.outcome.not_in(_NO_MATTER),
            cases.c.ended_at.between(start, end),
            cases.c.ended_due_at.is_not(None),
        )
        .distinct()
        .subquery()
    )
    timely = func.coalesce(func.sum(case((ended.c.ended_at < ended.c.ended_due_at, 1), else_=0)), 0)
    part, whole = of.connection.execute(select(timely, func.count()).select_from(ended)).one()
    filed = cases.c.unit_id.in_(select(units.c.id).where(inside))
    late = of.connection.execute(
        select(func.count())
        .select_from(cases)
        .where(filed, cases.c.state.in_(OPEN_STATES), cases.c.due_at <= of.until)
    ).scalar_one()
    return {
        AnnualTopic.RESOLVED: AnnualFact(part=part, whole=whole),
        AnnualTopic.OVERDUE: AnnualFact(part=late, whole=whole + late, events=late),
    }


def on_answers(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """Questions from above that fell due in the year, about matters that lie with the unit: those
    answered in time, or whose matter ended by then. What was taken back is no question."""
    start, _ = of.between
    timely = and_(inquiries.c.ended_at.is_not(None), inquiries.c.ended_at < inquiries.c.due_at)
    part, whole = of.connection.execute(
        select(func.coalesce(func.sum(case((timely, 1), else_=0)), 0), func.count())
        .select_from(inquiries)
        .join(cases, cases.c.id == inquiries.c.case_id)
        .join(units, units.c.id == cases.c.responsible_id)
        .where(
            begins(units.c.path, of.unit.path),
            inquiries.c.state.in_(_ASKED),
            inquiries.c.due_at > start,  # the midnight that ends a day is that day's
            inquiries.c.due_at <= of.until,
        )
    ).one()
    return {AnnualTopic.ANSWERS: AnnualFact(part=part, whole=whole)}


def on_assessed(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """Major matters that begin in these days: decided before they began, of all. The rest is
    应评未评; of a matter that nobody has registered the desk knows nothing, and says nothing."""
    decided, starts = assessments.c.first_decided_at, assessments.c.starts_on
    rows = of.connection.execute(
        select(starts, decided)
        .select_from(assessments)
        .join(units, units.c.id == assessments.c.unit_id)
        .where(
            begins(units.c.path, of.unit.path),
            assessments.c.state != AssessmentState.WITHDRAWN,
            starts.between(of.first, of.last),
        )
    ).all()
    early = sum(
        row.first_decided_at is None or row.starts_on < of.rules.day(row.first_decided_at)
        for row in rows
    )
    fact = AnnualFact(part=len(rows) - early, whole=len(rows), events=early)
    return {AnnualTopic.ASSESSED: fact}


def on_projects(of: FactYear) -> Mapping[AnnualTopic, AnnualFact]:
    """Milestones of key projects that fell to the unit or to one below it: those met in time, of
    all that were due in the year."""
    inside = select(units.c.id).where(begins(units.c.path, of.unit.path))
    found = milestones_of_year(
        of.connection, of.rules, of.connection.scalars(inside).all(), of.year, of.now
    )
    part = sum(one.on_time for one in found.values())
    return {AnnualTopic.PROJECTS: AnnualFact(part=part, whole=sum(o.due for o in found.values()))}


SOURCES: tuple[Source, ...] = (
    on_evidence,
    on_rates,
    on_endings,
    on_answers,
    on_assessed,
    on_projects,
)
