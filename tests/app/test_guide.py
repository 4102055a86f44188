"""What there is to try in the demo is ticked off when it is done."""

from datetime import datetime, timedelta

from app.demo.guide import guide, has_come, on_file
from domain.cases import filing
from domain.cases import steps as cases
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, PeopleBand
from domain.days.periods import Period, PeriodKind
from domain.passes import actions as passes
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.periodic import actions as periodic
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.app.conftest import NOW


def somebody_tries(work: Work) -> None:
    """All that leaves a mark, at the phones and in the order of the list."""
    later = NOW + timedelta(minutes=5)

    def by(phone: int, moment: datetime = later) -> Request:
        actor = work.people.actor("telegram", str(phone), work.rules.day(moment))
        return Request(actor=actor, token=f"tap:{phone}:{moment}", now=moment)

    category = work.cases.category(1)
    draft = ReportDraft(
        key="tried",
        kind=category.kind,
        unit_id=by(1001).by.seats[0].unit_id,
        category_id=category.id,
        people=PeopleBand.ONE_TWO,
        summary="楼上漏水",
    )
    case = filing.file(work, by(1001), draft)
    cases.take_step(work, by(1005), case.id, Arrow.ACCEPT)
    soon = later + timedelta(minutes=1)
    cases.take_step(
        work, by(1005, soon), case.id, Arrow.RESOLVE, note="谈妥了", outcome=Outcome.SUCCESS
    )
    week = Period.containing(PeriodKind.WEEK, work.rules.day(NOW))
    monday = NOW + timedelta(days=6)
    periodic.confirm(work, by(1003, monday), by(1003).by.seats[0].unit_id, week, nil=False)
    unit = by(1012).by.seats[0].unit_id
    passes.give_link(work, by(1008), secret="a-link-to-the-page")
    passes.enter(work, by(1008), "a-link-to-the-page", cookie="a-cookie")
    binding.invite(
        work, by(1012), unit, Role.SUPERVISOR, Capacity.HOLDER, secret="a-word-of-a-link" * 3
    )


async def test_each_step_leaves_its_mark(database: Database, rules: Rules) -> None:
    async def done() -> set[str]:
        return set(await database.read(lambda found: on_file(found, NOW)))

    office = SqlOffice(database, rules)
    assert await done() == set(), "the history is not what somebody tried"
    await office.do(somebody_tries)
    assert await done() == {"report", "accept", "resolve", "confirm", "invite", "page"}
    known = {step["id"] for step in guide(frozenset())}
    assert known == {*(await done()), "status", "due"}


def test_the_clock_leaves_one_too(rules: Rules) -> None:
    friday = NOW + timedelta(days=3, hours=7)
    assert has_come(rules, NOW, friday - timedelta(seconds=1)) == frozenset()
    assert has_come(rules, NOW, friday) == {"due"}
    saturday = NOW + timedelta(days=4)
    assert has_come(rules, saturday, saturday + timedelta(days=1)) == frozenset()
    assert has_come(rules, saturday, saturday + timedelta(days=8)) == {"due"}
