"""The demo's clock keeps its offset and only goes forward."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import DemoClock, SystemClock

START = datetime(2026, 11, 24, 2, tzinfo=UTC)


class Real:
    """The real time, as the test says."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_the_system_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta()


def test_it_starts_where_it_is_told_and_runs_on(tmp_path: Path) -> None:
    real = Real()
    clock = DemoClock(tmp_path / "clock.json", real)
    clock.start_at(START)
    assert clock.now() == START
    real.now += timedelta(minutes=5)
    assert clock.now() == START + timedelta(minutes=5)


def test_a_restart_finds_it_where_it_was(tmp_path: Path) -> None:
    real, file = Real(), tmp_path / "deeper" / "clock.json"
    clock = DemoClock(file, real)
    assert clock.fresh
    clock.start_at(START)
    clock.forward_to(START + timedelta(days=3))
    real.now += timedelta(hours=1)
    again = DemoClock(file, real)
    assert not again.fresh
    assert again.now() == START + timedelta(days=3, hours=1)


def test_it_only_goes_forward(tmp_path: Path) -> None:
    real = Real()
    clock = DemoClock(tmp_path / "clock.json", real)
    clock.start_at(START)
    with pytest.raises(ValueError, match="forward"):
        clock.forward_to(clock.now())
    with pytest.raises(ValueError, match="forward"):
        clock.start_at(START)
    told = clock.now()
    real.now -= timedelta(hours=1)  # the machine's time was set back
    assert clock.now() == told
