"""Assessments as they are counted, listed and raced for, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, true

from domain.assessments import ruling
from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
    MatterKind,
)
from domain.assessments.scale import Decision, Grade, Procedure
from domain.assessments.sweep import remind_assessments
from domain.assessments.views import AssessmentTally
from domain.days.periods import Period
from domain.errors import NotFound, WrongStep
from domain.people.model import Actor
from domain.periodic.model import AssessmentFigures
from domain.ports import Work
from domain.request import Request
from storage.assessments.tally import decided_by_place, tally
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.periodic.sheets import sheet
from storage.schema import assessment_steps
from storage.work import SqlOffice
from tests.makers import ASSESSMENTS, NOW, ZONE, District, a_token, the_rules
from tests.storage.scene import Scene
from tests.storage.stories.assessments import submitted, to_decide

Ask = Callable[[str], Awaitable[Actor]]
RULES = the_rules()


def local(moment: str) -> datetime:
    """A local moment."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE).astimezone(UTC)


def on_file(
    work: Work, unit_id: int, *decided: tuple[str, Decision], withdrawn: str = "", **more: Any
) -> Assessment:
    """A matter as it stands after these decisions, a round each."""
    last = decided[-1] if decided else None
    state = AssessmentState.DECIDED if last else AssessmentState.REGISTERED
    matter = Assessment(
        token=a_token(),
        unit_id=unit_id,
        kind=MatterKind.LAND,
        name="东门片区改造",
        body="",
        starts_on=more.pop("starts_on", date(2027, 1, 4)),
        procedure=Procedure.ORDINARY,
        registered_at=local(more.pop("registered", "2026-03-02T09:00")),
        state=AssessmentState.WITHDRAWN if withdrawn else state,
        round=max(1, len(decided)),
        decision=last[1] if last else None,
        decided_at=local(last[0]) if last else None,
        first_decided_at=local(decided[0][0]) if decided else None,
        ended_at=local(withdrawn) if withdrawn else None,
        **more,
    )
    work.assessments.add(matter)
    for number, one in enumerate(decided or (None,), 1):
        at, decision = one if one is not None else ("", None)
        work.assessments.add_round(
            AssessmentRound(
                assessment_id=matter.id,
                number=number,
                began_at=matter.registered_at,
                scale=ASSESSMENTS.scale,
                expected=Grade.LOW,
                decision=decision,
                decided_at=local(at) if at else None,
            )
        )
    return matter


GO, WAIT, NO = Decision.CARRY_OUT, Decision.DEFER, Decision.REFUSE


def the_year(work: Work, units: dict[str, int]) -> None:
    """35 assessed: 31 carried out, two of them deferred before; 3 deferred; 1 refused. Two are not
    decided yet, and one was withdrawn after it was deferred."""
    for number in range(29):
        month = number % 10 + 1
        unit = units["street" if number % 2 else "street_2"]
        on_file(work, unit, (f"2026-{month:02}-15T10:00", GO), registered="2026-01-02T09:00")
    for _ in range(2):
        on_file(work, units["street"], ("2026-04-02T10:00", WAIT), ("2026-11-03T10:00", GO))
    for _ in range(3):
        on_file(work, units["district"], ("2026-11-04T10:00", WAIT))
    on_file(work, units["street"], ("2026-11-05T10:00", NO))
    on_file(work, units["street"], starts_on=date(2026, 11, 1))
    on_file(work, units["street_2"])
    withdrawn = "2026-10-01T10:00"
    on_file(work, units["street"], ("2026-05-04T10:00", WAIT), withdrawn=withdrawn)


async def _tally(database: Database, at: str) -> AssessmentTally:
    return await database.read(lambda connection: tally(connection, RULES, true(), local(at)))


