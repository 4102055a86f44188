"""A page: HTML text and buttons, within the messenger's limits."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.texts import Say
from domain.errors import NotFound
from domain.ids import possible

TEXT_LIMIT = 4096
_TAG = re.compile(r"<[^>]*>")
_LARGEST_PAGE = 9999

Row = list[InlineKeyboardButton]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A message to send, or to draw in the place of another."""

    text: str
    rows: tuple[Row, ...] = ()
    about: str | None = None
    """What it shows (``case:12``), where a way back to a list may stand below it."""

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons, None when there are none."""
        rows = [row for row in self.rows if row]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def button(label: str, data: CallbackData) -> InlineKeyboardButton:
    """A button that sends ``data`` back."""
    return InlineKeyboardButton(text=label, callback_data=data.pack())


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """The buttons in rows of ``width``."""
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]


def clip(text: str, limit: int) -> str:
    """At most ``limit`` characters, the cut marked."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def size(text: str) -> int:
    """How much of a message's limit an HTML text takes: what is left of it without its tags,
    characters beyond the basic plane (most emoji) counted twice, as the messenger does."""
    return len(bare(text).encode("utf-16-le")) // 2


def bare(text: str) -> str:
    """What a reader sees of an HTML text."""
    return html.unescape(_TAG.sub("", text))


def joined(lines: Iterable[str | None]) -> str:
    """The lines that are there, one below the other."""
    return "\n".join(line for line in lines if line is not None)


def row_id(value: int) -> int:
    """An id that came back from a phone: NotFound for one that no row can have."""
    if not possible(value):
        raise NotFound("id")
    return value


def page_number(value: int) -> int:
    """A page that came back from a phone, brought into a sensible range."""
    return min(max(value, 0), _LARGEST_PAGE)


def piece(items: Sequence[T], page: int, size: int) -> tuple[int, int, Sequence[T]]:
    """The page brought into range, how many there are, and what stands on it."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return page, pages, items[page * size : (page + 1) * size]


def page_row(
    say: Say, page: int, pages: int, to: Callable[[int], CallbackData]
) -> list[InlineKeyboardButton]:
    """‹ and › under a list outside dialogs; ``to`` makes the callback data of a page."""
    row = []
    if page > 0:
        row.append(
            InlineKeyboardButton(
                text=say.plain("button-earlier"), callback_data=to(page - 1).pack()
            )
        )
    if page < pages - 1:
        row.append(
            InlineKeyboardButton(text=say.plain("button-later"), callback_data=to(page + 1).pack())
        )
    return row
