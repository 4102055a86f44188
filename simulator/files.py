"""Files that a bot or a person sent: kept whole, and known by their ids."""

from __future__ import annotations

import secrets
from typing import Any

from botapi.files import KINDS, check_kind, facts, meant, wrong_id
from botapi.params import Params, Upload
from simulator.model import Bot, FileRecord
from simulator.store import Store


def keep(store: Store, bot: Bot, kind: str, upload: Upload, **extra: Any) -> FileRecord:
    """Store a file; raises what Telegram answers where it is empty or too big."""
    told = facts(kind, upload, **extra)
    record = FileRecord(
        file_id=KINDS[kind][0] + secrets.token_urlsafe(36),
        unique_id=secrets.token_urlsafe(11),
        bot_id=bot.id,
        kind=kind,
        path=told.path(f"file_{len(store.files)}"),
        size=told.size,
        mime_type=told.mime_type,
        name=told.name,
        extra=told.extra,
    )
    store.add_file(record, upload.data)
    return record


def given(
    store: Store, bot: Bot, params: Params, value: Any, kind: str, **extra: Any
) -> FileRecord:
    """The file a parameter means: an upload, attach://name, or a file_id the bot has seen."""
    file = meant(params, value, kind)
    if isinstance(file, Upload):
        return keep(store, bot, kind, file, **extra)
    record = known(store, bot, file)
    check_kind(record.kind, kind)
    return record


def known(store: Store, bot: Bot, file_id: str) -> FileRecord:
    """A file by its id; ids are each bot's own."""
    record = store.files.get(file_id)
    if record is None or record.bot_id != bot.id:
        raise wrong_id()
    return record
