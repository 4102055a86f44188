"""An official SDK, unmodified, at work on the local Feishu: a process of its own.

``python judge.py lark_channel http://127.0.0.1:8080 ou_… picture`` prints what it was answered and
what it hears, one JSON a line, until somebody writes the word that ends it.
"""

# Nothing of ours is imported here, and the SDK names its modules at run time only.
from __future__ import annotations

import importlib
import io
import json
import re
import sys
import threading
from pathlib import Path
from typing import Any

APP_ID, SECRET = "cli_judge", "a-secret-of-tests"
END = "结束"
VALUE = {"d": "case:12:accept"}
CARD: dict[str, Any] = {
    "schema": "2.0",
    "body": {
        "elements": [
            {"tag": "markdown", "content": "**请受理**"},
            {
                "tag": "button",
                "text": {"tag": "plain_text", "content": "受理"},
                "behaviors": [{"type": "callback", "value": VALUE}],
            },
        ]
    },
}


def tell(**fields: Any) -> None:
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main(name: str, url: str, open_id: str, picture: str) -> None:
    sdk = importlib.import_module(name)
    callbacks = importlib.import_module(f"{name}.event.callback.model.p2_card_action_trigger")
    sockets = importlib.import_module(f"{name}.ws.client")

    def model(of: str) -> Any:
        file = re.sub(r"(?<!^)(?=[A-Z])", "_", of).lower()
        return getattr(importlib.import_module(f"{name}.api.im.v1.model.{file}"), of)

    client = sdk.Client.builder().app_id(APP_ID).app_secret(SECRET).domain(url).build()
    messages = client.im.v1.message

    def body(kind: str, content: Any, uuid: str | None = None) -> Any:
        built = model("CreateMessageRequestBody").builder().receive_id(open_id).msg_type(kind)
        built = built.content(json.dumps(content))
        return (built if uuid is None else built.uuid(uuid)).build()

    def send(kind: str, content: Any, uuid: str | None = None) -> Any:
        request = model("CreateMessageRequest").builder().receive_id_type("open_id")
        answer = messages.create(request.request_body(body(kind, content, uuid)).build())
        tell(did=kind, code=answer.code, id=answer.data.message_id if answer.data else None)
        return answer

    first = send("interactive", CARD, "key-1")
    send("interactive", CARD, "key-1")
    changed = json.loads(json.dumps(CARD))
    changed["body"]["elements"][0]["content"] = "**改过**"
    content = model("PatchMessageRequestBody").builder().content(json.dumps(changed)).build()
    patch = model("PatchMessageRequest").builder().message_id(first.data.message_id)
    tell(did="patch", code=messages.patch(patch.request_body(content).build()).code)
    send("interactive", {"schema": "2.0", "body": {"elements": [], "colour": "red"}})

    image = model("CreateImageRequestBody").builder().image_type("message")
    with Path(picture).open("rb") as file:
        request = model("CreateImageRequest").builder().request_body(image.image(file).build())
        kept = client.im.v1.image.create(request.build())
    send("image", {"image_key": kept.data.image_key})
    document = model("CreateFileRequestBody").builder().file_type("stream").file_name("月报.docx")
    document = document.file(io.BytesIO(b"a report")).build()
    request = model("CreateFileRequest").builder().request_body(document)
    kept = client.im.v1.file.create(request.build())
    file_message = send("file", {"file_key": kept.data.file_key})
    request = model("DeleteMessageRequest").builder().message_id(file_message.data.message_id)
    tell(did="delete", code=messages.delete(request.build()).code)

    ended = threading.Event()

    def heard(event: Any) -> None:
        message = event.event.message
        content = json.loads(message.content)
        tell(
            heard=event.header.event_type, by=event.event.sender.sender_id.open_id, content=content
        )
        if "image_key" in content:
            request = model("GetMessageResourceRequest").builder().message_id(message.message_id)
            request = request.file_key(content["image_key"]).type("image")
            answer = client.im.v1.message_resource.get(request.build())
            tell(did="resource", code=answer.code, bytes=len(answer.file.read()))
        if content.get("text") == END:
            ended.set()

    def tapped(event: Any) -> Any:
        action = event.event.action
        tell(heard="tap", value=action.value, on=event.event.context.open_message_id)
        done = {"tag": "markdown", "content": "**已受理**"}
        return callbacks.P2CardActionTriggerResponse(
            {
                "toast": {"type": "success", "content": "已受理"},
                "card": {"type": "raw", "data": {"schema": "2.0", "body": {"elements": [done]}}},
            }
        )

    handler = sdk.EventDispatcherHandler.builder("", "")
    handler = handler.register_p2_im_message_receive_v1(heard)
    handler = handler.register_p2_card_action_trigger(tapped).build()
    line = sockets.Client(APP_ID, SECRET, event_handler=handler, domain=url)
    threading.Thread(target=line.start, daemon=True).start()
    ended.wait(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
