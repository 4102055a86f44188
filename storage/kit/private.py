"""Files and folders that only the program's own user may read, whatever the umask: what citizens
reported is in them."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

_OTHERS = 0o077


def private_folder(path: Path) -> None:
    """Makes the folder if it is not there. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    close_off([path])


def private_file(path: Path) -> None:
    """Makes the file, empty, if it is not there. Raises OSError.

    One that is there is never opened: to close it again would give up the locks that this process
    holds on it (POSIX), and with them those of SQLite.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    close_off([path])


def keep_private(engine: Engine) -> None:
    """Before each connection to SQLite: its file, and what it puts beside it with the same
    rights."""

    def before(_: object, __: object, arguments: Sequence[Any], ___: object) -> None:
        path = Path(arguments[0])
        private_file(path)
        close_off(path.with_name(f"{path.name}{part}") for part in ("-wal", "-shm"))

    event.listen(engine, "do_connect", before)


def close_off(paths: Iterable[Path]) -> None:
    """Takes from group and others what an older version, or somebody's umask, gave them; what
    belongs to another user is let be."""
    for path in paths:
        with suppress(FileNotFoundError, PermissionError):
            mode = path.stat().st_mode & 0o7777
            if mode & _OTHERS:
                path.chmod(mode & ~_OTHERS)
