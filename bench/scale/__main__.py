"""How flat the desk is: generates districts of these sizes on SQLite and on PostgreSQL, asks what
the bot asks, and prints a table for each database.

The districts are always the same ones. They are put into a folder of their own, which is deleted at
the end; with --folder and --keep they stay, and are used again."""

import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from bench.scale.running import ALL, KINDS, pages

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Generates, measures, prints."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=list(SIZES),
        help="matters on file; 5000000 on SQLite takes half an hour of the processor and 9 GB to "
        "make, so choose its measures with --only and --keep it",
    )  # fmt: skip
    parser.add_argument("--on", nargs="*", default=list(KINDS), help="which databases")
    parser.add_argument("--only", nargs="*", default=[""], help="the measures that are named so")
    parser.add_argument("--times", type=int, default=60, help="askings of each short read")
    parser.add_argument("--folder", type=Path, help="where the databases are kept")
    parser.add_argument("--keep", action="store_true", help="do not delete them at the end")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="griddesk-scale-"))
    folder.mkdir(parents=True, exist_ok=True)
    # what was started ends with it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        lines = pages(
            folder,
            sorted(set(given.sizes)),
            kinds=given.on,
            measures=[one for one in ALL if any(part in one.name for part in given.only)],
            times=given.times,
            keep=given.keep,
        )
    finally:
        if given.folder is None:
            shutil.rmtree(folder)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
