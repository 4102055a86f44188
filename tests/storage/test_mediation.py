"""Mediation records on both databases: who may read them, the sweep's query, the counts."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain.cases import steps as cases
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.mediation import actions, performance
from domain.mediation.model import AgreementCounts, AgreementForm, DeadlineKind, Ending, Means
from domain.mediation.options import RecordOptions
from domain.mediation.sweep import remind_deadlines
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_token, later

Ask = Callable[[str], Awaitable[Actor]]
WRITTEN, ORAL = AgreementForm.WRITTEN, AgreementForm.ORAL


def resolved(
    work: Work, district: District, outcome: Outcome = Outcome.SUCCESS, *, unit: str = "building"
) -> int:
    """A dispute of the building, mediated and resolved."""
    rival = unit == "community_2"
    reporter = district.actor(work, "officer_2" if rival else "building_head")
    mediator = district.actor(work, "mediator_2" if rival else "mediator")
    case = a_case(work, reporter, district.units[unit])
    for arrow in (Arrow.ACCEPT, Arrow.START, Arrow.RESOLVE):
        chosen = outcome if arrow is Arrow.RESOLVE else None
        cases.take_step(
            work,
            Request(actor=mediator, token=a_token(), now=NOW),
            case.id,
            arrow,
            note="说好了",
            outcome=chosen,
        )
    return case.id


def recorded(
    work: Work,
    district: District,
    form: AgreementForm = WRITTEN,
    made_on: date = TODAY,
    amount: int | None = None,
    unit: str = "building",
) -> int:
    """The same with an agreement."""
    case_id = resolved(work, district, unit=unit)
    mediator = district.actor(work, "mediator_2" if unit == "community_2" else "mediator")
    actions.record_agreement(
        work,
        Request(actor=mediator, token=a_token(), now=NOW),
        case_id,
        form=form,
        made_on=made_on,
        amount=amount,
        text="一、甲方修水管\n二、乙方不再追究",
    )
    return case_id


async def test_the_whole_record_is_read_again(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await office.do(recorded, district, amount=800)
    mediator = await actor("mediator")
    await office.do(
        actions.hold_session,
        Request(actor=mediator, token=a_token(), now=NOW),
        case_id,
        held_on=TODAY,
        means=Means.ON_SITE,
        note="看了现场",
    )
    await office.do(
        performance.add_performance,
        Request(actor=mediator, token=a_token(), now=NOW),
        case_id,
        due_on=date(2026, 12, 1),
        note="付粉刷钱",
    )
    await office.do(
        performance.plan_follow_up,
        Request(actor=mediator, token=a_token(), now=NOW),
        case_id,
        due_on=date(2027, 1, 1),
    )
    view = await boards.mediation.record(mediator, case_id, NOW)
    (held,) = view.sessions
    assert (held.means, held.note) == (Means.ON_SITE, "看了现场")
    agreement = view.agreement
    assert agreement is not None
    assert (agreement.form, agreement.amount, agreement.void) == (WRITTEN, 800, False)
    assert agreement.text.splitlines() == ["一、甲方修水管", "二、乙方不再追究"]
    assert [(d.kind, d.due_on) for d in agreement.days] == [
        (DeadlineKind.PERFORMANCE, date(2026, 12, 1)),
        (DeadlineKind.CONFIRMATION, date(2026, 12, 24)),
    ]
    assert view.planned is not None
    assert view.planned.off
    assert view.may == RecordOptions(hold=True, agree=True, follow_up=True)


async def test_who_sees_the_case_reads_the_record_but_not_its_reporter(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await office.do(recorded, district)
    for chair in ("grid_head", "officer", "coordinator", "centre", "supervisor"):
        view = await boards.mediation.record(await actor(chair), case_id, NOW)
        assert view.agreement is not None
        assert view.may == RecordOptions()
    head = await actor("building_head")
    assert (await boards.cases.view(head, case_id, NOW)).line.outcome is Outcome.SUCCESS
    for chair in ("building_head", "mediator_2", "coordinator_2", "administrator"):
        with pytest.raises(NotFound):
            await boards.mediation.record(await actor(chair), case_id, NOW)
    for wrong in (0, -1, 2**70, case_id + 1):
        with pytest.raises(NotFound):
            await boards.mediation.record(await actor("mediator"), wrong, NOW)


async def test_what_is_not_kept_opens_the_case_again_in_one_transaction(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await office.do(recorded, district)
    mediator = await actor("mediator")
    await office.do(
        performance.follow_up,
        Request(actor=mediator, token="visit", now=NOW),
        case_id,
        made_on=TODAY,
        kept=False,
        satisfaction=Satisfaction.NOT,
        note="没有修",
    )
    view = await boards.mediation.record(mediator, case_id, NOW)
    assert view.agreement is None
    assert [one.void for one in view.agreements] == [True]
    assert [(d.ending, d.satisfaction) for d in view.follow_ups] == [
        (Ending.NOT_KEPT, Satisfaction.NOT)
    ]
    assert [d.ending for d in view.agreements[0].days] == [Ending.DROPPED]
    assert view.line.outcome is None


async def test_a_reporters_word_that_it_is_not_fixed_ends_the_agreement_too(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await office.do(recorded, district)
    await office.do(
        cases.take_step,
        Request(actor=await actor("mediator"), token=a_token(), now=NOW),
        case_id,
        Arrow.REOPEN,
        note="又吵了",
    )
    view = await boards.mediation.record(await actor("mediator"), case_id, NOW)
    assert view.agreement is None


async def test_the_sweep_finds_each_day_once_and_only_of_running_matters(
    office: SqlOffice, database: Database, district: District, actor: Ask
) -> None:
    first = await office.do(recorded, district)
    await office.do(recorded, district, ORAL)  # no day of its own
    await office.do(recorded, district, made_on=date(2026, 11, 20))  # due four days earlier
    morning = later(days=23)  # 17 December, ten o'clock
    assert (
        await office.do(remind_deadlines, Request(now=later(days=22))) == 1
    )  # 16th: the one of the 20th
    assert await office.do(remind_deadlines, Request(now=morning)) == 1
    assert await office.do(remind_deadlines, Request(now=morning + timedelta(minutes=1))) == 0
    async with database.reader.connect() as connection:
        rows = await connection.execute(
            text("SELECT dedup_key FROM outbox WHERE kind = 'deadline-near' ORDER BY id")
        )
        keys = [row.dedup_key for row in rows]
    assert len(keys) == 2
    assert keys[1].startswith(f"case:{first}:deadline:")
    assert f":2026-12-24:week:{district.person_id('mediator')}" in keys[1]


async def test_the_sweep_reads_by_the_index_of_open_days(database: Database) -> None:
    query = (
        "SELECT id FROM deadlines WHERE ending IS NULL AND due_on BETWEEN '2026-12-01' AND "
        "'2026-12-08' AND (reminded IS NULL OR reminded = 'week')"
    )
    if database.dialect != "sqlite":
        pytest.skip(reason="an empty table is read through on PostgreSQL whatever its indexes")
    async with database.reader.connect() as connection:
        plan = await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))
        assert any("ix_deadlines_open" in row.detail for row in plan)


async def test_agreements_are_counted_by_period_and_subtree(
    office: SqlOffice, district: District, actor: Ask
) -> None:
    await office.do(recorded, district, WRITTEN, TODAY, 800)
    filed = await office.do(recorded, district, WRITTEN, date(2026, 11, 1), 1_000_000_000)
    await office.do(recorded, district, ORAL, TODAY, 1_000_000_000)
    await office.do(recorded, district, ORAL, TODAY, 1_000_000_000)
    await office.do(recorded, district, ORAL, date(2026, 10, 31), 5)
    await office.do(recorded, district, WRITTEN, TODAY, 7, "community_2")
    reopened = await office.do(recorded, district, WRITTEN, TODAY)
    undecided = await office.do(recorded, district, ORAL, TODAY, 9)
    mediator = await actor("mediator")
    await office.do(
        actions.file_confirmation,
        Request(actor=mediator, token=a_token(), now=NOW),
        filed,
        filed_on=TODAY,
    )
    await office.do(
        cases.take_step,
        Request(actor=mediator, token=a_token(), now=NOW),
        reopened,
        Arrow.REOPEN,
        note="没做",
    )

    def undo(work: Work) -> None:
        case = work.cases.by_id(undecided)
        case.outcome = Outcome.FAILED

    await office.do(undo)

    def count(work: Work, unit: str, first: date, last: date) -> AgreementCounts:
        return work.mediation.counts(district.paths[unit], first, last)

    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert await office.do(count, "street", *november) == AgreementCounts(
        oral=2, written=3, amount=3_000_000_800, confirmed=1
    )
    assert await office.do(count, "district", *november) == AgreementCounts(
        oral=2, written=4, amount=3_000_000_807, confirmed=1
    )
    assert await office.do(count, "street_2", *november) == AgreementCounts(written=1, amount=7)
    october = (date(2026, 10, 1), date(2026, 10, 31))
    assert await office.do(count, "community", *october) == AgreementCounts(oral=1, amount=5)
    assert await office.do(count, "grid", date(2025, 1, 1), date(2025, 2, 1)) == AgreementCounts()
