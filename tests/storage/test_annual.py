"""The desk's own figures for the sheet of a year on both databases: what counts, what is neutral,
and that nothing is deducted twice."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from domain.annual.scale import AnnualFact, AnnualTopic, Facts, figure
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.cases.satisfaction import Satisfaction
from domain.days.periods import Period, PeriodKind
from domain.inquiries import actions as inquiries
from domain.mediation import performance
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.periodic.model import PeriodicTally
from domain.periodic.views import YearRow
from domain.ports import Work
from domain.request import Request
from storage.annual.facts import facts_of, reports_fact
from storage.kit.engine import Database
from storage.schema import assessments
from storage.work import SqlOffice
from tests.makers import ANNUAL, NOW, TODAY, ZONE, District, a_case, a_token, the_rules
from tests.storage.scene import Scene
from tests.storage.stories.assessments import registered
from tests.storage.stories.projects import entered

Asks = Callable[[str], Awaitable[Actor]]
Read = Callable[..., Awaitable[Facts]]
DAY = timedelta(days=1)
ITEMS = {one.topic: one for one in ANNUAL.form.items}


@pytest.fixture
def read(database: Database, district: District) -> Read:
    """The facts of a unit of the district."""

    async def facts(unit: str = "street", now: datetime = NOW, year: int = 2026) -> Facts:
        number = district.units[unit]
        return await database.read(lambda one: facts_of(one, the_rules(), number, year, now))

    return facts


class Matters:
    """Disputes of a building, so far on their way, each at its own moment."""

    def __init__(self, work: Work, district: District) -> None:
        self.work, self.district = work, district

    def by(self, who: str, now: datetime) -> Request:
        actor = self.district.actor(self.work, who)
        return Request(actor=actor, token=a_token(), now=now)

    def taken(self, days: float) -> int:
        """Filed and accepted so many days ago."""
        head, then = self.district.actor(self.work, "building_head"), NOW - timedelta(days=days)
        case = a_case(self.work, head, self.district.units["building"], now=then)
        then += timedelta(hours=1)
        steps.take_step(self.work, self.by("mediator", then), case.id, Arrow.ACCEPT)
        return case.id

    def ended(self, days: float, after: float, outcome: Outcome = Outcome.SUCCESS) -> int:
        """The same, ended so many days later."""
        number, then = self.taken(days), NOW - timedelta(days=days - after)
        asked = self.by("mediator", then)
        steps.take_step(self.work, asked, number, Arrow.RESOLVE, note="说好了", outcome=outcome)
        return number


async def test_a_refusal_is_neutral_and_no_matter_is_deducted_twice(
    office: SqlOffice, district: District, read: Read
) -> None:
    def matters(work: Work) -> None:
        made = Matters(work, district)
        made.ended(20, 3)
        made.ended(20, 3, Outcome.FAILED)  # the parties would not agree: ended, and in time
        made.ended(30, 25)  # late: in the rate, and not past its time any more
        made.taken(30)  # not ended, and past its time: there alone
        made.taken(2)  # its time is not over

    await office.do(matters)
    found = await read()
    assert found[AnnualTopic.RESOLVED] == AnnualFact(part=2, whole=3)
    assert found[AnnualTopic.OVERDUE] == AnnualFact(part=1, whole=4, events=1)
    assert found[AnnualTopic.RESPONSE] == AnnualFact(part=5, whole=5)
    assert (await read("street_2"))[AnnualTopic.RESOLVED] == AnnualFact()
    assert (await read(year=2025))[AnnualTopic.RESOLVED] == AnnualFact()
    assert await read(year=2027) == {}


async def test_who_was_not_reached_costs_nothing(
    office: SqlOffice, district: District, read: Read
) -> None:
    def matters(work: Work) -> None:
        made = Matters(work, district)
        made.ended(20, 3)  # nobody reached anybody: no visit, no grade
        visited = made.ended(20, 3)
        performance.follow_up(
            work,
            made.by("mediator", NOW),
            visited,
            made_on=TODAY,
            kept=True,
            satisfaction=Satisfaction.SATISFIED,
            note="",
        )

    await office.do(matters)
    found = (await read())[AnnualTopic.SATISFACTION]
    assert found == AnnualFact(part=1, whole=1)
    assert figure(ITEMS[AnnualTopic.SATISFACTION], found) == 1000


def test_a_nil_report_scores_as_any_and_an_unreached_one_costs_nothing() -> None:
    unit = UnitRef(id=1, name="古道社区", kind=UnitKind.COMMUNITY)
    tally = PeriodicTally(expected=4, on_time=2, late=1, unreached=1)
    row = YearRow(unit=unit, kind=PeriodKind.WEEK, tally=tally, deducted=Decimal("0.5"))
    plain, nil = reports_fact([row]), reports_fact([replace(row, tally=replace(tally, nil=2))])
    assert plain == nil == AnnualFact(part=2, whole=3, events=1, late=1, lost=50)
    assert figure(ITEMS[AnnualTopic.REPORTS], plain) == 950


@pytest.mark.usefixtures("all_year")
async def test_reports_are_the_units_own_and_meetings_are_of_twelve(
    office: SqlOffice, district: District, actor: Asks, read: Read
) -> None:
    week = Period.containing(PeriodKind.WEEK, TODAY).previous()
    asked = Request(actor=await actor("officer"), now=NOW - timedelta(days=5))
    await office.do(confirm, asked, district.units["community"], week, nil=True)
    own = (await read("community"))[AnnualTopic.REPORTS]
    assert (own.part, own.events) == (1, own.whole - 1)
    above = await read("street")
    assert above[AnnualTopic.REPORTS].part == 0, "what a community sends is not the street's"
    # ten months are over; the community has planned none, and so has held none
    assert above[AnnualTopic.MEETINGS] == AnnualFact(part=0, whole=10)
    over = await read("street", datetime.fromisoformat("2027-01-04T02:00:00+00:00"))
    assert over[AnnualTopic.MEETINGS] == AnnualFact(part=0, whole=12)
    assert over[AnnualTopic.EVALUATIONS] == AnnualFact(part=0, whole=2)
    assert above[AnnualTopic.PROJECTS] == AnnualFact(part=0, whole=0)


async def test_questions_from_above_that_were_answered_in_time(
    office: SqlOffice, district: District, read: Read
) -> None:
    def ask(work: Work) -> None:
        made = Matters(work, district)
        for days, answered in ((9, True), (9, False), (1, False)):
            then = NOW - timedelta(days=days)
            number = made.taken(days + 0.1)
            by = the_rules().calendar.add_working_days(the_rules().day(then), 2)
            inquiry = inquiries.ask(work, made.by("supervisor", then), number, "怎么样了", by)
            if answered:
                soon = made.by("mediator", then + timedelta(hours=3))
                inquiries.answer(work, soon, inquiry.id, "快好了")

    await office.do(ask)
    assert (await read())[AnnualTopic.ANSWERS] == AnnualFact(part=1, whole=2)


async def test_a_major_matter_that_began_before_it_was_assessed(
    office: SqlOffice, database: Database, district: District, read: Read
) -> None:
    def register(work: Work) -> list[int]:
        return [registered(Scene(work=work, district=district)) for _ in range(3)]

    made = await office.do(register)
    async with database.writer.begin() as connection:
        for number, starts, decided in zip(
            made,
            (date(2026, 10, 1), date(2026, 10, 1), date(2026, 12, 1)),
            (NOW - timedelta(days=90), None, None),
            strict=True,
        ):
            await connection.execute(
                update(assessments)
                .where(assessments.c.id == number)
                .values(starts_on=starts, first_decided_at=decided)
            )
    assert (await read())[AnnualTopic.ASSESSED] == AnnualFact(part=1, whole=2, events=1)


async def test_milestones_of_key_projects_are_of_the_unit_and_of_those_below(
    office: SqlOffice, district: District, read: Read
) -> None:
    await office.do(lambda work: entered(Scene(work=work, district=district)).id)
    february = datetime.fromisoformat("2027-02-01T02:00:00+00:00")
    summer = datetime.fromisoformat("2027-07-01T02:00:00+00:00")
    for now, street, community in ((february, 1, 0), (summer, 2, 1)):
        for chair, whole in (("street", street), ("community", community)):
            assert (await read(chair, now, 2027))[AnnualTopic.PROJECTS] == AnnualFact(
                part=0, whole=whole
            ), (chair, now)


async def test_what_is_due_on_new_years_eve_is_due_in_the_old_year(
    office: SqlOffice, actor: Asks, district: District, read: Read
) -> None:
    """A day's due moment is the midnight that ends it."""
    eve, over = (datetime.combine(date(2026, 12, day), time.max, ZONE) for day in (30, 31))
    tick = timedelta(microseconds=1)

    def asked(work: Work) -> tuple[int, int]:
        number = Matters(work, district).taken(2)
        by = Request(actor=district.actor(work, "supervisor"), token=a_token(), now=NOW)
        inquiry = inquiries.ask(work, by, number, "怎么样了？", TODAY)
        return number, inquiry.id

    number, inquiry_id = await office.do(asked)

    def due(work: Work, at: datetime) -> None:
        work.inquiries.by_id(inquiry_id).due_at = at
        work.cases.by_id(number).due_at = at

    for last, year, other in ((eve, 2026, 2027), (over, 2026, 2027), (over + DAY, 2027, 2026)):
        await office.do(due, last + tick)
        now = last + timedelta(days=3)
        found, beside = await read(now=now, year=year), await read(now=now, year=other)
        assert found[AnnualTopic.ANSWERS] == AnnualFact(part=0, whole=1), last
        assert beside[AnnualTopic.ANSWERS] == AnnualFact(), last
        assert found[AnnualTopic.OVERDUE].events == 1, last
    assert beside[AnnualTopic.OVERDUE].events == 0, "due in the year after"
    now = over
    await office.do(due, over + tick)
    assert (await read(now=now))[AnnualTopic.ANSWERS] == AnnualFact(), "its time is not over"
