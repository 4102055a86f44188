"""Runs the demo: simulator, clock bar and the whole product, on this machine only."""

import asyncio
import shutil
import socket
import sys
import time as timing
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
from pydantic import SecretStr

from app import logs
from app.clock import DemoClock, SystemClock
from app.clockbar.server import create_app, serving
from app.demo.along import tick_off, work_along
from app.demo.child import Stopped, bridge, simulator, watch
from app.demo.colleagues import Colleagues, behind
from app.demo.district import DATA
from app.demo.phones import Simulator
from app.demo.seed import seed
from app.office import database_url, open_office
from app.rules import rules_of
from app.say import complain, say
from app.settings import Fixed, Settings
from app.stopping import stop_on_signals, together, unless_stopped
from app.texts import text
from app.wiring import Product, open_product
from domain.days.periods import local_day, moment_at
from domain.messaging import TokenRefused
from domain.rules import Rules
from storage import migrate
from storage.contacts.vault import new_key

TOKEN = "42:demo-token-of-this-machine-only"  # noqa: S105 - opens nothing but the simulator
BRIDGE_TOKEN = "43:demo-bridge-of-this-machine-only"  # noqa: S105 - opens nothing but that
FOLDER = Path("var")
_PORTS = 4
"""The phones, the clock, the desk page, the bridge."""
_BEGINS = time(10)
_STARTS_WITHIN = 60.0
_GRACE = 1.0
"""Seconds for pushes under way after Ctrl-C; the others come when the demo goes on."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where one demo keeps its things and listens."""

    port: int
    folder: Path = FOLDER

    @property
    def url(self) -> str:
        """The wall of phones, which is also the Bot API, and Feishu."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def clock_file(self) -> Path:
        """Written last when the demo is filled: without it everything starts anew."""
        return self.folder / "demo-clock.json"

    @property
    def colleagues_file(self) -> Path:
        """How far those behind the wall have come."""
        return self.folder / "demo-colleagues.json"

    @property
    def log(self) -> Path:
        """What the product and the simulator have to say."""
        return self.folder / "demo.log"

    def settings(self) -> Settings:
        """Settings of the demo alone: nothing exported can lead it to a real bot."""
        return Fixed(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=self.url,
            feishu_token=SecretStr(BRIDGE_TOKEN),
            feishu_api_url=f"http://127.0.0.1:{self.port + 3}",
            database_url=SecretStr(f"sqlite+aiosqlite:///{self.folder / 'demo.db'}"),
            files_dir=self.folder / "demo-files",
            contact_keys=SecretStr(self.contact_key()),
            page_url=f"http://127.0.0.1:{self.port + 2}",
            page_listen=f"127.0.0.1:{self.port + 2}",
            log_format="text",
        )

    def contact_key(self) -> str:
        """Made at the first start and kept beside the database, which no real desk may do."""
        path = self.folder / "demo-contacts.key"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(new_key(), encoding="ascii")
        return path.read_text("ascii")

    def forget(self) -> None:
        """Removes everything the demo kept; leaves an empty folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.glob("demo*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


async def run(port: int, *, reset: bool = False, folder: Path = FOLDER) -> int:
    """The whole demo until a signal; returns the exit code."""
    stop = stop_on_signals()
    place = Place(port=port, folder=folder)
    for needed in range(port, port + _PORTS):
        if not _free(needed):
            ports = {"taken": str(needed), "port": str(port), "last": str(port + _PORTS - 1)}
            complain(text("demo-port", **ports))
            return 1
    if reset or not (place.clock_file.exists() and place.colleagues_file.exists()):
        place.forget()
    with place.log.open("a", encoding="utf-8") as log:
        logs.set_up("text", "INFO", log)
        try:
            return await _stay(place, stop)
        except Stopped:
            complain(text("demo-ended", log=str(place.log)))
            return 1
        except TokenRefused:
            complain(text("demo-refused", log=str(place.log)))
            return 1
        except OSError as error:
            complain(text("demo-stuck", why=error.strerror or text("demo-slow")))
            return 1


async def _stay(place: Place, stop: asyncio.Event) -> int:
    settings = place.settings()
    rules = rules_of(settings)
    clock = DemoClock(place.clock_file)
    fresh = clock.fresh
    if not await unless_stopped(migrate.upgrade(database_url(settings)), stop):
        return 0
    if fresh and not await unless_stopped(_fill(place, settings, rules, clock), stop):
        return 0
    bar_url = f"http://127.0.0.1:{place.port + 1}/"
    state = place.folder / "demo-telegram.db"
    async with (
        aiohttp.ClientSession() as session,
        open_product(settings, clock, grace=_GRACE) as product,
    ):
        wall = Simulator(session, place.url)
        others = Colleagues.again(product.desk.office, place.colleagues_file)

        async def jumped() -> None:
            now = clock.now()
            await wall.tell_time(now, rules.zone)
            await others.catch_up(now)
            await product.scheduler.sweep_now()

        async with (
            serving(create_app(clock, rules, jumped), place.port + 1),
            simulator(place.port, state=state, bar_url=bar_url, log=place.log) as process,
            bridge(
                place.port + 3,
                feishu=place.url,
                token=BRIDGE_TOKEN,
                state=place.folder / "demo-bridge.db",
                log=place.log,
            ) as between,
        ):
            await together(
                stop,
                watch(process, stop),
                watch(between, stop),
                work_along(others, clock, stop),
                tick_off(wall, product, others, rules, stop),
                _play(place, wall, product, stop, zone=rules.zone, greet=fresh),
            )
    return 0


async def _play(
    place: Place,
    wall: Simulator,
    product: Product,
    stop: asyncio.Event,
    *,
    zone: ZoneInfo,
    greet: bool,
) -> None:
    """The product's run, with the phones put in place before and greeted after it began."""

    async def prepare() -> None:
        async with asyncio.timeout(_STARTS_WITHIN):
            await wall.ready()
            await wall.tell_time(product.clock.now(), zone)
            await wall.put_phones()
            await wall.put_behind(behind())

    async def welcome() -> None:
        await wall.meet_bot()
        if greet:
            await wall.greet()
        say(_hints(place))
        await stop.wait()

    if await unless_stopped(prepare(), stop):
        await together(stop, product.run(stop), unless_stopped(welcome(), stop))


async def _fill(place: Place, settings: Settings, rules: Rules, clock: DemoClock) -> None:
    """Writes district and history; only then the clock's file, which says that all is there."""
    began = timing.monotonic()
    start = first_moment(SystemClock().now(), rules)
    say(text("demo-filling"))
    async with open_office(settings, rules) as (_, office):
        done = await seed(office, start, progress=_progress)
        Colleagues.anew(office, place.colleagues_file, start)
    clock.start_at(start)
    took = f"{timing.monotonic() - began:.0f}"
    counts = {"units": done.units, "people": done.people, "cases": done.cases}
    say(text("demo-filled", took=took, **{name: str(many) for name, many in counts.items()}))


def first_moment(real: datetime, rules: Rules) -> datetime:
    """Ten o'clock on the present working day, or on the last one before."""
    day = rules.calendar.previous_working(local_day(real, rules.zone))
    return moment_at(day, _BEGINS, rules.zone)


def _progress(done: int, of: int) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(f"\r  {100 * done // max(of, 1):3d} %" + ("\r" if done == of else ""))
        sys.stdout.flush()


def _hints(place: Place) -> str:
    text = (DATA / "hints.txt").read_text("utf-8")
    return text.format(url=place.url, folder=place.folder, log=place.log)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
