"""The way back to a list of a board, which stays under what was opened from it."""

from aiogram.types import CallbackQuery, Message

from bot.buttons.late import LateOf
from bot.buttons.status import MattersOf
from bot.pages.page import Page

_LISTS = tuple(f"{data.__prefix__}:" for data in (LateOf, MattersOf))


def with_way_back(query: CallbackQuery, page: Page) -> Page:
    """The page with the way back at its end, if the page that was tapped ended in one."""
    if not isinstance(query.message, Message) or query.message.reply_markup is None:
        return page
    last = query.message.reply_markup.inline_keyboard[-1]
    if len(last) != 1 or not (last[0].callback_data or "").startswith(_LISTS):
        return page
    return Page(text=page.text, rows=(*page.rows, last))
