"""What a board says of talk meetings, of what was handed out and of evaluations is what its lists
have: of the unit alone, and for who reads its board, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from domain.errors import NotFound, Refused
from domain.followups import giving
from domain.followups.model import Handout, Source
from domain.meetings import planning
from domain.meetings.model import DayRule
from domain.people.model import Actor
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_token, later
from tests.storage.evaluation_held import HALF, Held

Ask = Callable[[str], Awaitable[Actor]]


@pytest.fixture
async def town(office: SqlOffice, boards: SqlBoards, actor: Ask, district: District) -> District:
    """Each community meets; the first was evaluated, and has handed to its street and itself."""
    for who, unit in (("officer", "community"), ("officer_2", "community_2")):
        by = Request(actor=await actor(who), token=a_token(), now=NOW)
        rule = DayRule(nth=4, weekday=4)
        await office.do(planning.set_series, by, district.units[unit], rule, "活动室")
    held = Held(office, boards, actor, district)
    await held.prepared()
    await held.confirmed()
    for number, to in enumerate(("community", "street"), 1):
        handout = Handout(
            source=Source.MEETING,
            source_id=number,
            host_id=district.units["community"],
            unit_id=district.units[to],
            title=f"路灯{number}",
            due=date(2026, 11, 27),
        )
        by = Request(actor=await actor("officer"), token=a_token(), now=NOW)
        await office.do(giving.hand_out, by, handout)
    return district


@pytest.mark.parametrize(
    ("unit", "who", "meetings", "handed", "evaluated"),
    [
        ("district", "supervisor", 2, 2, (1, 2)),
        ("street", "coordinator", 1, 2, (1, 1)),
        ("street_2", "supervisor", 1, 0, (0, 1)),
        ("community", "supervisor", 1, 1, (1, 1)),
    ],
)
async def test_of_the_unit_alone(
    town: District,
    boards: SqlBoards,
    actor: Ask,
    unit: str,
    who: str,
    meetings: int,
    handed: int,
    evaluated: tuple[int, int],
) -> None:
    reader, number = await actor(who), town.units[unit]
    month = await boards.meetings.month(reader, TODAY, 0, NOW, number)
    assert (month.total, month.held, len(month.lines)) == (meetings, 0, meetings)
    board = await boards.followups.board(reader, number, 0, NOW)
    assert (board.total, board.late, len(board.lines)) == (handed, 0, handed)
    late = await boards.followups.board(reader, number, 9, later(NOW, days=7))
    assert (late.late, late.page) == (handed, 0)
    page = await boards.evaluations.page(reader, HALF, 0, NOW, number)
    assert (page.held, page.total) == evaluated
    names = {month.unit, board.unit, page.unit}
    assert [one.id for one in names if one is not None] == [number]


async def test_not_for_who_does_not_read_the_board(
    town: District, boards: SqlBoards, actor: Ask
) -> None:
    for who, number, error in (
        ("coordinator_2", town.units["street"], NotFound),
        ("coordinator", town.units["district"], NotFound),
        ("supervisor", 10**12, NotFound),
        ("building_head", town.units["building"], Refused),
    ):
        reader = await actor(who)
        with pytest.raises(error):
            await boards.followups.board(reader, number, 0, NOW)
        with pytest.raises((NotFound, Refused)):
            await boards.meetings.month(reader, TODAY, 0, NOW, number)
        with pytest.raises((NotFound, Refused)):
            await boards.evaluations.page(reader, HALF, 0, NOW, number)
