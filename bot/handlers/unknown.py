"""Commands nobody knows: before the dialogs, which would take them for an answer."""

from aiogram import Router
from aiogram.types import Message

from bot.switchboard import Sort, only
from bot.texts import Say

router = Router(name="unknown")


@only(Sort.COMMAND)
async def _is_command(message: Message) -> bool:
    return bool(message.text) and str(message.text).startswith("/")


@router.message(_is_command)
async def unknown(message: Message, say: Say) -> None:
    """Says that there is no such command; an open dialog stays open."""
    await message.answer(say("fallback-command"))
