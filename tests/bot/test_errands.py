"""What runs beside a chat: one thing at a time, and an end when the process ends."""

import asyncio

from bot.telegram.errands import Errands


async def test_one_at_a_time_for_a_chat() -> None:
    errands, goes_on, done = Errands(), asyncio.Event(), list[str]()

    async def errand(name: str) -> None:
        await goes_on.wait()
        done.append(name)

    assert errands.take_up("1", errand("a"))
    assert not errands.take_up("1", errand("b")), "the chat has one already"
    assert errands.take_up("2", errand("c"))
    goes_on.set()
    await errands.finish(5)
    assert done == ["a", "c"]
    assert errands.take_up("1", errand("d")), "the next may come"
    await errands.finish(5)
    assert done == ["a", "c", "d"]


async def test_what_takes_too_long_is_ended() -> None:
    errands, ended = Errands(), list[bool]()

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    errands.take_up("1", forever())
    await asyncio.sleep(0)
    await errands.finish(0.01)
    assert ended == [True]
    await errands.finish(0.01)
