"""What a watcher is told, and what an administrator does about what did not get through."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from app.cli import main
from app.health import days_known
from app.settings import Fixed
from app.wiring import open_product
from domain.people.messengers import Messenger
from storage.days.holidays import load_calendar
from tests.makers import NOW, StillClock
from tests.office import put, settled
from tests.ports import free_port

Captured = pytest.CaptureFixture[str]


def of(figures: str) -> dict[str, float]:
    """The lines of an answer for Prometheus."""
    lines = [line.rsplit(" ", 1) for line in figures.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def stuck(file: Path) -> None:
    """Pushes and updates that wait, are tried again, and were given up."""
    at, late = (f"{NOW + timedelta(hours=n):%Y-%m-%d %H:%M:%S.000000}" for n in (0, 1))
    pushes = [
        ("waits", at, "waiting", 0, None, None),
        ("again", at, "waiting", 3, "Timeout", None),
        ("later", late, "waiting", 0, None, None),
        ("dead", at, "dead", 8, "Timeout", at),
        ("sent", at, "sent", 1, None, at),
    ]
    updates = [(7, at, 0, at, None, None), (8, at, 5, at, at, "KeyError")]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(
            "INSERT INTO outbox (dedup_key, not_before, state, tries, error, ended_at, kind,"
            " payload, person_id, priority, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, 'seen', ?, 1, 2, '2026-11-24 02:00:00.000000')",
            [(*push, '{"secret": 1}') for push in pushes],
        )
        connection.executemany(
            "INSERT INTO inbox (bot_id, lane, payload, update_id, received_at, tries, next_try_at,"
            " dead_at, error) VALUES (1, '7', 'secret', ?, ?, ?, ?, ?, ?)",
            updates,
        )


async def test_a_watcher_is_told_how_it_is_doing(tmp_path: Path) -> None:
    file, port = put(settled()[0], tmp_path / "griddesk.db"), free_port()
    stuck(file)
    settings = Fixed(
        telegram_token=SecretStr("42:opens-nothing-at-all"),
        telegram_api_url="http://127.0.0.1:1",
        database_url=SecretStr(f"sqlite+aiosqlite:///{file}"),
        files_dir=tmp_path / "files",
        health_listen=f"127.0.0.1:{port}",
    )
    clock, stop = StillClock(), asyncio.Event()
    clock.forward(minutes=5)
    async with open_product(settings, clock) as product:
        product.health.noted(Messenger.TELEGRAM, "handled", 0.02)
        product.health.noted(Messenger.TELEGRAM, "given-up", 0.0)
        running = asyncio.create_task(product.run(stop, only="scheduler"))
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            while True:
                try:
                    async with session.get("/healthz") as answer:
                        assert answer.status == 200
                        break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.01)
            async with session.get("/readyz") as answer:
                assert answer.status == 200
            async with session.get("/metrics") as answer:
                text = await answer.text()
            async with session.get("/elsewhere") as answer:
                assert answer.status == 404
            stop.set()
        await running
    told = of(text)
    assert told['griddesk_inbox_waiting{messenger="telegram"}'] == 1
    assert told['griddesk_inbox_oldest_seconds{messenger="telegram"}'] == 300
    assert told["griddesk_inbox_dead"] == 1
    assert told["griddesk_outbox_dead"] == 1
    assert told['griddesk_updates_total{messenger="telegram",result="handled"}'] == 1
    assert told['griddesk_updates_total{messenger="telegram",result="given-up"}'] == 1
    assert told['griddesk_update_seconds_bucket{le="0.025",messenger="telegram"}'] == 1
    assert "secret" not in text
    assert told["process_resident_memory_bytes"] > 0


def test_the_days_that_are_known_end_with_the_last_published_year() -> None:
    calendar = load_calendar()
    last = max(calendar.published_years)
    assert days_known(calendar, date(last, 12, 30)) <= 4, "New Year's own day is fixed by law"
    assert days_known(calendar, date(last, 6, 1)) > 200


def test_what_did_not_get_through_is_listed_sent_again_and_dropped(
    migrated: Path, capsys: Captured
) -> None:
    file = next(migrated.rglob("*.db"))
    assert main(["outbox", "list"]) == 0
    assert main(["inbox", "dead"]) == 0
    assert "No push was given up" in capsys.readouterr().out
    put(settled()[0], file)
    stuck(file)
    assert main(["outbox", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[3:5] for line in lines] == [["seen", "dead"], ["seen", "waiting"]]
    assert "secret" not in "".join(lines)
    assert main(["inbox", "dead"]) == 0
    assert "KeyError" in capsys.readouterr().out
    number = lines[0].split()[0]
    assert main(["outbox", "retry", number]) == 0
    assert main(["outbox", "retry", number]) == 1, "it is not given up any more"
    assert main(["outbox", "retry"]) == 0
    capsys.readouterr()
    assert main(["outbox", "drop", number]) == 0
    assert "1 pushes are never sent" in capsys.readouterr().out
    assert main(["outbox", "drop", number]) == 1
    assert main(["outbox", "list"]) == 0
    assert number not in capsys.readouterr().out.split()


def test_the_audit_is_followed_to_its_end(migrated: Path, capsys: Captured) -> None:
    file = next(migrated.rglob("*.db"))
    put(settled()[0], file)
    stuck(file)
    assert main(["outbox", "list"]) == 0
    dead = capsys.readouterr().out.split()[0]
    assert main(["outbox", "retry"]) == 0, "which is written down"
    capsys.readouterr()
    assert main(["audit", "verify"]) == 0
    told = capsys.readouterr().out
    with closing(sqlite3.connect(file)) as connection, connection:
        (said,) = connection.execute(
            "SELECT subject FROM audit ORDER BY id DESC LIMIT 1"
        ).fetchone()
        assert said == f"outbox:{dead}", "and which they were"
        (last,) = connection.execute("SELECT seal FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        assert last in told
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET act = 'something else' WHERE id = 1")
    assert main(["audit", "verify"]) == 1
    assert "entry 1 does not follow" in capsys.readouterr().err
