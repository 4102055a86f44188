"""The sealed file: a compressed tar of what the copy is, its rows in parts, the attachments, and at
the end how much of each there must have been."""

import gzip
import json
import tarfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO

from storage.backup.rows import Shape
from storage.backup.sealed import Damaged, OpeningStream, SealingStream

FORMAT = 1
_HEAD, _END, _ROWS, _FILES = "backup.json", "end.json", "rows/", "files/"
_LARGEST = 256 << 20
"""Bytes of one part of rows at most: no row comes near a thousandth of it."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a copy is of."""

    revision: str
    """Of the schema."""
    taken_at: datetime
    """UTC."""
    shapes: list[Shape]


@dataclass(kw_only=True)
class Contents:
    """How much there is in a copy."""

    rows: dict[str, int] = field(default_factory=dict)
    files: int = 0

    @property
    def all_rows(self) -> int:
        """Of all tables."""
        return sum(self.rows.values())


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some rows of a table."""

    table: str
    rows: list[list[Any]]


@dataclass(frozen=True, kw_only=True)
class Attached:
    """An attachment, to be read before the next thing is asked for."""

    name: str
    data: IO[bytes]


def write(
    file: BinaryIO,
    passphrase: str,
    head: Head,
    rows: Iterable[Part],
    files: Iterable[tuple[str, Path]],
) -> Contents:
    """Writes a copy. What of the attachments is gone meanwhile is left out."""
    sealed, held = SealingStream(file, passphrase), Contents()
    with (
        gzip.GzipFile(fileobj=_as_file(sealed), mode="wb", compresslevel=5) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        said = {
            "format": FORMAT,
            "revision": head.revision,
            "taken_at": head.taken_at.astimezone(UTC).isoformat(),
            "tables": [asdict(shape) for shape in head.shapes],
        }
        _put(tar, _HEAD, said)
        held.rows = {shape.name: 0 for shape in head.shapes}
        for part in rows:
            _put(tar, f"{_ROWS}{part.table}", part.rows)
            held.rows[part.table] += len(part.rows)
        for name, place in files:
            held.files += _attach(tar, name, place)
        _put(tar, _END, asdict(held))
    sealed.close()
    return held


def read(file: BinaryIO, passphrase: str) -> tuple[Head, Iterator[Part | Attached | Contents]]:
    """What a copy is of, and what is in it, the amounts last. Raises WrongPassphrase at once, and
    Damaged whenever something is not as it was written."""
    opened = OpeningStream(file, passphrase)
    try:
        packed = gzip.GzipFile(fileobj=_as_file(opened), mode="rb")
        tar = tarfile.open(fileobj=packed, mode="r|")  # noqa: SIM115  # read on after this returns
        members = iter(tar)
        head = _head(_json(tar, next(members), _HEAD))
    except _BROKEN as wrong:
        raise Damaged from wrong
    return head, _things(tar, members, head)


def _things(
    tar: tarfile.TarFile, members: Iterator[tarfile.TarInfo], head: Head
) -> Iterator[Part | Attached | Contents]:
    seen, names, files = Counter[str](), {shape.name for shape in head.shapes}, 0
    try:
        for member in members:
            if member.name == _END:
                end = _json(tar, member, _END)
                held = Contents(rows=dict(end["rows"]), files=end["files"])
                if held != Contents(rows={name: seen[name] for name in names}, files=files):
                    raise Damaged
                yield held
                return
            if member.name.startswith(_FILES):
                files += 1
                yield Attached(name=member.name.removeprefix(_FILES), data=_opened(tar, member))
                continue
            table = member.name.removeprefix(_ROWS)
            if table not in names:
                raise Damaged
            rows = _json(tar, member, member.name)
            seen[table] += len(rows)
            yield Part(table=table, rows=rows)
    except _BROKEN as wrong:
        raise Damaged from wrong
    raise Damaged  # it ends before its end


_BROKEN = (
    tarfile.TarError,
    EOFError,
    StopIteration,
    gzip.BadGzipFile,
    zlib.error,
    ValueError,
    KeyError,
    TypeError,
)
"""What others raise for a file that opens and yet is none of ours."""


def _as_file(stream: SealingStream | OpeningStream) -> Any:
    """Streams have of a file what gzip asks for, which is less than its types say."""
    return stream


def _put(tar: tarfile.TarFile, name: str, said: object) -> None:
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, BytesIO(data))


def _attach(tar: tarfile.TarFile, name: str, place: Path) -> int:
    try:
        opened = place.open("rb")
    except FileNotFoundError:
        return 0
    with opened:
        member = tarfile.TarInfo(f"{_FILES}{name}")
        member.size = place.stat().st_size
        tar.addfile(member, opened)
    return 1


def _json(tar: tarfile.TarFile, member: tarfile.TarInfo, name: str) -> Any:
    if member.name != name or member.size > _LARGEST:
        raise Damaged
    return json.load(_opened(tar, member))


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    found = tar.extractfile(member) if member.isreg() else None
    if found is None:
        raise Damaged
    return found


def _head(said: Mapping[str, Any]) -> Head:
    if said["format"] != FORMAT:
        raise Damaged
    return Head(
        revision=said["revision"],
        taken_at=datetime.fromisoformat(said["taken_at"]),
        shapes=[
            Shape(**{**shape, "columns": [(name, kind) for name, kind in shape["columns"]]})
            for shape in said["tables"]
        ],
    )
