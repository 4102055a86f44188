"""The official SDKs, unmodified, are the judges: what they do with Feishu they do here."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from botapi.values import JSON
from simulator.feishu import open_id_of
from simulator.settings import FeishuSettings, Settings
from simulator.testing import PATIENCE, SimServer
from tests.simulator.feishu.app import MEI
from tests.simulator.feishu.judge import END, VALUE

JUDGE = Path(__file__).with_name("judge.py")
WORDS = "三楼漏水，" * 40


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Small frames, so that what people write comes in several."""
    return replace(settings, feishu=FeishuSettings(frame_bytes=200, answer_seconds=PATIENCE))


@pytest.mark.parametrize(
    "sdk",
    [
        pytest.param("lark_oapi", marks=pytest.mark.long),  # takes seconds to be imported
        "lark_channel",
    ],
)
async def test_an_sdk_works_here(sim: SimServer, sdk: str, picture: bytes, tmp_path: Path) -> None:
    await sim.client.person(MEI, "Mei", messenger="feishu")
    (tmp_path / "a.jpg").write_bytes(picture)
    given = (sdk, sim.url, open_id_of(MEI), str(tmp_path / "a.jpg"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(JUDGE), *given, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(PATIENCE):
            await _tried(sim, _lines(process), picture)
            await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[JSON]:
    assert process.stdout is not None
    async for line in process.stdout:
        if line.startswith(b"{"):  # the SDKs write their log there too
            yield json.loads(line)


async def _tried(sim: SimServer, lines: AsyncIterator[JSON], picture: bytes) -> None:
    did = [await anext(lines) for _ in range(7)]
    assert [(one["did"], one["code"]) for one in did] == [
        ("interactive", 0),
        ("interactive", 0),
        ("patch", 0),
        ("interactive", 230099),  # a property that no card has
        ("image", 0),
        ("file", 0),
        ("delete", 0),
    ]
    assert did[0]["id"] == did[1]["id"]  # the same uuid is one message
    screen = await sim.client.screen(MEI)
    assert [(message.kind, message.text) for message in screen.messages] == [
        ("text", "改过"),
        ("photo", ""),
    ]

    while not any(sim.delivery.lines.values()):  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.01)
    await sim.client.say(MEI, WORDS)
    assert await anext(lines) == {
        "heard": "im.message.receive_v1",
        "by": open_id_of(MEI),
        "content": {"text": WORDS},
    }
    tapped = await sim.client.tap_last(MEI, "受理")
    assert await anext(lines) == {"heard": "tap", "value": VALUE, "on": did[0]["id"]}
    assert (tapped.answered, tapped.text) == (True, "已受理")
    assert (await sim.client.screen(MEI)).messages[0].text == "已受理"

    await sim.client.send_photo(MEI, picture)
    assert (await anext(lines))["heard"] == "im.message.receive_v1"
    assert await anext(lines) == {"did": "resource", "code": 0, "bytes": len(picture)}
    await sim.client.say(MEI, END)
    assert (await anext(lines))["content"] == {"text": END}