async def test_a_matter_counts_once_by_its_latest_decision(
    office: SqlOffice, database: Database, district: District
) -> None:
    await office.do(the_year, district.units)
    found = await _tally(database, "2026-11-24T10:00")
    assert found.assessed == 35
    assert (found.carried_out, found.deferred, found.refused) == (31, 3, 1)
    assert (found.undecided, found.withdrawn, found.registered) == (2, 1, 38)
    assert found.moved == 2, "deferred, then carried out: shown, never counted twice"
    assert found.early == 1, "work has begun, and nothing is decided"


async def test_what_was_deferred_in_time_was_not_begun_early(
    office: SqlOffice, database: Database, boards: SqlBoards, actor: Ask, district: District
) -> None:
    def arrange(work: Work) -> list[int]:
        street, go = district.units["street"], ("2026-11-20T10:00", GO)
        starts_on = date(2026, 11, 10)
        in_time = on_file(work, street, ("2026-11-03T10:00", WAIT), go, starts_on=starts_on)
        return [in_time.id, on_file(work, street, go, starts_on=starts_on).id]

    numbers = await office.do(arrange)
    assert (await _tally(database, "2026-11-24T10:00")).early == 1
    assert (await _tally(database, "2026-11-09T10:00")).early == 0
    supervisor = await actor("supervisor")
    views = [await boards.assessments.view(supervisor, one, NOW) for one in numbers]
    assert [one.line.early for one in views] == [False, True]


async def test_it_adds_up_at_any_date(
    office: SqlOffice, database: Database, district: District
) -> None:
    await office.do(the_year, district.units)
    before = await _tally(database, "2026-05-10T10:00")
    assert (before.deferred, before.moved, before.withdrawn) == (3, 0, 0)
    assert before.carried_out == 12
    for month in range(1, 13):
        found = await _tally(database, f"2026-{month:02}-20T10:00")
        assert found.registered == (29 if month < 3 else 38)
    assert (await _tally(database, "2026-01-01T10:00")).registered == 0


async def test_the_month_counts_what_was_decided_in_it(
    office: SqlOffice, database: Database, district: District
) -> None:
    await office.do(the_year, district.units)
    units, path = district.units, district.paths["district"]
    places = [units["street"], units["street_2"]]
    november = Period.parse("2026-11")

    def month(connection: Connection) -> tuple[dict[Any, AssessmentFigures], Any]:
        start, end = november.bounds(ZONE)
        by_place = decided_by_place(connection, places, path, start, end)
        return by_place, sheet(connection, RULES, units["district"], path, november, NOW)

    by_place, form = await database.read(month)
    assert by_place == {
        units["street"]: AssessmentFigures(go=2, no=1),
        None: AssessmentFigures(wait=3),
    }
    assert form.total.extras.assessments == AssessmentFigures(go=2, wait=3, no=1)
    assert form.total.extras.assessments.made == 6
    street = next(row for row in form.rows if row.unit_id == units["street"])
    assert street.extras.assessments == AssessmentFigures(go=2, no=1)


async def test_decided_twice_in_a_month_counts_by_the_later(
    office: SqlOffice, database: Database, district: District
) -> None:
    def arrange(work: Work) -> None:
        twice = (("2026-11-03T10:00", WAIT), ("2026-11-20T10:00", NO))
        on_file(work, district.units["street"], *twice)

    await office.do(arrange)
    path = district.paths["district"]
    start, end = Period.parse("2026-11").bounds(ZONE)
    found = await database.read(lambda c: decided_by_place(c, [], path, start, end))
    assert found == {None: AssessmentFigures(no=1)}


