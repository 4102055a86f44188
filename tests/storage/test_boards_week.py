"""What a board leaves out: what was taken back at once, and what was ended and opened again."""

from collections.abc import Awaitable, Callable

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.cases.undo import undo
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_token, later
from tests.storage.test_boards_status import conclude

Asking = Callable[[str], Awaitable[Actor]]


async def test_what_was_opened_again_is_not_resolved_in_the_week(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def ended(work: Work) -> list[int]:
        head, mediator = (district.actor(work, who) for who in ("grid_head", "mediator"))
        made = [a_case(work, head, district.units["grid"]).id for _ in range(3)]
        for one in made:
            conclude(work, mediator, one, Outcome.SUCCESS, NOW)
        return made

    def opened_again(work: Work, case_id: int) -> None:
        by = Request(actor=district.actor(work, "mediator"), token=a_token(), now=later(days=1))
        steps.take_step(work, by, case_id, Arrow.REOPEN, note="没做")

    async def week() -> tuple[int, ...]:
        board = await boards.status.board(await actor("supervisor"), None, later(days=1))
        return board.week_found, board.week_resolved, board.tally.resolved, board.tally.open

    one, *_ = await office.do(ended)
    assert await week() == (3, 3, 3, 0)
    await office.do(opened_again, one)
    assert await week() == (3, 2, 2, 1)


async def test_after_a_clock_that_was_fast_the_week_agrees_with_what_is_open(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def opened_again_too_early(work: Work) -> None:
        head, mediator = (district.actor(work, who) for who in ("grid_head", "mediator"))
        case = a_case(work, head, district.units["grid"])
        conclude(work, mediator, case.id, Outcome.SUCCESS, NOW)
        by = Request(actor=mediator, token=a_token(), now=later(hours=1))
        steps.take_step(work, by, case.id, Arrow.REOPEN, note="没做")

    await office.do(opened_again_too_early)
    board = await boards.status.board(await actor("supervisor"), None, NOW)
    assert (board.week_found, board.week_resolved) == (1, 0)
    assert (board.tally.resolved, board.tally.open) == (0, 1)


async def test_what_was_taken_back_at_once_was_not_found(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def taken_back(work: Work) -> None:
        head = district.actor(work, "grid_head")
        at_once, later_on = (a_case(work, head, district.units["grid"]).id for _ in range(2))
        undo(work, Request(actor=head, token=a_token(), now=NOW), at_once)
        by = Request(actor=head, token=a_token(), now=NOW)
        steps.take_step(work, by, later_on, Arrow.WITHDRAW, note="算了", outcome=Outcome.WITHDRAWN)

    await office.do(taken_back)
    tally = (await boards.status.board(await actor("supervisor"), None, NOW)).tally
    assert (tally.found, tally.dropped, tally.open) == (1, 1, 0)
