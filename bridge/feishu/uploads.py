"""Files on their way out: uploaded once, then known by Feishu's keys."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bridge.feishu.wire import Call, Fields, Wire
from bridge.messenger import Away, Declined, Media, Outgoing

LARGEST_PHOTO = 10_000_000
LARGEST_FILE = 30_000_000

_ON_CARD = "image"
_TYPES = {"pdf": "pdf", "doc": "doc", "docx": "doc", "xls": "xls", "xlsx": "xls", "ppt": "ppt"}
_KINDS = frozenset({_ON_CARD, "file", "audio"})


@dataclass(frozen=True, kw_only=True)
class Uploaded:
    """A file that Feishu has. ``kind`` is the kind of message that shows it."""

    kind: str
    key: str

    @property
    def on_card(self) -> bool:
        """A picture stands on the card itself; any other file is a message beside it."""
        return self.kind == _ON_CARD

    @property
    def media_id(self) -> str:
        return f"{self.kind}/{self.key}"

    @property
    def content(self) -> str:
        return json.dumps({"file_key": self.key})


class Uploads:
    """Brings files to Feishu."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def of(self, message: Outgoing, *, only_photo: bool = False) -> Uploaded | None:
        """The file of a message, uploaded unless it was before; with ``only_photo`` None for any
        that does not stand on the card. Raises Declined where Feishu takes no such file."""
        known = _known(message.media_id)
        if known is None and message.media is not None:
            if only_photo and message.media.kind != "photo":
                return None
            known = await self._upload(message.media)
        return None if known is None or (only_photo and not known.on_card) else known

    async def _upload(self, media: Media) -> Uploaded:
        if not media.data:
            raise Declined("an empty file")
        if len(media.data) > LARGEST_FILE:
            raise Declined(f"a file of {len(media.data)} bytes")
        if media.kind == "photo" and len(media.data) <= LARGEST_PHOTO:
            picture: Fields = (("image_type", "message", None), ("image", media.data, media.name))
            return Uploaded(kind=_ON_CARD, key=await self._post("images", "image_key", picture))
        voice = media.kind == "voice"
        ending = media.name.rpartition(".")[2].lower()
        fields: Fields = (
            ("file_type", "opus" if voice else _TYPES.get(ending, "stream"), None),
            ("file_name", media.name, None),
            ("file", media.data, media.name),
        )
        key = await self._post("files", "file_key", fields)
        return Uploaded(kind="audio" if voice else "file", key=key)

    async def _post(self, what: str, name: str, fields: Fields) -> str:
        path = f"/open-apis/im/v1/{what}"
        data = await self._wire.call(Call(api=what, method="POST", path=path, fields=fields))
        key = data.get(name)
        if not isinstance(key, str) or not key:
            raise Away("uploaded, but under no name")
        return key


def _known(media_id: str | None) -> Uploaded | None:
    kind, _, key = (media_id or "").partition("/")
    return Uploaded(kind=kind, key=key) if kind in _KINDS and key else None
