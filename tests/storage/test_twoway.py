"""Rounds and sheets on both databases: at once, within reach, and in no other room."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.errors import NotFound, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from domain.twoway import actions, rounds
from domain.twoway.model import SheetState, TwowayState, TwowayTopic
from domain.twoway.notices import TwowayClosed
from domain.twoway.sweep import close_rounds
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import outbox
from storage.work import SqlOffice
from tests.house.source import ROOT
from tests.makers import NOW, District, a_case, a_chair, a_token, a_unit

Ask = Callable[[str], Awaitable[Actor]]
CLOSES = NOW + timedelta(days=30)


async def opened(office: SqlOffice, who: Actor, host: int) -> int:
    request = Request(actor=who, token=a_token(), now=NOW)
    return (await office.do(rounds.open_round, request, host)).id


async def number_of(office: SqlOffice, round_id: int, one: int, other: int) -> int:
    def find(work: Work) -> int:
        found = work.twoways.between(round_id, one, other)
        assert found is not None
        return found.id

    return await office.do(find)


async def marked(office: SqlOffice, who: Actor, sheet_id: int) -> None:
    for topic in TwowayTopic:
        request = Request(actor=who, token=a_token(), now=NOW)
        await office.do(actions.mark_item, request, sheet_id, topic, 15)


def asks(who: Actor, **delta: float) -> Request:
    return Request(actor=who, token=a_token(), now=NOW + timedelta(**delta))


async def outcomes(*doing: Awaitable[object]) -> list[str]:
    """What became of each, all begun at once."""
    found = await asyncio.gather(*doing, return_exceptions=True)
    for one in found:
        assert not isinstance(one, BaseException) or isinstance(one, WrongStep), one
    return ["late" if isinstance(one, WrongStep) else "done" for one in found]


async def test_two_heads_confirm_one_sheet_at_once(
    office: SqlOffice, actor: Ask, district: District
) -> None:
    units = district.units
    made = await opened(office, await actor("supervisor"), units["district"])
    sheet = await number_of(office, made, units["community"], units["street"])
    officer, deputy = await actor("officer"), await actor("officer_stand_in")
    await marked(office, officer, sheet)
    done = await outcomes(
        *(office.do(actions.confirm, asks(who), sheet) for who in (officer, deputy))
    )
    assert sorted(done) == ["done", "late"]


async def test_both_sides_hand_in_the_last_two_at_once_and_it_closes_once(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District, database: Database
) -> None:
    units = district.units
    street, officer = await actor("coordinator"), await actor("officer")
    made = await opened(office, street, units["street"])
    ours = await number_of(office, made, units["community"], units["street"])
    theirs = await number_of(office, made, units["street"], units["community"])
    await marked(office, officer, ours)
    await marked(office, street, theirs)
    done = await outcomes(
        office.do(actions.confirm, asks(officer), ours),
        office.do(actions.confirm, asks(street), theirs),
    )
    assert done == ["done", "done"]
    view = await boards.twoways.one(street, made, 0, NOW)
    assert view.line.state is TwowayState.CLOSED
    async with database.reader.connect() as connection:
        rows = (await connection.execute(outbox.select())).all()
    told = [row.person_id for row in rows if row.kind == TwowayClosed.kind]
    assert len(told) == len(set(told)) == 2


async def test_a_confirming_against_the_other_sides_taking_back(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    """Either it was taken back before the other came, or both stand."""
    units = district.units
    street, officer = await actor("coordinator"), await actor("officer")
    made = await opened(office, await actor("supervisor"), units["district"])
    ours = await number_of(office, made, units["community"], units["street"])
    theirs = await number_of(office, made, units["street"], units["community"])
    await marked(office, officer, ours)
    await marked(office, street, theirs)
    await office.do(actions.confirm, asks(officer), ours)
    done = await outcomes(
        office.do(actions.confirm, asks(street), theirs),
        office.do(actions.take_back, asks(officer), ours),
    )
    assert done[0] == "done"
    state = (await boards.twoways.sheet(officer, ours, NOW)).state
    assert state is (SheetState.OPEN if done[1] == "done" else SheetState.IN)
    (line,) = (await boards.twoways.results(street, made, NOW)).lines
    assert line.result.mean.sheets == (0 if done[1] == "done" else 1)


async def test_a_confirming_against_the_close_and_the_calling_off(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    units = district.units
    officer, supervisor = await actor("officer"), await actor("supervisor")
    made = await opened(office, supervisor, units["district"])
    sheet = await number_of(office, made, units["community"], units["street"])
    await marked(office, officer, sheet)
    done = await outcomes(
        office.do(actions.confirm, asks(officer), sheet),
        office.do(close_rounds, Request(now=CLOSES)),
    )
    assert done[1] == "done"
    view = await boards.twoways.sheet(officer, sheet, CLOSES)
    assert view.state is (SheetState.IN if done[0] == "done" else SheetState.OPEN)
    assert view.over
    with pytest.raises(WrongStep):
        await office.do(rounds.cancel_round, asks(supervisor), made)
    with pytest.raises(WrongStep):
        await office.do(actions.take_back, asks(officer), sheet)


async def test_two_open_a_round_at_once(
    office: SqlOffice, actor: Ask, district: District, boards: SqlBoards
) -> None:
    units = district.units
    supervisor, administrator = await actor("supervisor"), await actor("administrator")
    street = await actor("coordinator")
    found = await asyncio.gather(
        office.do(rounds.open_round, asks(supervisor), units["district"]),
        office.do(rounds.open_round, asks(administrator), units["district"]),
        office.do(rounds.open_round, asks(street), units["street"]),
        return_exceptions=True,
    )
    assert len([one for one in found if not isinstance(one, Exception)]) == 1
    assert {str(one) for one in found if isinstance(one, Exception)} == {"invalid:twoway-running"}
    home = await boards.twoways.home(street, NOW)
    assert len(home.rounds) == 1


async def test_what_was_handed_on_is_known_on_either_side(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    """A matter goes up and another comes down to a centre and back."""
    units = district.units

    def staffed(work: Work) -> int:
        centre = a_unit(work, UnitKind.CENTRE, above=units["district"], name="医调中心").id
        a_chair(work, centre, Role.MEDIATOR)
        return centre

    centre = await office.do(staffed)
    mediator, street = await actor("mediator"), await actor("coordinator")
    head = await actor("grid_head")
    for number in range(3):
        case_id = (await office.do(a_case, head, units["grid"])).id
        await office.do(steps.take_step, asks(mediator), case_id, Arrow.ACCEPT, note="")
        await office.do(steps.take_step, asks(mediator), case_id, Arrow.HAND_UP, note="难")
        if number == 0:
            await office.do(
                steps.take_step, asks(mediator, hours=1), case_id, Arrow.TAKE_BACK, note=""
            )
            continue
        if number == 1:
            ask = asks(street, days=6)
            await office.do(steps.take_step, ask, case_id, Arrow.TURN_BACK, note="自己办")
            continue
        await office.do(steps.take_step, asks(street, hours=1), case_id, Arrow.TAKE, note="")
    request = Request(actor=await actor("supervisor"), token=a_token(), now=NOW + timedelta(days=9))
    made = (await office.do(rounds.open_round, request, units["district"])).id
    sheet = await number_of(office, made, units["community"], units["street"])
    facts = (await boards.twoways.sheet(await actor("officer"), sheet, request.now)).facts
    assert (facts.handed, facts.timely, facts.returned) == (2, 1, 1)
    assert centre not in {
        line.unit.id for line in (await boards.twoways.one(request.by, made, 0, request.now)).behind
    }


async def test_every_number_but_ones_own_is_not_there(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    units = district.units
    made = await opened(office, await actor("coordinator"), units["street"])
    sheet = await number_of(office, made, units["community"], units["street"])
    for who in ("coordinator", "supervisor", "administrator", "officer_2", "grid_head"):
        with pytest.raises(NotFound):
            await boards.twoways.sheet(await actor(who), sheet, NOW)
    for who in ("supervisor", "administrator", "officer_2", "grid_head"):
        with pytest.raises(NotFound):
            await boards.twoways.results(await actor(who), made, NOW)
        with pytest.raises(NotFound):
            await boards.twoways.one(await actor(who), made, 0, NOW)
        assert (await boards.twoways.home(await actor(who), NOW)).rounds == ()
    for number in (0, -1, 2**70):
        with pytest.raises(NotFound):
            await boards.twoways.sheet(await actor("officer"), number, NOW)
        with pytest.raises(NotFound):
            await boards.twoways.results(await actor("officer"), number, NOW)
        with pytest.raises(NotFound):
            await boards.twoways.plan(await actor("supervisor"), number, NOW)


_OWN = (
    *("storage/twoway/", "storage/schema.py", "storage/migrations/versions/0032_twoway.py"),
    *("tests/", "domain/twoway/", "bot/handlers/twoway.py", "bot/notices/", "bot/buttons/"),
    "app/demo/judging.py",
)
"""Where sheets may be named: their own rooms, and the demo's round, which hands some in."""


def test_no_other_room_reads_a_sheet() -> None:
    """No board, list, search, export, digest or page asks about them, so none can tell."""
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("app", "bot", "domain", "scheduler", "storage", "web")
        for path in (ROOT / folder).rglob("*.py")
        for word in ("twoway_sheets", "boards.twoways", "TwowaySheet", "twoways.")
        if word in path.read_text("utf-8")
    }
    assert {path for path in found if not path.startswith(_OWN)} == set()
    assert len(found) > 5, "the words are found"
