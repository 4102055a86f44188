"""The counts beside the matters are right at every moment, and where they are not, it is found."""

import asyncio
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, text, update

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Effect, Outcome
from domain.errors import DomainError
from domain.mediation.actions import record_agreement
from domain.mediation.model import AgreementForm
from domain.org.actions import merge, move
from domain.ports import Work
from domain.request import Request
from storage.counts.facts import flow
from storage.counts.fold import fold, fold_some
from storage.counts.recount import check, compare, last_check, mend
from storage.counts.spans import NEVER, CountSpan, after, between, day_of, half_of, spans_of
from storage.counts.sums import Ask, sums, whole
from storage.kit.engine import Database
from storage.schema import agreements, cases, count_deltas, counts, deadlines
from storage.schema import steps as steps_table
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM, examples
from tests.makers import NOW, TODAY, District, a_case, a_token, later
from tests.office import an_office, settled
from tests.storage.counting import counted
from tests.storage.held_against import nothing_drifted, overdue, the_same_at_any_moment

DAY = timedelta(days=1)
DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))


def days(first: date, last: date) -> Iterator[date]:
    """Each from the first to the last."""
    while first <= last:
        yield first
        first += DAY


@examples(200)
@given(one=DAYS, other=DAYS)
def test_the_rows_of_a_stretch_are_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    rows = {
        (span, day) for day in days(first, last) for span, day in spans_of("dispute:opened", day)
    }
    taken: list[date] = []
    for span, lo, hi in between(first, last):
        for day in days(lo, hi):
            if span is CountSpan.DAY:
                taken.append(day)
            elif day == half_of(day):
                assert (span, day) in rows
                taken += [each for each in days(day, last) if half_of(each) == day]
    assert taken == list(days(first, last))


@examples(100)
@given(last=DAYS)
def test_what_is_after_a_day_are_the_other_rows(last: date) -> None:
    end = last + 40 * DAY
    single, halves = (
        [(lo, hi) for span, lo, hi in after(last) if span is each]
        for each in (CountSpan.DAY, CountSpan.HALF)
    )
    for day in days(last - 40 * DAY, end):
        by_day = any(lo <= day <= hi for lo, hi in single)
        by_half = any(lo <= half_of(day) <= hi for lo, hi in halves)
        assert by_day + by_half == (day > last)


def test_a_day_begins_at_midnight_in_beijing() -> None:
    assert day_of(datetime.fromisoformat("2026-11-24T15:59:59.999999+00:00")) == date(2026, 11, 24)
    assert day_of(datetime.fromisoformat("2026-11-24T16:00:00+00:00")) == date(2026, 11, 25)
    assert list(spans_of("stock:dispute:reported:", NEVER)) == [(CountSpan.EVER, NEVER)]


@ON_POSTGRESQL_SELDOM
async def test_whatever_is_done_the_counts_are_right(all_taken: None, database: Database) -> None:
    assert await database.read(lambda one: one.execute(select(count_deltas)).first()) is not None
    assert await compare(database) == []
    dice = Random(1)  # noqa: S311 - a walk, no secret
    for _ in range(2):
        for _ in range(10):
            await database.read(the_same_at_any_moment, dice, later(days=-60), later(days=60))
        await fold(database)
        assert await database.read(lambda one: one.execute(select(count_deltas)).all()) == []
        assert await compare(database) == []


_THINGS = ("file", "file", "step", "step", "agree", "undo", "late", "move", "merge", "fold")


