"""The long connection: who may have it, what goes over it, what is told again."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace

import aiohttp
import pytest

from simulator.feishu import open_id_of
from simulator.feishu.delivery import MOST_LINES, REPEATS
from simulator.feishu.frames import CONTROL, Frame, decode
from simulator.settings import FeishuSettings, Settings
from simulator.testing import ManualTime, SimServer, running
from tests.simulator.feishu.app import MEI, SmallApp, a_small_app, button, card

RECEIVE = "im.message.receive_v1"
WORDS = card("你好", button("受理", "a"))


async def test_what_is_written_is_heard_once(app: SmallApp, sim: SimServer) -> None:
    async with app.connection() as line:
        said = await sim.client.say(MEI, "三楼漏水")
        heard = await line.hear()
        assert heard.kind == RECEIVE
        assert heard.body["sender"]["sender_id"]["open_id"] == open_id_of(MEI)
        message = heard.body["message"]
        assert message["message_id"] == said.raw["feishu"]["message_id"]
        assert (message["chat_type"], message["message_type"]) == ("p2p", "text")
        assert message["content"] == '{"text": "三楼漏水"}'
        await line.answer(heard)
        await _all_answered(sim)


async def _all_answered(sim: SimServer) -> None:
    while sim.delivery.events:  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.005)


async def test_what_is_not_answered_is_told_again(
    app: SmallApp, sim: SimServer, time: ManualTime
) -> None:
    async with app.connection() as line:
        await sim.client.say(MEI, "三楼漏水")
        first = await line.hear()
        for seconds in REPEATS:
            time.pass_(seconds)
            sim.delivery.moved()
            again = await line.hear()
            assert (again.event_id, again.body) == (first.event_id, first.body)
            assert again.frame.headers["message_id"] == first.frame.headers["message_id"]
        time.pass_(REPEATS[-1])
        sim.delivery.moved()
        await _all_answered(sim)  # and then no more


async def test_a_repeat_may_have_another_name(time: ManualTime) -> None:
    settings = Settings(clock=time.clock, feishu=FeishuSettings(renamed_repeats=True))
    async with running(settings) as sim, a_small_app(sim) as app, app.connection() as line:
        await sim.client.say(MEI, "三楼漏水")
        first = await line.hear()
        time.pass_(REPEATS[0])
        sim.delivery.moved()
        again = await line.hear()
        assert again.body == first.body
        assert again.event_id != first.event_id


async def test_an_answer_after_three_seconds_does_not_count(
    app: SmallApp, sim: SimServer, time: ManualTime
) -> None:
    async with app.connection() as line:
        await sim.client.say(MEI, "三楼漏水")
        late = await line.hear()
        time.pass_(4)
        await line.answer(late)
        await sim.client.say(MEI, "四楼也是")
        failed = await line.hear()
        await line.answer(failed, code=500)
        await sim.client.request("PUT", "/feishu/clock", {"pass": 15})
        again = [await line.hear(), await line.hear()]
        assert {heard.event_id for heard in again} == {late.event_id, failed.event_id}
        for heard in again:
            await line.answer(heard)
        await _all_answered(sim)


async def test_what_nobody_hears_waits_for_a_connection(app: SmallApp, sim: SimServer) -> None:
    await sim.client.say(MEI, "一")
    await sim.client.say(MEI, "二")
    async with app.connection() as line:
        heard = [await line.hear(), await line.hear()]
        assert len({one.event_id for one in heard}) == 2


async def test_one_connection_gets_it_at_random(app: SmallApp, sim: SimServer) -> None:
    async with app.connection() as one, app.connection() as other:
        counts = {id(one): 0, id(other): 0}
        waiting = {asyncio.create_task(line.hear()): line for line in (one, other)}
        while 0 in counts.values():  # a coin that fell on one side a hundred times is none
            await sim.client.say(MEI, "喂")
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            (task,) = done
            line = waiting.pop(task)
            counts[id(line)] += 1
            await line.answer(task.result())
            waiting[asyncio.create_task(line.hear())] = line
            assert sum(counts.values()) < 100
        for task in waiting:
            task.cancel()


async def test_the_fifty_first_is_refused(app: SmallApp, sim: SimServer) -> None:
    spare = await app.endpoint()
    async with AsyncExitStack() as stack:
        for _ in range(MOST_LINES):
            await stack.enter_async_context(app.connection())
        assert (await app.endpoint())["code"] == 1000040350
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await app.session.ws_connect(spare["data"]["URL"])
        assert refused.value.headers is not None
        assert refused.value.headers["handshake-status"] == "514"
        assert refused.value.headers["handshake-autherrcode"] == "1000040350"


async def test_a_ticket_is_good_once(app: SmallApp) -> None:
    where = (await app.endpoint())["data"]["URL"]
    async with app.session.ws_connect(where):
        pass
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await app.session.ws_connect(where)
    assert refused.value.headers is not None
    assert refused.value.headers["handshake-status"] == "514"


async def test_ping_and_pong(app: SmallApp) -> None:
    async with app.connection() as line:
        ping = Frame(method=CONTROL, service=7, headers={"type": "ping"})
        await line.socket.send_bytes(ping.encode())
        pong = decode(await line.socket.receive_bytes())
        assert (pong.method, pong.service, pong.headers["type"]) == (CONTROL, 7, "pong")
        assert b'"PingInterval": 120' in pong.payload
        await line.socket.send_bytes(b"no frame at all")
        assert (await line.socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_connections_are_cut(app: SmallApp, sim: SimServer) -> None:
    async with app.connection() as line:
        assert (await sim.client.request("DELETE", "/feishu/connections"))["ended"] == 1
        assert (await line.socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert (await sim.client.request("GET", "/feishu"))["apps"][0]["connections"] == 0


async def test_large_events_come_in_several_frames(settings: Settings) -> None:
    small = replace(settings, feishu=FeishuSettings(frame_bytes=100))
    async with running(small) as sim, a_small_app(sim) as app, app.connection() as line:
        await sim.client.say(MEI, "漏水" * 100)
        heard = await line.hear()
        assert heard.parts > 5
        assert "漏水" * 100 in heard.body["message"]["content"]


async def test_faults_of_events(app: SmallApp, sim: SimServer, time: ManualTime) -> None:
    async with app.connection() as line:
        await sim.client.fault(RECEIVE, drop="before")
        await sim.client.say(MEI, "没到")
        await sim.client.fault(RECEIVE, drop="after")
        await sim.client.say(MEI, "到了，没听见回答")
        heard = await line.hear()
        await line.answer(heard)
        time.pass_(15)
        sim.delivery.moved()
        again = {(await line.hear()).event_id, (await line.hear()).event_id}
        assert heard.event_id in again
        assert len(again) == 2


async def test_a_tap_is_told_once_and_answered_with_toast_and_card(
    app: SmallApp, sim: SimServer
) -> None:
    sent = await app.sent(WORDS)
    async with app.connection() as line:
        said = {
            "toast": {"type": "success", "content": "已受理"},
            "card": {"type": "raw", "data": card("已受理，请稍候")},
        }
        heard, seen = await app.tapped(line, "受理", said)
        assert heard.kind == "card.action.trigger"
        assert heard.body["operator"]["open_id"] == open_id_of(MEI)
        assert heard.body["action"] == {
            "value": {"d": "a"},
            "tag": "button",
            "timezone": "Asia/Shanghai",
        }
        assert heard.body["context"]["open_message_id"] == sent
        assert seen["answered"] is True
        assert seen["answer"] == {"text": "已受理", "show_alert": False, "type": "success"}
        assert (await sim.client.screen(MEI)).last.text == "已受理，请稍候"

        # Later, by its token: after the answer, twice.
        later = {"token": heard.body["token"], "card": card("办结")}
        path = "interactive/v1/card/update"
        codes = [(await app.call("POST", path, later))["code"] for _ in range(3)]
        assert codes == [0, 0, 300090]
        assert (await sim.client.screen(MEI)).last.text == "办结"
        assert (await app.call("POST", path, {**later, "token": "c-none"}))["code"] == 300090


async def test_a_tap_that_comes_to_nothing_shows_its_code(settings: Settings) -> None:
    hasty = replace(settings, feishu=FeishuSettings(answer_seconds=0.05))
    async with running(hasty) as sim, a_small_app(sim) as app:
        await app.sent(WORDS)
        nobody = await sim.client.tap_last(MEI, "受理")
        assert nobody.raw == {"answer": None, "answered": False, "error": {"code": 200340}}
        async with app.connection() as line:
            late = await sim.client.tap_last(MEI, "受理")
            assert late.raw["error"] == {"code": 200341}
            await line.hear()
            _, failed = await app.tapped(line, "受理", code=500)
            assert failed["error"] == {"code": 200671}
            bad = {"card": {"type": "raw", "data": {"schema": "2.0"}}}
            _, refused = await app.tapped(line, "受理", bad)
            assert refused["error"] == {"code": 200673}
            _, nothing = await app.tapped(line, "受理", {})
            assert nothing["answer"]["text"] == ""
