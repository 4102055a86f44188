"""The desk with two messengers: another server of the Bot API stands for the bridge to Feishu."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.settings import Fixed
from bot.entry import spelled
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running
from tests import cast
from tests.journeys.habits import files_a_dispute
from tests.journeys.people import Someone
from tests.journeys.town import Town, a_town
from tests.makers import StillClock

BRIDGE_TOKEN = "9900:what-the-bridge-knows-the-desk-by"
CODE = "K7MQ2XWDHJ34RTVB"
NEWCOMER = 2001
CODES = re.compile(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2,3}")


@asynccontextmanager
async def two_lines(folder: Path, **more: object) -> AsyncIterator[tuple[Town, SimServer]]:
    """A town whose people come by either, not started yet."""
    async with running(SimSettings(flood=False)) as bridge, a_town(folder, **more) as town:  # type: ignore[arg-type]  # what a town takes
        known = dict(town.settings)
        known |= {"feishu_api_url": bridge.url, "feishu_token": SecretStr(BRIDGE_TOKEN)}
        town.settings = Fixed(**known)
        await town.starts()
        await bridge.polled(9900)
        yield town, bridge


async def at(bridge: SimServer, phone: int) -> Someone:
    """Somebody with a phone there."""
    await bridge.client.person(phone, f"飞书 {phone}", language_code="zh-hans")
    return Someone(phone, bridge.client)


@pytest.mark.long
async def test_somebody_who_has_feishu_alone(folder: Path) -> None:
    async with two_lines(folder, without={cast.MEDIATOR}) as (town, bridge):
        mediator, namesake = await at(bridge, NEWCOMER), await at(bridge, cast.BUILDING_HEAD)
        await town.invites(cast.MEDIATOR, CODE)

        await mediator.says("K7MQ-2XWD-HJ34-RTVC", "没有复制完整")
        await mediator.says(spelled(CODE).lower(), "请您担任")
        await mediator.taps("✅")
        await mediator.sees("绑定好了")

        await files_a_dispute(town.building_head)
        told = await mediator.sees("新报上来一件：第1号")
        assert "打开第1号" in told.buttons
        (push,) = [
            call["params"]
            for call in await bridge.client.calls("sendMessage")
            if "新报上来一件" in call["params"]["text"]
        ]
        assert len(push["idempotency_key"]) == 40
        assert not any(
            "idempotency_key" in call["params"]
            for call in await town.server.client.calls("sendMessage")
        )
        await mediator.taps("打开第1号")
        await mediator.taps("受理")
        await town.building_head.sees("已受理")

        # the same number is somebody else's chat in the other messenger
        await namesake.says("/mine", "您还没有登记岗位")
        await namesake.says("/case 1", "您还没有登记岗位")
        await town.rests()
        assert not any("受理" in text for text in await namesake.received())


async def test_a_second_chat_of_the_same_person(folder: Path) -> None:
    async with two_lines(folder) as (town, bridge):
        mediator, there = town.mediator, await at(bridge, NEWCOMER)
        await mediator.says("/mydata", "系统记了您什么")
        await mediator.taps("再接一个飞书")
        found = CODES.search(await mediator.read())
        assert found
        await there.says(f"这是码：{found[0]}", "接上了")
        await mediator.sees("您的飞书刚刚接上了这里")

        await files_a_dispute(town.building_head)
        await mediator.sees("第1号")
        await there.says("/queue", "待办")
        await files_a_dispute(town.building_head)
        await there.sees("第2号")
        await town.rests()
        assert not any("第2号" in text for text in await mediator.received()), "once, where it is"

        await bridge.client.block(NEWCOMER)
        await files_a_dispute(town.building_head)
        await mediator.sees("第3号")

        await bridge.client.block(NEWCOMER, blocked=False)
        await there.says("/mydata", "收消息的聊天")
        await mediator.says("/mydata", "收消息的聊天")
        await mediator.taps("断开飞书")
        await mediator.taps("确定断开")
        assert "已断开" in await mediator.read()
        await there.says("/queue", "您还没有登记岗位")
        await files_a_dispute(town.building_head)
        await mediator.sees("第4号")


@pytest.mark.long
async def test_an_invitation_shows_both_ways_and_guesses_are_few(folder: Path) -> None:
    async with two_lines(folder) as (town, bridge):
        admin, guesser = town.administrator, await at(bridge, NEWCOMER)
        await admin.says("/invite 古道社区", "岗位")
        await admin.taps("调解员")
        await admin.taps("换人")
        shown = await admin.sees("请接任")
        link = re.search(r"start=(\w+)", shown.text)
        code = CODES.search(shown.text)
        assert link
        assert code
        assert code[0].replace("-", "") == link[1]

        for last in "23456":
            await guesser.says(f"K7MQ-2XWD-HJ34-RTV{last}", "没有复制完整")
        await guesser.says(code[0], "试得太多了")
        assert isinstance(town.clock, StillClock)
        town.clock.forward(minutes=16)
        await guesser.says(code[0], "请您担任")
