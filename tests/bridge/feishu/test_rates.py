"""How fast Feishu is asked."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.feishu.rates import PATIENCE, Rates
from bridge.messenger import TooMany
from tests.bridge.feishu.still import Still
from tests.examples import examples


def _most_in(times: list[float], seconds: float) -> int:
    return max(sum(at <= other < at + seconds for other in times) for at in times)


@given(
    st.lists(
        st.tuples(st.sampled_from(["send", "change"]), st.integers(0, 30), st.floats(0, 0.2)),
        max_size=400,
    )
)
@examples(30)
def test_no_limit_is_ever_passed(asked: list[tuple[str, int, float]]) -> None:
    loop = asyncio.new_event_loop()
    try:
        left = loop.run_until_complete(_asked(asked))
    finally:
        loop.close()
    for name, times in left.items():
        most = 50 if name in {"send", "change"} else 5
        assert _most_in(times, 1.0) <= most
        assert _most_in(times, 60.0) <= 1000


async def _asked(asked: list[tuple[str, int, float]]) -> dict[str, list[float]]:
    """When each turn at an API and at a person was had."""
    time = Still()
    rates = Rates(time.clock, time.sleep)
    left: dict[str, list[float]] = {}
    for api, person, later in asked:
        time.now += later
        began = time.now
        try:
            await rates.turn(api, f"{api}{person}")
        except TooMany:
            continue
        finally:
            assert time.now - began <= PATIENCE
        left.setdefault(api, []).append(time.now)
        left.setdefault(f"{api}{person}", []).append(time.now)
    return left


async def test_fifty_go_at_once_and_the_next_one_waits_a_second() -> None:
    time = Still()
    rates = Rates(time.clock, time.sleep)
    for _ in range(50):
        await rates.turn("send")
    assert time.slept == []
    await rates.turn("send")
    assert time.slept == [pytest.approx(1.02)]
    await rates.turn("change")  # has a rate of its own
    assert len(time.slept) == 1


async def test_after_a_thousand_in_a_minute_one_is_told_to_come_back() -> None:
    time = Still()
    rates = Rates(time.clock, time.sleep)
    for _ in range(1000):
        await rates.turn("send")
    with pytest.raises(TooMany) as told:
        await rates.turn("send")
    assert 30 < told.value.seconds <= 61
    time.now += told.value.seconds
    await rates.turn("send")


async def test_one_person_waits_alone() -> None:
    time = Still()
    rates = Rates(time.clock, time.sleep)
    for _ in range(5):
        await rates.turn("send", "ou_1")
    await rates.turn("send", "ou_2")
    assert time.slept == []
    await rates.turn("send", "ou_1")
    assert time.slept == [pytest.approx(1.02)]


async def test_a_pause_that_feishu_asked_for_is_kept() -> None:
    time = Still()
    rates = Rates(time.clock, time.sleep)
    rates.pause("send", 30)
    rates.pause("ou_2", 1)
    with pytest.raises(TooMany) as told:
        await rates.turn("send", "ou_1")
    assert told.value.seconds == 30
    await rates.turn("change", "ou_2")
    assert time.slept == [1]
    time.now += 30
    await rates.turn("send", "ou_1")
    assert time.slept == [1]
