"""Coverage on both databases: grids without a head are counted, and nobody for saying little."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import timedelta

from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role
from domain.people.tenure import resign
from domain.ports import Work
from domain.request import Request
from domain.status.views import Coverage, StatusBoard, StatusLine, Tally
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.work import SqlOffice
from tests.makers import NOW, District, a_chair, a_token, a_unit
from tests.storage.counting import questions

Ask = Callable[[str], Awaitable[Actor]]


async def test_a_grid_without_a_head_is_a_gap_and_a_quiet_head_is_none(
    office: SqlOffice, boards: SqlBoards, database: Database, district: District, actor: Ask
) -> None:
    supervisor, at = await actor("supervisor"), district.units

    async def told(unit: str, days: int = 0) -> Coverage:
        now = NOW + timedelta(days=days)
        return (await boards.status.board(supervisor, at[unit], now)).coverage

    assert await told("district") == Coverage(grids=1, headless=0)

    def grow(work: Work) -> None:
        bare = a_unit(work, UnitKind.GRID_1, above=at["community"])
        covered = a_unit(work, UnitKind.GRID_1, above=at["community_2"])
        a_unit(work, UnitKind.GRID_2, above=bare.id)
        a_chair(work, covered.id, Role.GRID_HEAD, capacity=Capacity.STAND_IN)

    await office.do(grow)
    assert await told("district") == Coverage(grids=3, headless=2)
    assert await told("street") == Coverage(grids=2, headless=1)
    assert await told("street_2") == Coverage(grids=1, headless=1), "a stand-in is no head"

    # who has reported nothing for a year, and cannot even be reached, is appointed all the same
    await SqlOutbox(database).unreachable("telegram", district.address("grid_head"), NOW)
    assert await told("street", 365) == Coverage(grids=2, headless=1)

    head = await actor("grid_head")
    gone = Request(actor=head, token=a_token(), now=NOW)
    await office.do(resign, gone, head.seats[0].post_id)
    assert await told("street", 1) == Coverage(grids=2, headless=2)


async def test_a_board_is_four_questions(boards: SqlBoards, actor: Ask) -> None:
    supervisor = await actor("supervisor")
    with questions() as asked:
        await boards.status.board(supervisor, None, NOW)
    assert len(asked) == 4


def test_a_board_has_no_figure_of_what_somebody_said_or_did_not_say() -> None:
    """Whoever adds one reads decision 6 first."""
    assert {one.name for one in fields(Coverage)} == {"grids", "headless"}
    for shape in (StatusBoard, StatusLine, Tally, Coverage):
        names = " ".join(one.name for one in fields(shape))
        assert not {"person", "post", "worker", "silent", "active", "rank", "score"} & set(
            names.replace("_", " ").split()
        ), shape
