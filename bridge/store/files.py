"""Files by the ids the desk knows. Their content is the messenger's: none of it is kept here."""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass, field

from botapi.files import KINDS, Facts, type_of
from botapi.values import JSON
from bridge.messenger import Given

_COLUMNS = (
    "file_id, unique_id, kind, size, mime_type, suffix, name, extra, message_id, file_key, media_id"
)


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A file that was sent, one way or the other."""

    file_id: str
    unique_id: str
    kind: str
    size: int
    mime_type: str
    suffix: str
    name: str | None = None
    extra: JSON = field(default_factory=dict)
    message_id: str | None = None
    file_key: str | None = None
    media_id: str | None = None

    @property
    def given(self) -> Given | None:
        """By which names it is fetched; None for what the bot sent."""
        if self.message_id is None or self.file_key is None:
            return None
        return Given(
            kind=self.kind, message_id=self.message_id, file_key=self.file_key, name=self.name
        )

    @property
    def path(self) -> str:
        """Where getFile says it is."""
        return f"{KINDS[self.kind][1]}/{self.file_id}{self.suffix}"


def of_upload(facts: Facts) -> FileRow:
    """A file that the bot sends for the first time."""
    return FileRow(
        file_id=_new_id(facts.kind),
        unique_id=secrets.token_urlsafe(11),
        kind=facts.kind,
        size=facts.size,
        mime_type=facts.mime_type,
        suffix=facts.suffix,
        name=facts.name,
        extra=facts.extra,
    )


def of_given(given: Given) -> FileRow:
    """A file that a person sent."""
    kind = given.kind if given.kind in KINDS else "document"
    mime_type, suffix = type_of(kind, given.name or "")
    extra: JSON = {}
    if kind in {"voice", "audio", "video"}:
        extra["duration"] = given.seconds
    if kind in {"photo", "video"}:
        extra |= {"width": given.width, "height": given.height}
    return FileRow(
        file_id=_new_id(kind),
        unique_id=secrets.token_urlsafe(11),
        kind=kind,
        size=given.size or 0,
        mime_type=mime_type,
        suffix=suffix if len(suffix) <= 10 and suffix[1:].isalnum() else "",
        name=None if kind in {"photo", "voice"} else given.name,
        extra=extra,
        message_id=given.message_id,
        file_key=given.file_key,
    )


def _new_id(kind: str) -> str:
    return KINDS[kind][0] + secrets.token_urlsafe(36)


def add(db: sqlite3.Connection, row: FileRow, at: float) -> None:
    values = {name: getattr(row, name) for name in _COLUMNS.split(", ")}
    values |= {"extra": json.dumps(row.extra), "at": int(at)}
    places = ", ".join(f":{name}" for name in values)
    db.execute(f"INSERT OR REPLACE INTO files ({_COLUMNS}, at) VALUES ({places})", values)  # noqa: S608 - constants of ours


def get(db: sqlite3.Connection, file_id: str) -> FileRow | None:
    query = f"SELECT {_COLUMNS} FROM files WHERE file_id = ?"  # noqa: S608 - a constant of ours
    row = db.execute(query, (file_id,)).fetchone()
    if row is None:
        return None
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return FileRow(**{**values, "extra": json.loads(values["extra"])})


def uploaded(db: sqlite3.Connection, file_id: str, media_id: str) -> None:
    """The messenger has it, and calls it so."""
    db.execute("UPDATE files SET media_id = ? WHERE file_id = ?", (media_id, file_id))
