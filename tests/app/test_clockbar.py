"""Where the buttons lead, and who may press them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from app.clock import DemoClock
from app.clockbar.jumps import Jump, jumps
from app.clockbar.server import create_app, serving
from domain.rules import Rules


@pytest.mark.parametrize(
    ("now", "morning", "due"),
    [
        ("2026-11-24 10:00", "2026-11-25 08:30", "2026-11-27 17:00"),
        ("2026-11-24 07:00", "2026-11-24 08:30", "2026-11-27 17:00"),
        ("2026-11-27 08:30", "2026-11-30 08:30", "2026-11-27 17:00"),
        ("2026-11-27 17:00", "2026-11-30 08:30", "2026-12-04 17:00"),
        ("2026-11-28 12:00", "2026-11-30 08:30", "2026-12-04 17:00"),
        # the Friday of the National Day week is off: the report moves past the holiday
        ("2026-09-30 10:00", "2026-10-08 08:30", "2026-10-08 17:00"),
    ],
)
def test_the_buttons_lead_to_working_mornings_and_due_days(
    rules: Rules, now: str, morning: str, due: str
) -> None:
    found = jumps(datetime.fromisoformat(now).replace(tzinfo=rules.zone), rules)
    local = {name: f"{at.astimezone(rules.zone):%Y-%m-%d %H:%M}" for name, at in found.items()}
    assert local[Jump.MORNING] == morning
    assert local[Jump.DUE] == due


@pytest.mark.parametrize(
    ("now", "tonight", "half_month"),
    [
        ("2026-11-24 10:00", "2026-11-24 21:00", "2026-12-03 00:00"),
        ("2026-11-24 21:00", "2026-11-25 21:00", "2026-12-03 00:00"),
        ("2026-12-03 00:00", "2026-12-03 21:00", "2026-12-18 00:00"),
    ],
)
def test_the_buttons_lead_to_evenings_and_the_end_of_a_half_month(
    rules: Rules, now: str, tonight: str, half_month: str
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=rules.zone)
    found = {name: at.astimezone(rules.zone) for name, at in jumps(moment, rules).items()}
    assert f"{found[Jump.TONIGHT]:%Y-%m-%d %H:%M}" == tonight
    assert f"{found[Jump.HALF_MONTH]:%Y-%m-%d %H:%M}" == half_month
    assert min(found.values()) > moment


async def test_a_jump_moves_the_clock_and_sweeps_before_it_answers(
    rules: Rules, tmp_path: Path
) -> None:
    clock = DemoClock(tmp_path / "clock.json")
    clock.start_at(datetime(2026, 11, 24, 2, tzinfo=UTC))
    swept = asyncio.Event()

    async def sweep() -> None:
        swept.set()

    async with serving(create_app(clock, rules, sweep), 0) as url, aiohttp.ClientSession() as web:
        async with web.get(f"{url}now") as answer:
            state = await answer.json()
        assert state["now"].startswith("2026-11-24T10:00")
        assert (state["working"], state["provisional"]) == (True, False)
        async with web.post(f"{url}jump", json={"to": "due"}) as answer:
            state = await answer.json()
        assert swept.is_set()
        assert state["now"].startswith("2026-11-27T17:00")
        async with web.post(f"{url}jump", json={"to": "yesterday"}) as answer:
            assert answer.status == 400


async def test_only_the_bar_itself_may_move_the_clock(rules: Rules, tmp_path: Path) -> None:
    clock = DemoClock(tmp_path / "clock.json")
    clock.start_at(datetime(2026, 11, 24, 2, tzinfo=UTC))

    async def sweep() -> None:
        raise AssertionError

    async with serving(create_app(clock, rules, sweep), 0) as url, aiohttp.ClientSession() as web:
        elsewhere = {"Origin": "http://example.org"}
        async with web.post(f"{url}jump", json={"to": "hour"}, headers=elsewhere) as answer:
            assert answer.status == 403
        plain = {"Content-Type": "text/plain"}
        async with web.post(f"{url}jump", data='{"to": "hour"}', headers=plain) as answer:
            assert answer.status == 403
        async with web.get(f"{url}now", headers={"Host": "example.org"}) as answer:
            assert answer.status == 403


async def test_the_page_carries_no_inline_script_and_may_be_framed_by_this_machine(
    rules: Rules, tmp_path: Path
) -> None:
    async def sweep() -> None:
        return None

    app = create_app(DemoClock(tmp_path / "clock.json"), rules, sweep)
    async with serving(app, 0) as url, aiohttp.ClientSession() as web:
        async with web.get(url) as answer:
            text = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "frame-ancestors http://127.0.0.1:*" in policy
        assert 'aria-live="polite"' in text
        for name in ("bar.css", "bar.js"):
            assert f"/page/{name}" in text
            async with web.get(f"{url}page/{name}") as answer:
                assert answer.status == 200
