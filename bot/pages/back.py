"""The way back to a list of a board, which stays under whatever is opened from it."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton

from bot.buttons.late import LateOf
from bot.buttons.status import MattersOf
from bot.pages.page import Page, button
from bot.telegram.conversation import current

WAYS_BACK = "ways-back"
"""The record of a conversation with them: by the number of the message, what is shown in it, and
the label and data of the button. The buttons under a tap are not kept with it."""
_KEPT = 8
_LISTS: tuple[type[CallbackData], ...] = (MattersOf, LateOf)


def remember(query: CallbackQuery, page: Page, way_back: InlineKeyboardButton) -> None:
    """From now on what this page is about has a way back, as long as it is drawn in this
    message."""
    if query.message is None:
        return
    key = str(query.message.message_id)
    kept = {one: way for one, way in _ways().items() if one != key}
    kept[key] = [page.about or "", way_back.text, way_back.callback_data or ""]
    current().put(WAYS_BACK, dict(list(kept.items())[-_KEPT:]))


def with_way_back(query: CallbackQuery, page: Page) -> Page:
    """The page with its way back at the end, if it has one."""
    if page.about is None or query.message is None:
        return page
    about, label, data = _ways().get(str(query.message.message_id), ("", "", ""))
    if about != page.about:
        return page
    row = [button(label, to.unpack(data)) for to in _LISTS if data.startswith(f"{to.__prefix__}:")]
    return Page(text=page.text, rows=(*page.rows, row), about=page.about)


def _ways() -> dict[str, list[str]]:
    return current().get(WAYS_BACK) or {}
