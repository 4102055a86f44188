"""The way to the messenger's servers: lean requests, patience when told to wait."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from functools import cache
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import GetFile, GetUpdates, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from aiohttp import ClientTimeout
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from bot.telegram.conversation import note_sent
from bot.telegram.proxy import PROXY_ERRORS, why
from bot.telegram.wire import Wire, WireError
from domain.contacts.model import Spot

log = structlog.get_logger(__name__)

OnSend = Callable[[int | str], None]

_SENDING = ("send", "copy", "forward")
_LONGEST_PAUSE = 10
"""Longer waits go back to the inbox, which tries the update again later."""
_TRIES = 3
_LONGEST_REFUSAL = 4096
"""Bytes that are read of the reason why a file does not come."""


class ProxyFailed(TelegramNetworkError):
    """The proxy let nothing through. ``message`` says why, and holds nothing secret."""


class Garbled(Exception):
    """An answer that cannot be read; ``body`` is all of it."""

    def __init__(self, body: bytes) -> None:
        super().__init__("garbled")
        self.body = body


class LeanSession(AiohttpSession):
    """aiogram's session with JSON bodies where no file goes along, waiting out a 429.

    All goes by ``proxy``, the address of an http or socks5 proxy, if there is one. ``on_send`` is
    told the chat of each message sent, so that whoever paces the pushes to the same chats counts
    it.
    """

    def __init__(
        self,
        api: TelegramAPIServer = PRODUCTION,
        *,
        proxy: str | None = None,
        on_send: OnSend | None = None,
    ) -> None:
        super().__init__(api=api)
        if proxy is not None:
            direct = self._connector_init
            self.proxy = proxy  # forgets the roots against which certificates are checked
            self._connector_init = {**direct, **self._connector_init}
        self.on_send = on_send
        self._wire = Wire(api.base, proxy)
        self._paths: dict[tuple[str, str], str] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the name is the parent class's
    ) -> TelegramType:
        self._count(method)
        for tries in range(1, _TRIES + 1):
            try:
                result = await self._once(bot, method, timeout)
                _note(method, result)
                return result
            except TelegramRetryAfter as error:
                if tries == _TRIES or error.retry_after > _LONGEST_PAUSE:
                    raise
                log.warning("told to wait", method=method.__api_method__, s=error.retry_after)
                await asyncio.sleep(error.retry_after)
        raise AssertionError  # the last try either returned or raised

    async def updates(
        self, bot: Bot, *, offset: int | None, limit: int, wait: int, allowed: list[str]
    ) -> list[dict[str, Any]]:
        """A long poll, its updates as they came. Raises what aiogram's own call raises, and
        Garbled when there are updates among which one cannot be read."""
        method = GetUpdates(offset=offset, limit=limit, timeout=wait, allowed_updates=allowed)
        status, text = await self._post(bot, method, _plain(method, bot), wait + 15)
        if status != HTTPStatus.OK:
            self.check_response(bot=bot, method=method, status_code=status, content=_shown(text))
        answer = _loaded(text)
        if answer is None or not isinstance(answer.get("result"), list):
            raise Garbled(text)
        return cast(list[dict[str, Any]], answer["result"])

    def _count(self, method: TelegramMethod[Any]) -> None:
        chat = getattr(method, "chat_id", None)
        if (
            self.on_send is not None
            and chat is not None
            and method.__api_method__.startswith(_SENDING)
            and method.__api_method__ != "sendChatAction"
        ):
            self.on_send(chat)

    async def _once(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: int | None
    ) -> TelegramType:
        body = _plain(method, bot)
        if body is None:
            try:
                return await super().make_request(bot, method, seconds)
            except PROXY_ERRORS as error:
                raise ProxyFailed(method=method, message=why(error)) from error
        status, text = await self._post(
            bot, method, body, self.timeout if seconds is None else seconds
        )
        answer = _loaded(text) if status == HTTPStatus.OK else None
        if answer is None or not answer.get("ok"):
            whole = self.check_response(
                bot=bot, method=method, status_code=status, content=_shown(text)
            )
            return cast(TelegramType, whole.result)
        try:
            result = answer["result"]
            if isinstance(result, dict):
                # What we have just sent: to read its buttons, its marks and who sent it again
                # tells us nothing.
                for name in ("reply_markup", "entities", "from"):
                    result.pop(name, None)
            result = _shape(type(method)).validate_python(result, context={"bot": bot})
        except (ValidationError, KeyError) as error:
            raise ClientDecodeError("Failed to deserialize object", error, answer) from error
        return cast(TelegramType, result)

    async def _post(
        self, bot: Bot, method: TelegramMethod[Any], body: Any, seconds: float
    ) -> tuple[int, bytes]:
        called = bot.token, method.__api_method__
        path = self._paths.get(called)
        if path is None:
            url = urlsplit(self.api.api_url(token=bot.token, method=method.__api_method__))
            path = self._paths[called] = url.path
        try:
            return await self._wire.post(path, to_json(body), seconds)
        except PROXY_ERRORS as error:
            raise ProxyFailed(method=method, message=why(error)) from error
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except WireError as error:
            raise TelegramNetworkError(method=method, message=str(error)) from error

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the name is the parent class's
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A file's content. Who has it may say only now why it does not come (a messenger that
        tells no sizes): raises TelegramBadRequest, as a call does."""
        session = await self.create_session()
        async with session.get(
            url, timeout=ClientTimeout(total=timeout), headers=headers
        ) as answer:
            if answer.status == HTTPStatus.BAD_REQUEST:
                told = _loaded(await answer.content.read(_LONGEST_REFUSAL)) or {}
                why = str(told.get("description", ""))
                raise TelegramBadRequest(method=GetFile(file_id=""), message=why)
            if raise_for_status:
                answer.raise_for_status()
            async for chunk in answer.content.iter_chunked(chunk_size):
                yield chunk

    async def close(self) -> None:
        self._wire.close()
        await super().close()


