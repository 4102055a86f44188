"""The store of attachments: a folder of files with names nobody can guess."""

import asyncio
import errno
import os
import re
import secrets
import shutil
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

import structlog

from domain.errors import Invalid, NotFound
from storage.kit.private import private_folder

log = structlog.get_logger(__name__)

_NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,5}")
_SUFFIX = re.compile(r"[a-z0-9]{1,5}")
_PART = ".part"
"""Ends the name of what is still being written, or never was finished."""
_PIECE = 64 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FolderFiles:
    """:class:`domain.messaging.Files` in a folder, in two levels so that none grows full.

    A file goes in and out in pieces: however many come at once, none is in memory as a whole.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, chunks: AsyncIterable[bytes], suffix: str) -> str:
        """Stores piece by piece and returns a new unguessable name.

        ``suffix`` is ``jpg`` or ``.jpg``; raises ValueError for anything that is no suffix, and
        Invalid (``files-full``) when the disk is.
        """
        suffix = suffix.removeprefix(".").lower()
        if not _SUFFIX.fullmatch(suffix):
            raise ValueError(f"{suffix!r} is not a file suffix")
        name = f"{secrets.token_hex(16)}.{suffix}"
        place = self._place(name)
        unfinished = place.with_name(place.name + _PART)
        try:
            # whoever reads sees the whole file or none, and only this user sees any
            opened = await asyncio.to_thread(_create, unfinished)
            with opened:
                async for chunk in chunks:
                    await asyncio.to_thread(opened.write, chunk)
                await asyncio.to_thread(_flush, opened)
            unfinished.replace(place)
        except BaseException as error:
            unfinished.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in _FULL:
                log.error("files.full", reason=os.strerror(error.errno or 0))
                raise Invalid("files-full") from error
            raise
        return name

    async def size(self, name: str) -> int:
        """Bytes; raises NotFound, also for a name this store never gave out."""
        place = self._given_out(name)
        try:
            return (await asyncio.to_thread(place.stat)).st_size
        except FileNotFoundError as missing:
            raise NotFound("file") from missing

    async def get(self, name: str) -> AsyncIterator[bytes]:
        """The bytes, piece by piece; raises NotFound as :meth:`size` does."""
        place = self._given_out(name)
        try:
            opened = await asyncio.to_thread(place.open, "rb")
        except FileNotFoundError as missing:
            raise NotFound("file") from missing
        with opened:
            while chunk := await asyncio.to_thread(opened.read, _PIECE):
                yield chunk

    async def older_than(self, moment: datetime) -> list[str]:
        """The names of what was written before the moment, with what was never finished."""
        return await asyncio.to_thread(_older_than, self._root, moment.timestamp())

    async def drop(self, names: Iterable[str]) -> None:
        """Removes these, as far as they are still there."""
        await asyncio.to_thread(_drop, [self._place(name) for name in names])

    def _given_out(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NotFound("file")
        return self._place(name)

    def _place(self, name: str) -> Path:
        return self._root / name[:2] / name[2:4] / name


def kept(root: Path) -> Iterator[tuple[str, Path]]:
    """All attachments and where they lie; what is not finished is left out."""
    for place in sorted(root.glob("??/??/*")):
        if _NAME.fullmatch(place.name):
            yield place.name, place


def put_back(root: Path, name: str, data: IO[bytes]) -> None:
    """Puts an attachment where it lay. Raises ValueError for a name this store never gave out, and
    OSError."""
    if not _NAME.fullmatch(name):
        raise ValueError("no name of an attachment")
    place = root / name[:2] / name[2:4] / name
    unfinished = place.with_name(place.name + _PART)
    unfinished.unlink(missing_ok=True)
    with _create(unfinished) as opened:
        shutil.copyfileobj(data, opened, _PIECE)
        _flush(opened)
    unfinished.replace(place)


def _create(place: Path) -> BinaryIO:
    for folder in reversed(place.parents[:3]):  # the root, and two below it
        private_folder(folder)
    return os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _flush(opened: BinaryIO) -> None:
    opened.flush()
    os.fsync(opened.fileno())


def _older_than(root: Path, moment: float) -> list[str]:
    return [
        place.name
        for place in root.glob("??/??/*")
        if _NAME.fullmatch(place.name.removesuffix(_PART)) and place.stat().st_mtime < moment
    ]


def _drop(places: Iterable[Path]) -> None:
    for place in places:
        place.unlink(missing_ok=True)
