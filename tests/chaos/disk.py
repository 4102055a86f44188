"""A disk so small that it can be filled.

It is a file system of its own, in memory: only there do the database, PostgreSQL and the files meet
what a full disk really does. To mount one takes a right that not everybody has.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests import scratch

_MOUNT = ("mount", "-t", "tmpfs", "-o")
_UNMOUNT = ("umount", "--lazy")
_PIECES = (1 << 20, 1 << 12)


@dataclass(frozen=True)
class Disk:
    """One."""

    folder: Path

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"

    def fill(self) -> None:
        """From now on nothing can be written that needs room."""
        with self._ballast.open("ab", buffering=0) as file:
            for piece in _PIECES:
                with suppress(OSError):
                    while True:
                        file.write(bytes(piece))

    def free(self) -> None:
        """There is room again."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def a_disk(megabytes: int) -> Iterator[Disk]:
    """One, until left; its path is short, as a socket's must be. Raises PermissionError where none
    can be mounted, FileNotFoundError where there is nothing to mount it with."""
    folder = Path(tempfile.mkdtemp(prefix="disk", dir=scratch.folder()))
    asked = (*_MOUNT, f"size={megabytes}m,mode=755,uid={os.getuid()}", "tmpfs", str(folder))
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        if done.returncode:
            raise PermissionError(done.stderr.strip())
    except OSError:
        folder.rmdir()
        raise
    try:
        yield Disk(folder)
    finally:
        # what still lies open in a process that was killed just now is let go with it
        subprocess.run((*_UNMOUNT, str(folder)), check=False)  # noqa: S603 - our own words
        folder.rmdir()