def _note(method: TelegramMethod[Any], result: Any) -> None:
    """Remembers what was sent with the update that is being handled."""
    if method.__api_method__.startswith(_SENDING):
        for one in result if isinstance(result, list) else [result]:
            if isinstance(one, Message):
                note_sent(Spot(address=str(one.chat.id), message=str(one.message_id)))


def _shown(text: bytes) -> str:
    """What stands in the answer, also when it is an error page of something in between, in whatever
    encoding."""
    return text.decode(errors="replace")


def _loaded(text: bytes) -> dict[str, Any] | None:
    try:
        answer = from_json(text)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


@cache
def _shape(method: type[TelegramMethod[Any]]) -> TypeAdapter[Any]:
    """What a method answers with. aiogram looks the shape of the whole answer up at each call, and
    pydantic, which holds it weakly, often makes it anew: that is most of the time of a call."""
    return TypeAdapter(method.__returning__)


class _HasFile(Exception):
    """A file goes along: that needs a multipart body."""


def _plain(method: TelegramMethod[Any], bot: Bot) -> dict[str, Any] | None:
    """The method's fields as JSON values; None when a file goes along."""
    try:
        body = {name: _value(value, bot) for name, value in method if value is not None}
    except _HasFile:
        return None
    return {name: value for name, value in body.items() if value is not None}


def _value(value: Any, bot: Bot) -> Any:
    match value:
        case str() | int() | float() | None:
            return value
        case Default():
            return _value(bot.default[value.name], bot)
        case InlineKeyboardMarkup():
            # many buttons, and nothing in them that pydantic would not dump alike: a third of the
            # time
            return value.model_dump(exclude_none=True)
        case InputFile():
            raise _HasFile
        case list():
            return [_value(item, bot) for item in value]
        case BaseModel():
            return {name: _value(field, bot) for name, field in value if field is not None}
        case _:
            raise _HasFile  # rare shapes (dates, enums in dicts) go aiogram's own way


def make_bot(
    token: str,
    server: str | None = None,
    *,
    proxy: str | None = None,
    on_send: OnSend | None = None,
) -> Bot:
    """A bot that speaks HTML and shows no link previews; ``server`` is another server's address,
    ``proxy`` that of a proxy by which all its calls and files go."""
    api = TelegramAPIServer.from_base(server) if server else PRODUCTION
    return Bot(
        token,
        session=LeanSession(api, proxy=proxy, on_send=on_send),
        default=DefaultBotProperties(
            parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
        ),
    )
