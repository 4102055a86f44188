"""The command line: ``python -m simulator``."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from aiohttp import web

from simulator.server import create_app
from simulator.settings import Settings


def read_settings(arguments: Sequence[str] | None = None) -> Settings:
    """The settings that command line arguments ask for."""
    parser = argparse.ArgumentParser(
        prog="simulator", description="The servers of Telegram and Feishu on this machine."
    )
    default = Settings()
    parser.add_argument("--host", default=default.host, help="address to listen on")
    parser.add_argument("--port", type=int, default=default.port)
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep everything in this file")
    parser.add_argument("--phones", default="", metavar="ID,ID,…", help="phones the page shows")
    parser.add_argument("--bar-url", metavar="URL", help="a page to show above the phones")
    parser.add_argument("--title", default=default.title, help="title of the page")
    parser.add_argument("--bot-username", default=default.bot_username)
    parser.add_argument("--bot-name", default=default.bot_name)
    parser.add_argument("--no-flood", action="store_true", help="no limits on sending")
    parser.add_argument(
        "--no-privacy", action="store_true", help="bots get every message of a group"
    )
    parser.add_argument(
        "--tied", action="store_true", help="end when standard input does: whoever began it is gone"
    )
    given = parser.parse_args(arguments)
    try:
        phones = tuple(int(phone) for phone in given.phones.split(",") if phone.strip())
    except ValueError:
        parser.error(f"--phones takes ids with commas between them, not {given.phones!r}")
    return Settings(
        host=given.host,
        port=given.port,
        state=given.state,
        title=given.title,
        phones=phones,
        bar_url=given.bar_url,
        bot_username=given.bot_username,
        bot_name=given.bot_name,
        flood=not given.no_flood,
        privacy_mode=not given.no_privacy,
        tied=given.tied,
    )


async def serve(settings: Settings) -> None:
    """Serve until told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(number, stop.set)
    if settings.tied:
        with contextlib.suppress(NotImplementedError):
            loop.add_reader(sys.stdin, _read_on, loop, stop)
    runner = web.AppRunner(create_app(settings), access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        host, port = runner.addresses[0][:2]
        shown = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"The simulator is ready on http://{shown}:{port}\n")
        sys.stdout.flush()
        await stop.wait()
    finally:
        await runner.cleanup()


def _read_on(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        loop.remove_reader(sys.stdin)
        stop.set()


def main() -> int:
    settings = read_settings()
    try:
        asyncio.run(serve(settings))
    except OSError as error:
        sys.stderr.write(f"simulator: cannot listen: {error}\n")
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