async def test_the_list_is_of_the_readers_reach(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    await office.do(the_year, district.units)
    whole = await boards.assessments.page(await actor("supervisor"), 0, NOW)
    own = await boards.assessments.page(await actor("coordinator"), 0, NOW)
    none = await boards.assessments.page(await actor("mediator"), 0, NOW)
    assert (whole.total, own.total, none.total) == (38, 19, 0)
    assert [unit.name for unit in own.units] == ["琅琊街道"]
    assert whole.lines[-1].state is AssessmentState.DECIDED
    last = await boards.assessments.page(await actor("supervisor"), 99, NOW)
    assert last.lines[-1].state is AssessmentState.WITHDRAWN, "what is over stands last"
    register = await boards.assessments.register(await actor("coordinator"), NOW)
    assert (len(register.rows), register.total) == (19, 19)
    assert register.tally.registered == 19
    number = whole.lines[0].id
    for who in ("coordinator_2", "mediator"):
        with pytest.raises(NotFound):
            await boards.assessments.view(await actor(who), register.rows[0].line.id, NOW)
    with pytest.raises(NotFound):
        await boards.assessments.view(await actor("supervisor"), 2**70, NOW)
    assert (await boards.assessments.view(await actor("supervisor"), number, NOW)).line.id == number


async def test_who_handed_it_in_is_offered_no_ruling(
    database: Database, actor: Ask, district: District
) -> None:
    office, by = SqlOffice(database, RULES), await actor("supervisor")
    number = await office.do(lambda work: submitted(Scene(work=work, district=district)))

    def hears(work: Work) -> None:
        step = AssessmentStep(
            assessment_id=number,
            round=1,
            token=a_token(),
            arrow=AssessmentArrow.HEAR,
            at=NOW,
            person_id=by.person_id,
            post_id=None,
        )
        work.assessments.add_step(step)

    boards = SqlBoards(database, RULES)
    before = await boards.assessments.view(by, number, NOW)
    await office.do(hears)
    after = await boards.assessments.view(by, number, NOW)
    ruling_steps = {AssessmentArrow.APPROVE, AssessmentArrow.SEND_BACK}
    assert before.may >= ruling_steps
    assert not after.may & ruling_steps
    other = await boards.assessments.view(await actor("administrator"), number, NOW)
    assert other.may >= ruling_steps


async def test_a_round_keeps_the_scale_it_began_with(
    database: Database, actor: Ask, district: District
) -> None:
    office = SqlOffice(database, RULES)
    number = await office.do(lambda work: submitted(Scene(work=work, district=district)))
    first = replace(RULES.assessments.scale.dimensions[0], items=())
    other = replace(RULES.assessments.scale, version="2027-1", dimensions=(first,))
    later = replace(RULES, assessments=replace(RULES.assessments, scale=other))
    found = await SqlBoards(database, later).assessments.view(
        await actor("supervisor"), number, NOW
    )
    assert found.scale == RULES.assessments.scale
    assert found.appraisal is not None


async def test_what_is_due_climbs_the_rungs_once(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    await office.do(lambda work: submitted(Scene(work=work, district=district)))
    told = []
    for days in range(6, 14):
        now = NOW + timedelta(days=days)
        told.append([await office.do(remind_assessments, Request(now=now)) for _ in range(2)])
    assert all(again == 0 for _, again in told)
    assert [first > 0 for first, _ in told[:4]] == [False, True, True, True]


@pytest.mark.parametrize("dialect", ["postgresql"])
async def test_two_decide_at_once_and_one_decision_stands(
    database: Database, actor: Ask, district: District
) -> None:
    office = SqlOffice(database, RULES)
    number = await office.do(lambda work: to_decide(Scene(work=work, district=district)))

    async def decides(who: str, decision: Decision) -> str:
        asks = Request(actor=await actor(who), token=a_token(), now=NOW)
        try:
            await office.do(ruling.decide, asks, number, decision, "会审")
        except WrongStep:
            return "late"
        return decision.value

    found = await asyncio.gather(decides("supervisor", GO), decides("administrator", NO))
    assert sorted(found) in (["carry_out", "late"], ["late", "refuse"])
    rulings = ("carry_out", "refuse")
    many = await database.read(
        lambda c: c.scalar(
            select(func.count())
            .select_from(assessment_steps)
            .where(assessment_steps.c.arrow.in_(rulings))
        )
    )
    assert many == 1
