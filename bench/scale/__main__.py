"""How flat the desk is: generates districts of these sizes on SQLite and on PostgreSQL, asks what
the bot asks, and prints a table for each database.

The districts are always the same ones. They are put into a folder of their own, which is deleted at
the end; with --folder and --keep they stay, and are used again."""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.commands.run import TURN
from bench.prepare import url_of
from bench.scale.beside import LONG
from bench.scale.filling import fill
from bench.scale.measures import MEASURES, Measure, Seconds, opened
from storage.migrate import upgrade

SIZES = (10_000, 100_000, 1_000_000)
ALL = (*MEASURES, *LONG)
Found = dict[str, dict[int, Seconds]]
"""By the name of the measure and the size."""


async def measured(url: str, many: int, measures: Sequence[Measure], times: int) -> Found:
    """What each of the measures gives on one database."""
    bench, found = await opened(url, many), Found()
    try:
        for measure in measures:
            took = await measure.run(bench, times)
            found[measure.name] = {many: took}
            print(f"  {many:9,} {measure.name:42} {_told(took)}", file=sys.stderr, flush=True)
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
        url, there = self._place(many)
        if there:
            asyncio.run(upgrade(url))
        else:
            print(f"  {many:9,} filling …", end=" ", file=sys.stderr, flush=True)
            print(f"{asyncio.run(fill(url, many)):.0f} s", file=sys.stderr, flush=True)
        self[many] = url
        return url

    def _place(self, many: int) -> tuple[str, bool]:
        if self._kind == "SQLite":
            file = self._folder / f"scale-{many}.db"
            return url_of(file), file.exists()
        from tests import postgresql

        if self._server is None:
            kept = self._folder / "postgresql" if self._keep else None
            self._server = self._stack.enter_context(postgresql.a_server(kept))
        known = postgresql.rows(self._server, "postgres", "SELECT datname FROM pg_database")
        name = f"scale{many}"
        if (there := (name,) in known) is False:
            postgresql.do(self._server, f"CREATE DATABASE {name}")
        return postgresql.url(self._server, name), there

    def drop(self) -> None:
        """What was made is deleted; a server of PostgreSQL goes with its own folder."""
        if self._kind == "SQLite":
            for many in self:
                for file in self._folder.glob(f"scale-{many}.db*"):
                    file.unlink()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}" if seconds < 1 else f"{seconds * 1000:,.0f}"


def quantile(took: Seconds, part: float) -> float:
    """The value below which ``part`` of them lie."""
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def _told(took: Seconds) -> str:
    ends = f"p95 {_ms(quantile(took, 0.95))} p99 {_ms(quantile(took, 0.99))}"
    return f"p50 {_ms(statistics.median(took))} {ends} max {_ms(max(took))} ms, {len(took)} times"


def line(measure: Measure, by_size: Mapping[int, Seconds], sizes: Sequence[int]) -> str:
    """A row of the table: p50 / p95 at each size, the growth, and the verdict. It is the fastest
    tenth that is compared: what else the machine does makes no asking faster."""
    cells, first, last = [], by_size[sizes[0]], by_size[sizes[-1]]
    for many in sizes:
        took = by_size[many]
        shown = (max(took),) if measure.once else (statistics.median(took), quantile(took, 0.95))
        cells.append(" / ".join(map(_ms, shown)))
    ratio = quantile(last, 0.1) / quantile(first, 0.1)
    told, kept = [], []
    if measure.ratio is not None:
        told.append(f"≤ {measure.ratio} ×")
        kept.append(ratio <= measure.ratio)
    if measure.most is not None:
        told.append(f"{'longest' if measure.once else 'p95'} ≤ {measure.most:.0f} ms")
        worst = (max(took) if measure.once else quantile(took, 0.95) for took in by_size.values())
        kept.append(max(worst) * 1000 <= measure.most)
    verdict = "" if not kept else "yes" if all(kept) else "**no**"
    values = (measure.name, *cells, f"{ratio:.2f}", ", ".join(told), verdict)
    return f"| {' | '.join(values)} |"


def table(kind: str, measures: Sequence[Measure], found: Found, sizes: Sequence[int]) -> list[str]:
    """The table of one database."""
    heads = (kind, *(f"{many:,}" for many in sizes), "ratio", "target", "met")
    return [
        "",
        f"| {' | '.join(heads)} |",
        f"|---{'|---:' * (len(sizes) + 1)}|---|---|",
        *(line(one, found[one.name], sizes) for one in measures),
        *_compared(found, sizes),
    ]


def _compared(found: Found, sizes: Sequence[int]) -> Iterator[str]:
    """What one line means beside another."""
    last = sizes[-1]

    def median(name: str) -> float:
        return statistics.median(found[name][last])

    join, board = "the counts by a recursive join", "/status, district"
    if join in found and board in found:
        yield ""
        faster = median(join) / median(board)
        yield f"/status against the recursive join at {last:,}: × {faster:.0f}"
    alone = "short read, alone"
    for name in found:
        if name.startswith("short read beside") and alone in found:
            times = quantile(found[name][last], 0.99) / quantile(found[alone][last], 0.99)
            yield f"{name}: p99 × {times:.1f} of alone"


def main() -> None:
    """Generates, measures, prints."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=list(SIZES),
        help="matters on file; 5000000 takes some minutes and 5 GB more",
    )  # fmt: skip
    parser.add_argument("--on", nargs="*", default=["SQLite", "PostgreSQL"], help="which databases")
    parser.add_argument("--only", nargs="*", default=[""], help="the measures that are named so")
    parser.add_argument("--times", type=int, default=60, help="askings of each short read")
    parser.add_argument("--folder", type=Path, help="where the databases are kept")
    parser.add_argument("--keep", action="store_true", help="do not delete them at the end")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="griddesk-scale-"))
    folder.mkdir(parents=True, exist_ok=True)
    sizes = sorted(set(given.sizes))
    measures = [one for one in ALL if any(part in one.name for part in given.only)]
    pages = [f"The machine's load was {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores."]
    sys.setswitchinterval(TURN)  # as `griddesk run` does
    try:
        for kind in given.on:
            found = Found()
            print(kind, file=sys.stderr, flush=True)
            with databases(folder, kind, keep=given.keep) as urls:
                for many in sizes:
                    of_size = measured(urls[many], many, measures, given.times)
                    for name, by_size in asyncio.run(of_size).items():
                        found.setdefault(name, {}).update(by_size)
            pages += table(kind, measures, found, sizes)
    finally:
        if given.folder is None:
            shutil.rmtree(folder)
    print("\n".join(pages))


if __name__ == "__main__":
    main()
