"""Images and files: what an app uploads, and what people sent it."""

from __future__ import annotations

from botapi.images import image_size
from botapi.params import Upload
from botapi.values import JSON
from simulator.feishu.botside.calls import ApiCall, Asked
from simulator.feishu.errors import FeishuError

MEGABYTE = 1 << 20
LARGEST_IMAGE = 10 * MEGABYTE
LARGEST_FILE = 30 * MEGABYTE
LARGEST_GIVEN = 100 * MEGABYTE
"""People send each other larger ones; an app gets none of them."""
FILE_TYPES = frozenset({"opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"})


def _upload(asked: Asked, name: str, largest: int) -> Upload:
    upload = asked.files.get(name)
    if upload is None:
        raise FeishuError(234001, f"Invalid request param: {name} is required.")
    if not upload.data:
        raise FeishuError(234010, "File's size can't be 0.")
    if len(upload.data) > largest:
        raise FeishuError(234006, "The file size exceed the max value.")
    return upload


async def create_image(asked: Asked) -> JSON:
    if asked.body.get("image_type") not in {"message", "avatar"}:
        raise FeishuError(234001, "Invalid request param: image_type.")
    upload = _upload(asked, "image", LARGEST_IMAGE)
    if image_size(upload.data) is None:
        raise FeishuError(234011, "Can't recognize image format.")
    mime_type = upload.mime_type if upload.mime_type.startswith("image/") else "image/jpeg"
    return {"image_key": asked.tenant.add_file(asked.app, "image", upload.data, mime_type)}


async def create_file(asked: Asked) -> JSON:
    kind, name = asked.body.get("file_type"), asked.body.get("file_name")
    if kind not in FILE_TYPES:
        raise FeishuError(234001, "Invalid request param: file_type.")
    if not isinstance(name, str) or not name:
        raise FeishuError(234001, "Invalid request param: file_name.")
    upload = _upload(asked, "file", LARGEST_FILE)
    duration = asked.body.get("duration")
    seconds = int(duration) // 1000 if isinstance(duration, str) and duration.isdigit() else 0
    mime_type = "audio/ogg" if kind == "opus" else upload.mime_type
    key = asked.tenant.add_file(
        asked.app,
        "file",
        upload.data,
        mime_type or "application/octet-stream",
        name=name,
        file_type=kind,
        duration=seconds,
    )
    return {"file_key": key}


async def resource(asked: Asked) -> bytes:
    """A file of a message, by the message it is in."""
    kind, key = asked.query.get("type"), asked.path["file_key"]
    if kind not in {"image", "file"}:
        raise FeishuError(234001, "Invalid request param: type.")
    _, stored = asked.tenant.find(asked.app, asked.path["message_id"])
    record = asked.tenant.file(asked.app, key, kind)
    if record is None or key not in stored.message["feishu"].get("keys", ()):
        raise FeishuError(234003, "File not in msg.")
    data = asked.world.store.blobs[key]
    if len(data) > LARGEST_GIVEN:
        raise FeishuError(234037, "Downloaded file size exceeds limit.")
    return data


CALLS = [
    ApiCall("POST", "/open-apis/im/v1/images", "im.v1.image.create", create_image),
    ApiCall("POST", "/open-apis/im/v1/files", "im.v1.file.create", create_file),
    ApiCall(
        "GET",
        "/open-apis/im/v1/messages/{message_id}/resources/{file_key}",
        "im.v1.message_resource.get",
        resource,
    ),
]
