"""Takes updates from the messenger and keeps them as rows before they are acknowledged."""

import asyncio
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, NoReturn

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

from bot.telegram.session import Garbled, LeanSession, ProxyFailed
from domain.messaging import Inbox, Incoming, StoreAway, TokenRefused
from domain.people.messengers import Messenger, address_of
from domain.ports import Clock

log = structlog.get_logger(__name__)

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""What the bot has handlers for, and so asks for."""
_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_LONGEST_PAUSE: Final = 10.0
"""Whoever writes as the messenger or the database comes back waits for so long at most."""
_AT_ONCE: Final = 100
_HELD_AT_ONCE: Final = 10  # of the forty connections by which Telegram brings updates
_LARGEST: Final = 1 << 63
_LARGEST_DATE: Final = 1 << 36
_NOWHERE: Final = "-"
"""The lane of what names no chat."""
_UNREAD: Final = frozenset({"reply_markup", "entities", "from"})
_NUMBER: Final = re.compile(rb'"update_id"\s*:\s*(\d{1,60})\b')

REFUSALS: Final = (TelegramUnauthorizedError, TelegramNotFound)
"""How a call ends when the messenger does not know the token, or does not take it for one."""


def incoming(
    bot_id: int, update: dict[str, Any], channel: Messenger = Messenger.TELEGRAM
) -> Incoming:
    """A raw update as a row. Raises KeyError, TypeError or ValueError when it is none.

    It is kept as it came, but for the buttons and marks of the bot's own message under a tap, and
    that it is the bot's: nobody reads them, and they are most of its length.
    """
    tap = update.get("callback_query") or {}
    if (tapped := tap.get("message")) is not None:
        read = {name: value for name, value in tapped.items() if name not in _UNREAD}
        update = {**update, "callback_query": {**tap, "message": read}}
    return Incoming(
        bot_id=bot_id,
        update_id=int(update["update_id"]),
        lane=address_of(channel, lane_of(update)),
        payload=to_json(update).decode(),
    )


def lane_of(update: dict[str, Any]) -> str:
    """The number of the chat; in a private one a person's messages and taps so share their lane.
    Raises ValueError for one that is no number: a lane without a name would be looked for for
    ever."""
    for event in update.values():
        if isinstance(event, dict):
            chat = event.get("chat") or (event.get("message") or {}).get("chat")
            if chat is not None:
                return _chat_number(chat["id"])
            if "from" in event:
                return _chat_number(event["from"]["id"])
    return _NOWHERE


def _chat_number(given: Any) -> str:
    if not isinstance(given, int) or isinstance(given, bool):
        raise ValueError("a chat's id is a number")
    return str(given)


def taken_in(bot_id: int, update: Any, channel: Messenger = Messenger.TELEGRAM) -> Incoming:
    """An update as a row; one that nobody can read as a row that is put aside, with all of it.
    Raises ValueError for what has no number that a row can have."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or not -_LARGEST <= number < _LARGEST:
        raise ValueError("no number")
    try:
        return incoming(bot_id, update, channel)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return _put_aside(bot_id, number, json.dumps(update), type(error).__name__)  # plain ASCII


def _put_aside(bot_id: int, number: int, raw: str, why: str) -> Incoming:
    if not -_LARGEST <= number < _LARGEST:  # no column holds it; the same one stays one row
        number = -int.from_bytes(sha256(raw.encode()).digest()[:7], "big")
    return Incoming(bot_id=bot_id, update_id=number, lane=_NOWHERE, payload=raw, broken=why)


async def keep(inbox: Inbox, rows: list[Incoming], now: datetime) -> bool:
    """Keeps updates; one that no row takes is put aside, and holds up none of the others. Whether
    any waits to be claimed. Raises StoreAway."""
    try:
        return await inbox.keep(rows, now) > 0
    except StoreAway:
        raise
    except Exception:
        return any([await _keep_alone(inbox, one, now) for one in rows])


async def _keep_alone(inbox: Inbox, one: Incoming, now: datetime) -> bool:
    try:
        return await inbox.keep([one], now) > 0
    except StoreAway:
        raise
    except Exception as error:
        why = type(error).__name__
        aside = _put_aside(one.bot_id, one.update_id, ascii(one.payload), why)
        log.error("update put aside", update=one.update_id, error=why)
        await inbox.keep([aside], now)
        return False


