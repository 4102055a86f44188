"""What people do with their phones and see on them: the words in which the stories are told.

>>> await head.says("/report")
>>> await head.taps("矛盾纠纷")
>>> await mediator.sees("新报上来一件")
"""

import asyncio
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from simulator.client import PATIENCE, Screen, Seen, SimClient, SimulatorRefused, Tapped

_TAG = re.compile("<[^>]*>")


def _has(text: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(one in text for one in wanted)


def _newest(screen: Screen) -> Seen:
    return [one for one in screen.messages if one.from_bot][-1]


@dataclass
class Someone:
    """A person with a phone. What they did and saw so far is what they see next is newer than."""

    phone: int
    sim: SimClient
    taps_made: int = 0
    sentences: int = 0
    _seen: int = field(default=0, repr=False)
    _known: dict[int, str] = field(default_factory=dict, repr=False)
    """The words of the messages on the screen when it was last looked at."""

    async def says(self, text: str, *sees: str) -> Seen:
        """Writes, and reads what the bot says to it: a message with one of these words."""
        return await self._does(*sees, text=text)

    async def follows(self, token: str, *sees: str) -> Seen:
        """Opens an invitation link."""
        return await self._does(*sees, start=token)

    async def takes(self, token: str) -> Seen:
        """Opens an invitation link and confirms the post it offers."""
        await self.follows(token, "请您担任")
        await self.taps("✅")
        return await self.sees("绑定好了")

    async def sends(self, *sees: str, **content: Any) -> Seen:
        """Sends anything else: a sticker, a location …"""
        return await self._does(*sees, **content)

    async def sends_photo(self, data: bytes, caption: str | None, *sees: str) -> Seen:
        """Sends a photo."""
        await self._looks()
        await self.sim.send_photo(self.phone, data, caption)
        return await self.sees(*sees)

    async def _does(self, *sees: str, **content: Any) -> Seen:
        await self._looks()
        if not str(content.get("text", "/")).startswith("/"):
            self.sentences += 1
        await self.sim.send(self.phone, **content)
        return await self.sees(*sees)

    async def taps(self, label: str) -> Tapped:
        """Taps the newest button called so, or with so much in its label; waits for it, and for the
        answer."""
        self.taps_made += 1
        message, name = await self._sees_button(label)
        tapped = await self.sim.tap(self.phone, message, text=name)
        assert tapped.answered, f"nobody answered the tap on {name!r}"
        return tapped

    async def _sees_button(self, label: str) -> tuple[int, str]:
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = await self._looks()
            for message in reversed(screen.messages):
                exact = [name for name in message.buttons if name == label]
                within = [name for name in message.buttons if label in name]
                if exact or within:
                    return message.id, (exact or within)[0]
            left = deadline - time.monotonic()
            if left <= 0:
                raise SimulatorRefused(
                    f"{self.phone} sees no button {label!r}; the screen:\n{screen}"
                )
            await self.sim.chat(self.phone, after=screen.seq, wait=left)

    async def forges(self, data: str, wait: float = PATIENCE) -> Tapped:
        """Sends, with a changed client, what no button of theirs has."""
        message = _newest(await self._looks()).id
        return await self.sim.tap(self.phone, message, data=data, forged=True, wait=wait)

    async def forges_all(self, data: Iterable[str]) -> list[tuple[str, Tapped]]:
        """The same, one right behind the other, as a program would: each with its answer."""
        message, every = _newest(await self._looks()).id, list(data)
        tapping = (self.sim.tap(self.phone, message, data=one, forged=True) for one in every)
        return list(zip(every, await asyncio.gather(*tapping), strict=True))

    async def sees(self, *texts: str) -> Seen:
        """Waits for a message with one of these words that is new, or newly redrawn, since the
        last thing done or seen."""
        deadline = time.monotonic() + PATIENCE
        while True:
            left = deadline - time.monotonic()
            raw = await self.sim.chat(self.phone, after=self._seen, wait=max(left, 0))
            for entry in sorted(raw["messages"], key=lambda one: int(one["seq"])):
                message = Seen(entry)
                if message.from_bot and not message.deleted and _has(message.text, texts):
                    if not message.buttons and self._known.get(message.id) == message.text:
                        continue  # it only lost its buttons, which comes before the answer
                    self._seen = int(entry["seq"])
                    return message
            if left <= 0:
                screen = await self.screen()
                raise SimulatorRefused(f"{self.phone} never saw {texts}; the screen:\n{screen}")
            if raw["messages"]:  # something else: wait for what comes after it
                await self.sim.chat(self.phone, after=int(raw["seq"]), wait=max(left, 0))

    async def _looks(self) -> Screen:
        """All that is there now is known."""
        screen = await self.screen()
        self._seen = screen.seq
        self._known = {message.id: message.text for message in screen.messages}
        return screen

    async def screen(self) -> Screen:
        """All that the phone shows."""
        return await self.sim.screen(self.phone)

    async def last(self) -> Seen:
        """The newest message of the bot."""
        return _newest(await self.screen())

    async def read(self) -> str:
        """The text of the newest message of the bot."""
        return (await self.last()).text

    async def how_often(self, text: str) -> int:
        """How many messages that said so ever came, whatever became of them since."""
        return sum(text in one for one in await self.received())

    async def shows(self, text: str) -> int:
        """How many messages on the screen say so now."""
        return sum(text in one.text for one in (await self.screen()).messages if one.from_bot)

    async def received(self) -> list[str]:
        """The texts of all messages that came, as they came."""
        calls = await self.sim.calls("sendMessage")
        return [
            _TAG.sub("", call["params"]["text"])
            for call in calls
            if call["answer"]["ok"] and int(call["params"]["chat_id"]) == self.phone
        ]
