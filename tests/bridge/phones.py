"""A messenger without a network: its phones lie in memory, and it fails when told to."""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace

from botapi.values import JSON
from bridge.messenger import (
    Away,
    Given,
    Happening,
    Landing,
    Limits,
    NoLonger,
    Outgoing,
    OutOfReach,
    Pressed,
    Sent,
    Take,
    Toast,
    Written,
)

MEGABYTE = 1 << 20
LIMITS = Limits(upload=30 * MEGABYTE, photo=10 * MEGABYTE)


@dataclass
class Bubble:
    """One message on a phone."""

    message_id: str
    from_bot: bool
    shown: Outgoing
    media: tuple[str, bytes] | None = None
    deleted: bool = False


@dataclass
class Phones:
    """All phones. ``fail`` is what the next calls raise, in order; with ``after`` they fail once
    it is done, as when the connection breaks before the answer."""

    chats: dict[str, list[Bubble]] = field(default_factory=lambda: defaultdict(list))
    fail: list[Exception] = field(default_factory=list)
    after: list[Exception] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    calls: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    menu: tuple[JSON, ...] = ()
    limits: Limits = LIMITS
    unheard: float = 0.0
    going_along: list[Awaitable[bool]] = field(default_factory=list)
    """The answers to presses with which the next changes go along, and get lost."""
    springing_back: list[Awaitable[bool]] = field(default_factory=list)
    """The next changes by a call do not stay: a press waits for its answer."""
    gate: asyncio.Event | None = None
    """Where there is one, calls wait for it."""
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._take: Take | None = None
        self._keys: dict[str, Sent] = {}
        self._numbers = itertools.count(1)

    async def _asked(self, what: str, about: str) -> None:
        self.calls.append((what, about))
        self.asked.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.fail:
            raise self.fail.pop(0)

    def _done(self) -> None:
        if self.after:
            raise self.after.pop(0)

    def _media(self, message: Outgoing, old: Bubble | None = None) -> tuple[str, bytes] | None:
        if message.media is None:
            return None
        if message.media_id is not None and not message.media.data:
            return message.media.kind, self.files[message.media_id]
        if not message.media.data and old is not None:
            return old.media
        return message.media.kind, message.media.data

    async def send(self, address: str, message: Outgoing, key: str) -> Sent:
        await self._asked("send", address)
        if address in self.blocked:
            raise OutOfReach
        if key not in self._keys:
            name = f"om_{next(self._numbers)}"
            media = self._media(message)
            media_id = None
            if media is not None:
                media_id = f"img_{name}"
                self.files[media_id] = media[1]
            self.chats[address].append(Bubble(name, True, message, media))
            self._keys[key] = Sent(message_id=name, media_id=media_id)
        self._done()
        return self._keys[key]

    def forget_keys(self) -> None:
        """From now on the same key is another message."""
        self._keys.clear()

    def _bubble(self, message_id: str) -> Bubble:
        for bubble in itertools.chain(*self.chats.values()):
            if bubble.message_id == message_id and not bubble.deleted:
                return bubble
        raise NoLonger

    async def change(self, address: str, message_id: str, message: Outgoing) -> Landing | None:
        await self._asked("change", message_id)
        bubble = self._bubble(message_id)
        if self.going_along:
            return Landing(with_answer=True, stands=self.going_along.pop(0))
        if self.springing_back:
            return Landing(with_answer=False, stands=self.springing_back.pop(0))
        bubble.shown, bubble.media = message, self._media(message, bubble)
        self._done()
        return None

    async def show_again(self, message_id: str, message: Outgoing) -> None:
        self.calls.append(("show_again", message.text))

    async def recall(self, message_id: str) -> None:
        await self._asked("recall", message_id)
        self._bubble(message_id).deleted = True
        self._done()

    async def fetch(self, given: Given) -> bytes:
        await self._asked("fetch", given.file_key)
        if given.file_key not in self.files:
            raise NoLonger
        return self.files[given.file_key]

    async def set_menu(self, commands: tuple[JSON, ...]) -> None:
        await self._asked("set_menu", str(len(commands)))
        self.menu = commands

    async def run(self, take: Take) -> None:
        self._take = take
        self.heard.set()
        await asyncio.Event().wait()

    async def close(self) -> None:
        self._take = None

    # what people do

    async def tell(self, happening: Happening) -> Toast | None:
        """The messenger hears of it, and tells the bridge."""
        await self.heard.wait()
        if self._take is None:
            raise Away
        return await self._take(happening)

    async def write(self, address: str, text: str = "", **fields: object) -> Written:
        name = f"om_{next(self._numbers)}"
        given = tuple(fields.pop("given", ()))  # type: ignore[call-overload]  # a test's own
        self.chats[address].append(Bubble(name, False, Outgoing(text=text)))
        happening = Written(
            event_id=f"ev_{name}",
            address=address,
            message_id=name,
            at=1_800_000_000,
            text=text,
            given=given,
            **fields,  # type: ignore[arg-type]  # a test's own
        )
        await self.tell(happening)
        return happening

    def upload(self, kind: str, data: bytes, name: str | None = None) -> Given:
        key = f"file_{next(self._numbers)}"
        self.files[key] = data
        return Given(kind=kind, message_id="om_x", file_key=key, name=name, size=len(data))

    def press(self, address: str, label: str) -> Pressed:
        """The newest button with this label, as the happening it is."""
        for bubble in reversed(self.chats[address]):
            for row in bubble.shown.keyboard:
                for button in row:
                    if button["text"] == label and not bubble.deleted:
                        return Pressed(
                            event_id=f"ev_{next(self._numbers)}",
                            address=address,
                            message_id=bubble.message_id,
                            at=1_800_000_000,
                            data=button["callback_data"],
                        )
        raise AssertionError(f"no button {label}")

    def shows(self, address: str, text: str) -> None:
        """The newest message of the bot became this with the answer to a press."""
        newest = next(one for one in reversed(self.chats[address]) if one.from_bot)
        newest.shown = replace(newest.shown, text=text)

    def texts(self, address: str) -> list[str]:
        """What the bot said and still stands."""
        return [one.shown.text for one in self.chats[address] if one.from_bot and not one.deleted]
