"""/code: where a matter stands, for the resident who asks; and the words to forward to them."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog.api.internal import CONTEXT_KEY

from bot.buttons.codes import CodeOf
from bot.context import Desk
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.codes import standing_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.codes.actions import give_code, look_up
from domain.codes.model import code_in
from domain.request import Request

router = Router(name="codes")


@router.message(Command("code"))
async def code(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """Where the matter of the code stands; without one, how to ask."""
    typed = (command.args or "").strip()
    if not typed:
        await message.answer(say("codes-hint"))
        return
    await _answer(message, typed, desk, request, say)


async def typed_code(message: Message, **data: object) -> dict[str, str] | bool:
    """A code by itself, while no dialog is waiting for an answer."""
    if data.get(CONTEXT_KEY) is not None:
        return False
    found = code_in(message.text or "")
    return False if found is None else {"typed": found}


@router.message(typed_code)
async def code_typed(message: Message, typed: str, desk: Desk, request: Request, say: Say) -> None:
    """The same without the command."""
    await _answer(message, typed, desk, request, say)


@router.callback_query(CodeOf.filter())
async def code_of(
    query: CallbackQuery, callback_data: CodeOf, desk: Desk, request: Request, say: Say
) -> None:
    """The words to forward, below what was tapped, which stays."""
    made = await desk.office.do(give_code, request, row_id(callback_data.id))
    standing = await desk.boards.codes.by_code(request.by, made, request.now)
    page = standing_page(say, standing, desk.zone)
    if query.bot is not None:
        await query.bot.send_message(query.from_user.id, page.text, reply_markup=page.keyboard)
    await answer_tap(query, say.plain("codes-forward"))


async def _answer(message: Message, typed: str, desk: Desk, request: Request, say: Say) -> None:
    found = await desk.office.do(look_up, request, typed)
    if found is None:
        await message.answer(say("codes-nobodys"))
        return
    standing = await desk.boards.codes.by_code(request.by, found, request.now)
    await show.send(message, standing_page(say, standing, desk.zone))
