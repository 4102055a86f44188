"""What an update costs: processor time beside the peers, statements of one tap, by webhook."""

import asyncio
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil
from pydantic import SecretStr
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.settings import Fixed, Settings
from app.wiring import open_product
from bench.contestants import CONTESTANTS, IN_A_FILE, IN_REDIS, TOKEN, Contestant, at_work
from bench.peers.process import a_port, running_module, still_runs, until
from bench.phones import SEVEN_STEPS, Timings, reports
from bench.prepare import small_district, url_of
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running

PEOPLE = list(range(1, 17))
OURS = CONTESTANTS[0]
PEERS = (CONTESTANTS[2], IN_REDIS, CONTESTANTS[3], IN_A_FILE)
TARGETS = {PEERS[0].name: 0.8, IN_REDIS.name: 0.5, IN_A_FILE.name: 0.4}
"""Of our processor time to theirs."""
_SECRET = "bench-webhook-secret"


@dataclass
class Cost:
    """What the rounds of one contestant gave."""

    milliseconds: list[float] = field(default_factory=list)
    """Of the processor, an update."""
    rates: list[float] = field(default_factory=list)
    """Updates a second, sixteen people at once."""


async def costs(turns: int, rounds: int) -> dict[str, Cost]:
    """All by turns, the last first the next time."""
    found = {one.name: Cost() for one in (OURS, *PEERS)}
    order = [OURS, *PEERS]
    for _ in range(turns):
        for one in order:
            took, used = await _one(one, rounds)
            found[one.name].milliseconds.append(used / took.updates * 1000)
            found[one.name].rates.append(took.rate)
            print(f"{one.name}: {used / took.updates * 1000:.2f} ms, {took.rate:.0f}/s", flush=True)
        order.reverse()
    return found


async def _one(contestant: Contestant, rounds: int) -> tuple[Timings, float]:
    async with (
        a_place() as (sim, folder),
        at_work(contestant, sim.world, sim.url, PEOPLE, folder) as started,
    ):
        await reports(sim.world, PEOPLE, 2)
        before = started.processor()
        took = await reports(sim.world, PEOPLE, rounds)
        return took, started.processor() - before


@asynccontextmanager
async def a_place(people: Sequence[int] = PEOPLE) -> AsyncIterator[tuple[SimServer, Path]]:
    """The local Telegram with its phones, each of which has opened the bot; and a folder."""
    with tempfile.TemporaryDirectory(prefix="griddesk-bench-") as name:
        async with running(SimSettings(flood=False)) as sim:
            for person in people:
                await sim.client.person(person, f"Phone {person}", language_code="zh")
            async with aiohttp.ClientSession() as session:
                await session.get(sim.bot_url(TOKEN, "getMe"))
            for person in people:
                await sim.client.start(person)
            sim.world.updates.drop_all(sim.world.bot(None))
            yield sim, Path(name)


def cost_lines(found: dict[str, Cost]) -> list[str]:
    """The table of them: ratios are of one turn, and the median of the turns."""
    ours = found[OURS.name]
    lines = [
        "| beside | ms of processor an update | ours / theirs | target "
        "| updates/s, 16 at once | ours / theirs |",
        "|---|---:|---:|---:|---:|---:|",
        f"| {OURS.name} | {statistics.median(ours.milliseconds):.2f} | | "
        f"| {statistics.median(ours.rates):.0f} | |",
    ]
    for peer in PEERS:
        one, target = found[peer.name], TARGETS.get(peer.name)
        cost = statistics.median(map(_ratio, ours.milliseconds, one.milliseconds))
        rate = statistics.median(map(_ratio, ours.rates, one.rates))
        lines.append(
            f"| {peer.name}; keeps {peer.keeps} | {statistics.median(one.milliseconds):.2f} "
            f"| {cost:.2f} | {f'≤ {target}' if target else ''} "
            f"| {statistics.median(one.rates):.0f} | {rate:.2f} |"
        )
    return lines


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs


async def statements() -> list[str]:
    """What one phone alone makes the database do, a line for each kind of step."""
    async with a_place(PEOPLE[:1]) as (sim, folder):
        file = folder / "bench.db"
        await small_district(file, PEOPLE[:1])
        settings = Fixed(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=sim.url,
            database_url=SecretStr(url_of(file)),
            files_dir=folder / "files",
        )
        return await _counted(settings, sim)


