"""Blocking and unblocking the bot. A block needs nothing: the next push finds out."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.context import Desk
from bot.handlers.missed import catch_up, waiting
from bot.pages.missed import missed_page
from bot.texts import Say
from domain.people import binding
from domain.people.model import Actor
from domain.request import Request

router = Router(name="member")


@router.my_chat_member()
async def changed(
    event: ChatMemberUpdated, desk: Desk, request: Request, actor: Actor | None, say: Say
) -> None:
    """An unblocked chat can be reached again, and hears what it missed meanwhile."""
    if event.new_chat_member.status == ChatMemberStatus.MEMBER:
        user = event.from_user
        address = desk.address(user.id)
        await desk.office.do(binding.seen, request, desk.channel, address, user.language_code)
        if actor is None:
            return
        page = missed_page(say, await catch_up(desk, request), await waiting(desk, request))
        if page is not None:
            await event.answer(page.text, reply_markup=page.keyboard)
