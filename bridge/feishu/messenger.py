"""Feishu as a messenger of the bridge."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from botapi.values import JSON
from bridge.feishu import cards, events
from bridge.feishu.codes import TooManyOfOne
from bridge.feishu.connection import Connection, Heard, Hours
from bridge.feishu.presses import Presses
from bridge.feishu.rates import PATIENCE
from bridge.feishu.uploads import LARGEST_FILE, LARGEST_PHOTO, Uploads
from bridge.feishu.wire import Call, Credentials, Wire
from bridge.messenger import (
    Away,
    Given,
    Landing,
    Limits,
    Outgoing,
    Pressed,
    Sent,
    Take,
)

LOG = logging.getLogger(__name__)

LIMITS = Limits(upload=LARGEST_FILE, photo=LARGEST_PHOTO)

_MESSAGES = "/open-apis/im/v1/messages"
_LONGEST_KEY = 50
_LARGEST_GIVEN = 30_000_000


class FeishuMessenger:
    """An app of Feishu: one bot, whose people are known by their open_id.

    ``clock`` gives seconds that only grow, ``sleep`` waits for so many, ``draw`` gives a number
    from 0 to 1.
    """

    limits = LIMITS

    def __init__(
        self,
        *,
        app_id: str,
        app_secret: str,
        url: str = "https://open.feishu.cn",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        draw: Callable[[], float] = random.random,
    ) -> None:
        credentials = Credentials(app_id=app_id, app_secret=app_secret, url=url.rstrip("/"))
        self._wire = Wire(credentials, clock, sleep)
        self._uploads = Uploads(self._wire)
        self._connection = Connection(self._wire, Hours(clock=clock, sleep=sleep, draw=draw))
        self._presses = Presses(clock, sleep, lambda: self._connection.turned)
        self.heard: Counter[str] = Counter()
        """How many events of each kind came, those nobody wants among them."""

    @property
    def unheard(self) -> float:
        """Seconds without a long connection."""
        return self._connection.away

    async def send(self, address: str, message: Outgoing, key: str) -> Sent:
        """Sends the card, and before it the file that cannot stand on one."""
        file = await self._uploads.of(message)
        if file is None or file.on_card:
            image = None if file is None else file.key
            content = cards.content(cards.card(message, image))
            sent = await self._message(address, "interactive", content, _key(key))
            return Sent(message_id=sent, media_id=None if file is None else file.media_id)
        card = cards.content(cards.card(message)) if message.text or message.keyboard else None
        beside = await self._message(address, file.kind, file.content, _key(key, "file"))
        if card is None:
            return Sent(message_id=beside, media_id=file.media_id)
        sent = await self._message(address, "interactive", card, _key(key))
        return Sent(message_id=sent, others=(beside,), media_id=file.media_id)

    async def change(self, address: str, message_id: str, message: Outgoing) -> Landing | None:
        """Puts another card in the place of a message's; a file beside it stays."""
        file = await self._uploads.of(message, only_photo=True)
        card = cards.card(message, None if file is None else file.key)
        content = cards.content(card)
        for once_more in (True, False):
            if (landing := self._presses.put(message_id, card)) is not None:
                return landing
            try:
                await self._patch(message_id, content)
            except TooManyOfOne as error:
                if not once_more or error.seconds > PATIENCE:
                    raise
            else:
                break  # else after the pause that the rates now keep
        return self._presses.called(message_id, card)

    async def show_again(self, message_id: str, message: Outgoing) -> None:
        """Sends the card along with the answers that are due to presses on it, unless they carry
        one."""
        file = await self._uploads.of(message, only_photo=True)
        self._presses.offer(message_id, cards.card(message, None if file is None else file.key))

    async def recall(self, message_id: str) -> None:
        """Takes a message of ours back."""
        path = f"{_MESSAGES}/{quote(message_id, safe='')}"
        await self._wire.call(Call(api="recall", method="DELETE", path=path))

    async def fetch(self, given: Given) -> bytes:
        """The content of a file that a person sent; TooBig where it is over 30 MB; above
        100 Feishu says so itself."""
        kind = "image" if given.kind == "photo" else "file"
        message, key = quote(given.message_id, safe=""), quote(given.file_key, safe="")
        path = f"{_MESSAGES}/{message}/resources/{key}"
        call = Call(api="fetch", method="GET", path=path, query=(("type", kind),))
        return await self._wire.download(call, _LARGEST_GIVEN)

    async def set_menu(self, commands: tuple[JSON, ...]) -> None:
        """Feishu has no call for it: the menu is made once in its console (docs/messengers.md)."""
        LOG.info("Feishu keeps its menu in its console; %d commands are not sent", len(commands))

    async def run(self, take: Take) -> None:
        """Hears what people do until cancelled. Raises NotAllowed."""

        async def hear(payload: bytes) -> Heard:
            kind, happening = events.read(payload)
            self.heard[kind] += 1
            if happening is None:
                return Heard()
            if isinstance(happening, Pressed) and happening.message_id is not None:
                return await self._pressed(take, happening, happening.message_id)
            return Heard(answer=events.answer(happening, await take(happening)))

        await self._connection.run(hear)

    async def close(self) -> None:
        """Ends its connections."""
        await self._wire.close()

    async def _pressed(self, take: Take, press: Pressed, message_id: str) -> Heard:
        """The toast, and the card where the desk changed it meanwhile."""
        with self._presses.on(message_id) as under_way:
            try:
                toast = await take(press)
            except BaseException:
                under_way.lands(False)
                raise
        answer = events.answer(press, toast)
        if answer is not None and under_way.card is not None:
            answer["card"] = {"type": "raw", "data": under_way.card}
        return Heard(answer=answer, given=under_way.lands)

    async def _patch(self, message_id: str, content: str) -> None:
        path = f"{_MESSAGES}/{quote(message_id, safe='')}"
        body = {"content": content}
        await self._wire.call(
            Call(api="change", method="PATCH", path=path, body=body, each=message_id)
        )

    async def _message(self, address: str, kind: str, content: str, key: str) -> str:
        body = {"receive_id": address, "msg_type": kind, "content": content, "uuid": key}
        query = (("receive_id_type", "open_id"),)
        data = await self._wire.call(
            Call(api="send", method="POST", path=_MESSAGES, query=query, body=body, each=address)
        )
        message_id = data.get("message_id")
        if not isinstance(message_id, str) or not message_id:
            raise Away("sent, but under no name")
        return message_id


def _key(key: str, part: str = "") -> str:
    """What Feishu knows a sending by, so that it is done once; at most 50 characters."""
    if not part and len(key) <= _LONGEST_KEY:
        return key
    return hashlib.blake2b(f"{part}\0{key}".encode(), digest_size=20).hexdigest()