@dataclass
class _Intake:
    """One polling: how far it has come, and since when nothing came through."""

    bot: Bot
    inbox: Inbox
    clock: Clock
    channel: Messenger
    offset: int | None = None
    limit: int = _AT_ONCE
    down_since: datetime | None = None

    async def once(self, session: LeanSession, wait: int) -> bool:
        """Polls and keeps; whether any of what came waits to be claimed. It is acknowledged by the
        next."""
        waits = False
        try:
            updates = await session.updates(
                self.bot,
                offset=self.offset,
                limit=self.limit,
                wait=wait,
                allowed=list(ALLOWED_UPDATES),
            )
        except Garbled as error:
            return await self._garbled(error)
        if updates:
            now = self.clock.now()
            rows = [self._row(one, now) for one in updates]
            waits = await keep(self.inbox, rows, now)
            numbers = [int(one["update_id"]) for one in updates]
            # beyond a number that cannot be true the true ones would be taken for old
            self.offset = max((n for n in numbers if n < _LARGEST), default=max(numbers)) + 1
        self.limit, self.down_since = _AT_ONCE, None
        return waits

    def _row(self, update: dict[str, Any], now: datetime) -> Incoming:
        sent_at = _sent_at(update, self.down_since, now)
        try:
            row = taken_in(self.bot.id, update, self.channel)
            return row if sent_at is None else replace(row, sent_at=sent_at)
        except ValueError:
            number = int(update["update_id"])
            return _put_aside(self.bot.id, number, json.dumps(update), "no such number")

    async def _garbled(self, error: Garbled) -> bool:
        """Finds the one that cannot be read by asking for one at a time, and puts it aside."""
        found = _NUMBER.search(error.body)
        if found is None:  # no updates, but a page of something in between
            raise error
        if self.limit > 1:
            self.limit = 1
            return False
        number = int(found[1])
        raw = ascii(error.body.decode(errors="replace"))
        aside = _put_aside(self.bot.id, number, raw, "garbled")
        await keep(self.inbox, [aside], self.clock.now())
        log.error("update put aside", update=number, error="garbled")
        self.offset, self.limit = number + 1, _AT_ONCE
        return False


async def poll(
    bot: Bot,
    inbox: Inbox,
    clock: Clock,
    wake: Callable[[], None],
    *,
    channel: Messenger = Messenger.TELEGRAM,
    wait: int = 25,
    first_pause: float = 1.0,
) -> None:
    """Polls a messenger until cancelled. An update is acknowledged only after it was kept; one that
    cannot be read is put aside and holds nobody up. ``wake`` is for what waits to be claimed.

    Raises TokenRefused. Everything else is waited out with growing pauses.
    """
    session = bot.session
    if not isinstance(session, LeanSession):
        raise TypeError("polling needs the lean session")
    intake = _Intake(bot, inbox, clock, channel)
    pause = first_pause
    while True:
        began = clock.now()
        try:
            if await intake.once(session, wait):
                wake()
            pause = first_pause
        except REFUSALS as error:
            raise TokenRefused(channel) from error
        except Exception as error:
            intake.down_since = intake.down_since or began.replace(microsecond=0)
            await asyncio.sleep(_told(error, pause))
            pause = min(pause * 2, _LONGEST_PAUSE)


def _sent_at(update: dict[str, Any], since: datetime | None, now: datetime) -> datetime | None:
    """When it was sent, if that was while nothing came through."""
    message = update.get("message")
    date = message.get("date") if isinstance(message, dict) else None
    if since is None or not isinstance(date, int) or not 0 < date < _LARGEST_DATE:
        return None
    sent = datetime.fromtimestamp(date, UTC)
    return sent if since <= sent < now else None


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
        case Garbled():
            log.warning("polling failed", error="garbled", pause=pause)
        case _:
            log.error("polled updates not kept", error=type(error).__name__, pause=pause)
    return pause


def _no_number(said: str) -> NoReturn:
    """Infinity and NaN are no JSON. Raises ValueError."""
    raise ValueError(said)


def webhook(
    bot_id: int,
    inbox: Inbox,
    clock: Clock,
    wake: Callable[[], None],
    *,
    secret: str,
    held: Callable[[str], float] = lambda lane: 0.0,
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler for the route by which Telegram brings updates: answers 200 only after the update
    was kept, and so many seconds later as its lane is ``held``, where few are held already."""
    expected, room = secret.encode(), asyncio.Semaphore(_HELD_AT_ONCE)

    async def handle(request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, expected):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read(), parse_constant=_no_number)
            row = taken_in(bot_id, update)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            return web.Response(status=400)
        try:
            waits = await keep(inbox, [row], clock.now())
        except Exception as error:
            # 503 makes the messenger bring it again.
            log.error("webhook update not kept", error=type(error).__name__)
            return web.Response(status=503)
        if waits:
            wake()
        if (seconds := held(row.lane)) and not room.locked():
            async with room:
                await asyncio.sleep(seconds)
        return web.Response()

    return handle
