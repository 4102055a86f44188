"""The sign of life: there while the database answers, gone at the end."""

import asyncio
import os
from pathlib import Path
from typing import cast

from app.alive import show_life
from simulator.client import PATIENCE
from storage.kit.engine import Database


class _Answers:
    """A database that does, or does not; ``asked`` is set each time."""

    def __init__(self) -> None:
        self.well, self.asked = True, asyncio.Event()

    async def answers(self) -> None:
        self.asked.set()
        if not self.well:
            raise OSError


async def test_it_is_touched_while_the_database_answers(tmp_path: Path) -> None:
    database, file, stop = _Answers(), tmp_path / "alive", asyncio.Event()
    showing = asyncio.create_task(show_life(cast(Database, database), file, stop, every=0.001))

    async def asked_twice() -> None:
        for _ in range(2):  # by then what came of the first is done
            database.asked.clear()
            async with asyncio.timeout(PATIENCE):
                await database.asked.wait()

    await asked_twice()
    database.well = False
    await asked_twice()
    os.utime(file, (0, 0))
    await asked_twice()
    assert file.stat().st_mtime == 0, "nobody answers"
    database.well = True
    await asked_twice()
    assert file.stat().st_mtime > 0
    stop.set()
    await showing
    assert not file.exists()
