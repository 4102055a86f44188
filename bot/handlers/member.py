"""Blocking and unblocking the bot. A block needs nothing: the next push finds out."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.context import CHANNEL, Desk
from domain.people import binding
from domain.request import Request

router = Router(name="member")


@router.my_chat_member()
async def changed(event: ChatMemberUpdated, desk: Desk, request: Request) -> None:
    """An unblocked chat can be reached again."""
    if event.new_chat_member.status == ChatMemberStatus.MEMBER:
        user = event.from_user
        await desk.office.do(binding.seen, request, CHANNEL, str(user.id), user.language_code)
