"""What people do becomes updates, on file before the messenger hears that we have it."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import structlog

from botapi.parsing.detect import detect
from botapi.reading import quoted
from botapi.values import JSON
from bridge.desk.attaching import shown
from bridge.desk.owing import shown_again
from bridge.desk.state import Desk
from bridge.messenger import Given, Happening, Opened, Pressed, Recalled, Toast, Written
from bridge.store import files, messages, people, updates
from bridge.store.messages import Kept, has_button
from bridge.store.people import Person

log = structlog.get_logger(__name__)

TOAST_SECONDS = 2.2
"""How long a press waits for the desk's answer; Feishu wants its own within three seconds."""
LONGEST_TEXT = 4096
LONGEST_DATA = 64


@dataclass
class _Taken:
    """What came of one happening."""

    lanes: list[str] = field(default_factory=list)
    press: int | None = None
    stands: JSON | None = None
    """What the message of a press says by now, where that button is not on it any more: the change
    got lost on its way to the phone."""


class Incoming:
    """Takes happenings; an object because what takes them is handed to the messenger."""

    def __init__(self, desk: Desk, *, toast_seconds: float = TOAST_SECONDS) -> None:
        self._desk = desk
        self._toast_seconds = toast_seconds

    async def take(self, happening: Happening) -> Toast | None:
        """A :data:`bridge.messenger.Take`. Raises sqlite3.Error: not taken."""
        desk = self._desk
        taken = await desk.database.do(lambda db: self._keep(db, happening))
        toast: asyncio.Future[Toast] | None = None
        if taken.press is not None and taken.lanes:  # before anybody hears of it
            toast = desk.toasts[taken.press] = asyncio.get_running_loop().create_future()
        elif taken.press is not None:
            toast = desk.toasts.get(taken.press)
        if taken.stands is not None and isinstance(happening, Pressed) and happening.message_id:
            await shown_again(desk, happening.message_id, taken.stands)
        desk.updates.added(taken.lanes)
        log.debug("happening.taken", what=type(happening).__name__, updates=len(taken.lanes))
        if toast is None or taken.press is None:
            return None
        done, _waiting = await asyncio.wait({toast}, timeout=self._toast_seconds)
        desk.toasts.pop(taken.press, None)
        return toast.result() if done else None

    def _keep(self, db: sqlite3.Connection, happening: Happening) -> _Taken:
        before, press = updates.seen(db, happening.event_id)
        if before:
            return _Taken(press=press)
        now = self._desk.clock()
        taken = _Taken()
        match happening:
            case Written():
                person = people.meet(db, happening.address, now)
                if not happening.edited and messages.named(db, person.number, happening.message_id):
                    log.info("message.repeated")  # as another event
                    updates.note(db, happening.event_id, now)
                    return taken
                for message in self._written(db, person, happening):
                    kind = "edited_message" if happening.edited else "message"
                    self._add(db, taken, kind, message, f"chat:{person.number}")
            case Pressed():
                person = people.meet(db, happening.address, now)
                body = self._pressed(db, person, happening)
                lane = f"user:{person.number}"
                taken.press = self._add(db, taken, "callback_query", body, lane)
                stands = body["message"]
                if stands["date"] and not has_button(stands, body["data"]):
                    taken.stands = stands
            case Opened():
                if people.known(db, happening.address) is None:
                    person = people.meet(db, happening.address, now)
                    message = self._message(db, person, happening.at, _typed("/start"))
                    messages.add(db, message, None, own=False)
                    self._add(db, taken, "message", message, f"chat:{person.number}")
            case Recalled():
                log.debug("message.taken_back")  # the Bot API knows no such update
        updates.note(db, happening.event_id, now, taken.press)
        return taken

    def _add(
        self, db: sqlite3.Connection, taken: _Taken, kind: str, body: JSON, lane: str
    ) -> int | None:
        number = updates.add(db, kind, body, lane, self._desk.clock())
        if number is not None:
            taken.lanes.append(lane)
        return number

    def _message(
        self, db: sqlite3.Connection, person: Person, at: int, content: JSON, number: int = 0
    ) -> JSON:
        """What a person sent, under the next number unless there is one."""
        identity = self._desk.identity
        return {
            "message_id": number or people.next_message(db, person.number, self._desk.clock()),
            "from": identity.user(person.number),
            "chat": identity.chat(person.number),
            "date": at,
            **content,
        }

    def _written(
        self, db: sqlite3.Connection, person: Person, happening: Written
    ) -> Iterator[JSON]:
        """The messages of one: several where there are several files, or more text than one
        message of Telegram's holds."""
        known = messages.named(db, person.number, happening.message_id)
        beside = self._reply(db, person, happening.reply_to)
        if happening.edited:
            beside["edit_date"] = happening.at
        for content in _contents(db, happening, self._desk.clock()):
            number = known.number if known is not None else 0
            at = known.at if known is not None else happening.at
            said = content or self._unread(person)
            message = self._message(db, person, at, {**said, **beside}, number)
            messages.add(db, message, happening.message_id, own=False)
            yield message
            known = None

    def _unread(self, person: Person) -> JSON:
        """What nobody here can read (a sticker, a shared place), as the Bot API has such a thing:
        a story, of which a bot is told that there is one. So who sent it gets an answer."""
        return {"story": {"chat": self._desk.identity.chat(person.number), "id": 1}}

    def _reply(self, db: sqlite3.Connection, person: Person, message_id: str | None) -> JSON:
        kept = messages.named(db, person.number, message_id) if message_id else None
        if kept is None or kept.gone:
            return {}
        bare = {**self._bare(kept), "from": self._desk.identity.user(person.number)}
        return {"reply_to_message": quoted(kept.body or bare)}

    def _bare(self, kept: Kept) -> JSON:
        chat = self._desk.identity.chat(kept.chat)
        return {"message_id": kept.number, "chat": chat, "date": kept.at}

    def _pressed(self, db: sqlite3.Connection, person: Person, happening: Pressed) -> JSON:
        """The question of a press, without its id. What it stands on is found by what the messenger
        calls it; where we ended before we wrote that down, by its buttons."""
        identity = self._desk.identity
        kept = (
            messages.named(db, person.number, happening.message_id)
            if happening.message_id
            else None
        )
        if kept is None:
            kept = messages.unnamed(db, person.number, happening.data, self._desk.sending)
            if kept is not None and happening.message_id:
                messages.sent(db, (kept.chat, kept.number), happening.message_id)
        message: JSON = {"chat": identity.chat(person.number), "message_id": 0, "date": 0}
        if kept is not None and kept.body is not None and not kept.gone:
            message = kept.body
        return {
            "from": identity.user(person.number),
            "message": message,
            "chat_instance": str(person.number),
            "data": _clean(happening.data).encode()[:LONGEST_DATA].decode(errors="ignore"),
        }


def _clean(text: str) -> str:
    """Without what no file and no answer can hold: half characters and the one that is none."""
    return text.replace("\0", "").encode(errors="replace").decode()


def _typed(text: str) -> JSON:
    entities = detect(text, commands_only=True)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _contents(db: sqlite3.Connection, happening: Written, now: float) -> Iterator[JSON]:
    """What the messages say and carry."""
    text = _clean(happening.text)
    pieces = [text[at : at + LONGEST_TEXT] for at in range(0, max(1, len(text)), LONGEST_TEXT)]
    if not happening.given:
        for piece in pieces:
            yield _typed(piece) if piece else {}
        return
    group = {"media_group_id": str(secrets.randbits(53))} if len(happening.given) > 1 else {}
    for at, given in enumerate(happening.given):
        caption = {"caption": pieces[0]} if at == 0 and pieces[0] else {}
        yield {**_file(db, given, now), **caption, **group}
    for piece in pieces[1:]:
        yield _typed(piece)


def _file(db: sqlite3.Connection, given: Given, now: float) -> JSON:
    name = None if given.name is None else _clean(given.name)
    row = files.of_given(replace(given, name=name))
    files.add(db, row, now)
    return {row.kind: shown(row)}
