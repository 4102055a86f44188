"""One push to one chat with python-telegram-bot, and what its failure means for the row.

Delivery is at least once: an answer that never came (a timeout, a cut connection) may hide a
message that arrived, and the row is sent again. Of the two mistakes open to us, a grid worker who
reads a push twice is better than one who never hears of a case.
"""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache

import httpx
import structlog
from httpx_socks import AsyncProxyTransport
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from domain.messaging import Rendered, TokenRefused
from domain.people.messengers import chat_of
from scheduler.limits import SlidingWindow, seconds_of

log = structlog.get_logger(__name__)

_GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
"""400s that speak of the chat and not of the message; every 403 does."""
_SAME = "message is not modified"
_NOT_TO_EDIT = ("message to edit not found", "message can't be edited", "no text in the message")
"""400s of an edit after which the message is sent anew."""
_NEVER_LEFT = (
    *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout),
    ssl.SSLCertVerificationError,  # as it is through a proxy; otherwise a ConnectError
)
_PROXY = (ProxyError, ProxyConnectionError, ProxyTimeoutError)
_LONGEST_REST = 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TOKEN_REFUSED = "token-refused"  # noqa: S105 - a word for what went wrong
"""The one outage that does not end by itself."""


@dataclass(frozen=True)
class Sent:
    """Telegram took it, as the message of this number in the chat."""

    message_id: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Gone:
    """This chat is no more, for good: the channel ends."""

    error: str


@dataclass(frozen=True)
class Dead:
    """Telegram will never take this message."""

    error: str


@dataclass(frozen=True)
class Wait:
    """Telegram asks for a pause: certainly not sent, not the message's fault."""

    seconds: float


@dataclass(frozen=True)
class Outage:
    """Telegram cannot be reached or refuses the token: certainly not sent, nor the row's fault."""

    error: str


@dataclass(frozen=True)
class Transient:
    """It may have arrived or not; worth another try."""

    error: str


Delivery = Sent | Gone | Dead | Wait | Outage | Transient


class Pusher:
    """Sends with one token, within its limits. ``start`` before use, ``close`` after."""

    def __init__(
        self,
        token: str,
        api_url: str,
        limiter: SlidingWindow,
        *,
        proxy: str | None = None,
        connections: int,
        timeout: float = 10.0,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._sleep = sleep
        base = api_url.rstrip("/")
        self._bot: ExtBot[bool] = ExtBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            rate_limiter=limiter,
            request=_request(connections, timeout, proxy),
            # never used, but it would make its own
            get_updates_request=_request(1, timeout, proxy),
        )

    async def start(self) -> None:
        """Opens the connections and makes sure of the token; returns when Telegram answered.

        An outage is waited out. A token that Telegram refuses is an error of the settings:
        raises :class:`TokenRefused`.
        """
        # httpx writes each address, and with it the token, at INFO
        logging.getLogger("httpx").setLevel(logging.WARNING)
        rest = 1.0
        while True:
            try:
                await self._bot.initialize()
            except InvalidToken:
                raise TokenRefused from None  # its message holds the token
            except TelegramError as error:
                by_proxy = isinstance(error.__cause__, _PROXY)
                name = type(error.__cause__ if by_proxy else error).__name__
                log.warning("push.start_failed", error=name, again_in=rest)
                await self._sleep(rest)
                rest = min(rest * 2, _LONGEST_REST)
            else:
                return

    async def close(self) -> None:
        """Closes the connections; safe to call twice and without ``start``."""
        await self._bot.shutdown()

    async def push(
        self,
        address: str,
        rendered: Rendered,
        replaces: int | None = None,
        key: str = "",
        urgent: bool = False,
    ) -> Delivery:
        """Sends one message, or changes the one of the number that it ``replaces`` if that can be;
        never raises for what Telegram or the network does. What is ``urgent`` goes before all that
        waits for room within the limits. A ``key`` goes along for a bridge, not for Telegram: the
        same call again sends nothing twice, and a change is known to answer no press."""
        try:
            chat_id = chat_of(address)
        except ValueError:
            return Gone("bad-address")
        try:
            if replaces and await self._edited(chat_id, replaces, rendered, key, urgent):
                return Sent(replaces)
            if (pictured := await self._pictured(chat_id, rendered, key, urgent)) is not None:
                return pictured
            message = await self._bot.send_message(
                chat_id=chat_id,
                text=rendered.text,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(rendered),
                link_preview_options=_NO_PREVIEW,
                api_kwargs=_named(key),
                rate_limit_args=urgent,
            )
        except TelegramError as error:
            return classify(error)
        return Sent(message.message_id)

    async def _pictured(
        self, chat_id: int, rendered: Rendered, key: str, urgent: bool
    ) -> Sent | None:
        """Sends it below its picture; None where it has none, or Telegram will not have it."""
        if rendered.picture is None:
            return None
        try:
            message = await self._bot.send_photo(
                chat_id=chat_id,
                photo=rendered.picture,
                caption=rendered.text,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(rendered),
                # a call of its own: were it refused, the words alone are another message
                api_kwargs=_named(key and f"{key}:photo"),
                rate_limit_args=urgent,
            )
        except BadRequest as error:
            if isinstance(classify(error), Gone):
                raise
            log.warning("push.picture_refused", error=error.message.partition(":")[0][:60])
            return None
        return Sent(message.message_id)

    async def _edited(
        self, chat_id: int, message_id: int, rendered: Rendered, key: str, urgent: bool
    ) -> bool:
        """Changes the message; False when it is gone, or is none to change. That it says so already
        means that an earlier try arrived."""
        try:
            await self._bot.edit_message_text(
                rendered.text,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(rendered),
                link_preview_options=_NO_PREVIEW,
                api_kwargs=_named(key),
                rate_limit_args=urgent,
            )
        except BadRequest as error:
            words = error.message.lower()
            if any(mark in words for mark in _NOT_TO_EDIT):
                return False
            if _SAME not in words:
                raise
        return True


