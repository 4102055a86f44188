"""The limiter in virtual time: what Telegram would count."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter, TimedOut

from scheduler.limits import Limits, SlidingWindow, seconds_of
from tests.scheduler.virtual import now, run


REPLY = -1
"""Stands for the number of a push where the bot answered itself."""


@dataclass
class Counter:
    """Stands for Telegram: writes down what comes, answers after ``latency``."""

    latency: float = 0.0
    answers: list[Exception | None] = field(default_factory=list)
    arrived: list[tuple[float, str, int]] = field(default_factory=list)
    running: int = 0
    most: int = 0

    async def __call__(self, chat: str, number: int) -> bool:
        self.arrived.append((now(), chat, number))
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(self.latency)
        self.running -= 1
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        return True

    def times(self) -> list[float]:
        return [at for at, _, _ in self.arrived]


def limiter(**limits: Any) -> SlidingWindow:
    return SlidingWindow(lambda: now(), limits=Limits(**limits))


async def send(
    limit: SlidingWindow, to: Counter, chat: int | str | None, number: int = 0, **more: Any
) -> Any:
    data = {} if chat is None else {"chat_id": chat}
    return await limit.process_request(
        to, (str(chat), number), {}, "sendMessage", data, more.get("retries")
    )


def most_in_any(times: list[float], span: float) -> int:
    return max((sum(t <= u < t + span for u in times) for t in times), default=0)


@settings(max_examples=60, deadline=None)
@given(
    arrivals=st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.3, 1.0, 2.5]),  # after the one before
            st.one_of(st.integers(1, 4), st.integers(1, 10_000)),  # chat
            st.booleans(),  # a reply of the bot instead of a push
        ),
        max_size=150,
    ),
    latency=st.sampled_from([0.0, 0.05, 1.3]),
)
def test_any_arrivals_stay_within_the_limits(
    arrivals: list[tuple[float, int, bool]], latency: float
) -> None:
    async def story() -> list[tuple[float, str, int]]:
        limit, counter = limiter(), Counter(latency)
        async with asyncio.TaskGroup() as group:
            for number, (gap, chat, reply) in enumerate(arrivals):
                await asyncio.sleep(gap)
                if reply:
                    limit.note(chat)
                    counter.arrived.append((now(), str(chat), REPLY))
                else:
                    group.create_task(send(limit, counter, chat, number))
        return counter.arrived

    arrived = run(story())
    assert len(arrived) == len(arrivals)
    pushes = [(at, chat, number) for at, chat, number in arrived if number != REPLY]
    assert most_in_any([at for at, _, _ in pushes], 1.0) <= 30
    before: dict[str, tuple[float, int]] = {}
    for index, (at, chat, number) in enumerate(arrived):
        last, last_number = before.get(chat, (float("-inf"), -1))
        if number != REPLY:
            in_the_last_second = sum(at - other < 1.0 for other, _, _ in arrived[:index])
            assert in_the_last_second < 30
            assert at - last >= 1.0 - 1e-5
            assert number > last_number
        before[chat] = (at, last_number if number == REPLY else number)


def test_120_chats_take_little_over_three_seconds() -> None:
    async def story() -> tuple[Counter, float]:
        limit, counter, start = limiter(), Counter(0.05), now()
        await asyncio.gather(*(send(limit, counter, chat) for chat in range(1, 121)))
        return counter, now() - start

    counter, took = run(story())
    assert most_in_any(counter.times(), 1.0) == 30
    assert took == pytest.approx(3 * 1.02 + 0.05, abs=0.01)
    assert [int(chat) for _, chat, _ in counter.arrived] == list(range(1, 121))


def test_replies_take_room_from_pushes_and_never_wait() -> None:
    async def story() -> float:
        limit, counter, start = limiter(), Counter(), now()
        for chat in range(100, 130):
            limit.note(chat)
        assert now() == start
        await send(limit, counter, 1)
        return counter.times()[0] - start

    assert run(story()) == pytest.approx(1.02, abs=0.001)


def test_a_slow_chat_holds_nobody_else_up() -> None:
    async def story() -> tuple[Counter, float]:
        limit, counter, start = limiter(), Counter(), now()
        slow = [send(limit, counter, 7, number) for number in range(5)]
        rest = [send(limit, counter, chat) for chat in range(10, 30)]
        await asyncio.gather(*slow, *rest)
        return counter, start

    counter, start = run(story())
    assert all(at == start for at, chat, _ in counter.arrived if chat != "7")
    assert [n for _, chat, n in counter.arrived if chat == "7"] == list(range(5))


@pytest.mark.parametrize("group", [-100123, "@square"])
def test_a_group_gets_20_a_minute(group: int | str) -> None:
    async def story() -> list[float]:
        limit, counter = limiter(), Counter()
        await asyncio.gather(*(send(limit, counter, group, number) for number in range(45)))
        return counter.times()

    times = run(story())
    assert most_in_any(times, 60.0) == 20
    assert all(b - a >= 1.0 - 1e-5 for a, b in pairwise(times))
    assert times[-1] - times[0] == pytest.approx(124, abs=1)


def test_a_pause_holds_every_chat_and_only_moves_forward() -> None:
    async def story() -> tuple[list[tuple[float, str, int]], float]:
        limit, start = limiter(), now()
        counter = Counter(0.0, [RetryAfter(timedelta(seconds=8))])
        first = asyncio.create_task(send(limit, counter, 1))
        await asyncio.sleep(0.5)
        limit.pause(2)  # a later, shorter one
        assert limit.pause_left() == pytest.approx(7.6)
        await asyncio.gather(first, *(send(limit, counter, chat) for chat in (2, 3)))
        return counter.arrived, start

    arrived, start = run(story())
    assert [at - start for at, _, _ in arrived] == pytest.approx([0, 8.1, 8.1, 8.1])
    assert [chat for _, chat, _ in arrived] == ["1", "1", "2", "3"]  # it kept its turn


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 20)), min_size=1, max_size=20))
def test_no_pause_shortens_another(pauses: list[tuple[float, float]]) -> None:
    async def story() -> None:
        limit, end = limiter(), now()
        for gap, seconds in pauses:
            await asyncio.sleep(gap)
            limit.pause(seconds)
            end = max(end, now() + seconds)
            assert limit.pause_left() == pytest.approx(max(0, end - now()))

    run(story())


def test_retries_after_429_are_bounded() -> None:
    async def story(retries: int | None) -> int:
        limit = limiter(retries=2)
        counter = Counter(0.0, [RetryAfter(1) for _ in range(10)])
        with pytest.raises(RetryAfter):
            await send(limit, counter, 1, retries=retries)
        return len(counter.arrived)

    assert run(story(None)) == 3
    assert run(story(0)) == 1


def test_a_long_pause_is_told_to_the_caller_at_once() -> None:
    async def story() -> tuple[float, int, float]:
        limit, counter, start = limiter(), Counter(0.0, [RetryAfter(300)]), now()
        with pytest.raises(RetryAfter) as first:
            await send(limit, counter, 1)
        with pytest.raises(RetryAfter):
            await send(limit, counter, 2)
        return now() - start, len(counter.arrived), seconds_of(first.value)

    took, calls, seconds = run(story())
    assert (took, calls) == (0, 1)
    assert seconds == pytest.approx(300.1)


def test_other_errors_pass_and_keep_the_gap() -> None:
    async def story() -> list[float]:
        limit, counter = limiter(), Counter(0.4, [TimedOut()])
        with pytest.raises(TimedOut):
            await send(limit, counter, 1)
        await send(limit, counter, 1)
        return counter.times()

    first, second = run(story())
    assert second - first == pytest.approx(1.4)  # a second after the answer


def test_calls_without_a_chat_pass_through() -> None:
    async def story() -> float:
        limit, counter, start = limiter(), Counter(), now()
        limit.pause(5)
        await send(limit, counter, None)
        return now() - start

    assert run(story()) == 0


def test_a_cancelled_wait_leaves_the_turn_to_the_next() -> None:
    async def story() -> list[int]:
        limit, counter = limiter(), Counter()
        tasks = [asyncio.create_task(send(limit, counter, 1, number)) for number in range(3)]
        await asyncio.sleep(0.5)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return [number for _, _, number in counter.arrived]

    assert run(story()) == [0, 2]


@pytest.mark.parametrize("touch", [SlidingWindow.note, None], ids=["replies", "pushes"])
def test_idle_chats_are_forgotten(touch: Callable[[SlidingWindow, int], None] | None) -> None:
    async def story() -> int:
        limit, counter = limiter(), Counter()
        for chat in range(1, 600):
            if touch is None:
                await send(limit, counter, chat)
            else:
                touch(limit, chat)
                await asyncio.sleep(0.05)
        return limit.known_chats

    assert run(story()) < 65
