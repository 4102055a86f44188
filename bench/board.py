"""How long /status takes on the demo district."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.demo.seed import seed
from bench.prepare import url_of
from bot.context import CHANNEL
from domain.days.quiet import QuietHours
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.days.holidays import load_calendar
from storage.kit.engine import Database
from storage.migrate import upgrade
from storage.work import SqlOffice

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SUPERVISOR = "1008"


async def status_seconds(times: int) -> list[float]:
    """Seconds of each of ``times`` calls of the district's board, after twenty to warm up."""
    zone = ZoneInfo("Asia/Shanghai")
    rules = Rules(zone=zone, calendar=load_calendar(), quiet=QuietHours(zone=zone))
    with tempfile.TemporaryDirectory(prefix="griddesk-bench-") as folder:
        url = url_of(Path(folder) / "demo.db")
        await upgrade(url)
        database = Database(url)
        try:
            await seed(SqlOffice(database, rules), NOW)
            boards = SqlBoards(database, rules)
            actor = await boards.people.actor(CHANNEL, SUPERVISOR, NOW.date())
            assert actor is not None
            took = []
            for _ in range(times + 20):
                started = time.perf_counter()
                board = await boards.status.board(actor, None, NOW)
                took.append(time.perf_counter() - started)
            assert board.tally.found > 0
        finally:
            await database.close()
    return took[20:]
