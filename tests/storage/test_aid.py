"""The figures of legal aid as they are kept and read, and what the monthly form has of them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from domain.aid import actions
from domain.aid.model import AidTally, AidTap, AidTopic, AidWay, month_of
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.days.periods import Period
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.errors import NotFound
from domain.people.model import Actor, Role
from domain.periodic import actions as periodic
from domain.periodic.model import Line
from domain.periodic.notices import ReportBehind
from domain.ports import Work
from domain.referrals import actions as referrals
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, ReferralDraft
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, ZONE, District, a_case, a_chair, a_token

Ask = Callable[[str], Awaitable[Actor]]
NOVEMBER = month_of(TODAY)


def asks(actor: Actor) -> Request:
    return Request(actor=actor, token=a_token(), now=NOW)


def enter(work: Work, who: Actor, unit: int, kind: EntryKind) -> int:
    draft = EntryDraft(kind=kind, host_id=unit, name=a_token(), phone="12348", hours="8:30-17:30")
    return directories.add_entry(work, asks(who), draft).id


def tap(way: AidWay, number: int, topic: AidTopic = AidTopic.WAGES) -> AidTap:
    return AidTap(day=TODAY, way=way, topic=topic, number=number)


async def lines(office: SqlOffice, district: District) -> dict[int | None, Line]:
    """The rows of the district's monthly form, and its sum under 0."""

    def read(work: Work) -> dict[int | None, Line]:
        sheet = work.periodic.sheet(work.org.unit(district.units["district"]), NOVEMBER, NOW)
        assert sheet is not None
        return {0: sheet.total, **{line.unit_id: line for line in sheet.rows}}

    return await office.do(read)


async def test_a_referral_that_is_accepted_counts_by_itself(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    at = district.units
    head, mediator, administrator = [
        await actor(name) for name in ("grid_head", "mediator", "administrator")
    ]

    def accept(work: Work) -> tuple[int, int]:
        chair = a_chair(work, at["district"], Role.LEGAL_AID_LIAISON)
        liaison = work.people.actor(TELEGRAM, chair.address, TODAY)
        assert liaison is not None
        centre = enter(work, administrator, at["district"], EntryKind.AID_CENTRE)
        for arrow in (ReferralArrow.ACCEPT, ReferralArrow.DECLINE):
            case = a_case(work, head, at["grid"])
            steps.take_step(work, asks(mediator), case.id, Arrow.ACCEPT)
            draft = ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="要律师")
            made = referrals.refer(work, asks(mediator), case.id, draft)
            referrals.answer(work, asks(liaison), made.id, arrow, note="看过了")
        return centre, liaison.person_id

    centre, _ = await office.do(accept)
    who = await actor("centre")
    view = await boards.aid.view(who, centre, None, NOW)
    assert view.tally == AidTally(referred=1)
    total = (await lines(office, district))[0].extras
    assert (total.aid_cases, total.aid_asked) == (1, 0)


