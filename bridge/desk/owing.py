"""A change that goes along with the answer to a press is told to the desk as done before anybody
knows that it came through, and one made by a call may spring back while a press waits. So it is on
file as owed; where the answer did not get through, came too late, or the bridge ended before, what
is on file is put on the phone by a call of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Awaitable

import structlog

from botapi.errors import ApiError
from botapi.values import JSON
from bridge.desk.attaching import same_file
from bridge.desk.outgoing import as_shown
from bridge.desk.state import Desk
from bridge.store import messages, owed

log = structlog.get_logger(__name__)

_PAUSE = 5.0
_REFUSED = frozenset({400, 403})
"""It cannot be put there any more."""


def settle_later(desk: Desk, place: tuple[int, int], landed: Awaitable[bool] | None) -> None:
    """Sees to it while the desk goes on that the message of this chat and number stands on the
    phone as it is on file. ``landed`` is a :class:`bridge.messenger.Landing`'s ``stands``; None:
    nobody knows. Whoever changed the message still holds its lock."""
    desk.owing[place] += 1
    task = asyncio.create_task(_settle(desk, place, landed))
    desk.settling.add(task)
    task.add_done_callback(desk.settling.discard)


async def shown_again(desk: Desk, named: str, message: JSON) -> None:
    """Whoever pressed a button of a card that is older than what is on file sees what is."""
    with contextlib.suppress(ApiError, sqlite3.Error):  # the next press brings another chance
        shown = as_shown(message, await same_file(desk, message))
        await desk.speak(desk.messenger.show_again(named, shown))


async def settle_all(desk: Desk) -> None:
    """What the one before owed when it ended; none of it waits for the others."""
    while True:
        try:
            places = await desk.database.soon(owed.owed)
        except sqlite3.Error as error:
            log.warning("message.still_owed", error=type(error).__name__)
            await asyncio.sleep(_PAUSE)
        else:
            break
    for place in places:
        settle_later(desk, place, None)


async def _settle(desk: Desk, place: tuple[int, int], landed: Awaitable[bool] | None) -> None:
    try:
        await _stands(desk, place, landed)
    finally:
        desk.owing[place] -= 1
    async with desk.locks.held(place):
        if desk.owing[place]:
            return  # changed once more: that is for whoever sees to the later one
        del desk.owing[place]
        try:
            await desk.database.soon(lambda db: owed.paid(db, *place))
        except sqlite3.Error as error:  # after the next start it is put there once more
            log.warning("message.still_owed", error=type(error).__name__)


async def _stands(desk: Desk, place: tuple[int, int], landed: Awaitable[bool] | None) -> None:
    """Returns when it does, or never will."""
    while landed is None or not await landed:
        try:
            landed = await _put_there(desk, place)
        except ApiError as error:
            log.warning("message.still_owed", code=error.code)
            if error.code in _REFUSED:
                return
        except sqlite3.Error as error:
            log.warning("message.still_owed", error=type(error).__name__)
        else:
            if landed is None:
                return
            continue
        await asyncio.sleep(_PAUSE)
        landed = None


async def _put_there(desk: Desk, place: tuple[int, int]) -> Awaitable[bool] | None:
    async with desk.locks.held(place):
        kept = await desk.database.soon(lambda db: messages.get(db, *place))
        if kept is None or kept.gone or kept.body is None or kept.message_id is None:
            return None
        person = await desk.person(kept.chat)
        shown = as_shown(kept.body, await same_file(desk, kept.body))
        change = desk.messenger.change(person.address, kept.message_id, shown)
        landing = await desk.speak(change)
        return None if landing is None else landing.stands
