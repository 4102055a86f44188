"""Pushes with a picture, and those that say how things stand when they are sent."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace

from domain.errors import NotFound
from domain.messaging import Rendered
from domain.notices import Notice
from scheduler.pusher import Gone, Sent
from simulator.testing import SimServer
from tests.scheduler.conftest import Quick, meet
from tests.scheduler.parts import TUESDAY, Desk, render, reported, story
from tests.scheduler.test_pusher import WORDS, pushing

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A single dot."""
PICTURE = replace(WORDS, text="<b>近8周</b> 新排查 3", picture=PNG)


async def test_a_picture_arrives_above_its_words(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        sent = await pusher.push("1001", PICTURE)
        seen = await sim.client.wait_for(1001, contains="近8周")
        assert isinstance(sent, Sent)
        assert sent.message_id == seen.id
        assert seen.raw["caption"] == "近8周 新排查 3"
        assert seen.raw["caption_entities"][0]["type"] == "bold"
        assert await sim.client.file(seen.raw["photo"][-1]["file_id"]) == PNG
        assert seen.buttons == ["打开", "稍后"]


async def test_a_picture_that_is_refused_leaves_its_words(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await sim.client.fault(
            "sendPhoto", error_code=400, description="Bad Request: IMAGE_PROCESS_FAILED"
        )
        assert await pusher.push("1001", PICTURE) == Sent()
        seen = await sim.client.wait_for(1001, contains="近8周")
    assert "photo" not in seen.raw
    assert seen.buttons == ["打开", "稍后"]


async def test_a_picture_to_a_chat_that_is_gone_ends_the_channel(
    sim: SimServer, quick: Quick
) -> None:
    async with pushing(sim, quick) as pusher:
        assert await pusher.push("4711", PICTURE) == Gone("chat-not-found")
        await meet(sim, 1001)
        await sim.client.block(1001)
        assert await pusher.push("1001", PICTURE) == Gone("forbidden")
    assert await sim.client.calls("sendMessage") == []


@story
async def test_what_it_says_is_asked_when_it_is_sent() -> None:
    asked: list[str] = []

    def with_figures(notices: Sequence[Notice], locale: str) -> Rendered:
        async def fresh() -> Rendered:
            asked.append(notices[0].subject)
            if "8" in notices[0].subject:
                raise OSError("nobody knows")
            if "9" in notices[0].subject:
                raise NotFound("post")  # whoever it was for has left it
            return Rendered(text="now\nfresh")

        return replace(render(notices, locale), fresh=fresh)

    desk = Desk(renderer=with_figures)
    for number in (7, 9, 8):
        desk.outbox.queue(1, reported(number), TUESDAY)
    await desk.works()
    assert desk.phones.at("1001") == ["fresh", "case:8:reported"]
    assert asked == ["case:7:reported", "case:9:reported", "case:8:reported"]
    assert desk.outbox.states() == ["sent", "cancelled", "sent"]
