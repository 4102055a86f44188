"""Cards that change while they are pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest

from bridge.feishu.presses import LOCKED_SECONDS
from bridge.messenger import Outgoing, Toast
from tests.bridge.feishu.line import Line, hearing
from tests.bridge.feishu.platform import PATIENCE, event_frame
from tests.bridge.feishu.test_events import PRESSED, told

PRESS = told(
    PRESSED,
    {
        "operator": {"open_id": "ou_1"},
        "action": {"value": {"d": "c:1"}},
        "context": {"open_message_id": "om_1"},
    },
)


async def test_a_card_changed_while_it_is_pressed_goes_with_the_answer() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.gate = asyncio.Event()
        line.desk.toast = Toast(text="已受理")
        await socket.send_bytes(event_frame("m1", PRESS))
        await line.pressed_on("om_1")
        await line.messenger.change("ou_1", "om_1", Outgoing(text="办理中"))
        await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了"))
        line.desk.gate.set()
        _, code, said = await line.platform.acknowledged()
        assert (code, said["toast"]["content"]) == (200, "已受理")
        assert said["card"]["type"] == "raw"
        assert said["card"]["data"]["body"]["elements"][0]["content"] == "办好了"
        assert not line.platform.calls("/open-apis/im")
        line.time.now += LOCKED_SECONDS + 0.1
        assert await line.messenger.change("ou_1", "om_1", Outgoing(text="后来")) is None
        (later,) = line.platform.calls("/open-apis/im")
        assert "后来" in later.body["content"]


async def test_a_card_that_had_changed_before_goes_with_the_next_answer() -> None:
    """An earlier answer got lost on its way, though it was given in time."""
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.gate = asyncio.Event()
        await line.messenger.show_again("om_1", Outgoing(text="办好了"))  # nobody presses
        await socket.send_bytes(event_frame("m1", PRESS))
        await line.pressed_on("om_1")
        await line.messenger.show_again("om_1", Outgoing(text="办好了"))
        line.desk.gate.set()
        _, _, said = await line.platform.acknowledged()
        assert said["card"]["data"]["body"]["elements"][0]["content"] == "办好了"
        assert not line.platform.calls("/open-apis/im")


@pytest.mark.parametrize("how", ["in time", "late", "cut", "not taken"])
async def test_whether_a_card_went_with_an_answer_in_time_is_told(how: str) -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.gate = asyncio.Event()
        line.desk.fault = RuntimeError("disk full") if how == "not taken" else None
        await socket.send_bytes(event_frame("m1", PRESS))
        await line.pressed_on("om_1")
        landed = await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了"))
        assert landed is not None
        if how == "cut":
            await socket.close()
        line.time.now += 2.0 if how == "late" else 0.1
        line.desk.gate.set()
        if how == "in time":
            assert await landed.stands
        else:  # before that Feishu may wait for it still, and the card spring back
            await _waits(line, landed.stands, LOCKED_SECONDS - (2.0 if how == "late" else 0.1))
        assert not line.platform.calls("/open-apis/im")


async def _waits(line: Line, landed: Awaitable[bool], seconds: float) -> None:
    """It is told that it may not stand there, so many seconds from now."""
    knows = asyncio.ensure_future(landed)
    async with asyncio.timeout(PATIENCE):
        while True:
            slept, awake = await line.time.asleep.get()
            assert not knows.done()
            if slept == pytest.approx(seconds):
                break
        awake.set()
        assert not await knows


async def _connected_for_long(line: Line) -> None:
    line.time.now += 0.1
    async with asyncio.timeout(PATIENCE):
        while line.messenger.unheard:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    line.time.now += LOCKED_SECONDS + 0.1


async def test_what_a_call_changes_while_a_press_may_wait_is_put_there_again() -> None:
    """That it was answered does not say that Feishu heard it, nor that we heard all presses while
    the connection came."""
    async with hearing() as line:
        socket = await line.platform.socket()
        new = await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了"))
        assert new is not None
        assert not new.with_answer
        await _waits(line, new.stands, LOCKED_SECONDS)
        await _connected_for_long(line)
        await socket.send_bytes(event_frame("m1", PRESS))
        await line.platform.acknowledged()
        line.time.now += 2.0
        stays = await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了"))
        assert stays is not None
        await _waits(line, stays.stands, LOCKED_SECONDS - 2.0)
        assert await line.messenger.change("ou_1", "om_2", Outgoing(text="办好了")) is None
        line.time.now += 2.0
        assert await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了")) is None
        assert len(line.platform.calls("/open-apis/im")) == 4


@pytest.mark.parametrize("when", ["meanwhile", "just after"])
async def test_a_press_that_meets_a_call_carries_what_the_call_put_there(when: str) -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        await _connected_for_long(line)
        line.desk.gate = asyncio.Event()
        patch = line.messenger._patch

        async def pressed() -> None:
            await socket.send_bytes(event_frame("m1", PRESS))
            await line.pressed_on("om_1")

        async def slow(message_id: str, content: str) -> None:
            await patch(message_id, content)
            await pressed()

        if when == "meanwhile":
            line.messenger._patch = slow  # type: ignore[method-assign]  # it takes its time
        landing = await line.messenger.change("ou_1", "om_1", Outgoing(text="办好了"))
        assert (landing is not None) is (when == "meanwhile")
        if when == "just after":
            await pressed()
        await line.messenger.show_again("om_1", Outgoing(text="老样子"))  # is no newer
        line.desk.gate.set()
        _, _, said = await line.platform.acknowledged()
        assert said["card"]["data"]["body"]["elements"][0]["content"] == "办好了"
        assert landing is None or await landing.stands
