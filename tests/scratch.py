"""Where tests put their files: in memory where there is room, as a disk is waited for."""

import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - of Linux; the folders made in it are ours alone
_ROOM = 2 * 1024**3
"""Bytes; a run takes a tenth of it."""


def folder() -> str:
    """The folder in which temporary ones are made; its path is short, as a socket's must be."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return str(_MEMORY)
    return tempfile.gettempdir()
