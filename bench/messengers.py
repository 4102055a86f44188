"""``python -m bench.messengers``: a tap over Telegram's local server and over Feishu's, in one run.

One desk has both lines. People of the one and of the other messenger file reports by turns, few at
once, who think between their taps, so that what is measured is a tap and no queue. Over Feishu the
bridge stands between, as a process of its own. Then one phone alone shows what a tap makes the
bridge do.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from aiohttp import web

from bench.contestants import TOKEN
from bench.peers.process import a_port, polls, running_module, until
from bench.phones import SEVEN_STEPS, Move, button, shows
from bench.prepare import small_district, url_of
from bridge.desk.server import Pace, create_app
from bridge.desk.state import Identity
from bridge.feishu import FeishuMessenger
from bridge.numbers import number_of
from bridge.store.database import Database
from domain.people.messengers import Messenger
from simulator.feishu import open_id_of
from simulator.model import Chat
from simulator.settings import Settings
from simulator.testing import SimServer, running

TELEGRAM, FEISHU = (1, 2, 3, 4), (5, 6, 7, 8)
THINKING = (0.2, 0.6)
"""Seconds between two acts of a person, from and to."""
TARGET = 1.5
_BRIDGE_TOKEN = "43:bench-token-of-the-bridge-opens-nothing"
_APP, _SECRET = "cli_bench", "bench-secret-that-opens-nothing"
_PATIENCE = 20.0


@dataclass
class Took:
    """What the turns of one messenger took."""

    taps: list[float] = field(default_factory=list)
    """Milliseconds from a tap to its answer on the screen."""
    processor: Counter[str] = field(default_factory=Counter)
    """Milliseconds of each process, for commands and sentences, too."""
    acts: int = 0


def _chat(sim: SimServer, person: int) -> Chat:
    if person in FEISHU:
        return sim.tenant.chat(sim.tenant.app(), sim.world.store.people[person])
    return sim.world.store.chat(sim.world.bot(None).id, person)


async def _act(sim: SimServer, person: int, move: Move) -> float:
    """Milliseconds from what a person does to its answer."""
    chat = _chat(sim, person)
    seq, began = chat.seq, time.perf_counter()
    if move.say:
        await sim.client.say(person, move.say)
    else:
        stored, data = button(chat, move.tap)
        await sim.client.tap(person, stored.message["message_id"], data=data, wait=0)
    while not shows(chat, seq, move.then):
        if not await sim.world.events.chat_changes(chat, _PATIENCE):
            raise TimeoutError(f"no {move.then!r} after {move}")
    return (time.perf_counter() - began) * 1000


async def _turn(sim: SimServer, people: Sequence[int], rounds: int) -> list[float]:
    """Each files so many reports; answers the milliseconds of their taps."""
    taps: list[float] = []

    async def one(person: int) -> None:
        thinking = random.Random(person % len(TELEGRAM))  # noqa: S311 - the same each time
        for _ in range(rounds):
            for move in SEVEN_STEPS:
                await asyncio.sleep(thinking.uniform(*THINKING))
                took = await _act(sim, person, move)
                if move.tap:
                    taps.append(took)

    await asyncio.gather(*map(one, people))
    return taps


@asynccontextmanager
async def _a_desk(
    sim: SimServer, folder: Path, bridge_url: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The desk as a process, with both lines and everybody bound, once it hears both."""
    numbers = {person: number_of(open_id_of(person)) for person in FEISHU}
    phones = {person: (Messenger.TELEGRAM, person) for person in TELEGRAM}
    phones |= {person: (Messenger.FEISHU, number) for person, number in numbers.items()}
    await small_district(folder / "bench.db", phones)
    more = {
        "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
        "GRIDDESK_TELEGRAM_API_URL": sim.url,
        "GRIDDESK_FEISHU_TOKEN": _BRIDGE_TOKEN,
        "GRIDDESK_FEISHU_API_URL": bridge_url,
        "GRIDDESK_DATABASE_URL": url_of(folder / "bench.db"),
        "GRIDDESK_FILES_DIR": str(folder / "files"),
        "GRIDDESK_LOG_LEVEL": "WARNING",
    }
    async with running_module(["app.cli", "run"], more, folder) as desk:
        async with asyncio.timeout(120):
            await polls(sim.world, desk, folder)
            await until(lambda: sim.delivery.lines.get(_APP), desk, folder)
        yield desk


@asynccontextmanager
async def _phones() -> AsyncIterator[SimServer]:
    async with running(Settings(flood=False)) as sim:
        for person in (*TELEGRAM, *FEISHU):
            messenger = "feishu" if person in FEISHU else "telegram"
            await sim.client.person(
                person, f"Phone {person}", language_code="zh", messenger=messenger
            )
        yield sim


async def at_ease(turns: int, rounds: int) -> dict[str, Took]:
    """Both messengers by turns, the last first the next time."""
    found = {"Telegram": Took(), "Feishu": Took()}
    order = [("Telegram", TELEGRAM), ("Feishu", FEISHU)]
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="griddesk-bench-")))
        sim = await stack.enter_async_context(_phones())
        port = a_port()
        bridge = await stack.enter_async_context(
            running_module(["bridge", "feishu"], _bridge(sim, folder, port), folder)
        )
        desk = await stack.enter_async_context(_a_desk(sim, folder, f"http://127.0.0.1:{port}"))
        processes = {"desk": psutil.Process(desk.pid), "bridge": psutil.Process(bridge.pid)}
        for _, people in order:  # what is loaded with the first report is loaded now
            await _turn(sim, people, 2)
        for _ in range(turns):
            for name, people in order:
                before = {one: _spent(process) for one, process in processes.items()}
                taps = await _turn(sim, people, rounds)
                took = found[name]
                took.taps += taps
                took.acts += len(people) * rounds * len(SEVEN_STEPS)
                for one, process in processes.items():
                    took.processor[one] += _spent(process) - before[one]
                print(f"{name}: {_figures(taps)}", flush=True)
            order.reverse()
    return found


