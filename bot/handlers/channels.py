"""The chats of one person, from the page of what is kept about them: another one, and none of one
any more."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.channels import AddChannel, DropChannel
from bot.context import Desk
from bot.entry import CHAT, new_code
from bot.handlers.called import called
from bot.pages import show
from bot.pages.channels import away_page, code_page, gone_page, off_page
from bot.texts import Say
from domain.errors import NotFound
from domain.people.channels import drop_channel, give_channel_code
from domain.request import Request

router = Router(name="channels")


@router.callback_query(AddChannel.filter())
async def add(
    query: CallbackQuery, callback_data: AddChannel, desk: Desk, request: Request, say: Say
) -> None:
    """Shows a code to be typed in the other messenger."""
    there = desk.bots.get(callback_data.messenger)
    if there is None:
        raise NotFound("messenger")
    me = await called(desk, callback_data.messenger, there)
    if me is None:
        await show.answer(query, away_page(say, callback_data.messenger))
        return
    code = new_code(CHAT)
    await desk.office.do(give_channel_code, request, secret=code)
    page = code_page(say, callback_data.messenger, me.first_name, me.username or "", code)
    await show.answer(query, page)


@router.callback_query(DropChannel.filter())
async def drop(
    query: CallbackQuery, callback_data: DropChannel, desk: Desk, request: Request, say: Say
) -> None:
    """Asks, then takes it off: who writes from there is a stranger."""
    if not callback_data.sure:
        await show.answer(query, off_page(say, callback_data.messenger))
        return
    await desk.office.do(drop_channel, request, callback_data.messenger)
    await show.answer(query, gone_page(say, callback_data.messenger))
