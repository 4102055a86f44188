"""The unit that is named after a command."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.filters import CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from bot.context import Desk
from bot.pages import show
from bot.pages.units import which_page
from bot.texts import Say
from domain.access import Act
from domain.request import Request

_WORDS = 60


@dataclass(frozen=True)
class Meant:
    """The unit somebody means."""

    unit: int | None
    """None: none was named, so their own."""


def name_after(command: CommandObject) -> str:
    """What was written after the command, on one line and not too long."""
    return " ".join((command.args or "").split())[:_WORDS]


async def meant(
    message: Message,
    command: CommandObject,
    desk: Desk,
    request: Request,
    say: Say,
    to: Callable[[int], CallbackData],
    act: Act = Act.BOARD,
) -> Meant | None:
    """The unit named after the command, within the asker's reach for the act. Where the name fits
    several, or none, that is answered here, with a button for each that ``to`` makes of its number;
    then there is no more to do."""
    name = name_after(command)
    if not name:
        return Meant(None)
    units = await desk.boards.org.find(request.by, name, act)
    if len(units) == 1:
        return Meant(units[0].id)
    await show.send(message, which_page(say, name, units, to))
    return None
