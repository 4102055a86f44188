"""The one stream of an .xls or .et file that holds its workbook.

Such a file is a small file system: sectors, a table of which follows which, and a directory.
"""

import struct
from collections.abc import Iterator

from app.imports.sheets.model import broken, macros
from domain.imports.model import UnreadableTable

_HEADER, _ENTRY = 512, 128
_LAST = 0xFFFFFFF0
"""From here on a number means no sector."""
_FILE, _ROOT, _FOLDER = 2, 5, 1
_LOCKED = frozenset({"encryptedpackage", "encryptioninfo"})
_MACROS = frozenset({"_vba_project_cur", "vba", "macros"})


def workbook_of(data: bytes, name: str) -> bytes:
    """The stream; raises UnreadableTable for a file that is locked, brings macros or has none."""
    try:
        found = _Compound(data).streams()
    except (struct.error, IndexError, ValueError) as wrong:
        raise broken(name) from wrong
    if found.keys() & _LOCKED:
        raise locked(name)
    if found.keys() & _MACROS:
        raise macros(name)
    if "workbook" not in found:
        raise locked(name)
    return found["workbook"]


def locked(name: str) -> UnreadableTable:
    """What is said of a file with a password, or of a kind older than 1997."""
    return UnreadableTable(
        f"{name} is of an old kind, or locked: save it as .xlsx without a password", "old"
    )


class _Compound:
    def __init__(self, data: bytes) -> None:
        shift, mini = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini != 6:
            raise ValueError
        self._data, self._size = data, 1 << shift
        self._most = len(data) // self._size + 1
        (self._first,) = struct.unpack_from("<I", data, 48)
        self._cutoff, small = struct.unpack_from("<II", data, 56)
        self._next = self._table(self._fat())
        self._next_small = self._table(self._chain(small, self._next))
        self._small = b""

    def streams(self) -> dict[str, bytes]:
        """What is in the file; of all but the workbook the names alone."""
        found: dict[str, bytes] = {}
        directory = self._join(self._chain(self._first, self._next))
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le").lower()
            if kind == _ROOT:
                self._small = self._join(self._chain(start, self._next))[:size]
            elif kind == _FOLDER:
                found[name] = b""
            elif kind == _FILE:
                found[name] = self._stream(start, size) if name == "workbook" else b""
        return found

    def _stream(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._join(self._chain(start, self._next))[:size]
        parts = [self._small[at * 64 : at * 64 + 64] for at in self._chain(start, self._next_small)]
        return b"".join(parts)[:size]

    def _fat(self) -> Iterator[int]:
        """The sectors that hold the table of sectors."""
        yield from (one for one in struct.unpack_from("<109I", self._data, 76) if one < _LAST)
        (more,) = struct.unpack_from("<I", self._data, 68)
        for _ in range(self._most):
            if more >= _LAST:
                return
            *sectors, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            yield from (one for one in sectors if one < _LAST)

    def _table(self, sectors: Iterator[int]) -> tuple[int, ...]:
        joined = self._join(sectors)
        return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])

    def _chain(self, start: int, following: tuple[int, ...]) -> Iterator[int]:
        seen = 0
        while start < _LAST:
            yield start
            start, seen = following[start], seen + 1
            if seen > len(following):
                raise ValueError  # a ring

    def _join(self, sectors: Iterator[int]) -> bytes:
        parts = []
        for at in sectors:
            parts.append(self._sector(at))
            if len(parts) > self._most:
                raise ValueError
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        start = _HEADER if self._size == _HEADER else self._size
        at = start + number * self._size
        if at >= len(self._data):
            raise ValueError
        return self._data[at : at + self._size].ljust(self._size, b"\0")
