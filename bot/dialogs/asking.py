"""What a dialog's getters and clicks are given, typed."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from bot.context import Desk
from bot.texts import Say
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who taps or writes, and the desk they stand at."""

    desk: Desk
    actor: Actor
    say: Say
    token: str


def asking(manager: DialogManager) -> Asking:
    """From the dispatcher's data."""
    data = manager.middleware_data
    return Asking(desk=data["desk"], actor=data["actor"], say=data["say"], token=data["token"])
