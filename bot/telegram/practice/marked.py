"""A bot that marks all it says as practice, and says it to nobody but the one who practises."""

import copy
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMyCommands,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    GetMe,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVoice,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardMarkup, InputFile

from bot.texts import LOCALES, Say, say_in

T = TypeVar("T")

_SAYS = (SendMessage, EditMessageText)
_SHOWS = (SendDocument, SendPhoto, SendVoice, EditMessageCaption)
_TO_CHAT = (*_SAYS, *_SHOWS, EditMessageMedia, EditMessageReplyMarkup, DeleteMessage)
_LEFT_OUT = (SetMyCommands, DeleteMyCommands)
"""The menu is the person's own at the desk, whatever they become in a practice."""
_ALERT_LIMIT = 200


class ElsewherePractised(Exception):
    """A practice tried to reach somebody else; nothing was sent."""


class PractisingBot(Bot):
    """The same bot, for the handling of one update of a chat that practises."""

    def __init__(self, bot: Bot, chat: str, mark: str, say: Say) -> None:
        super().__init__(bot.token, session=bot.session, default=bot.default)
        self._chat = chat
        self._mark = mark
        self._banner = say("practice-banner")
        self._short = say.plain("practice-mark")

    async def __call__(
        self,
        method: TelegramMethod[T],
        request_timeout: int | None = None,
    ) -> T:
        """Carries the call out, marked. Raises ElsewherePractised for any other chat, and for what
        it does not know."""
        if isinstance(method, _LEFT_OUT):
            return True  # type: ignore[return-value]  # as the messenger answers these
        answer: T = await super().__call__(self._marked(method), request_timeout)
        return answer

    def _marked(self, method: Any) -> Any:
        changed: dict[str, Any] = {}
        match method:
            case AnswerCallbackQuery():
                if method.text:
                    changed["text"] = f"{self._short} {method.text}"[:_ALERT_LIMIT]
                return method.model_copy(update=changed)
            case GetFile() | GetMe():
                return method
            case SendChatAction() if str(method.chat_id) == self._chat:
                return method
        if not isinstance(method, _TO_CHAT) or str(method.chat_id) != self._chat:
            raise ElsewherePractised(method.__api_method__)
        if isinstance(method, _SAYS):
            changed["text"] = f"{self._banner}\n{method.text}"
        elif isinstance(method, _SHOWS):
            changed["caption"] = self._below(method.caption)
        elif isinstance(method, EditMessageMedia):
            caption = self._below(getattr(method.media, "caption", None))
            changed["media"] = method.media.model_copy(update={"caption": caption})
        if isinstance(method, SendDocument) and isinstance(method.document, InputFile):
            changed["document"] = self._named(method.document)
        markup = getattr(method, "reply_markup", None)
        if isinstance(markup, InlineKeyboardMarkup):
            changed["reply_markup"] = self._with_marks(markup)
        return method.model_copy(update=changed)

    def _below(self, caption: str | None) -> str:
        return f"{self._banner}\n{caption}" if caption else str(self._banner)

    def _named(self, file: InputFile) -> InputFile:
        """A file is passed on without what stood above it."""
        named = copy.copy(file)
        named.filename = f"{self._short}{file.filename or ''}"
        return named

    def _with_marks(self, markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
        rows = [
            [
                one
                if one.callback_data is None
                else one.model_copy(update={"callback_data": f"{self._mark}{one.callback_data}"})
                for one in row
            ]
            for row in markup.inline_keyboard
        ]
        return InlineKeyboardMarkup(inline_keyboard=rows)


def is_marked(text: str | None) -> bool:
    """Whether a message of ours was said while practising, by its first letters."""
    return (text or "").startswith(_marks())


def _marks() -> tuple[str, ...]:
    return tuple(say_in(locale).plain("practice-mark") for locale in LOCALES)


def unmarked(value: Any, mark: str) -> Any:
    """An update's values with the marks of one room taken off its buttons."""
    match value:
        case dict():
            return {
                name: one.removeprefix(mark)
                if name in {"data", "callback_data"} and isinstance(one, str)
                else unmarked(one, mark)
                for name, one in value.items()
            }
        case list():
            return [unmarked(one, mark) for one in value]
    return value
