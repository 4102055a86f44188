"""/mydata and /deleteme: what the desk keeps about the asker, and removing what is theirs."""

from dataclasses import replace

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import BotCommandScopeChat, CallbackQuery, Message

from bot import quick
from bot.buttons.channels import OwnData
from bot.buttons.posts import DeleteMe, KeepMe
from bot.context import Desk
from bot.dialogs import drafts
from bot.pages import channels, show
from bot.pages.mydata import delete_page, my_page
from bot.pages.page import Page
from bot.telegram.conversation import current
from bot.telegram.practice.switch import switch_of
from bot.texts import Say
from domain.people import tenure
from domain.request import Request

router = Router(name="mydata")


@router.message(Command("mydata"))
async def mine(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """All of it."""
    await show.send(message, await _mine(desk, request, say))


@router.callback_query(OwnData.filter())
async def mine_again(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """The same, by a button."""
    await show.answer(query, await _mine(desk, request, say))


async def _mine(desk: Desk, request: Request, say: Say) -> Page:
    data = await desk.boards.people.my_data(request.by)
    if desk.bots:  # a messenger that was taken out reaches nobody
        ways = [
            replace(one, reachable=one.reachable and one.messenger in desk.bots)
            for one in data.channels
        ]
        data = replace(data, channels=tuple(ways))
    switch = switch_of(current())
    held = switch is not None and switch.room and request.now < switch.until
    practice = switch.until if switch is not None and held else None
    there = sum(one.drafts for one in data.channels if one.messenger is not desk.channel)
    page = my_page(say, data, drafts.count() + there, desk.zone, practice)
    more = channels.buttons(say, data.channels, desk.channel, desk.bots)
    return replace(page, rows=(*page.rows, *more))


@router.message(Command("deleteme"))
async def ask(message: Message, say: Say) -> None:
    """Says what goes and what stays, and asks once."""
    await show.send(message, delete_page(say))


@router.callback_query(DeleteMe.filter())
async def delete(query: CallbackQuery, bot: Bot, desk: Desk, request: Request, say: Say) -> None:
    """Removes it, and what this chat remembers with it."""
    await desk.office.do(tenure.delete_me, request)
    if desk.rooms is not None and (switch := switch_of(current())) is not None:
        await desk.rooms.clear(switch.room)
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=query.from_user.id))
    if (markup := quick.taken_away()) is not None:
        await bot.send_message(query.from_user.id, say("quick-gone"), reply_markup=markup)
    await show.answer(query, Page(text=say("deleteme-done")))
    current().forget()  # last, since drawing a page is remembered, too


@router.callback_query(KeepMe.filter())
async def keep(query: CallbackQuery, say: Say) -> None:
    """All stays."""
    await show.answer(query, Page(text=say("cancel-done")))
