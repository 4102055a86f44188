"""What strangers send is read in a process of its own: what it may take, and what is answered."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from functools import partial
from io import BytesIO

import pytest

from app.apart.client import ProcessBeside
from domain.apart import Bounds, Breach, OutOfBounds
from domain.errors import Invalid
from domain.imports.model import RawRow, UnreadableTable

AMPLE = Bounds(seconds=5, megabytes=512)
TWO_AT_ONCE = Bounds(seconds=5, megabytes=512, quick=5)


def turned(data: bytes) -> bytes:
    return data[::-1]


def rows(data: bytes) -> list[RawRow]:
    return [RawRow(number=1, cells={"all": data.decode()})]


def refuses(_: bytes) -> None:
    raise Invalid("file-kind", limit=7)


def unreadable(_: bytes) -> None:
    raise UnreadableTable("words", "rows", limit="7")


def eats(data: bytes) -> int:
    return len(data * 2_000_000_000)


def eats_in_crumbs(_: bytes) -> int:
    return len([str(one) for one in range(10**9)])


def spins(_: bytes) -> None:
    while True:
        pass


def waits(_: bytes) -> None:
    signal.pause()


def floods(_: bytes) -> bytes:
    return bytes(80 * 1024 * 1024)


def falls(_: bytes) -> None:
    os.abort()


def trips(_: bytes) -> None:
    raise RuntimeError("quotes the file")


def strange(_: bytes) -> object:
    return os.getcwd  # unpickled by whoever asked, it would be a door


def surroundings(_: bytes) -> dict[str, str]:
    return dict(os.environ)


def handles(_: bytes) -> int:
    return len(os.listdir("/proc/self/fd"))


def who(_: bytes) -> int:
    return os.getppid()


@pytest.fixture
async def apart() -> AsyncIterator[ProcessBeside]:
    made = ProcessBeside()
    yield made
    await made.close()


async def test_it_answers_what_the_function_makes_of_the_bytes(apart: ProcessBeside) -> None:
    much = os.urandom(3_000_000)
    assert await apart.run(turned, much, AMPLE) == turned(much)
    assert await apart.run(turned, BytesIO(much), AMPLE) == turned(much)
    assert await apart.run(rows, b"x", AMPLE) == rows(b"x")
    with pytest.raises(Invalid) as refused:
        await apart.run(refuses, b"", AMPLE)
    assert (refused.value.reason, refused.value.facts) == ("file-kind", {"limit": 7})
    with pytest.raises(UnreadableTable, match="words") as table:
        await apart.run(unreadable, b"", AMPLE)
    assert (table.value.reason, table.value.facts) == ("rows", {"limit": "7"})


@pytest.mark.parametrize(
    ("function", "bounds", "breach"),
    [
        (eats, AMPLE, Breach.BIG),
        (eats_in_crumbs, Bounds(seconds=5, megabytes=128), Breach.BIG),
        (floods, AMPLE, Breach.BIG),
        (spins, Bounds(seconds=1, megabytes=512), Breach.SLOW),
        (falls, AMPLE, Breach.BROKEN),
        (trips, AMPLE, Breach.BROKEN),
        (strange, AMPLE, Breach.BROKEN),
    ],
)
async def test_what_does_not_keep_its_bounds_is_ended(
    apart: ProcessBeside, function: Callable[[bytes], object], bounds: Bounds, breach: Breach
) -> None:
    with pytest.raises(OutOfBounds) as ended:
        await apart.run(function, b"x", bounds)
    assert ended.value.breach is breach
    assert await apart.run(turned, b"ab", AMPLE) == b"ba", "the next one does not notice"


async def test_what_takes_long_holds_up_nobody_who_does_not(apart: ProcessBeside) -> None:
    await apart.run(turned, b"", AMPLE)  # it has begun
    slow = Bounds(seconds=60, megabytes=512, quick=1)
    spinning = [asyncio.create_task(apart.run(spins, b"", slow)) for _ in range(2)]
    for _ in range(5):
        assert await apart.run(turned, b"ab", slow) == b"ba"
    assert not any(one.done() for one in spinning)
    for one in spinning:
        one.cancel()
    await asyncio.gather(*spinning, return_exceptions=True)


async def test_it_sees_nothing_of_the_product(
    apart: ProcessBeside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "1:secret")
    assert "secret" not in str(await apart.run(surroundings, b"", AMPLE))
    waiting = asyncio.create_task(apart.run(waits, b"", TWO_AT_ONCE))
    counted = await apart.run(handles, b"", TWO_AT_ONCE)
    assert counted <= 6, "standard ones, its task, the folder it lists; none of another's task"
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


async def test_it_is_started_anew_when_it_is_gone(apart: ProcessBeside) -> None:
    server = await apart.run(who, b"", AMPLE)
    assert await apart.run(who, b"", AMPLE) == server, "one for all"
    os.kill(server, signal.SIGKILL)
    with pytest.raises(OutOfBounds):
        await apart.run(partial(spins), b"", AMPLE)
    assert await apart.run(who, b"", AMPLE) != server


async def test_nothing_of_it_stays_behind(apart: ProcessBeside) -> None:
    server = await apart.run(who, b"", AMPLE)
    running = asyncio.create_task(apart.run(waits, b"", TWO_AT_ONCE))
    await apart.run(turned, b"", TWO_AT_ONCE)
    await apart.close()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
    async with asyncio.timeout(10):  # its own bounds would end it after twenty
        with pytest.raises(OutOfBounds):
            await running