@examples(12)
@given(seed=st.integers(0, 2**32 - 1))
def test_units_that_move_take_their_counts_along(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a walk, no secret
    image, district = settled()
    with an_office(image=image) as office:
        connection = office.database.connection
        filed: list[int] = []
        ids = list(district.units.values())
        for turn in range(25):
            request = Request(now=NOW + turn * timedelta(hours=7))
            what = dice.choice(_THINGS)
            with office.work() as work:
                head, mediator = (district.actor(work, who) for who in ("grid_head", "mediator"))
                try:
                    with work.people._session.begin_nested():
                        match what:
                            case "file":
                                kind = dice.choice(list(CaseKind))
                                filed.append(a_case(work, head, dice.choice(ids), kind=kind).id)
                            case "step" if filed:
                                by = Request(actor=mediator, token=a_token(), now=request.now)
                                arrow = dice.choice((Arrow.ACCEPT, Arrow.RESOLVE, Arrow.REOPEN))
                                which, end = dice.choice(filed), Outcome.SUCCESS
                                steps.take_step(work, by, which, arrow, note="好", outcome=end)
                            case "agree" if filed:
                                by = Request(actor=mediator, token=a_token(), now=request.now)
                                agree(work, by, dice.choice(filed), dice)
                            case "move":
                                move(work, request, *dice.sample(ids, 2), on=TODAY)
                            case "merge":
                                gone, into = dice.sample(ids, 2)
                                merge(work, request, [gone], into, on=TODAY)
                            case _:
                                pass
                except DomainError:
                    pass
            if what == "fold":
                with connection.begin():
                    fold_some(connection, most=dice.randrange(1, 20))
            with connection.begin():
                nothing_drifted(connection)
        with connection.begin():
            for _ in range(5):
                the_same_at_any_moment(connection, dice, later(days=-3), later(days=30))


def agree(work: Work, by: Request, case_id: int, dice: Random) -> None:
    """An agreement, or another in its place."""
    amount = dice.choice((None, Decimal("0.49"), Decimal("0.50"), Decimal(1_000_000_000)))
    form, day = dice.choice(list(AgreementForm)), TODAY - dice.randrange(3) * DAY
    record_agreement(work, by, case_id, form=form, made_on=day, amount=amount, text="好")


async def test_what_somebody_writes_by_hand_is_counted_too(
    database: Database, office: SqlOffice, district: District
) -> None:
    def file(work: Work) -> None:
        head, mediator = (district.actor(work, who) for who in ("grid_head", "mediator"))
        for _ in range(3):
            case = a_case(work, head, district.units["grid"])
            for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
                by = Request(actor=mediator, token=a_token(), now=NOW)
                steps.take_step(work, by, case.id, arrow, note="好", outcome=Outcome.SUCCESS)
            by = Request(actor=mediator, token=a_token(), now=NOW)
            agree(work, by, case.id, Random(case.id))  # noqa: S311 - any will do

    await office.do(file)
    confirmed = {"kind": "confirmation", "due_on": TODAY, "note": "", "ending": "kept"}
    for statement in (
        update(agreements).values(amount=Decimal("99.50")),
        update(agreements).where(agreements.c.case_id == 1).values(form=AgreementForm.ORAL),
        update(agreements).where(agreements.c.case_id == 2).values(made_on=TODAY - 9 * DAY),
        update(cases).where(cases.c.id == 1).values(outcome=Outcome.FAILED),
        update(agreements).where(agreements.c.case_id == 1).values(void_at=NOW),
        insert(deadlines).values(case_id=2, ended_on=TODAY, **confirmed),
        insert(deadlines).values(case_id=3, ended_on=TODAY, **confirmed),
        update(deadlines).where(deadlines.c.case_id == 3).values(ended_on=TODAY - DAY),
        update(cases).values(unit_id=district.units["community_2"]),
        update(deadlines).where(deadlines.c.case_id == 2).values(ending=None, ended_on=None),
        text("DELETE FROM deadlines"),
        text("DELETE FROM agreements WHERE case_id = 2"),
        update(cases).where(cases.c.id == 1).values(outcome=Outcome.SUCCESS),
        update(cases).values(kind=CaseKind.OPINION, category_id=19),
        update(cases).where(cases.c.id == 2).values(kind=CaseKind.DISPUTE, category_id=3),
        update(steps_table).values(counted_at=later(days=-9)),
        text("DELETE FROM steps WHERE case_id = 2"),
        update(cases).values(due_at=None),
    ):
        await database.write(lambda one: one.execute(statement))  # noqa: B023 - at once
        assert await compare(database) == []
    await fold(database)
    assert await compare(database) == []


async def test_overdue_is_right_to_the_second(
    database: Database, office: SqlOffice, district: District
) -> None:
    def file(work: Work) -> list[datetime]:
        head = district.actor(work, "grid_head")
        made = [a_case(work, head, district.units["grid"], now=later(days=-n)) for n in range(9)]
        return [case.due_at for case in made if case.due_at is not None]

    dues = await office.do(file)
    await fold(database)
    path, measure = district.paths["district"], "dispute:due"
    for moment in dues:
        for at in (moment - timedelta(microseconds=1), moment, moment + timedelta(hours=1)):
            found = await database.read(sums, path, (), [Ask(measures=(measure,), until=at)])
            many = await database.read(overdue, path, CaseKind.DISPUTE, at)
            assert whole(found[0]).total() == many


async def test_one_unit_or_name_more_is_no_other_statement(
    database: Database, office: SqlOffice, district: District
) -> None:
    await office.do(
        lambda work: a_case(work, district.actor(work, "grid_head"), district.units["grid"])
    )
    await fold(database)
    path, street, due = district.paths["district"], district.units["street"], "dispute:due"
    with counted(lambda statement: "counts.measure" in statement) as asked:
        for many in (3, 4):
            names = ("opinion:due", "opinion:opened", "dispute:moved", due)[-many:]
            places = (-2, -1, street)[1 - many :]
            ask = Ask(measures=names, until=later(days=90))
            (found,) = await database.read(sums, path, places, [ask])
            assert (found[street][due], whole(found)[due]) == (1, 1)
    assert len(asked) == 2
    assert asked[0] == asked[1]


async def test_what_drifted_is_found_told_and_mended(
    database: Database, office: SqlOffice, district: District
) -> None:
    assert await last_check(database) is None
    await office.do(
        lambda work: a_case(work, district.actor(work, "grid_head"), district.units["grid"])
    )
    await fold(database)
    measure = flow(CaseKind.DISPUTE, Effect.OPENED)
    street, other = district.units["street"], district.units["street_2"]

    def tamper(connection: Connection) -> None:
        at_street = (counts.c.unit_id == street, counts.c.measure == measure)
        connection.execute(update(counts).where(*at_street).values(many=7))
        wrong = {"unit_id": other, "fact": "stock|dispute|closed|", "day": NEVER, "many": 2}
        connection.execute(insert(count_deltas).values(**wrong))

    await database.write(tamper)
    found = await check(database, NOW)
    assert {(one.code, one.off) for one in found} == {
        ("341102000000", -6),
        ("341102001000", 6),
        ("341102002000", 2),
    }
    assert await last_check(database) == (NOW, len(found))
    assert await mend(database) == found
    assert await check(database, NOW) == []
    assert await last_check(database) == (NOW, 0)
    await fold(database)
    assert await compare(database) == []


@pytest.mark.parametrize("dialect", ["postgresql"])
async def test_many_write_in_one_district_while_it_is_folded(
    database: Database, office: SqlOffice, district: District
) -> None:
    done = asyncio.Event()

    def act(work: Work, accepted: bool) -> None:
        head, mediator = (district.actor(work, who) for who in ("grid_head", "mediator"))
        case = a_case(work, head, district.units["grid"])
        if accepted:
            by = Request(actor=mediator, token=a_token(), now=NOW)
            steps.take_step(work, by, case.id, Arrow.ACCEPT)

    async def writer(number: int) -> None:
        for turn in range(6):
            await office.do(act, bool((number + turn) % 2))

    async def folding() -> None:
        while not done.is_set():
            await fold(database)
            await asyncio.sleep(0)

    folder = asyncio.create_task(folding())
    await asyncio.gather(*(writer(number) for number in range(8)))
    done.set()
    await folder
    assert await compare(database) == []
    found = await database.read(
        sums, district.paths["district"], (), [Ask(begin_with="stock:dispute:")]
    )
    assert whole(found[0]).total() == 48
