"""Parameters that several methods share: which chat, which message, what is answered."""

from __future__ import annotations

from typing import Any

from botapi.errors import ApiError, bad_request
from botapi.params import Params
from botapi.values import JSON

LONGEST_ANSWER = 200
MOST_MESSAGES = 100
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)


def chat_id(params: Params, name: str = "chat_id") -> int:
    """The number of the chat that a parameter names."""
    value = params.text(name).strip()
    if not value:
        raise bad_request(f"{name} is empty")
    try:
        return int(value)
    except ValueError:
        raise chat_not_found() from None


def chat_not_found() -> ApiError:
    return bad_request("chat not found")


def message_id(params: Params) -> int:
    """The number of the message that a call means."""
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("Message identifier is not specified")
    return number


def message_ids(params: Params) -> list[int]:
    """The numbers of the messages that a call means."""
    given = params.json("message_ids", "Can't parse message_ids JSON object")
    if given is None:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > MOST_MESSAGES:
        raise bad_request("Too many message identifiers specified")
    try:
        return [int(number) for number in given]
    except (TypeError, ValueError, OverflowError):
        raise bad_request("Expected an Array of message identifiers") from None


def replied(params: Params) -> tuple[int, bool] | None:
    """The message a new one replies to, and whether it may be sent though that one is not there:
    Bot API, ReplyParameters (and its older spelling)."""
    given: Any = params.json("reply_parameters", "Can't parse reply parameters JSON object")
    if given is None:
        given = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply parameters")
    try:
        number = int(given.get("message_id") or 0)
    except (TypeError, ValueError, OverflowError):
        number = 0
    if not number:
        return None
    return number, given.get("allow_sending_without_reply") is True


def quoted(message: JSON) -> JSON:
    """Bot API, Message: a reply_to_message has no reply_to_message of its own."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def action(params: Params) -> str:
    """What sendChatAction shall show."""
    name = params.text("action").lower()
    if name not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    return name


def query_answer(params: Params) -> JSON:
    """What answerCallbackQuery says."""
    text = params.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: JSON = {"text": text, "show_alert": params.flag("show_alert")}
    if url := params.text("url"):
        answer["url"] = url
    return answer


def query_too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