async def test_what_was_counted_before_it_was_entered_or_stopped_since_is_in_the_form(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    who, at = await actor("centre"), district.units["street"]
    october = month_of(TODAY).previous()

    def fill(work: Work) -> tuple[int, int]:
        station, gone = [enter(work, who, at, EntryKind.AID_STATION) for _ in range(2)]
        day = AidTap(day=october.last, way=AidWay.VISIT, topic=AidTopic.WAGES, number=4)
        actions.count(work, asks(who), station, day)
        actions.count(work, asks(who), gone, tap(AidWay.CALL, 3))
        directories.stop_entry(work, asks(who), gone)
        return station, gone

    station, gone = await office.do(fill)

    def form(work: Work) -> int | None:
        sheet = work.periodic.sheet(work.org.unit(district.units["district"]), october, NOW)
        assert sheet is not None
        return sheet.total.extras.aid_asked

    assert await office.do(form) == 4
    board = await boards.aid.board(who, 0, NOW)
    assert (board.total, board.sums.consulted) == (2, 3), "stopped, it counted this month"
    assert [line.owing for line in board.lines] == [False, False]
    assert not (await boards.aid.view(who, gone, None, NOW)).may.count
    later = NOW + timedelta(days=30)
    assert [one.entry_id for one in (await boards.aid.board(who, 0, later)).lines] == [station]


async def test_a_confirmed_month_stays_as_it_was_confirmed(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    who, later = await actor("centre"), NOW + timedelta(days=6)

    def fill(work: Work) -> int:
        entry = enter(work, who, district.units["district"], EntryKind.AID_CENTRE)
        actions.count(work, asks(who), entry, tap(AidWay.VISIT, 4))
        month = actions.confirm_month(work, replace(asks(who), now=later), entry, NOVEMBER)
        month.referred = 2  # one that was accepted then and is taken back by now
        return entry

    entry = await office.do(fill)
    assert (await boards.aid.view(who, entry, None, later)).tally == AidTally(
        consulted=4, referred=2
    )
    assert (await boards.aid.board(who, 0, later)).sums == AidTally(consulted=4, referred=2)
    total = (await lines(office, district))[0].extras
    assert (total.aid_cases, total.aid_asked) == (2, 4), "the form says what the centre confirmed"
    await office.do(
        actions.correct, replace(asks(who), now=later), entry, tap(AidWay.CALL, 1), "漏"
    )
    assert (await boards.aid.view(who, entry, None, later)).tally == AidTally(consulted=5)
    total = (await lines(office, district))[0].extras
    assert (total.aid_cases, total.aid_asked) == (0, 5), "a correction is a revision"


async def test_what_is_not_theirs_is_not_there(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    centre = await office.do(
        enter, await actor("administrator"), district.units["district"], EntryKind.AID_CENTRE
    )
    meals = await office.do(
        enter, await actor("administrator"), district.units["district"], EntryKind.MEALS
    )
    for who in ("coordinator", "officer", "grid_head", "supervisor", "administrator"):
        assert (await boards.aid.board(await actor(who), 0, NOW)).total == 0
        with pytest.raises(NotFound):
            await boards.aid.view(await actor(who), centre, None, NOW)
    for number in (meals, 0, -1, 2**70):
        with pytest.raises(NotFound):
            await boards.aid.view(await actor("centre"), number, None, NOW)
    with pytest.raises(NotFound):
        await boards.aid.view(await actor("centre"), centre, NOVEMBER.next(), NOW)


async def test_a_referral_accepted_after_the_month_was_confirmed_is_in_its_month(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    at, officer = district.units, await actor("centre")
    head, mediator, administrator = [
        await actor(name) for name in ("grid_head", "mediator", "administrator")
    ]
    last = datetime.combine(NOVEMBER.last, time(9), ZONE)

    def confirmed(work: Work) -> tuple[int, int, Actor]:
        chair = a_chair(work, at["district"], Role.LEGAL_AID_LIAISON)
        liaison = work.people.actor(TELEGRAM, chair.address, TODAY)
        assert liaison is not None
        centre = enter(work, administrator, at["district"], EntryKind.AID_CENTRE)
        made = []
        for _ in range(2):
            case = a_case(work, head, at["grid"])
            steps.take_step(work, asks(mediator), case.id, Arrow.ACCEPT)
            draft = ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="要律师")
            made.append(referrals.refer(work, asks(mediator), case.id, draft).id)
        by = replace(asks(liaison), now=last)
        referrals.answer(work, by, made[0], ReferralArrow.ACCEPT)
        actions.confirm_month(work, by, centre, NOVEMBER)
        periodic.confirm(
            work, replace(asks(officer), now=last), at["district"], NOVEMBER, nil=False
        )
        return centre, made[1], liaison

    centre, second, liaison = await office.do(confirmed)

    async def answered(arrow: ReferralArrow, minutes: int) -> tuple[int | None, int, int]:
        """The form of the month, that of the next, and the station's revision then."""
        by = replace(asks(liaison), now=last + timedelta(minutes=minutes))
        await office.do(referrals.answer, by, second, arrow)
        forms = [await office.do(cases_of, month) for month in (NOVEMBER, NOVEMBER.next())]
        found = (await boards.aid.view(officer, centre, NOVEMBER, by.now)).confirmed
        assert found is not None
        return forms[0], forms[1] or 0, found.revision

    def cases_of(work: Work, month: Period) -> int | None:
        unit, later = work.org.unit(at["district"]), last + timedelta(days=10)
        sheet = work.periodic.sheet(unit, month, later)
        assert sheet is not None
        return sheet.total.extras.aid_cases

    assert await office.do(cases_of, NOVEMBER) == 1
    assert await answered(ReferralArrow.ACCEPT, 1) == (2, 0, 1)
    waiting = await office.do(lambda work: work.outbox.waiting(officer.person_id))
    assert [type(notice) for _, notice in waiting] == [ReportBehind]
    assert await answered(ReferralArrow.UNDO, 2) == (1, 0, 2)
    assert await answered(ReferralArrow.ACCEPT, 3) == (2, 0, 3)
