"""The store of attachments: a folder of files with names nobody can guess."""

import asyncio
import os
import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from domain.errors import NotFound

_NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,5}")
_SUFFIX = re.compile(r"[a-z0-9]{1,5}")
_PART = ".part"
"""Ends the name of what is still being written, or never was finished."""


class FolderFiles:
    """:class:`domain.ports.messaging.Files` in a folder, in two levels so that none grows full."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, data: bytes, suffix: str) -> str:
        """Stores and returns a new unguessable name.

        ``suffix`` is ``jpg`` or ``.jpg``; raises ValueError for anything that is no suffix.
        """
        suffix = suffix.removeprefix(".").lower()
        if not _SUFFIX.fullmatch(suffix):
            raise ValueError(f"{suffix!r} is not a file suffix")
        name = f"{secrets.token_hex(16)}.{suffix}"
        await asyncio.to_thread(_write, self._place(name), data)
        return name

    async def get(self, name: str) -> bytes:
        """The bytes; raises NotFound, also for a name this store never gave out."""
        if not _NAME.fullmatch(name):
            raise NotFound("file")
        try:
            return await asyncio.to_thread(self._place(name).read_bytes)
        except FileNotFoundError as missing:
            raise NotFound("file") from missing

    async def older_than(self, moment: datetime) -> list[str]:
        """The names of what was written before the moment, with what was never finished."""
        return await asyncio.to_thread(_older_than, self._root, moment.timestamp())

    async def drop(self, names: Iterable[str]) -> None:
        """Removes these, as far as they are still there."""
        await asyncio.to_thread(_drop, [self._place(name) for name in names])

    def _place(self, name: str) -> Path:
        return self._root / name[:2] / name[2:4] / name


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = place.with_name(place.name + _PART)
    try:
        # whoever reads sees the whole file or none, and only this user sees any
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _older_than(root: Path, moment: float) -> list[str]:
    return [
        place.name
        for place in root.glob("??/??/*")
        if _NAME.fullmatch(place.name.removesuffix(_PART)) and place.stat().st_mtime < moment
    ]


def _drop(places: Iterable[Path]) -> None:
    for place in places:
        place.unlink(missing_ok=True)
