"""Widgets of all dialogs, written once: texts, buttons, Back, choices and pages.

A widget's words come from ``bot/texts`` in the reader's language (``say`` in the middleware data),
their arguments from the getter's data.
"""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import aiogram.types
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import (
    Button,
    Group,
    Keyboard,
    Row,
    Select,
    SwitchTo,
)
from aiogram_dialog.widgets.text import Text
from pydantic import ConfigDict

from bot.pages.page import piece
from bot.texts import Html, Say

Click = Callable[[CallbackQuery, Any, DialogManager], Coroutine[Any, Any, None]]
PickClick = Callable[[CallbackQuery, Any, DialogManager, str], Coroutine[Any, Any, None]]


def _say(manager: DialogManager) -> Say:
    """Speaks the reader's language."""
    say: Say = manager.middleware_data["say"]
    return say


class T(Text):
    """A message text (HTML): ``T("report-place", "unit")`` says it with ``unit`` of the data."""

    def __init__(self, key: str, *names: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.key = key
        self.names = names

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return _say(manager)(self.key, **{name: data[name] for name in self.names})


class L(T):
    """A button's label: the same, not HTML."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return _say(manager).plain(self.key, **{name: data[name] for name in self.names})


class Ready(Text):
    """Shows a value of the data that the getter has already put into words, as :class:`Html`."""

    def __init__(self, name: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self.name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        value = data[self.name]
        if not isinstance(value, Html):
            raise TypeError(f"{self.name} is not Html")
        return value


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of several buttons: a short id (never words) and its label."""

    id: int | str
    label: str


class _Key(InlineKeyboardButton):
    """A button that takes what it carries as it is. The library puts the dialog's name before that
    once the keyboard is drawn, and to check the whole button again for it takes longer than to make
    one."""

    model_config = ConfigDict(validate_assignment=False)


_Key.model_rebuild(_types_namespace=vars(aiogram.types))
_BUTTON = _Key(text="-")


def _plain(text: str, data: str | None) -> InlineKeyboardButton:
    """A button that is a label and what it sends. A copy of a checked one: to check each anew
    takes most of the time of drawing a keyboard."""
    return _BUTTON.model_copy(update={"text": text, "callback_data": data})


class _Choices(Select[str]):
    """The :class:`Choice` list of the data under ``items``. It draws itself, so the text that the
    library's own asks for is never used."""

    def __init__(self, id_: str, items: str, on_click: PickClick) -> None:
        super().__init__(
            Ready(items), id=id_, item_id_getter=_id_of, items=items, on_click=on_click
        )
        self.items_key = items

    def carried(self, one: Choice) -> str | None:
        """What the button of this choice carries."""
        carried: str | None = self._item_callback_data(one.id)
        return carried

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        shown: list[Choice] = data[self.items_key]
        return [[_plain(one.label, self._item_callback_data(one.id)) for one in shown]]


def elsewhere(window: Window, data: dict[str, Any]) -> dict[str, str]:
    """The choices of a list with pages that is shown, those of the other pages among them, by what
    their buttons carry."""
    every: list[Choice] = data.get(EVERY, [])
    return {
        carried: one.label
        for found in _lists(window.keyboard)
        if found.items_key == "items"
        for one in every
        if (carried := found.carried(one)) is not None
    }


def _lists(widget: Any) -> Iterator[_Choices]:
    if isinstance(widget, _Choices):
        yield widget
    for inner in getattr(widget, "buttons", ()):
        yield from _lists(inner)


def _id_of(choice: Choice) -> int | str:
    return choice.id


class _Labelled(Button):
    """A button with a label from the texts and no style."""

    text: L

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        text = await self.text.render_text(data, manager)
        return [[_plain(text, self._own_callback_data())]]


class _Switch(_Labelled, SwitchTo):
    """The same, leading to another window."""


def choices(
    id_: str, items: str, on_click: PickClick, *, width: int = 1, when: WhenCondition = None
) -> Keyboard:
    """Buttons for the :class:`Choice` list that the getter puts under ``items``."""
    return Group(_Choices(id_, items, on_click), width=width, when=when)


def button(key: str, id_: str, on_click: Click, *, when: WhenCondition = None) -> Button:
    """A button with a label from the texts."""
    return _Labelled(L(key), id=id_, on_click=on_click, when=when)


def switch(key: str, id_: str, state: State, *, when: WhenCondition = None) -> Button:
    """A button that leads to another window of the dialog."""
    return _Switch(L(key), id=id_, state=state, when=when)


def back(to: State, *, when: WhenCondition = None) -> Button:
    """‹ 返回 to the window before."""
    return switch("button-back", "back", to, when=when)


ASKS = "asks"
"""What the getter's data calls the buttons (or lists of them) by which a window's own question is
answered, where that is not whether to send, or not that alone (what somebody asked stands there,
too): a typed yes or no names none of the buttons then."""
PAGE_SIZE = 8
EVERY = "every"
"""What the getter's data calls the choices of all pages."""


def page_of(manager: DialogManager) -> int:
    """The page a list in this dialog stands at, from 0."""
    page = manager.dialog_data.get("page", 0)
    return page if isinstance(page, int) else 0


def first_page(manager: DialogManager) -> None:
    """The next list begins at its first page."""
    manager.dialog_data.pop("page", None)


def one_page(items: list[Choice], page: int, size: int = PAGE_SIZE) -> dict[str, Any]:
    """The getter's data for :func:`pager` and the choices of the page."""
    page, pages, shown = piece(items, page, size)
    return {
        "items": shown,
        EVERY: items,
        "page": page + 1,
        "pages": pages,
        "has_pages": pages > 1,
        "has_earlier": page > 0,
        "has_later": page < pages - 1,
    }


async def _turn(manager: DialogManager, by: int) -> None:
    manager.dialog_data["page"] = max(0, page_of(manager) + by)


async def _earlier(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _turn(manager, -1)


async def _later(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _turn(manager, 1)


def pager() -> Keyboard:
    """‹ and › for a list inside a dialog, with :func:`one_page` in its getter."""
    return Row(
        button("button-earlier", "earlier", _earlier, when="has_earlier"),
        button("button-later", "later", _later, when="has_later"),
        when="has_pages",
    )
