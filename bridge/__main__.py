"""The command line: ``griddesk-bridge feishu``."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence

from aiohttp import web

from bridge.desk.server import Pace, create_app
from bridge.desk.state import Identity
from bridge.logs import set_up
from bridge.messenger import Messenger
from bridge.settings import PREFIX, BadSettings, BridgeSettings, language, load
from bridge.store.database import Database
from bridge.store.schema import Unusable
from bridge.words import say

FAILED, MISUSED = 1, 2
"""Exit codes: it cannot work here and now; it was told something wrong."""


def parser(lang: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="griddesk-bridge",
        description=say(lang, "about"),
        epilog=_settings(lang),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("messenger", choices=["feishu"], help=say(lang, "feishu"))
    made.add_argument("--tied", action="store_true", help=say(lang, "tied"))
    return made


def _settings(lang: str) -> str:
    lines = [f"  {PREFIX}{name.upper()}: {say(lang, name.upper())}" for name in
             BridgeSettings.model_fields]  # fmt: skip
    return "\n".join([say(lang, "settings"), *lines])


def feishu(settings: BridgeSettings) -> Messenger:
    """The messenger of the command of that name."""
    from bridge.feishu import FeishuMessenger  # only who bridges to it loads it

    return FeishuMessenger(
        app_id=settings.feishu_app_id,
        app_secret=settings.feishu_app_secret.get_secret_value(),
        url=settings.feishu_url,
    )


async def serve(
    settings: BridgeSettings, kind: str, database: Database, *, tied: bool = False
) -> int:
    """Serves until told to stop, or, where it is ``tied``, until standard input ends; returns the
    exit code."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    if tied:
        loop.add_reader(sys.stdin, _read_on, loop, stop)
    messenger = feishu(settings)
    identity = Identity(
        token=settings.token.get_secret_value(),
        username=f"{kind}_bot",
        name=settings.name,
    )
    app = create_app(identity, messenger, database, Pace(clock=time.time))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, *settings.place).start()
        host, port = runner.addresses[0][:2]
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        sys.stdout.write(say(settings.lang, "ready", place=place) + "\n")
        sys.stdout.flush()
        await stop.wait()
    except OSError as error:
        why = error.strerror or str(error)
        _complain(say(settings.lang, "listen-taken", place=settings.listen, why=why))
        return FAILED
    finally:
        await runner.cleanup()
    return 0


def _read_on(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        loop.remove_reader(sys.stdin)
        stop.set()


def _complain(line: str) -> None:
    sys.stderr.write(f"griddesk-bridge: {line}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit code: 0 when it was told to end, 1 when it cannot work
    here, 2 when something it was told is wrong."""
    given = parser(language()).parse_args(arguments)
    try:
        settings = load()
    except BadSettings as error:
        for line in error.lines:
            _complain(line)
        return MISUSED
    set_up(settings.log_format, settings.log_level)
    try:
        database = Database(settings.database)
    except Unusable as error:
        told = say(settings.lang, error.why, path=str(settings.database), why=error.detail)
        _complain(told)
        return FAILED
    try:
        return asyncio.run(serve(settings, given.messenger, database, tied=given.tied))
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
