"""``requirements.lock`` read: what is installed, by which digests, and who needs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
_DIGEST = re.compile(r"--hash=sha256:(?P<digest>[0-9a-f]{64})")
_NEEDED = re.compile(r"^\s+#\s+(via\s+)?(?P<by>[A-Za-z0-9._-]+)")


@dataclass
class Pinned:
    """A package at a version."""

    name: str
    version: str
    digests: list[str] = field(default_factory=list)
    needed_by: list[str] = field(default_factory=list)

    @property
    def purl(self) -> str:
        """Its name for all who trade in such lists."""
        return f"pkg:pypi/{self.name}@{self.version}"


def normal(name: str) -> str:
    """A package's name as it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> Iterator[Pinned]:
    """The packages of a lock file, in its order."""
    one: Pinned | None = None
    for line in lock.splitlines():
        if found := _PINNED.match(line):
            if one is not None:
                yield one
            one = Pinned(normal(found["name"]), found["version"])
        elif one is not None:
            one.digests += _DIGEST.findall(line)
            if (by := _NEEDED.match(line)) and by["by"] != "via":
                one.needed_by.append(normal(by["by"]))
    if one is not None:
        yield one
