"""A process that has imported the product and forks one whenever a test wants it.

Importing the libraries takes seconds, so one process does that once for all tests.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NURSERY = """
import importlib, json, os, signal, sys
sys.path[0] = os.getcwd()  # what is imported later comes from here as well, wherever one has gone
import app.cli
from app.deferred import built_when_used
with built_when_used():  # as the command itself does
    import app.commands.run

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    order = json.loads(line)
    module, _, name = order["life"].partition(":")
    life = getattr(importlib.import_module(module), name)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for standard in (1, 2):
            os.dup2(log, standard)
        os.chdir(order["folder"])
        os.environ.update(order["environment"])
        os._exit(life(["run"]))
    print(child, flush=True)
"""


@dataclass
class Nursery:
    """The process that has imported everything."""

    process: subprocess.Popen[str]
    ready: bool = False

    def fork(self, folder: Path, environment: dict[str, str], life: str = "app.cli:main") -> int:
        """Starts a product; its process id. ``life`` is what it lives by, as ``module:function``
        of the command line's words."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if not self.ready:
            self.ready = self.process.stdout.readline() == "ready\n"
            assert self.ready
        order = {
            "life": life,
            "folder": str(folder),
            "environment": environment,
            "log": str(folder / "log"),
        }
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    """Begins to import; the first fork waits until that is done."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", _NURSERY],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Nursery(process)
        finally:
            process.kill()
