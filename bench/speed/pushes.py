"""How pushes go out under Telegram's limits, and how soon a red case overtakes them."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.contestants import TOKEN
from bench.peers.process import running_module, until
from bench.prepare import bench_rules, small_district, url_of
from bench.speed.updates import a_place
from domain.cases.model import CaseKind, Label, Urgency
from domain.cases.notices import CaseReported
from domain.notices import Priority
from domain.ports import Push, Work
from simulator.testing import SimServer
from storage.kit.engine import Database
from storage.work import SqlOffice

PHONES = list(range(1, 301))
QUEUED = 5_000
_SECONDS = 60


def _reported(number: int, person_id: int, priority: Priority) -> Push:
    notice = CaseReported(
        case_id=number,
        case_kind=CaseKind.DISPUTE,
        category=Label(zh="邻里", en="Neighbours"),
        unit_name="古道社区",
        place="三号楼",
        urgency=Urgency.RED if priority is Priority.URGENT else Urgency.YELLOW,
    )
    now = datetime.now(UTC)
    return Push(person_id=person_id, notice=notice, not_before=now, priority=priority)


def _queue(work: Work, numbers: Sequence[int], priority: Priority) -> int:
    pushes = [_reported(one, one % len(PHONES) + 1, priority) for one in numbers]
    return work.outbox.add(pushes, datetime.now(UTC))


async def pushes() -> list[str]:
    """The scheduler alone sends what is queued, for a minute."""
    async with a_place(PHONES) as (sim, folder):
        return await _sent(sim, folder)


async def _sent(sim: SimServer, folder: Path) -> list[str]:
    url = url_of(folder / "bench.db")
    await small_district(folder / "bench.db", PHONES)
    database = Database(url)
    office = SqlOffice(database, bench_rules())
    queued = await office.do(_queue, range(1, QUEUED + 1), Priority.NORMAL)
    more = {
        "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
        "GRIDDESK_TELEGRAM_API_URL": sim.url,
        "GRIDDESK_DATABASE_URL": url,
        "GRIDDESK_FILES_DIR": str(folder / "files"),
        "GRIDDESK_LOG_LEVEL": "WARNING",
        "GRIDDESK_QUIET_START": "00:00",  # whatever the hour is
        "GRIDDESK_QUIET_END": "00:00",
    }
    only = ["app.cli", "run", "--only", "scheduler"]
    async with running_module(only, more, folder) as process:
        await until(lambda: _times(sim), process, folder)
        await asyncio.sleep(20)
        await office.do(_queue, [QUEUED + 7], Priority.URGENT)
        asked = sim.world.settings.clock()
        await asyncio.sleep(_SECONDS - 15)
    await database.close()
    times = _times(sim)
    minute = [one for one in times if one - times[0] <= _SECONDS]
    took = minute[-1] - minute[0]
    red = next((one for one in _times(sim, "🔴")), float("inf")) - asked
    worst = max(sum(t <= u < t + 1 for u in times[at : at + 64]) for at, t in enumerate(times))
    return [
        f"Pushes with {queued:,} queued: {(len(minute) - 1) / took:.2f} a second over "
        f"{took:.0f} seconds (target ≥ 29.7), at most {worst} in any second "
        f"(≤ 30); a red case queued behind them was on its way after {red:.2f} s (≤ 2 s)."
    ]


def _times(sim: SimServer, word: str = "") -> list[float]:
    """When messages came, those with the word."""
    found = sim.world.calls.find("sendMessage", 0)
    return [float(str(one["time"])) for one in found if word in str(one["params"])]
