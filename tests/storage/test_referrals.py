"""Referrals on both databases: the store, and who reads which of them."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import insert

from domain.cases.model import Outcome, State
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.mediation.model import DeadlineKind, Ending
from domain.people.model import Role
from domain.ports import Work
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Referral, Standing, Tried
from domain.referrals.sweep import remind_referrals
from domain.referrals.views import Running
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import deadlines
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, a_chair, a_token, later
from tests.storage.referral_desk import DRAFT, Desk, a_desk


@pytest.fixture
async def desk(office: SqlOffice, boards: SqlBoards, district: District) -> Desk:
    return await a_desk(office, boards, district)


async def test_a_referral_is_kept_whole(desk: Desk) -> None:
    made = await desk.refer()

    def read(work: Work) -> tuple[Referral, list[Referral], list[Referral], list[Referral]]:
        assert made.due_at is not None
        return (
            work.referrals.by_id(made.id),
            work.referrals.running(desk.case_id),
            work.referrals.owing(made.due_at, Handful()),
            work.referrals.owing(NOW, Handful()),
        )

    found, running, owing, not_yet = await desk.office.do(read)
    names = [name for name in vars(made) if not name.startswith("_")]
    assert {n: getattr(found, n) for n in names} == {n: getattr(made, n) for n in names}
    assert (found.stage, found.tried, found.consent) == (
        State.MEDIATING,
        Tried.UNDER_WAY,
        Consent.APPLICANT,
    )
    assert [one.id for one in running] == [one.id for one in owing] == [made.id]
    assert not_yet == []


async def test_an_answer_ends_what_is_owed(desk: Desk) -> None:
    made = await desk.refer()
    await desk.answer(made.id, ReferralArrow.ACCEPT)

    def read(work: Work) -> tuple[list[Referral], list[Referral]]:
        running = work.referrals.running(desk.case_id)
        return running, work.referrals.owing(later(days=20), Handful())

    def asked_after(work: Work) -> list[int]:
        return [one.id for one in work.referrals.owing(later(days=40), Handful())]

    running, owing = await desk.office.do(read)
    assert [one.standing for one in running] == [Standing.ACCEPTED]
    assert owing == []
    assert (await desk.office.do(asked_after)) == [made.id]
    await desk.answer(made.id, ReferralArrow.FINISH)
    assert (await desk.office.do(asked_after)) == []
    assert (await desk.office.do(read))[0] == []


@pytest.mark.parametrize("referral_id", [0, -1, 999, 2**40, 2**70])
async def test_an_impossible_number_is_not_there(desk: Desk, referral_id: int) -> None:
    mediator = desk.people["mediator"]
    with pytest.raises(NotFound):
        await desk.boards.referrals.view(mediator, referral_id, NOW)
    with pytest.raises(NotFound):
        await desk.office.do(
            actions.revoke, Request(actor=mediator, token="x", now=NOW), referral_id
        )


async def test_the_same_tap_twice_refers_once(desk: Desk) -> None:
    mediator = desk.people["mediator"]
    tap = Request(actor=mediator, token="same", now=NOW)
    first = await desk.office.do(actions.refer, tap, desk.case_id, DRAFT)
    again = await desk.office.do(actions.refer, tap, desk.case_id, DRAFT)
    assert first.id == again.id
    assert (await desk.boards.referrals.page(mediator, 0, NOW)).total == 1


async def test_the_liaison_reads_the_sheet_and_not_the_case(desk: Desk) -> None:
    made = await desk.refer()
    liaison = desk.people["liaison"]
    view = await desk.boards.referrals.view(liaison, made.id, NOW)
    assert view.summary == "拖欠三个月工资，联系 ***********"
    assert view.line.category.zh == "劳动争议"
    assert (view.line.from_unit, view.line.to_unit) == ("古道社区", "琅琊区")
    assert (view.from_role, view.consent_role) == (Role.MEDIATOR, Role.MEDIATOR)
    assert view.line.fast
    assert [one.what for one in view.deadlines] == [Running.HANDLING]
    assert view.arrows == (ReferralArrow.ACCEPT, ReferralArrow.DECLINE)
    assert [entry.letter for entry in view.timeline] == ["R1"], "the case's own steps are not shown"
    assert not view.opens_case
    with pytest.raises(NotFound):
        await desk.boards.cases.view(liaison, desk.case_id, NOW)
    with pytest.raises(NotFound):
        await desk.boards.referrals.of_case(liaison, desk.case_id, NOW)
    with pytest.raises(NotFound):
        await desk.boards.referrals.choices(liaison, desk.case_id, NOW)


async def test_the_days_of_an_agreement_run_on_the_sheet(desk: Desk, database: Database) -> None:
    made = await desk.refer()
    days = (
        (DeadlineKind.CONFIRMATION, date(2026, 12, 24), None),
        (DeadlineKind.PERFORMANCE, date(2026, 12, 1), None),
        (DeadlineKind.PERFORMANCE, date(2026, 12, 2), Ending.KEPT),
        (DeadlineKind.FOLLOW_UP, date(2026, 12, 3), None),
    )
    rows = [
        {"case_id": desk.case_id, "kind": kind, "due_on": day, "note": "", "ending": ending}
        for kind, day, ending in days
    ]
    async with database.writer.begin() as connection:
        await connection.execute(insert(deadlines), rows)
    view = await desk.boards.referrals.view(desk.people["liaison"], made.id, NOW)
    assert [one.what for one in view.deadlines] == [
        Running.PERFORMANCE,
        Running.HANDLING,
        Running.CONFIRMATION,
    ]
    assert view.deadlines[0].at == datetime(2026, 12, 2, tzinfo=ZONE), "until 24:00 of the day"


async def test_who_reads_which(desk: Desk) -> None:
    made = await desk.refer()
    for reader, steps in (
        ("mediator", (ReferralArrow.REVOKE,)),
        ("building_head", ()),
        ("supervisor", ()),
        ("coordinator", ()),
        ("liaison", (ReferralArrow.ACCEPT, ReferralArrow.DECLINE)),
    ):
        view = await desk.boards.referrals.view(desk.people[reader], made.id, NOW)
        assert view.arrows == steps, reader
    for stranger in ("mediator_2", "other_liaison", "administrator", "officer_2"):
        with pytest.raises(NotFound):
            await desk.boards.referrals.view(desk.people[stranger], made.id, NOW)
    lists = {
        name: await desk.boards.referrals.page(actor, 0, NOW) for name, actor in desk.people.items()
    }
    assert {name for name, page in lists.items() if page.total} == {"mediator", "liaison"}


async def test_the_case_lists_its_referrals_and_tells_of_them(desk: Desk) -> None:
    first = await desk.refer()
    await desk.answer(first.id, ReferralArrow.DECLINE, note="不在受理范围")
    second = await desk.refer(replace(DRAFT, body=Body.COURT))
    board = await desk.boards.referrals.of_case(desk.people["mediator"], desk.case_id, NOW)
    assert [line.id for line in board.lines] == [second.id, first.id]
    assert board.may_refer
    assert not (
        await desk.boards.referrals.of_case(desk.people["building_head"], desk.case_id, NOW)
    ).may_refer
    view = await desk.boards.cases.view(desk.people["mediator"], desk.case_id, later(hours=1))
    told = [(entry.letter, entry.body) for entry in view.timeline if entry.body is not None]
    assert sorted(told) == [
        ("R1", Body.COURT),
        ("R1", Body.LEGAL_AID),
        ("R3", Body.LEGAL_AID),
    ]


async def test_what_to_choose_from(desk: Desk, district: District) -> None:
    mediator = desk.people["mediator"]
    choices = await desk.boards.referrals.choices(mediator, desk.case_id, NOW)
    assert (choices.fast_suggested, choices.fast_asked) == (True, False), "wages"
    assert {body: unit.id for body, unit in choices.answered_by.items()} == {
        Body.LEGAL_AID: district.units["district"]
    }
    assert choices.answer_due[True] < choices.answer_due[False]
    await desk.refer()
    assert (await desk.boards.referrals.choices(mediator, desk.case_id, NOW)).running == {
        Body.LEGAL_AID
    }
    with pytest.raises(NotFound):
        await desk.boards.referrals.choices(desk.people["coordinator"], desk.case_id, NOW)
    near = await desk.office.do(a_chair, district.units["street"], Role.LEGAL_AID_LIAISON)
    choices = await desk.boards.referrals.choices(mediator, desk.case_id, NOW)
    assert choices.answered_by[Body.LEGAL_AID].id == near.post.unit_id


async def test_the_outcome_is_offered_to_the_handler_alone_and_once(desk: Desk) -> None:
    made = await desk.refer(replace(DRAFT, body=Body.COURT))
    mediator = desk.people["mediator"]
    assert (await desk.boards.referrals.view(mediator, made.id, NOW)).outcome is None
    await desk.answer(made.id, ReferralArrow.ACCEPT, by="mediator")
    assert (await desk.boards.referrals.view(mediator, made.id, NOW)).outcome is Outcome.TO_COURT
    supervisor = desk.people["supervisor"]
    assert (await desk.boards.referrals.view(supervisor, made.id, NOW)).outcome is None
    tap = Request(actor=mediator, token=a_token(), now=later(minutes=20))
    await desk.office.do(actions.conclude, tap, made.id)
    view = await desk.boards.referrals.view(mediator, made.id, NOW)
    assert (view.outcome, view.case_state) == (None, State.RESOLVED)
    status = await desk.boards.status.board(supervisor, None, later(hours=1))
    assert (status.tally.found, status.tally.moved, status.tally.resolved) == (1, 1, 0)


async def test_the_list_puts_what_waits_first_and_turns_its_pages(desk: Desk) -> None:
    for body in Body:
        await desk.refer(replace(DRAFT, body=body, fast=body is Body.POLICE))
    mediator = desk.people["mediator"]
    page = await desk.boards.referrals.page(mediator, 0, NOW)
    assert page.lines[0].body is Body.POLICE, "due first"
    await desk.answer(page.lines[0].id, ReferralArrow.ACCEPT, by="mediator")
    page = await desk.boards.referrals.page(mediator, 0, NOW)
    assert [line.standing for line in page.lines] == [Standing.OFFERED] * 4 + [Standing.ACCEPTED]
    assert (page.pages, page.total) == (1, 5)
    await desk.answer(page.lines[0].id, ReferralArrow.DECLINE, by="mediator")
    await desk.refer(replace(DRAFT, body=page.lines[0].body))
    assert (await desk.boards.referrals.page(mediator, 9, NOW)).page == 1


async def test_overdue_is_told_by_the_clock(desk: Desk) -> None:
    made = await desk.refer()
    mediator = desk.people["mediator"]
    assert made.due_at is not None
    view = await desk.boards.referrals.view(mediator, made.id, made.due_at)
    assert view.line.overdue
    assert not (await desk.boards.referrals.view(mediator, made.id, NOW)).line.overdue


async def test_the_sweep_finds_who_owes(desk: Desk) -> None:
    await desk.refer()
    queued = [
        await desk.office.do(remind_referrals, Request(now=later(hours=hours)))
        for hours in (1, 24, 25, 48)
    ]
    assert queued == [0, 1, 0, 1], "the liaison on the due morning, then the sender"
