"""The nightly upkeep as the product is wired: of the rows and of the files, by the settings."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select, text, update

from app.settings import Fixed
from app.wiring import open_product
from domain.ports import Push
from domain.reminders.notices import PeriodicDue
from scheduler.jobs import UPKEEP
from storage.files import FolderFiles
from storage.schema import outbox
from tests.makers import NOW, StillClock
from tests.office import empty, put, settled
from tests.pieces import in_pieces


async def test_what_waits_for_a_messenger_taken_out_after_a_crash_goes_by_another(
    tmp_path: Path,
) -> None:
    image, district = settled()
    settings = Fixed(
        telegram_token=SecretStr("42:opens-nothing-at-all"),
        telegram_api_url="http://127.0.0.1:1",
        database_url=SecretStr(f"sqlite+aiosqlite:///{put(image, tmp_path / 'griddesk.db')}"),
        files_dir=tmp_path / "files",
    )
    clock, stop = StillClock(), asyncio.Event()
    stop.set()
    who = district.person_id("officer")
    notice = PeriodicDue(unit_id=1, unit_name="x", period="2026-W48", rung="x", due_at=NOW)
    push = Push(person_id=who, notice=notice, not_before=NOW)
    left = {"channel": "feishu", "lease_owner": "dead", "lease_until": NOW + timedelta(minutes=1)}
    async with open_product(settings, clock) as product:
        await product.desk.office.do(lambda work: work.outbox.add([push], NOW))
        await product.database.write(lambda c: c.execute(update(outbox).values(left)))
        await product.run(stop, only="scheduler")
        channel = select(outbox.c.channel).order_by(outbox.c.id).limit(1)
        assert await product.database.read(lambda c: c.execute(channel).scalar_one()) == "telegram"


async def test_what_failed_and_what_nobody_refers_to_goes_by_the_settings(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{put(empty(), tmp_path / 'griddesk.db')}"
    folder = tmp_path / "files"
    settings = Fixed(
        telegram_token=SecretStr("42:opens-nothing-at-all"),
        telegram_api_url="http://127.0.0.1:1",
        database_url=SecretStr(url),
        files_dir=folder,
        keep_failed_days=10,
    )
    clock = StillClock()
    photo = await FolderFiles(folder).put(in_pieces(b"a photo"), "jpg")
    week_ago = (clock.now() - timedelta(days=8)).timestamp()
    os.utime(folder / photo[:2] / photo[2:4] / photo, (week_ago, week_ago))
    async with open_product(settings, clock) as product:
        async with product.database.writer.begin() as connection:
            for number, days in enumerate((9, 11)):
                died = (clock.now() - timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S.%f")
                await connection.execute(
                    text(
                        "INSERT INTO inbox (bot_id, update_id, lane, payload, received_at, tries, "
                        "next_try_at, dead_at, error) "
                        "VALUES (1, :n, 'a', '{}', :at, 5, :at, :at, '')"
                    ),
                    {"n": number, "at": died},
                )
        assert await product.scheduler._timer.run_now(UPKEEP)
        left = await product.database.read(
            lambda connection: list(connection.execute(text("SELECT update_id FROM inbox")))
        )
    assert left == [(0,)]
    assert not (folder / photo[:2] / photo[2:4] / photo).exists()
