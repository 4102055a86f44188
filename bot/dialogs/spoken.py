"""A button's label that is typed instead of tapped: 邻里纠纷 for 邻里, 取消 for its button."""

from collections.abc import Sequence
from typing import Any, cast

from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    Message,
)
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.utils import remove_intent_id

from bot.danger import mind
from bot.dialogs.leave_days import took_days
from bot.dialogs.meaning import (
    ITEM,
    LONGEST,
    button_meant,
    goes_ahead,
    leaves_open,
    nearest,
    refuses,
)
from bot.dialogs.widgets import ASKS, elsewhere
from domain.errors import Invalid


class _Spoken(CallbackQuery):
    """A tap nobody made: there is nothing to answer on the phone."""

    async def answer(self, *_: object, **__: object) -> bool:  # type: ignore[override]  # waits for nothing
        return True


async def pressed(message: Message, manager: DialogManager, *, loosely: bool = False) -> bool:
    """Presses the button of the open window that was typed; false when there is none, or more than
    one. ``loosely``: see :func:`bot.dialogs.meaning.button_meant`. Raises Invalid
    (``choice-unclear``) for a yes or no that leaves open which of a question's buttons is
    meant."""
    text = message.text or ""
    if not 0 < len(text) <= LONGEST:
        return False
    dialog, window = _open(manager)
    labels, asks = await _labels(manager)
    found = button_meant(text, labels, loosely=loosely, asks=bool(asks))
    if found is None:
        if leaves_open(text, asks):
            no = refuses(text)
            near = tuple(label for one, label in asks.items() if not (no and goes_ahead(one)))
            raise _unclear(manager, near) if near else Invalid("tap-wanted")
        return False
    tap: dict[str, Any] = {
        "id": "spoken",
        "from": message.from_user,
        "chat_instance": str(message.chat.id),
        "message": InaccessibleMessage(chat=message.chat, message_id=message.message_id),
        "data": found,
    }
    await window.process_callback(_Spoken(**tap).as_(message.bot), dialog, manager)
    return True


async def press_or_ask(message: Message, manager: DialogManager) -> None:
    """Where a button is to be tapped: the words of one of them tap it. Days are taken for the
    leave that has been asked about since the dialog was opened. Raises Invalid (``choice-unclear``:
    which may have been meant; ``tap-wanted``), and the buttons stay."""
    if await pressed(message, manager, loosely=True) or await took_days(message, manager):
        return
    mind(message, manager)
    text = message.text or ""
    near = nearest(text, (await _labels(manager))[0]) if 0 < len(text) <= LONGEST else ()
    if near:
        raise _unclear(manager, near)
    raise Invalid("tap-wanted")


def _unclear(manager: DialogManager, near: Sequence[str]) -> Invalid:
    say = manager.middleware_data["say"]
    return Invalid("choice-unclear", near=say.plain("typed-or").join(near))


async def _labels(manager: DialogManager) -> tuple[dict[str, str], dict[str, str]]:
    """The buttons of the open window by what they carry, with those on the other pages of its
    list; and those that answer a question of its own."""
    dialog, window = _open(manager)
    data = await window.load_data(dialog, manager)
    keyboard = await window.render_kbd(data, manager)
    if not isinstance(keyboard, InlineKeyboardMarkup):
        return {}, {}
    shown = [one for row in keyboard.inline_keyboard for one in row]
    labels = {
        remove_intent_id(one.callback_data)[1]: one.text for one in shown if one.callback_data
    }
    asks = {
        one: label
        for name in data.get(ASKS, ())
        for one, label in labels.items()
        if one.partition(ITEM)[0] == name
    }
    others = elsewhere(window, data)
    return ({**others, **labels} if others.keys() & labels.keys() else labels), asks


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