def _named(key: str) -> dict[str, str] | None:
    return {"idempotency_key": key} if key else None


def classify(error: TelegramError) -> Delivery:
    """What a failed call means for the row and its channel."""
    words = error.message.lower()
    if isinstance(error, RetryAfter):
        return Wait(seconds_of(error))
    if isinstance(error, Forbidden):
        return Gone("forbidden")
    if isinstance(error, BadRequest):  # before NetworkError, whose subclass it is
        if any(mark in words for mark in _GONE):
            return Gone("chat-not-found")
        return Dead(f"bad-request: {words.partition(':')[0][:60]}")
    if isinstance(error, ChatMigrated):
        return Gone("chat-migrated")
    if isinstance(error, InvalidToken):
        return Outage(TOKEN_REFUSED)
    if isinstance(error.__cause__, _PROXY):
        return Outage("proxy-failed")
    if isinstance(error.__cause__, _NEVER_LEFT):
        return Outage("unreachable")
    # TimedOut, NetworkError (5xx, a cut connection), an unreadable answer: nobody knows
    return Transient(type(error).__name__)


def _request(connections: int, timeout: float, proxy: str | None) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=timeout,
        write_timeout=timeout,
        connect_timeout=timeout,
        pool_timeout=timeout,
        httpx_kwargs={
            "verify": _certificates(),
            "transport": None if proxy is None else _through(proxy, connections),
            # the settings say by which way, as they do for the bot; HTTPS_PROXY has no say
            "trust_env": False,
        },
    )


def _through(proxy: str, connections: int) -> AsyncProxyTransport:
    """A tunnel for http too: httpx's own way passes http calls on, and then a 403 of the proxy's
    is read as Telegram's, which ends the channel."""
    return AsyncProxyTransport.from_url(
        proxy, verify=_certificates(), limits=httpx.Limits(max_connections=connections)
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Read once for both clients of a bot: it takes about 0.1 s each time."""
    return httpx.create_ssl_context()


def _keyboard(rendered: Rendered) -> InlineKeyboardMarkup | None:
    if not rendered.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.action) for button in row]
            for row in rendered.buttons
        ]
    )
