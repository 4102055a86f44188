"""getUpdates: offsets, conflicts, kinds asked for, and how long updates wait."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from simulator.testing import ManualTime, SimServer
from tests.callers import Raw


async def ids(raw: Raw, **params: object) -> list[int]:
    answer = await raw("getUpdates", **params)
    return [update["update_id"] for update in answer["result"]]


async def test_offset_confirms_all_below(raw: Raw, sim: SimServer, mei: int) -> None:
    for word in "abcd":
        await sim.client.say(mei, word)
    first = await ids(raw)
    assert first == list(range(first[0], first[0] + 4))
    assert await ids(raw) == first  # asking again confirms nothing
    assert await ids(raw, limit=2) == first[:2]
    assert await ids(raw, offset=first[2]) == first[2:]
    assert await ids(raw, offset=0) == first[2:]
    assert await ids(raw, offset=-1) == first[3:]
    assert await ids(raw) == first[3:]
    assert await ids(raw, offset=first[3] + 1) == []


async def test_limit_is_held_between_1_and_100(raw: Raw, sim: SimServer, mei: int) -> None:
    for number in range(101):
        await sim.client.say(mei, str(number))
    assert len(await ids(raw, limit=0)) == 1
    assert len(await ids(raw, limit=1000)) == 100


async def test_a_long_poll_ends_when_something_comes(raw: Raw, sim: SimServer, mei: int) -> None:
    poll = asyncio.ensure_future(raw("getUpdates", timeout=20))
    await sim.polled(4242)
    await sim.client.say(mei, "now")
    assert (await poll)["result"][0]["message"]["text"] == "now"


async def test_a_second_poll_ends_the_first(raw: Raw, sim: SimServer, bot: Bot, mei: int) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await sim.polled(4242)
    assert await ids(raw) == []
    with pytest.raises(
        TelegramConflictError,
        match="Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    ):
        await first


async def test_a_webhook_ends_the_poll(raw: Raw, sim: SimServer, mei: int) -> None:
    poll = asyncio.ensure_future(raw("getUpdates", timeout=20))
    await sim.polled(4242)
    assert (await raw("setWebhook", url=f"{sim.url}/hook"))["description"] == "Webhook was set"
    answer = await poll
    assert answer["error_code"] == 409
    assert answer["description"] == "Conflict: terminated by setWebhook request"
    answer = await raw("getUpdates")
    assert answer["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await raw("deleteWebhook")
    assert await ids(raw) == []


async def test_allowed_updates_stay_until_changed(raw: Raw, sim: SimServer, mei: int) -> None:
    await ids(raw, allowed_updates=["callback_query"])
    await sim.client.say(mei, "unheard")
    assert await ids(raw) == []
    await ids(raw, allowed_updates=[])
    await sim.client.say(mei, "heard")
    assert len(await ids(raw)) == 1


async def test_updates_wait_a_day_and_taps_150_seconds(
    raw: Raw, sim: SimServer, time: ManualTime, mei: int
) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    await raw("sendMessage", chat_id=mei, text="?", reply_markup=markup)
    await sim.client.say(mei, "a")
    await sim.client.tap_last(mei, "x", wait=0)
    assert len(await ids(raw)) == 2
    time.pass_(151)
    assert len(await ids(raw)) == 1
    time.pass_(24 * 3600)
    assert await ids(raw) == []


async def test_each_bot_has_its_own_updates(raw: Raw, sim: SimServer, mei: int) -> None:
    me = (await raw("getMe", token="77:second"))["result"]
    assert me["id"] == 77
    await sim.client.say(mei, "to the newest bot")
    assert await ids(raw) == []
    assert len(await ids(raw, token="77:second")) == 1
    await sim.client.send(mei, text="to the first", bot_id=4242)
    assert len(await ids(raw)) == 1
