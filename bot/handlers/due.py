"""/due: when the reports of each tier are due, and the administrator's word on it."""

from dataclasses import replace
from datetime import time

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.periodic import DueOf, SetDue
from bot.context import Desk
from bot.pages import show
from bot.pages.due import ALL, GRACE, GRACES, HOUR, HOURS, ROLL, ROLLS, WEEKDAY, due_page, pick_page
from bot.texts import Say
from domain.days.periods import DueRule, PeriodKind
from domain.errors import NotFound
from domain.periodic import due as periodic_due
from domain.periodic.views import DueBoard, DueRow
from domain.request import Request

router = Router(name="due")


@router.message(Command("due"))
async def due(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The rules in force, and what follows them."""
    board = await desk.boards.periodic.due(request.by, request.now)
    await show.send(message, due_page(say, board))


@router.callback_query(DueOf.filter())
async def pick(
    query: CallbackQuery, callback_data: DueOf, desk: Desk, request: Request, say: Say
) -> None:
    """What may be set of one of them; or all again."""
    board = await desk.boards.periodic.due(request.by, request.now)
    if callback_data.kind == ALL:
        await show.answer(query, due_page(say, board))
        return
    await show.answer(query, pick_page(say, _row(board, callback_data.kind)))


@router.callback_query(SetDue.filter())
async def set_due(
    query: CallbackQuery, callback_data: SetDue, desk: Desk, request: Request, say: Say
) -> None:
    """Sets it from the next period on, and shows the rules as they are then."""
    row = _row(await desk.boards.periodic.due(request.by, request.now), callback_data.kind)
    rule = _changed(row.next_rule or row.rule, callback_data.part, callback_data.value)
    await desk.office.do(periodic_due.set_due, request, rule)
    board = await desk.boards.periodic.due(request.by, request.now)
    page = pick_page(say, _row(board, callback_data.kind))
    await show.answer(query, page, say.plain("due-done"))


def _row(board: DueBoard, kind: str) -> DueRow:
    """The row of a kind that came back from a phone; raises NotFound for anything else."""
    if kind not in {one.value for one in PeriodKind}:
        raise NotFound("period")
    return next(row for row in board.rows if row.kind is PeriodKind(kind))


def _changed(rule: DueRule, part: str, value: int) -> DueRule:
    """The rule with one part set; raises NotFound for what no button of ours offers."""
    weekly = rule.kind is PeriodKind.WEEK
    if part == WEEKDAY and weekly and 1 <= value <= 7:
        return replace(rule, weekday=value)
    if part == GRACE and not weekly and value in GRACES:
        return replace(rule, grace=value)
    if part == HOUR and value in HOURS:
        return replace(rule, at=None if value == 24 else time(value))
    if part == ROLL and weekly and 0 <= value < len(ROLLS):
        return replace(rule, roll=ROLLS[value])
    raise NotFound("due")
