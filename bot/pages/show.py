"""Sending a page, and drawing one in the place of another."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaPhoto, Message

from bot.errors import answer_tap
from bot.pages.back import with_way_back
from bot.pages.page import Page
from bot.telegram.conversation import current
from domain.messaging import PAGES_DRAWN

_SAME = "message is not modified"
_GONE = ("message can't be edited", "message to edit not found", "no text in the message to edit")
"""The last is a photo, which cannot become words again."""
_PICTURE = "picture.png"
_DRAWN = 8
"""So many messages are remembered as pages; what is above them nobody looks at."""


async def send(message: Message, page: Page, picture: bytes | None = None) -> None:
    """Answers with the page, below its picture if there is one."""
    if picture is None:
        await message.answer(page.text, reply_markup=page.keyboard)
        return
    photo = BufferedInputFile(picture, _PICTURE)
    await message.answer_photo(photo, caption=page.text, reply_markup=page.keyboard)


async def below(query: CallbackQuery, page: Page) -> None:
    """Sends the page to whoever tapped; also where the tapped message is out of reach, or there is
    none since the label was typed."""
    if query.bot is not None:
        await query.bot.send_message(query.from_user.id, page.text, reply_markup=page.keyboard)


async def redraw(query: CallbackQuery, page: Page) -> None:
    """Draws the page in the tapped message; one that cannot be edited any more is left as it is
    and the page is sent below. Drawing the same page again is fine."""
    page = with_way_back(query, page)
    if not isinstance(query.message, Message):
        await below(query, page)
        return
    _drawn_in(query.message.message_id)
    try:
        await query.message.edit_text(page.text, reply_markup=page.keyboard)
    except TelegramBadRequest as error:
        reason = error.message.lower()
        if any(words in reason for words in _GONE):
            await send(query.message, page)
        elif _SAME not in reason:
            raise


async def answer_drawn(query: CallbackQuery, page: Page, picture: bytes | None) -> None:
    """Shows the page with its picture, in the place of the tapped message if that is a picture,
    else below it: what is words stays to go back to. Without a picture it is a page like others."""
    message = query.message
    if picture is None or not isinstance(message, Message):
        await answer(query, page)
        return
    if message.photo is None:
        await send(message, page, picture)
    else:
        await _exchange(message, page, picture)
    await answer_tap(query)


async def _exchange(message: Message, page: Page, picture: bytes) -> None:
    _drawn_in(message.message_id)
    media = InputMediaPhoto(media=BufferedInputFile(picture, _PICTURE), caption=page.text)
    try:
        await message.edit_media(media, reply_markup=page.keyboard)
    except TelegramBadRequest as error:
        reason = error.message.lower()
        if any(words in reason for words in _GONE):
            await send(message, page, picture)
        elif _SAME not in reason:
            raise


def _drawn_in(message_id: int) -> None:
    """What pushes still say of its matter does not take the place of a page that is read."""
    drawn = current().get(PAGES_DRAWN) or []
    if message_id not in drawn:
        current().put(PAGES_DRAWN, [*drawn, message_id][-_DRAWN:])


async def answer(
    query: CallbackQuery, page: Page, words: str | None = None, *, alert: bool = False
) -> None:
    """Redraws, then answers the tap: once it is answered the new page is there."""
    await redraw(query, page)
    await answer_tap(query, words, alert=alert)
