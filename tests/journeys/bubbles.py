"""How many messages a matter puts on its reporter's phone, over all stories of the suite.

    python -m tests.journeys.bubbles [what pytest is to run, and how]

Counted are the messages that came; one that is changed in its place is none more.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from simulator.client import SimClient

FILE = "BUBBLES_FILE"
"""Names the file to which each town adds a line."""
_YOURS = re.compile(r"(?:您报的|Your report )(?:<b>)?(?:第|No\. ?)(\d+)")


def told(calls: list[dict[str, Any]]) -> Counter[tuple[int, int]]:
    """The messages by person and the number of the matter they reported."""
    found: Counter[tuple[int, int]] = Counter()
    for call in calls:
        number = _YOURS.search(str(call["params"].get("text", "")))
        if call["answer"]["ok"] and number:
            found[int(call["params"]["chat_id"]), int(number[1])] += 1
    return found


async def count(sim: SimClient) -> None:
    """Writes down what came to the phones of a town, if somebody wants to know."""
    if file := os.environ.get(FILE):
        story = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0]
        found = [*told(await sim.calls("sendMessage")).values()]
        await asyncio.to_thread(_add, Path(file), json.dumps([story, found]))


def _add(file: Path, line: str) -> None:
    with file.open("a") as lines:
        lines.write(f"{line}\n")


def _main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bubbles"
        file.touch()
        run = [sys.executable, "-m", "pytest", "-q", *(arguments or ["tests/journeys"])]
        code = subprocess.run(run, env={**os.environ, FILE: str(file)}, check=False).returncode  # noqa: S603 - the interpreter that runs this, and what its caller names
        stories = [json.loads(line) for line in file.read_text().splitlines()]
    found = Counter(many for _, matters in stories for many in matters)
    matters, messages = found.total(), sum(many * times for many, times in found.items())
    lines = [
        f"{matters} matters told to those who reported them, in {messages} messages",
        *(f"  {many} of one matter: {times}" for many, times in sorted(found.items())),
        f"{messages / max(matters, 1):.2f} messages a person a matter",
    ]
    print("\n".join(lines))  # noqa: T201 - its answer
    return code


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
