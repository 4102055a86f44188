"""Editing and taking back: https://core.telegram.org/bots/api#updating-messages.

First the phone, then the file: killed in between, the desk asks again and the same is put there
once more. The other way round it would be told that nothing changed. What goes along with the
answer to a press is on the disk with that (``answering.py``): a person waits for it. A push that
replaces another has a key, and no such answer follows it, though somebody may press its button at
that moment: it is on the disk at once.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Awaitable, Callable

from botapi.content import caption_content, text_content
from botapi.editing import (
    CAPTION,
    CONTENT,
    DELETABLE_SECONDS,
    NOT_MODIFIED,
    TEXT,
    edited,
    has_media,
)
from botapi.errors import ApiError, bad_request
from botapi.files import edited_media, input_media
from botapi.reading import chat_id, chat_not_found, message_id, message_ids
from botapi.values import JSON
from bridge.desk.attaching import CANT_EDIT, attached, same_file
from bridge.desk.outgoing import Attached, as_shown
from bridge.desk.owing import settle_later, shown_again
from bridge.desk.state import Call
from bridge.store import files, messages, owed, people
from bridge.store.messages import Kept
from bridge.store.people import Person

NOT_FOR_EVERYONE = "Message can't be deleted for everyone"
_Make = Callable[[JSON], Awaitable[tuple[JSON, Attached | None]]]
"""From the message as it is to what it shall be, and its new file."""


async def _edit(call: Call, make: _Make) -> JSON:
    if call.params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")  # nothing is sent through inline mode
    chat, number = chat_id(call.params), message_id(call.params)
    desk = call.desk
    async with desk.locks.held((chat, number)):
        person, old, named = await _own(call, chat, number)
        try:
            message, file = await make(old)
        except ApiError as error:
            if NOT_MODIFIED in error.description:
                await shown_again(desk, named, old)
            raise
        message["edit_date"] = int(desk.clock())
        shown = as_shown(message, file or await same_file(desk, message))
        change = desk.messenger.change(person.address, named, shown)
        landing = await desk.speak(change, CANT_EDIT)
        pressed = landing is not None and landing.with_answer
        answered = pressed and not call.params.text("idempotency_key")
        write = desk.database.soon if answered else desk.database.do
        await write(lambda db: _write_down(db, message, file, owes=landing is not None))
        if landing is not None:
            settle_later(desk, (person.number, number), landing.stands)
    return message


def _write_down(
    db: sqlite3.Connection, message: JSON, file: Attached | None, *, owes: bool
) -> None:
    messages.change(db, message)
    if owes:
        owed.owe(db, message["chat"]["id"], message["message_id"])
    if file is not None and file.new:
        files.add(db, file.row, message["edit_date"])


async def _own(call: Call, chat: int, number: int) -> tuple[Person, JSON, str]:
    """Whose chat it is, and the bot's own message in it as it stands, with its name."""
    person, kept = await call.desk.database.soon(
        lambda db: (people.person(db, chat), messages.get(db, chat, number))
    )
    if person is None:
        raise chat_not_found()
    if kept is None or kept.gone:
        raise bad_request("message to edit not found")
    if kept.body is None or kept.message_id is None:
        raise bad_request(CANT_EDIT)
    return person, kept.body, kept.message_id


async def edit_text(call: Call) -> JSON:
    content = text_content(call.params)

    async def make(old: JSON) -> tuple[JSON, None]:
        if "text" not in old:
            raise bad_request("There is no text in the message to edit")
        return edited(call.params, old, content, TEXT), None

    return await _edit(call, make)


async def edit_caption(call: Call) -> JSON:
    content = caption_content(call.params)

    async def make(old: JSON) -> tuple[JSON, None]:
        if not has_media(old):
            raise bad_request("There is no caption in the message to edit")
        return edited(call.params, old, content, CAPTION), None

    return await _edit(call, make)


async def edit_markup(call: Call) -> JSON:
    async def make(old: JSON) -> tuple[JSON, None]:
        return edited(call.params, old, {}, ()), None

    return await _edit(call, make)


async def edit_media(call: Call) -> JSON:
    kind, params = input_media(edited_media(call.params), call.params.files)

    async def make(old: JSON) -> tuple[JSON, Attached]:
        content, file = await attached(call, params, kind, params.values["media"])
        return edited(call.params, old, content, CONTENT), file

    return await _edit(call, make)


async def delete_message(call: Call) -> bool:
    person, number = await call.person(), message_id(call.params)
    kept = await call.desk.database.soon(lambda db: messages.get(db, person.number, number))
    if kept is None or kept.gone:
        raise bad_request("message to delete not found")
    _check_deletable(call, kept)
    await _recall(call, kept)
    return True


async def delete_messages(call: Call) -> bool:
    """As many as can be; those not found are passed over."""
    numbers = message_ids(call.params)
    person = await call.person()
    found = await call.desk.database.soon(
        lambda db: [messages.get(db, person.number, number) for number in numbers]
    )
    kept = [one for one in found if one is not None and not one.gone]
    for one in kept:
        _check_deletable(call, one)
    for one in kept:
        await _recall(call, one)
    return True


def _check_deletable(call: Call, kept: Kept) -> None:
    """Bot API, deleteMessage: not after 48 hours. What a person wrote only they can take back."""
    if kept.body is None or call.desk.clock() - kept.at > DELETABLE_SECONDS:
        raise bad_request(NOT_FOR_EVERYONE)


async def _recall(call: Call, kept: Kept) -> None:
    desk = call.desk
    async with desk.locks.held((kept.chat, kept.number)):
        if kept.message_id is None:
            raise bad_request(NOT_FOR_EVERYONE)
        for name in kept.others:
            with contextlib.suppress(_Refused):  # a file that cannot be taken back any more
                await _taken_back(call, name)
        # Too old to be taken back, and gone already, are told alike by the messenger. It may still
        # stand there, so it is said to: whoever shows something for a short time then blanks it.
        try:
            await _taken_back(call, kept.message_id)
        except _Refused as error:
            raise bad_request(NOT_FOR_EVERYONE) from error
        await desk.database.do(lambda db: messages.recalled(db, kept))


class _Refused(Exception):
    """The messenger answered that it will not take this back."""


async def _taken_back(call: Call, message_id: str) -> None:
    try:
        await call.desk.speak(call.desk.messenger.recall(message_id), NOT_FOR_EVERYONE)
    except ApiError as error:
        if error.code == 400:
            raise _Refused from error
        raise


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
