"""Writes small .xls files, record by record, as Excel 97 did."""

import struct
from collections.abc import Sequence

_BOF = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 0, 0, 0, 0, 0)
_END = struct.pack("<HH", 0x0A, 0)


def record(kind: int, body: bytes) -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(body)) + body


def texts(said: Sequence[str], cut: int) -> bytes:
    """The table of texts; after ``cut`` characters of the last it goes on in another record, in
    which they have half the width."""
    body = struct.pack("<II", len(said), len(said))
    for one in said[:-1]:
        body += struct.pack("<HB", len(one), 1) + one.encode("utf-16-le")
    last = said[-1]
    body += struct.pack("<HB", len(last), 1) + last[:cut].encode("utf-16-le")
    return record(0xFC, body) + record(0x3C, b"\0" + last[cut:].encode("latin-1"))


def a_book(shared: bytes, sheets: Sequence[tuple[str, int, bytes]], *, from_1904: bool) -> bytes:
    """A file with these sheets: the name of each, whether it is hidden, its records. Style 1 shows
    a day."""
    begin = _BOF + record(0x22, struct.pack("<H", from_1904))
    begin += record(0xE0, struct.pack("<HH", 0, 0) + bytes(16))
    begin += record(0xE0, struct.pack("<HH", 0, 31) + bytes(16)) + shared
    heads = sum(12 + 2 * len(name) for name, _, _ in sheets)
    at, directory, rest = len(begin) + heads + len(_END), b"", b""
    for name, hidden, records in sheets:
        title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
        directory += record(0x85, struct.pack("<IBB", at + len(rest), hidden, 0) + title)
        rest += _BOF + records + _END
    return _compound(begin + directory + _END + rest)


def _compound(stream: bytes) -> bytes:
    """The file round the one stream: a sector of the table, one of the directory, the stream."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    many = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, many + 2), 0xFFFFFFFE]
    fat = struct.pack("<128I", *(table + [0xFFFFFFFF] * 128)[:128])
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 65534, 9, 6)
    )
    head += bytes(10) + struct.pack("<9I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head += b"\xff" * (512 - len(head))
    return (
        head
        + fat
        + _entry("Root Entry", 5, 0xFFFFFFFE, 0)
        + _entry("Workbook", 2, 2, len(stream))
        + bytes(256)
        + stream
    )


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HB", len(text) + 2, kind)
    return head.ljust(116, b"\0") + struct.pack("<III", start, size, 0)
