"""Ctrl-C, as a terminal sends it: to all processes of the foreground at once."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app.demo import stage
from simulator.client import SimClient
from simulator.testing import running
from tests.app.conftest import NOW, Filled
from tests.office import empty, put
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
GOODBYE = "再见 · Goodbye\n"
AGES = 200
"""Seconds: to load all libraries takes a busy machine long, and nobody waits longer than that."""
LOADING, SEEDING, READY = "Starting", "First start", "RESET=1"


@pytest.fixture
def place(bare: Path) -> stage.Place:
    return stage.Place(port=free_port(together=4), folder=bare / "var")


@pytest.fixture
def kept(place: stage.Place, filled: Filled) -> stage.Place:
    """A demo that was filled before."""
    place.folder.mkdir()
    shutil.copy(filled.path, place.folder / "demo.db")
    place.clock_file.write_text('{"offset_seconds": -60.0}')
    moment = NOW.isoformat()
    place.colleagues_file.write_text(json.dumps({"start": moment, "until": moment}))
    return place


def griddesk(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "app", *words)


@contextmanager
def foreground(command: Sequence[str], **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A command with a process group of its own, as a shell starts it."""
    with subprocess.Popen(  # noqa: S603 - our own commands
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        process_group=0,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if words in line:
            return
    pytest.fail(f"it ended before it said {words!r}: {''.join(seen)}")


def ctrl_c(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGINT)


def rest(process: subprocess.Popen[str]) -> str:
    """All that it still says, once it and all that hold its output have ended."""
    told, _ = process.communicate(timeout=AGES)
    return told


@pytest.mark.parametrize("moment", [LOADING, pytest.param(SEEDING, marks=pytest.mark.long)])
def test_the_demo_ends_with_a_goodbye_before_it_has_begun(place: stage.Place, moment: str) -> None:
    with foreground(griddesk("demo", "--port", str(place.port))) as demo:
        read_until(demo, moment)
        ctrl_c(demo)
        assert rest(demo) == GOODBYE
    assert demo.returncode == 0
    assert not place.clock_file.exists()  # so that the next start begins anew


@contextmanager
def an_open_page(place: stage.Place) -> Iterator[None]:
    """The wall of phones in a browser, which hears what happens; on the way out waits until the
    simulator is gone."""
    host = f"127.0.0.1:{place.port}"
    with socket.create_connection(("127.0.0.1", place.port), timeout=AGES) as page:
        page.sendall(f"GET /sim/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert page.recv(1024).startswith(b"HTTP/1.1 200 ")
        yield
        with suppress(ConnectionResetError):
            while page.recv(1024):
                pass


def answers(url: str) -> bool:
    with urllib.request.urlopen(url, timeout=AGES) as answer:  # noqa: S310 - our own address
        return bool(answer.status == 200)


@pytest.mark.long
def test_the_demo_starts_on_what_it_kept_and_ends_without_a_trace(kept: stage.Place) -> None:
    make = shutil.which("make")
    assert make is not None
    words = ("-f", f"{ROOT}/Makefile", "-o", "setup", f"BIN={Path(sys.executable).parent}")
    # one that another make began says where it comes and goes
    quiet = "--no-print-directory"
    with foreground((make, quiet, *words, "demo", f"PORT={kept.port}")) as demo:
        read_until(demo, READY)
        assert answers(f"{kept.url}/sim/healthz")
        assert answers(f"http://127.0.0.1:{kept.port + 1}/now")
        with an_open_page(kept):
            ctrl_c(demo)
            assert rest(demo).strip() == GOODBYE.strip()  # and make has nothing to add
    assert "Traceback" not in kept.log.read_text(encoding="utf-8")


@pytest.mark.long
def test_pressed_twice_it_ends_at_once_and_leaves_nobody_behind(kept: stage.Place) -> None:
    with foreground(griddesk("demo", "--port", str(kept.port))) as demo:
        read_until(demo, READY)
        with an_open_page(kept):
            ctrl_c(demo)
            read_until(demo, GOODBYE)
            ctrl_c(demo)
            assert rest(demo) == ""
    assert demo.returncode in {0, -signal.SIGINT}


@pytest.mark.long
def test_the_simulator_does_not_outlive_the_product(kept: stage.Place) -> None:
    with foreground(griddesk("demo", "--port", str(kept.port))) as demo:
        read_until(demo, READY)
        with an_open_page(kept):
            demo.kill()


@pytest.mark.long
async def test_run_ends_while_telegram_does_not_answer(bare: Path) -> None:
    url = f"sqlite+aiosqlite:///{put(empty(), bare / 'griddesk.db')}"
    async with running() as sim:
        for method in ("getMe", "deleteWebhook"):
            await sim.client.fault(method, delay=60, drop="before")
        settings = {
            "GRIDDESK_TELEGRAM_TOKEN": "42:token-of-nobody-at-all",
            "GRIDDESK_TELEGRAM_API_URL": sim.url,
            "GRIDDESK_DATABASE_URL": url,
        }
        with foreground(griddesk("run"), **settings) as product:
            async with asyncio.timeout(AGES):
                while (await sim.client.request("GET", "/faults"))["faults"]:  # noqa: ASYNC110 - no event tells of it
                    await asyncio.sleep(0.01)
            ctrl_c(product)
            told = await asyncio.to_thread(rest, product)
    assert GOODBYE in told
    assert (product.returncode, "Traceback" in told) == (0, False)


@pytest.mark.long
async def test_a_token_refused_by_the_simulator_ends_the_demo_with_a_line(
    kept: stage.Place,
) -> None:
    with foreground(griddesk("demo", "--port", str(kept.port))) as demo:
        await asyncio.to_thread(read_until, demo, READY)
        async with SimClient(kept.url) as sim:
            await sim.fault("*", times=1000, error_code=401, description="Unauthorized")
            await sim.say(1001, "/help")  # ends the poll under way; the next is refused
            told = await asyncio.to_thread(rest, demo)
    assert told.strip() == "griddesk: the simulator refuses the demo's token: see var/demo.log"
    assert demo.returncode == 1
