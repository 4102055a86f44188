"""A button's label that is typed instead of tapped: 邻里纠纷 for 邻里, 取消 for its button."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    Message,
)
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.utils import remove_intent_id

K = TypeVar("K")

_LONGEST = 40
_SURE = 2
"""So many letters have to be alike where a label is only a part of what was typed, or the other
way round."""


_ITEM = ":"
"""Stands between a list of choices and the one chosen."""
_TO = "ː"  # a letter nobody types
_SPAN = re.compile(r"(?<=\d)\s*[-–—~]\s*(?=\d)")


class _Spoken(CallbackQuery):
    """A tap nobody made: there is nothing to answer on the phone."""

    async def answer(self, *_: object, **__: object) -> bool:  # type: ignore[override]  # waits for nothing
        return True


async def pressed(message: Message, manager: DialogManager, *, loosely: bool = False) -> bool:
    """Presses the button of the open window whose label was typed; false when there is none, or
    more than one. ``loosely``, where no words are asked for: the label of a choice may be a part of
    what was typed, or the other way round; of what is done by a button the very label is wanted."""
    text = message.text or ""
    if not 0 < len(text) <= _LONGEST:
        return False
    dialog, window = _open(manager)
    keyboard = await window.render_kbd(await window.load_data(dialog, manager), manager)
    if not isinstance(keyboard, InlineKeyboardMarkup):
        return False
    rows = keyboard.inline_keyboard
    labels = {one.callback_data: one.text for row in rows for one in row if one.callback_data}
    found = meant(text, labels)
    if found is None and loosely:
        choices = {data: label for data, label in labels.items() if _ITEM in data}
        found = meant(text, choices, loosely=True)
    if found is None:
        return False
    tap: dict[str, Any] = {
        "id": "spoken",
        "from": message.from_user,
        "chat_instance": str(message.chat.id),
        "message": InaccessibleMessage(chat=message.chat, message_id=message.message_id),
        "data": remove_intent_id(found)[1],
    }
    await window.process_callback(_Spoken(**tap).as_(message.bot), dialog, manager)
    return True


def takes_messages(manager: DialogManager) -> bool:
    """Whether the open window takes messages at all."""
    return _open(manager)[1].on_message is not None


async def turn_to(manager: DialogManager, state: str) -> bool:
    """Turns back to the window of this state; false when the dialog has none."""
    dialog, _ = _open(manager)
    found = next((one for one in dialog.states() if one.state == state), None)
    if found is not None:
        await manager.switch_to(found)
    return found is not None


def _open(manager: DialogManager) -> tuple[Dialog, Window]:
    """The dialog and its window that stand open."""
    dialog = cast(Dialog, cast(ManagerImpl, manager).dialog())
    return dialog, cast(Window, dialog.windows[manager.current_context().state])


def meant(text: str, labels: Mapping[K, str], *, loosely: bool = False) -> K | None:
    """Which of them the words name; None when it is none, or more than one."""
    said = bare(text)
    bares = {key: bare(label) for key, label in labels.items()}
    found = [key for key, label in bares.items() if label and label == said]
    if not found and loosely:
        found = [key for key, label in bares.items() if _alike(said, label)]
    return found[0] if len(found) == 1 else None


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SURE and shorter in longer


def bare(text: str) -> str:
    """The letters and digits alone, of one width and one case; 3-4 is not 34."""
    folded = _SPAN.sub(_TO, unicodedata.normalize("NFKC", text).casefold())
    return "".join(one for one in folded if unicodedata.category(one)[0] in "LN")
