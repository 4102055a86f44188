"""The limiter in virtual time: what Telegram would count."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter, TimedOut

from scheduler.limits import Limits, SlidingWindow, seconds_of
from tests.scheduler.virtual import now, run


@dataclass
class Counter:
    """Stands for Telegram: writes down what leaves and what comes, answers as prepared. Each call
    takes the next of ``ways``: seconds there, seconds back."""

    ways: Sequence[tuple[float, float]] = ((0.0, 0.0),)
    answers: list[Exception | None] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    arrived: list[tuple[float, str, int]] = field(default_factory=list)
    """In the order of leaving; the time is that of the arrival."""

    async def __call__(self, chat: str, number: int) -> bool:
        there, back = self.ways[len(self.left) % len(self.ways)]
        self.left.append(now())
        self.arrived.append((now() + there, chat, number))
        await asyncio.sleep(there + back)
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
        to, (str(chat), number), {}, "sendMessage", data, more.get("urgent")
    )


def most_in_any(times: list[float], span: float) -> int:
    return max((sum(t <= u < t + span for u in times) for t in times), default=0)


WAY = st.sampled_from([0.0, 0.02, 0.15, 1.3])


@settings(max_examples=80, deadline=None)
@given(
    arrivals=st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.3, 1.0, 2.5]),  # after the one before
            st.one_of(st.integers(1, 4), st.integers(1, 10_000)),  # chat
            st.booleans(),  # a reply of the bot instead of a push
        ),
        max_size=150,
    ),
    ways=st.lists(st.tuples(WAY, WAY), min_size=1, max_size=7),
)
@example(
    arrivals=[(0.0, chat, False) for chat in range(1, 121)],
    ways=[(0.15, 0.0), (0.0, 0.0), (0.02, 0.15)],
)
@example(arrivals=[(0.01, chat, chat % 3 == 0) for chat in range(1, 151)], ways=[(0.0, 0.02)])
def test_any_arrivals_stay_within_the_limits(
    arrivals: list[tuple[float, int, bool]], ways: list[tuple[float, float]]
) -> None:
    async def story() -> tuple[Counter, list[tuple[int, float, str]]]:
        limit, counter, replies = limiter(), Counter(ways), list[tuple[int, float, str]]()
        async with asyncio.TaskGroup() as group:
            for number, (gap, chat, reply) in enumerate(arrivals):
                await asyncio.sleep(gap)
                if reply:
                    limit.note(chat)
                    replies.append((len(counter.left), now(), str(chat)))
                else:
                    urgent = number % 7 == 0
                    group.create_task(send(limit, counter, chat, number, urgent=urgent))
        return counter, replies

    counter, replies = run(story())
    assert len(counter.left) + len(replies) == len(arrivals)
    assert most_in_any(counter.times(), 1.0) <= 30
    last: dict[str, tuple[float, int]] = {}
    for index, (at, chat, number) in enumerate(counter.arrived):
        # replies noted before this one left; later ones may crowd it, they do not wait
        noted = [(when, where) for before, when, where in replies if before <= index]
        pushed = sum(at - 1.0 < earlier for earlier in counter.times()[:index])
        assert pushed < 5 or pushed + sum(at - 1.0 < when for when, _ in noted) < 30
        before, last_number = last.get(chat, (float("-inf"), -1))
        assert at - before >= 1.0 - 1e-5
        assert all(at - when >= 1.0 - 1e-5 for when, where in noted if where == chat)
        assert number > last_number
        last[chat] = (at, number)


def test_120_chats_take_little_over_three_seconds() -> None:
    async def story() -> tuple[Counter, float]:
        limit, counter, start = limiter(), Counter([(0.02, 0.03)]), now()
        await asyncio.gather(*(send(limit, counter, chat) for chat in range(1, 121)))
        return counter, now() - start

    counter, took = run(story())
    assert most_in_any(counter.times(), 1.0) == 30
    assert took == pytest.approx(3 * (1.001 + 0.05) + 0.05, abs=0.01)
    assert [int(chat) for _, chat, _ in counter.arrived] == list(range(1, 121))


def test_answers_that_do_not_come_hold_the_31st() -> None:
    async def story() -> Counter:
        limit, counter = limiter(), Counter([(0.0, 5.0)])
        await asyncio.gather(*(send(limit, counter, chat) for chat in range(1, 32)))
        return counter

    left = run(story()).left
    assert left[29] == left[0]
    assert left[30] - left[0] == pytest.approx(6.001)


def test_replies_take_room_from_pushes_and_never_wait() -> None:
    async def story() -> float:
        limit, counter, start = limiter(), Counter(), now()
        for chat in range(100, 130):
            limit.note(chat)
        assert now() == start
        await asyncio.gather(*(send(limit, counter, chat) for chat in range(1, 7)))
        return counter.times()[5] - start

    assert run(story()) == pytest.approx(1.001, abs=0.001)


def test_a_desk_that_answers_without_pause_starves_no_push() -> None:
    async def story() -> list[float]:
        limit, counter, start = limiter(), Counter(), now()

        async def answers() -> None:
            for number in range(1_000):
                limit.note(1000 + number)
                await asyncio.sleep(1 / 100)

        talking = asyncio.create_task(answers())
        await asyncio.sleep(1)
        await asyncio.gather(*(send(limit, counter, chat) for chat in range(1, 26)))
        talking.cancel()
        return [at - start for at in counter.times()]

    left = run(story())
    assert most_in_any(left, 1.0) == 5
    assert left[-1] < 6.2, "five a second get through"


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
        counter = Counter(answers=[RetryAfter(timedelta(seconds=8))])
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
    async def story(retries: int) -> int:
        limit = limiter(retries=retries)
        counter = Counter(answers=[RetryAfter(1) for _ in range(10)])
        with pytest.raises(RetryAfter):
            await send(limit, counter, 1)
        return len(counter.arrived)

    assert run(story(2)) == 3
    assert run(story(0)) == 1


def test_a_long_pause_is_told_to_the_caller_at_once() -> None:
    async def story() -> tuple[float, int, float]:
        limit, counter, start = limiter(), Counter(answers=[RetryAfter(300)]), now()
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
        limit, counter = limiter(), Counter([(0.1, 0.3)], [TimedOut()])
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
