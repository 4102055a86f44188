"""Databases of each size, made where they are not there yet, and measured one after the other."""

import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.commands.run import settle
from bench.prepare import url_of
from bench.scale.asking import Measure, opened
from bench.scale.beside import LONG
from bench.scale.filling import fill
from bench.scale.measures import MEASURES
from bench.scale.table import Found, table, told
from storage.migrate import upgrade
from tests import postgresql

ALL = (*MEASURES, *LONG)
KINDS = ("SQLite", "PostgreSQL")


def pages(
    folder: Path,
    sizes: Sequence[int],
    *,
    kinds: Sequence[str] = KINDS,
    measures: Sequence[Measure] = ALL,
    times: int = 60,
    keep: bool = False,
) -> list[str]:
    """A table for each kind of database, in Markdown; what is made in the folder is deleted unless
    it is to be kept."""
    lines = [
        f"The machine's load was {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores. Milliseconds: "
        "median / 95th of a hundred, or the longest. The ratio is that of the fastest tenths: "
        "nothing else that a machine does makes an asking faster."
    ]
    for kind in kinds:
        found = Found()
        print(kind, file=sys.stderr, flush=True)
        with databases(folder, kind, keep=keep) as urls:
            for many in sizes:
                of_size = asyncio.run(measured(urls[many], many, measures, times))
                for name, by_size in of_size.items():
                    found.setdefault(name, {}).update(by_size)
        lines += table(kind, measures, found, sizes)
    return lines


async def measured(url: str, many: int, measures: Sequence[Measure], times: int) -> Found:
    """What each of the measures gives on one database."""
    bench, found = await opened(url, many), Found()
    settle()
    try:
        for measure in measures:
            took = await measure.run(bench, times)
            found[measure.name] = {many: took}
            print(f"  {many:9,} {measure.name:42} {told(took)}", file=sys.stderr, flush=True)
    finally:
        await bench.database.close()
    return found


@contextmanager
def databases(folder: Path, kind: str, *, keep: bool) -> Iterator[dict[int, str]]:
    """The address of a database for each size, made when it is first asked for."""
    with ExitStack() as stack:
        urls = _Made(folder, kind, stack, keep=keep)
        try:
            yield urls
        finally:
            if not keep:
                urls.drop()


class _Made(dict[int, str]):
    """Databases by size."""

    def __init__(self, folder: Path, kind: str, stack: ExitStack, *, keep: bool) -> None:
        super().__init__()
        self._folder = folder
        self._kind = kind
        self._server: str | None = None
        self._stack, self._keep = stack, keep

    def __missing__(self, many: int) -> str:
        url, filled = self._place(many), self._folder / f"{self._kind}-{many}.filled"
        if filled.exists():
            asyncio.run(upgrade(url))
        else:
            self._made_new(many)
            print(f"  {many:9,} filling …", end=" ", file=sys.stderr, flush=True)
            print(f"{asyncio.run(fill(url, many)):.0f} s", file=sys.stderr, flush=True)
            filled.touch()
        self[many] = url
        return url

    def _place(self, many: int) -> str:
        if self._kind == "SQLite":
            return url_of(self._folder / f"scale-{many}.db")
        if self._server is None:
            kept = self._folder / "postgresql" if self._keep else None
            self._server = self._stack.enter_context(postgresql.a_server(kept))
        return postgresql.url(self._server, f"scale{many}")

    def _made_new(self, many: int) -> None:
        """An empty place, whatever an interrupted run left there."""
        if self._server is None:
            self._delete(f"scale-{many}.db*")
        else:
            for what in ("DROP DATABASE IF EXISTS", "CREATE DATABASE"):
                postgresql.do(self._server, f"{what} scale{many}")

    def _delete(self, pattern: str) -> None:
        for file in self._folder.glob(pattern):
            file.unlink()

    def drop(self) -> None:
        """What was made is deleted; a server of PostgreSQL goes with its own folder."""
        self._delete(f"{self._kind}-*.filled")
        if self._kind == "SQLite":
            self._delete("scale-*.db*")
