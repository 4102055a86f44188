"""Rooms to practise in: what is copied into one, who finds what there, and when it goes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, State, Urgency
from domain.cases.steps import take_step
from domain.errors import Invalid, NotFound
from domain.people.model import Actor
from domain.practice.model import Example, Practised, room_name
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.practice.rooms import FOLDER, LARGEST, FolderRooms
from storage.schema import cases, channels, metadata, units
from tests.makers import NOW, TODAY, StillClock, the_rules
from tests.pieces import in_pieces
from tests.practising import rooms_in, some_rooms

WEEK = timedelta(days=7)
Who = Callable[[str], Awaitable[Actor]]


@pytest.fixture
async def rooms(database: Database, tmp_path: Path) -> AsyncIterator[FolderRooms]:
    """Rooms beside either database."""
    made = some_rooms(database, tmp_path / "files", StillClock())
    yield made
    await made.close()


def asked_by(actor: Actor, number: int = 1) -> Request:
    return Request(actor=actor, token=f"tap:{number}", now=NOW)


async def examples(boards: SqlBoards) -> list[Example]:
    kinds = (CaseKind.DISPUTE, CaseKind.DISPUTE, CaseKind.OPINION)
    return [
        Example(
            kind=kind,
            category_id=(await boards.cases.categories(kind, TODAY))[0].id,
            place="练习",
            summary="练习用的事",
            urgency=Urgency.ORANGE,
        )
        for kind in kinds
    ]


@pytest.mark.parametrize(
    ("chair", "mine", "queue"),
    [
        ("building_head", 3, 0),
        ("mediator", 0, 2),
        ("officer", 0, 1),
        ("coordinator", 0, 3),
        ("supervisor", 0, 0),
    ],
)
async def test_there_is_something_for_everybody(
    rooms: FolderRooms, boards: SqlBoards, actor: Who, chair: str, mine: int, queue: int
) -> None:
    who = await actor(chair)
    name = room_name("tap:1", NOW)
    await rooms.make(name, asked_by(who), await examples(boards))
    room = await rooms.enter(name)
    assert room is not None
    assert len((await room.boards.cases.mine(who, 0, NOW)).lines) == mine
    assert len((await room.boards.cases.queue(who, 0, NOW)).lines) == queue
    assert await rooms.held(name) == Practised(matters=0, reports=0)


async def test_nothing_of_anybody_is_copied_and_nothing_comes_back(
    rooms: FolderRooms, database: Database, boards: SqlBoards, actor: Who
) -> None:
    def count(connection: Connection) -> dict[str, int]:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }

    before = await database.read(count)
    name = room_name("tap:1", NOW)
    await rooms.make(name, asked_by(await actor("mediator")), await examples(boards))
    assert await database.read(count) == before
    inside = await rooms._opened(name)
    held = await inside.read(count)
    assert held[units.name] == before[units.name]
    assert held[channels.name] == 1, "nobody else can be reached from there"
    assert held[cases.name] == 3
    assert held["outbox"], "what would be told waits there for ever"


async def test_the_same_tap_makes_one_room_and_a_third_is_refused(
    rooms: FolderRooms, actor: Who, tmp_path: Path
) -> None:
    who = await actor("mediator")
    for number in (1, 1, 2):
        await rooms.make(room_name(f"tap:{number}", NOW), asked_by(who, number), ())
    assert len(rooms_in(tmp_path / "files")) == 2
    with pytest.raises(Invalid, match="practice-full"):
        await rooms.make(room_name("tap:3", NOW), asked_by(who, 3), ())
    await rooms.clear(room_name("tap:1", NOW))
    await rooms.make(room_name("tap:3", NOW), asked_by(who, 3), ())


async def test_a_tap_handled_again_finds_its_room_however_late(
    rooms: FolderRooms, actor: Who, tmp_path: Path
) -> None:
    who = await actor("mediator")
    names = {
        await rooms.make(room_name("tap:1", NOW + timedelta(minutes=later)), asked_by(who), ())
        for later in range(3)
    }
    assert names == {room_name("tap:1", NOW)}
    assert len(rooms_in(tmp_path / "files")) == 1


async def test_a_room_that_could_not_be_made_takes_no_place(
    rooms: FolderRooms, actor: Who, tmp_path: Path
) -> None:
    who = await actor("mediator")
    wrong = Example(kind=CaseKind.OPINION, category_id=10**6, place="练习", summary="练习用的事")
    for number in range(3):
        name = room_name(f"tap:{number}", NOW)
        with pytest.raises(NotFound):
            await rooms.make(name, asked_by(who, number), [wrong])
    assert rooms_in(tmp_path / "files") == []
    for number in range(3):  # as a process that was ended leaves them
        (tmp_path / "files" / FOLDER / f"{room_name(str(number), NOW)}.part").mkdir()
    await rooms.make(room_name("tap:9", NOW), asked_by(who, 9), ())


async def test_it_goes_after_its_days_with_what_was_never_finished(
    rooms: FolderRooms, actor: Who, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    name = room_name("tap:1", NOW)
    await rooms.make(name, asked_by(await actor("mediator")), ())
    (files / FOLDER / f"{room_name('x', NOW)}.part").mkdir()
    assert await rooms.clear_old(NOW + WEEK - timedelta(minutes=1)) == 1
    assert [one.name for one in rooms_in(files)] == [name]
    assert await rooms.enter(name) is not None
    assert await rooms.clear_old(NOW + WEEK) == 1
    assert rooms_in(files) == []
    assert await rooms.enter(name) is None
    assert await rooms.held(name) is None


async def test_none_are_offered_and_what_is_left_still_goes(
    rooms: FolderRooms, database: Database, actor: Who, tmp_path: Path
) -> None:
    files, name = tmp_path / "files", room_name("tap:1", NOW)
    await rooms.make(name, asked_by(await actor("mediator")), ())
    closed = FolderRooms(database, the_rules(), StillClock(), files, most=0, days=WEEK)
    assert (rooms.offered, closed.offered) == (True, False)
    assert await closed.clear_old(NOW + WEEK) == 1
    assert rooms_in(files) == []


async def test_a_room_that_is_full_is_said_to_be(rooms: FolderRooms, actor: Who) -> None:
    name = room_name("tap:1", NOW)
    await rooms.make(name, asked_by(await actor("mediator")), ())
    room = await rooms.enter(name)
    assert room is not None
    await room.files.put(in_pieces(bytes(LARGEST), 1 << 20), "jpg")
    with pytest.raises(Invalid, match="practice-large"):
        await rooms.enter(name)


async def test_two_processes_share_a_room(
    rooms: FolderRooms, database: Database, boards: SqlBoards, actor: Who, tmp_path: Path
) -> None:
    days = timedelta(days=7)
    other = FolderRooms(database, the_rules(), StillClock(), tmp_path / "files", most=2, days=days)
    name, who = room_name("tap:1", NOW), await actor("mediator")
    await rooms.make(name, asked_by(who), await examples(boards))
    for one, state in ((rooms, State.REPORTED), (other, State.ACCEPTED)):
        room = await one.enter(name)
        assert room is not None
        assert (await room.boards.cases.view(who, 1, NOW)).line.state is state
        if state is State.REPORTED:
            await room.office.do(take_step, asked_by(who), 1, Arrow.ACCEPT)
    await other.clear(name)
    assert await rooms.enter(name) is None
    await other.close()


async def test_a_room_of_another_version_is_none(
    rooms: FolderRooms, actor: Who, tmp_path: Path
) -> None:
    name = room_name("tap:1", NOW)
    await rooms.make(name, asked_by(await actor("mediator")), ())
    (room,) = rooms_in(tmp_path / "files")
    (desk,) = room.glob("*.db")
    desk.rename(room / "desk-0001.db")
    assert await rooms.enter(name) is None
    assert await rooms.held(name) is None


async def test_a_name_that_leads_elsewhere_opens_nothing(rooms: FolderRooms) -> None:
    for name in ("..", "", "../files", "/etc", room_name("x", NOW)):
        assert await rooms.enter(name) is None
        await rooms.clear(name)