async def _counted(settings: Settings, sim: SimServer) -> list[str]:
    did: Counter[str] = Counter()

    def sent(_c: object, _k: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            did.update(["statements"])

    event.listen(Engine, "before_cursor_execute", sent)
    event.listen(Engine, "commit", lambda _: did.update(["commits"]))
    each: dict[str, dict[int, list[tuple[int, int]]]] = {}
    async with open_product(settings) as product:
        stop = asyncio.Event()
        working = asyncio.create_task(product.run(stop, only="bot"))
        await sim.polled(sim.world.bot(None).id)
        await reports(sim.world, PEOPLE[:1], 2)
        for _ in range(5):
            for place, move in enumerate(SEVEN_STEPS):
                await asyncio.sleep(0.3)  # what follows an answer belongs to its tap
                did.clear()
                await reports(sim.world, PEOPLE[:1], 1, moves=(move,))
                await asyncio.sleep(0.3)
                kind = "submit" if move is SEVEN_STEPS[-1] else "sentence or command"
                kind = "tap" if move.tap and kind != "submit" else kind
                rounds = each.setdefault(kind, {}).setdefault(place, [])
                rounds.append((did["statements"], did["commits"]))
        stop.set()
        await working
    # once a second the process looks round by itself: the fewest of the rounds are the step's own
    least = {kind: [min(rounds) for rounds in of.values()] for kind, of in each.items()}
    return [
        f"| {kind} | {statistics.median(many for many, _ in of):.0f} "
        f"| {statistics.median(many for _, many in of):.0f} |"
        for kind, of in least.items()
    ]


async def webhook(turns: int, updates: int) -> list[str]:
    """Words that nobody asked for, answered by one sentence: the whole product and an echo."""
    ours, echo = Cost(), Cost()
    for _ in range(turns):
        for found, product in ((ours, True), (echo, False)):
            rate, used = await _posted(updates, product=product)
            found.rates.append(rate)
            found.milliseconds.append(used * 1000)
    rate = statistics.median(map(_ratio, ours.rates, echo.rates))
    cost = statistics.median(map(_ratio, echo.milliseconds, ours.milliseconds))
    return [
        f"Webhook: the product {statistics.median(ours.rates):.0f} updates a second at "
        f"{statistics.median(ours.milliseconds):.2f} ms of processor, stock aiogram's echo "
        f"{statistics.median(echo.rates):.0f} at {statistics.median(echo.milliseconds):.2f} ms: "
        f"{rate:.2f} of its rate, {cost:.2f} by processor time (target ≥ 0.7)."
    ]


async def _posted(updates: int, *, product: bool) -> tuple[float, float]:
    """Updates a second and seconds of processor an update."""
    async with a_place() as (sim, folder):
        port = a_port()
        if product:
            await small_district(folder / "bench.db", PEOPLE)
            words = ["app.cli", "run", "--only", "bot"]
        else:
            words = ["bench.peers.echo_webhook", sim.url, TOKEN, str(port), _SECRET]
        more = {
            "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
            "GRIDDESK_TELEGRAM_API_URL": sim.url,
            "GRIDDESK_DATABASE_URL": url_of(folder / "bench.db"),
            "GRIDDESK_FILES_DIR": str(folder / "files"),
            "GRIDDESK_LOG_LEVEL": "WARNING",
            "GRIDDESK_WEBHOOK_URL": "https://bench.example/hook",
            "GRIDDESK_WEBHOOK_SECRET": _SECRET,
            "GRIDDESK_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        }
        async with running_module(words, more, folder) as process:
            url = f"http://127.0.0.1:{port}/hook"
            return await _drive(sim, url, (process, folder), updates)


async def _drive(
    sim: SimServer, url: str, driven: tuple[asyncio.subprocess.Process, Path], updates: int
) -> tuple[float, float]:
    pid = driven[0].pid
    headers = {"X-Telegram-Bot-Api-Secret-Token": _SECRET, "Content-Type": "application/json"}

    async def post(session: aiohttp.ClientSession, person: int, number: int) -> None:
        body = {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": int(time.time()),
                "chat": {"id": person, "type": "private", "first_name": "某"},
                "from": {"id": person, "is_bot": False, "first_name": "某", "language_code": "zh"},
                "text": "您好",
            },
        }
        async with session.post(url, data=json.dumps(body), headers=headers) as answer:
            assert answer.status == 200, answer.status

    async def all_of(session: aiohttp.ClientSession, first: int, many: int) -> None:
        async def one(person: int) -> None:
            for number in range(first + person, first + person + many * 16, 16):
                await post(session, person, number)

        seq, asked = sim.world.calls.seq, many * len(PEOPLE)
        await asyncio.gather(*map(one, PEOPLE))
        await until(lambda: len(sim.world.calls.find("sendMessage", seq)) >= asked, *driven)

    async with aiohttp.ClientSession() as session:
        for _ in range(600):  # until somebody opens
            try:
                await post(session, 1, 1)
                break
            except aiohttp.ClientConnectorError:
                still_runs(*driven)
                await asyncio.sleep(0.1)
        await all_of(session, 1_000, 5)
        times, began = psutil.Process(pid).cpu_times(), time.perf_counter()
        await all_of(session, 2_000, updates // 16)
        took, now = time.perf_counter() - began, psutil.Process(pid).cpu_times()
    many = updates // 16 * 16
    return many / took, (now.user - times.user + now.system - times.system) / many
