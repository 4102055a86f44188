"""Takes updates from the messenger and keeps them as rows before they are acknowledged."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import web
from pydantic_core import to_json

from bot.telegram.session import LeanSession, ProxyFailed
from domain.messaging import Inbox, Incoming, TokenRefused
from domain.ports import Clock

log = structlog.get_logger(__name__)

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""What the bot has handlers for, and so asks for."""
_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_LONGEST_PAUSE: Final = 60.0


REFUSALS: Final = (TelegramUnauthorizedError, TelegramNotFound)
"""How a call ends when the messenger does not know the token, or does not take it for one."""


def incoming(bot_id: int, update: dict[str, Any]) -> Incoming:
    """A raw update as a row. Raises KeyError, TypeError or ValueError when it is none.

    It is kept as it came, but for the buttons and marks of the bot's own message under a tap, and
    that it is the bot's: nobody reads them, and they are most of its length.
    """
    tapped = (update.get("callback_query") or {}).get("message")
    if tapped is not None:
        for name in ("reply_markup", "entities", "from"):
            tapped.pop(name, None)
    return Incoming(
        bot_id=bot_id,
        update_id=int(update["update_id"]),
        lane=lane_of(update),
        payload=to_json(update).decode(),
    )


def lane_of(update: dict[str, Any]) -> str:
    """The chat; in a private one a person's messages and taps so share their lane."""
    for event in update.values():
        if isinstance(event, dict):
            chat = event.get("chat") or (event.get("message") or {}).get("chat")
            if chat is not None:
                return str(chat["id"])
            if "from" in event:
                return str(event["from"]["id"])
    return "-"


async def poll(
    bot: Bot,
    inbox: Inbox,
    clock: Clock,
    wake: Callable[[], None],
    *,
    wait: int = 25,
    first_pause: float = 1.0,
) -> None:
    """Polls until cancelled. An update is acknowledged only after it was kept.

    Raises TokenRefused. Everything else is waited out with growing pauses.
    """
    session = bot.session
    if not isinstance(session, LeanSession):
        raise TypeError("polling needs the lean session")
    offset: int | None = None
    pause = first_pause
    while True:
        try:
            updates = await session.updates(
                bot, offset=offset, limit=100, wait=wait, allowed=list(ALLOWED_UPDATES)
            )
            if updates:
                await inbox.keep([incoming(bot.id, one) for one in updates], clock.now())
                offset = max(int(one["update_id"]) for one in updates) + 1
                wake()
            pause = first_pause
        except REFUSALS as error:
            raise TokenRefused from error
        except Exception as error:
            await asyncio.sleep(_told(error, pause))
            pause = min(pause * 2, _LONGEST_PAUSE)


def _told(error: Exception, pause: float) -> float:
    """Logs why polling failed, without anything a person wrote; returns how long to wait."""
    match error:
        case TelegramConflictError():
            log.error(
                "polling conflict: another process polls with this token, or a webhook is set",
                pause=pause,
            )
        case TelegramRetryAfter():
            log.warning("polling told to wait", pause=error.retry_after)
            return max(pause, float(error.retry_after))
        case ProxyFailed():
            log.warning("polling failed", error=error.message, pause=pause)
        case TelegramAPIError():
            log.warning("polling failed", error=type(error).__name__, pause=pause)
        case _:
            log.error("polled updates not kept", error=type(error).__name__, pause=pause)
    return pause


def webhook(
    bot_id: int, inbox: Inbox, clock: Clock, wake: Callable[[], None], *, secret: str
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler for the webhook's route: answers 200 only after the update was kept."""
    expected = secret.encode()

    async def handle(request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, expected):
            return web.Response(status=401)
        try:
            row = incoming(bot_id, await request.json())
        except (KeyError, TypeError, ValueError, AttributeError):
            return web.Response(status=400)
        try:
            await inbox.keep([row], clock.now())
        except Exception as error:
            # 503 makes the messenger bring it again.
            log.error("webhook update not kept", error=type(error).__name__)
            return web.Response(status=503)
        wake()
        return web.Response()

    return handle
