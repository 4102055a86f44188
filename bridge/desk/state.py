"""What all calls of the desk share."""

from __future__ import annotations

import asyncio
import hmac
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import structlog

from botapi.errors import ApiError, bad_request, too_many_requests
from botapi.params import Params
from botapi.reading import chat_id, chat_not_found
from botapi.serving import bot_number
from botapi.values import JSON
from bridge.desk.updates import Updates
from bridge.messenger import (
    Away,
    Declined,
    Messenger,
    NoLonger,
    NotAllowed,
    OutOfReach,
    Toast,
    TooBig,
    TooMany,
)
from bridge.store import people, updates
from bridge.store.database import Database
from bridge.store.people import Person

log = structlog.get_logger(__name__)
Result = TypeVar("Result")
LONGEST_REASON = 200
NAMELESS = "-"
"""Stands where the Bot API wants somebody's name."""


class Locks:
    """One at a time for each thing; what nobody holds is forgotten."""

    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def held(self, what: Hashable) -> AsyncIterator[None]:
        lock, waiting = self._held.get(what, (asyncio.Lock(), 0))
        self._held[what] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._held[what]
            if waiting > 1:
                self._held[what] = lock, waiting - 1
            else:
                del self._held[what]


@dataclass(kw_only=True)
class Standing:
    """How the bridge gets on with the messenger."""

    refused: bool = False
    """The last call was refused for the app's credentials."""
    deaf: bool = False
    """The messenger gave up hearing what people do."""


SHORTLY = 60.0
"""Seconds for which a connection may be away: it ends often, and is opened again."""
UNFETCHED_SECONDS = 3600
"""What people wrote may wait so long for a desk that is being mended."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the bot is towards the desk, and who people are."""

    token: str
    username: str
    name: str

    @property
    def id(self) -> int:
        return bot_number(self.token)

    def check(self, token: str) -> None:
        """Raises ApiError 401 for another token."""
        if not hmac.compare_digest(token.encode(errors="replace"), self.token.encode()):
            raise ApiError(401, "Unauthorized")

    def bot(self) -> JSON:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def user(self, number: int) -> JSON:
        """The messenger does not name people, and the desk need not know how they are called."""
        return {"id": number, "is_bot": False, "first_name": NAMELESS}

    def chat(self, number: int) -> JSON:
        return {"id": number, "type": "private", "first_name": NAMELESS}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every request shares; ``toasts`` are the presses whose answer somebody waits for,
    ``shown`` those whose answer was given and is not on the disk yet; ``sending`` the messages, by
    chat and number, that are on their way to the messenger; ``owing`` those whose change may not
    stay, since a press waits for its answer, and ``settling`` who sees to them."""

    identity: Identity
    messenger: Messenger
    database: Database
    updates: Updates
    clock: Callable[[], float]
    toasts: dict[int, asyncio.Future[Toast]] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    sending: set[tuple[int, int]] = field(default_factory=set)
    owing: Counter[tuple[int, int]] = field(default_factory=Counter)
    settling: set[asyncio.Task[None]] = field(default_factory=set)
    locks: Locks = field(default_factory=Locks)
    standing: Standing = field(default_factory=Standing)

    async def trouble(self) -> str | None:
        """Why the bridge is not well, for whoever watches; None where it is."""
        if self.standing.refused:
            return "the messenger refuses the app's credentials"
        if self.standing.deaf or self.messenger.unheard > SHORTLY:
            return "the messenger is not heard"
        try:
            oldest = await self.database.soon(updates.oldest)
        except sqlite3.Error:
            return "the database cannot be written"
        if self.database.failed:
            return "the database cannot be written"
        if oldest is not None and self.clock() - oldest > UNFETCHED_SECONDS:
            return "the desk does not fetch what people wrote"
        return None

    async def person(self, number: int) -> Person:
        """Raises the 400 of somebody who never wrote to this bot."""
        found = await self.database.soon(lambda db: people.person(db, number))
        if found is None:
            raise chat_not_found()
        return found

    async def speak(self, asking: Awaitable[Result], gone: str = "message can't be sent") -> Result:
        """What the messenger answers; raises its refusals as the Bot API's. ``gone``: what a 400
        says of a message that is no longer there."""
        try:
            result = await asking
        except NotAllowed as error:
            if not self.standing.refused:
                log.error("messenger.refuses_credentials", why=str(error)[:LONGEST_REASON])
            self.standing.refused = True
            raise ApiError(500, "Internal Server Error: the messenger refuses the app") from error
        except OutOfReach as error:
            raise ApiError(403, "Forbidden: bot was blocked by the user") from error
        except TooMany as error:
            raise too_many_requests(max(1, error.seconds)) from error
        except NoLonger as error:
            raise bad_request(gone) from error
        except TooBig as error:
            raise bad_request("file is too big") from error
        except Declined as error:
            log.warning("messenger.declined", why=str(error)[:LONGEST_REASON])
            raise ApiError(400, f"Bad Request: DECLINED by the messenger: {error}") from error
        except Away as error:
            raise ApiError(502, "Bad Gateway: the messenger did not answer") from error
        if self.standing.refused:
            log.info("messenger.takes_credentials")
            self.standing.refused = False
        return result


@dataclass(frozen=True)
class Call:
    """One call being carried out."""

    desk: Desk
    params: Params

    async def person(self, name: str = "chat_id") -> Person:
        """The person in whose chat it shall be done."""
        return await self.desk.person(chat_id(self.params, name))