def _bridge(sim: SimServer, folder: Path, port: int) -> Mapping[str, str]:
    return {
        "BRIDGE_TOKEN": _BRIDGE_TOKEN,
        "BRIDGE_LISTEN": f"127.0.0.1:{port}",
        "BRIDGE_DATABASE": str(folder / "bridge.db"),
        "BRIDGE_FEISHU_APP_ID": _APP,
        "BRIDGE_FEISHU_APP_SECRET": _SECRET,
        "BRIDGE_FEISHU_URL": sim.url,
        "BRIDGE_LOG_LEVEL": "WARNING",
    }


def _spent(process: psutil.Process) -> int:
    times = process.cpu_times()
    return round((times.user + times.system) * 1000)


def _at(taps: Sequence[float], percent: int) -> float:
    return statistics.quantiles(taps, n=100, method="inclusive")[percent - 1]


def _figures(taps: Sequence[float]) -> str:
    return f"p50 {_at(taps, 50):.1f} ms, p95 {_at(taps, 95):.1f} ms"


def lines(found: Mapping[str, Took]) -> list[str]:
    """The table of both, and how the slow taps of one stand to those of the other."""
    made = [
        "| a tap, few people at ease | taps | p50 ms | p95 ms "
        "| desk, ms of processor an act | bridge, the same |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, took in found.items():
        desk, bridge = (took.processor[one] / took.acts for one in ("desk", "bridge"))
        made.append(
            f"| {name} | {len(took.taps)} | {_at(took.taps, 50):.1f} | {_at(took.taps, 95):.1f} "
            f"| {desk:.2f} | {bridge:.2f} |"
        )
    telegram, feishu = (found[one].taps for one in ("Telegram", "Feishu"))
    halves, tails = (_at(feishu, one) / _at(telegram, one) for one in (50, 95))
    return [*made, f"Feishu / Telegram: p50 {halves:.2f}, p95 {tails:.2f} (target ≤ {TARGET})."]


async def counted() -> list[str]:
    """What one phone alone makes the bridge do: statements, commits, calls both ways."""
    did: Counter[str] = Counter()
    each: dict[str, list[Counter[str]]] = {}

    def ran(statement: str) -> None:
        did["commits"] += statement == "COMMIT"
        did["statements"] += not statement.startswith(("BEGIN", "COMMIT", "SAVE", "RELEASE"))

    @web.middleware
    async def called(request: web.Request, handler: object) -> web.StreamResponse:
        did["calls of the desk"] += 1
        assert callable(handler)
        answer: web.StreamResponse = await handler(request)
        return answer

    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="griddesk-bench-")))
        sim = await stack.enter_async_context(_phones())
        database = Database(folder / "bridge.db")
        stack.callback(database.close)
        vars(database)["_db"].set_trace_callback(ran)
        messenger = FeishuMessenger(app_id=_APP, app_secret=_SECRET, url=sim.url)
        identity = Identity(token=_BRIDGE_TOKEN, username="feishu_bot", name="Feishu")
        app = create_app(identity, messenger, database, Pace(clock=time.time))
        app.middlewares.append(called)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        await stack.enter_async_context(_a_desk(sim, folder, url))
        await _turn(sim, FEISHU[:1], 2)
        for _ in range(5):
            for move in SEVEN_STEPS:
                await asyncio.sleep(0.3)  # what follows an answer belongs to its tap
                did.clear()
                seq = sim.world.calls.seq
                await _act(sim, FEISHU[0], move)
                await asyncio.sleep(0.3)
                did["calls to Feishu"] = sim.world.calls.seq - seq
                kind = "submit" if move is SEVEN_STEPS[-1] else "sentence or command"
                kind = "tap" if move.tap and kind != "submit" else kind
                each.setdefault(kind, []).append(Counter(did))
    what = ("statements", "commits", "calls of the desk", "calls to Feishu")
    return [
        f"| the bridge, one phone alone | {' | '.join(what)} |",
        "|---|---:|---:|---:|---:|",
        *(f"| {kind} | {' | '.join(_medians(of, what))} |" for kind, of in each.items()),
    ]


def _medians(of: Sequence[Counter[str]], what: Sequence[str]) -> list[str]:
    return [f"{statistics.median(one[name] for one in of):.0f}" for name in what]


async def table(turns: int, rounds: int) -> None:
    """Prints each part as soon as it is measured."""
    print(f"load {os.getloadavg()[0]:.1f}")
    print(*await counted(), sep="\n", end="\n\n", flush=True)
    print(*lines(await at_ease(turns, rounds)), sep="\n")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=4, help="turns of each messenger")
    parser.add_argument("--reports", type=int, default=4, help="reports a person in a turn")
    given = parser.parse_args()
    asyncio.run(table(given.turns, given.reports))


if __name__ == "__main__":
    main()
