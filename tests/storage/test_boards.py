"""Lists and pages of cases: nobody sees or may do what lies outside their reach."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from domain.cases import steps
from domain.cases.draft import DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind, Outcome, State, Urgency
from domain.cases.undo import undo
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import (
    NOW,
    TELEGRAM,
    TODAY,
    District,
    a_case,
    a_token,
    later,
)

Asking = Callable[[str], Awaitable[Actor]]
HOSTILE = (0, -1, 999_999, 2**31, 2**63, 10**30)


async def _file(
    office: SqlOffice,
    actor: Actor,
    unit_id: int,
    *,
    now: datetime = NOW,
    kind: CaseKind = CaseKind.DISPUTE,
    urgency: Urgency = Urgency.YELLOW,
) -> int:
    def file(work: Work) -> int:
        return (a_case(work, actor, unit_id, now=now, kind=kind, urgency=urgency)).id

    return await office.do(file)


async def _step(
    office: SqlOffice,
    actor: Actor,
    case_id: int,
    *arrows: Arrow,
    outcome: Outcome | None = None,
    now: datetime = NOW,
) -> None:
    for arrow in arrows:
        await office.do(
            steps.take_step,
            Request(actor=actor, token=a_token(), now=now),
            case_id,
            arrow,
            note="一句话",
            outcome=outcome,
        )


async def test_an_actor_has_the_seats_of_the_day(
    boards: SqlBoards, office: SqlOffice, district: District
) -> None:
    assert await boards.people.actor(TELEGRAM, "nobody", TODAY) is None
    assert await boards.people.actor("pigeon", district.address("officer"), TODAY) is None
    stand_in = await boards.people.actor(TELEGRAM, district.address("officer_stand_in"), TODAY)
    assert stand_in is not None
    (seat,) = stand_in.seats
    assert (seat.role, seat.unit_name) == (Role.INFORMATION_OFFICER, "古道社区")
    assert seat.unit_path == district.paths["community"]
    (row,) = await boards.people.posts(stand_in)
    assert (row.stand_in, row.unit.kind, row.since.year) == (True, UnitKind.COMMUNITY, 2020)

    def leave(work: Work) -> None:
        post_id = district.chairs["mediator"].post.id
        for holding in work.people.open_holdings(post_id, seat.capacity.HOLDER):
            holding.valid_to = TODAY

    await office.do(leave)
    gone = await boards.people.actor(TELEGRAM, district.address("mediator"), TODAY)
    assert gone is not None
    assert gone.seats == ()
    yesterday = TODAY - timedelta(days=1)
    before = await boards.people.actor(TELEGRAM, district.address("mediator"), yesterday)
    assert before is not None
    assert len(before.seats) == 1
    assert await boards.people.posts(gone) == ()


async def test_who_sees_a_case_and_who_does_not(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head = await actor("grid_head")
    case_id = await _file(office, head, district.units["grid"])
    seen = {}
    for chair in district.chairs:
        reader = await actor(chair)
        try:
            await boards.cases.view(reader, case_id, NOW)
            seen[chair] = True
        except NotFound:
            seen[chair] = False
    assert {chair for chair, may in seen.items() if may} == {
        "supervisor",
        "centre",
        "coordinator",
        "mediator",
        "officer",
        "officer_stand_in",
        "grid_head",
    }
    for number in HOSTILE:
        with pytest.raises(NotFound):
            await boards.cases.view(head, number, NOW)
    nobody = Actor(person_id=head.person_id, locale="zh", seats=())
    with pytest.raises(NotFound):
        await boards.cases.view(nobody, case_id, NOW)
    assert (await boards.cases.mine(nobody, 0, NOW)).total == 0


async def test_a_building_head_sees_own_matters_alone(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head, building = await actor("grid_head"), await actor("building_head")
    others = await _file(office, head, district.units["building"])
    own = await _file(office, building, district.units["building"])
    with pytest.raises(NotFound):
        await boards.cases.view(building, others, NOW)
    assert (await boards.cases.view(building, own, NOW)).line.id == own
    mine = await boards.cases.mine(building, 0, NOW)
    assert [line.id for line in mine.lines] == [own]
    await office.do(undo, Request(actor=building, token="slip", now=NOW), own)
    assert (await boards.cases.mine(building, 0, NOW)).total == 0, "taken back at once"


async def test_a_case_shows_just_the_steps_its_reader_may_take(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head, mediator = await actor("grid_head"), await actor("mediator")
    case_id = await _file(office, head, district.units["grid"])

    async def arrows(chair: str) -> tuple[set[Arrow], bool]:
        view = await boards.cases.view(await actor(chair), case_id, NOW)
        return set(view.may.steps), view.may.add_detail

    handling = {Arrow.ASK_BACK, Arrow.HAND_UP}
    assert await arrows("mediator") == ({*handling, Arrow.ACCEPT}, False)
    assert await arrows("grid_head") == ({Arrow.WITHDRAW}, True)
    for chair in ("supervisor", "coordinator", "officer"):
        assert await arrows(chair) == (set(), False)
    await _step(office, mediator, case_id, Arrow.ACCEPT)
    taken = {*handling, Arrow.START, Arrow.RESOLVE}
    assert await arrows("mediator") == (taken, False)
    await _step(office, mediator, case_id, Arrow.ASK_BACK)
    assert await arrows("grid_head") == ({Arrow.ANSWER, Arrow.WITHDRAW}, True)
    await _step(office, head, case_id, Arrow.ANSWER)
    await _step(office, mediator, case_id, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    assert await arrows("mediator") == ({Arrow.CLOSE, Arrow.REOPEN}, False)
    assert await arrows("grid_head") == ({Arrow.NOT_FIXED}, False)

    view = await boards.cases.view(head, case_id, NOW)
    assert [entry.letter for entry in view.timeline] == ["A", "B", "E", "H", "I"]
    assert [entry.role for entry in view.timeline][:2] == [Role.GRID_HEAD, Role.MEDIATOR]
    assert view.timeline[1].unit_name == "古道社区"
    assert view.handler_role is Role.MEDIATOR
    assert view.responsible.name == "古道社区"
    assert (view.line.state, view.line.outcome) == (State.RESOLVED, Outcome.SUCCESS)
    assert view.line.category.read("zh") == "婚姻家庭"


async def test_an_attachment_is_within_the_reach_of_its_case(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head = await actor("grid_head")
    case_id = await _file(office, head, district.units["grid"])
    file = DraftFile(kind=AttachmentKind.PHOTO, file=f"{'a' * 32}.jpg", size=3)
    await office.do(
        steps.add_detail, Request(actor=head, token="t", now=NOW), case_id, note="", files=[file]
    )
    (one,) = (await boards.cases.view(head, case_id, NOW)).attachments
    found = await boards.cases.attachment(head, one.id)
    assert (found.file, found.kind) == (file.file, AttachmentKind.PHOTO)
    for chair in ("building_head", "mediator_2", "administrator"):
        with pytest.raises(NotFound):
            await boards.cases.attachment(await actor(chair), one.id)
    for number in HOSTILE:
        with pytest.raises(NotFound):
            await boards.cases.attachment(head, number)


async def test_the_queue_is_of_those_who_handle_and_the_pressing_come_first(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head, mediator = await actor("grid_head"), await actor("mediator")
    grid = district.units["grid"]
    plain = await _file(office, head, grid)
    overdue = await _file(office, head, grid, now=later(days=-20))
    red = await _file(office, head, grid, urgency=Urgency.RED)
    resolved = await _file(office, head, grid, now=later(days=-30))
    await _step(office, mediator, resolved, Arrow.ACCEPT)
    await _step(office, mediator, resolved, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    closed = await _file(office, head, grid)
    await _step(office, mediator, closed, Arrow.ACCEPT)
    await _step(office, mediator, closed, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    await _step(office, mediator, closed, Arrow.CLOSE)
    opinion = await _file(office, head, grid, kind=CaseKind.OPINION)

    queue = await boards.cases.queue(mediator, 0, NOW)
    assert [line.id for line in queue.lines] == [red, overdue, plain, resolved]
    assert [line.overdue for line in queue.lines] == [False, True, False, False]
    officer = await boards.cases.queue(await actor("officer"), 0, NOW)
    assert [line.id for line in officer.lines] == [opinion]
    for chair in ("coordinator", "mediator_2", "supervisor", "grid_head"):
        assert (await boards.cases.queue(await actor(chair), 0, NOW)).total == 0


async def test_pages_are_of_five_and_a_page_too_far_is_the_last(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    head = await actor("grid_head")
    empty = await boards.cases.mine(head, 0, NOW)
    assert (empty.lines, empty.page, empty.pages, empty.total) == ((), 0, 1, 0)
    ids = [await _file(office, head, district.units["grid"]) for _ in range(7)]
    newest = list(reversed(ids))
    first = await boards.cases.mine(head, 0, NOW)
    assert ([line.id for line in first.lines], first.pages, first.total) == (newest[:5], 2, 7)
    for far in (1, 2, 10**30):
        last = await boards.cases.mine(head, far, NOW)
        assert ([line.id for line in last.lines], last.page) == (newest[5:], 1)
    assert (await boards.cases.mine(head, -3, NOW)).page == 0


async def test_where_one_may_file_and_the_categories_of_the_day(
    boards: SqlBoards, district: District, actor: Asking
) -> None:
    head = await boards.org.places(await actor("grid_head"), TODAY)
    assert [unit.name for unit in head] == ["古道第一网格", "古道一号楼"]
    building = await boards.org.places(await actor("building_head"), TODAY)
    assert [unit.name for unit in building] == ["古道一号楼"]
    assert await boards.org.places(await actor("supervisor"), TODAY) == ()
    disputes = await boards.cases.categories(CaseKind.DISPUTE, TODAY)
    assert [one.label.zh for one in disputes][:2] == ["婚姻家庭", "邻里"]
    assert len(disputes) == 18
    assert len(await boards.cases.categories(CaseKind.OPINION, TODAY)) == 14
    assert await boards.cases.categories(CaseKind.OPINION, TODAY.replace(year=2011)) == ()
