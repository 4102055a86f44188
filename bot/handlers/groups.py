"""In groups, where others read along: ``@bot 12`` shows a masked card, /status the figures of a
unit; everything else belongs into the private chat. The first of all routers, and a group's last.
"""

import re

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot import menus
from bot.context import Desk
from bot.dialogs.numbers import case_number
from bot.pages import groups, lists, show
from bot.pages.page import Page, row_id
from bot.switchboard import Sort, only
from bot.texts import Say
from domain.access import Act, may_ever
from domain.cases.sharing import share
from domain.request import Request

router = Router(name="groups")

_COMMAND = re.compile(r"/([a-z]+)(?:@(\w+))?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
_WORDS = 60


@only(Sort.GROUP)
async def _here(message: Message) -> bool:
    return message.chat.type != ChatType.PRIVATE


@router.message(_here)
async def said(message: Message, bot: Bot, desk: Desk, request: Request, say: Say) -> None:
    """Answers what is meant for the bot; of all else it says nothing."""
    name, text = (await bot.me()).username or "", message.text or ""
    command = _COMMAND.fullmatch(text)
    if command is None:
        number = _number(say, text, name)
        if number is not None:
            await show.send(message, await _card(desk, request, say, number, name))
        return
    word, whose, rest = command[1].lower(), command[2] or name, command[3] or ""
    if whose.lower() != name.lower() or word not in menus.NEEDS:
        return
    if word == "status":
        await show.send(message, await _figures(desk, request, say, rest, name))
    else:
        await show.send(message, groups.private(say, word, name))


def _number(say: Say, text: str, name: str) -> int | None:
    """The number beside the bot's name, before or behind it; None for anything else."""
    rest, named = re.subn(rf"@{re.escape(name)}\b", " ", text, count=1, flags=re.IGNORECASE)
    return case_number(say, rest) if named else None


async def _card(desk: Desk, request: Request, say: Say, number: int, name: str) -> Page:
    case_id = row_id(number)
    view = await desk.boards.cases.view(request.by, case_id, request.now)
    await desk.office.do(share, request, view.line.id)
    return groups.card(say, view, desk.zone, name)


async def _figures(desk: Desk, request: Request, say: Say, rest: str, name: str) -> Page:
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        return Page(text=say("status-not-yours", posts=posts))
    words = " ".join(rest.split())[:_WORDS]
    units = await desk.boards.org.find(request.by, words) if words else ()
    if words and len(units) != 1:
        return Page(text=say("group-which" if units else "status-no-unit", name=words))
    unit = units[0].id if units else None
    board = await desk.boards.status.board(request.by, unit, request.now)
    return groups.figures(say, board, desk.zone, name)
