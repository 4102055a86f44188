"""Hands on phones: over HTTP, a word or a tap at a time, and what the phones were sent."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.client import Seen, SimClient, SimulatorRefused
from tests.quarter.days import ZONE

PATIENCE = 25.0
"""Seconds; a machine that is restarted in between takes its time."""
_LATER = 1 << 40
_A_WHILE, _TIMES = 5.0, 3
"""After so many seconds one looks whether the question has been asked again; so often."""
_TAG = re.compile("<[^>]*>")


@dataclass
class Phone:
    """Somebody's phone, and the message they are looking at."""

    number: int
    sim: SimClient
    page: Seen | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The message they look at."""
        assert self.page is not None
        return self.page.text

    async def says(self, words: str, sees: str) -> str:
        """Writes, and waits for a message that says so."""
        before = await self._so_far()
        await self.sim.say(self.number, words)
        return await self._sees(sees, before)

    async def taps(self, label: str, sees: str) -> str:
        """Taps a button of the message looked at, and waits for what it does.

        A question that was being sent when the machine died may come twice; an answer to the first
        one then brings the question once more, and is given again there, as a person would.
        """
        for _ in range(_TIMES):
            before = await self.tap(label)
            try:
                return await self._sees(sees, before, _A_WHILE)
            except SimulatorRefused:
                newer = [
                    one
                    for one in (await self.sim.screen(self.number)).messages
                    if self.page is not None
                    and one.id > self.page.id
                    and any(label in name for name in one.buttons)
                ]
                if not newer:
                    break
                self.page = newer[-1]
        return await self._sees(sees, before)

    async def tap(self, label: str) -> int:
        """Taps, and waits for the answer alone. How far the screen had come before."""
        assert self.page is not None
        exact = [one for one in self.page.buttons if one == label]
        within = [one for one in self.page.buttons if label in one]
        if not exact and not within:
            raise SimulatorRefused(f"{self.number} sees no {label!r} on {self.page}")
        before = await self._so_far()
        name = (exact or within)[0]
        tapped = await self.sim.tap(self.number, self.page.id, text=name, wait=PATIENCE)
        assert tapped.answered, f"nobody answered {self.number}'s tap on {name!r}"
        return before

    async def looks(self, sees: str) -> str:
        """Looks for the newest message that says so."""
        return await self._sees(sees, 0)

    async def _so_far(self) -> int:
        """How far the screen has come; asking for what comes later shows no message again."""
        return int((await self.sim.chat(self.number, after=_LATER))["seq"])

    async def _sees(self, text: str, after: int, patience: float = PATIENCE) -> str:
        self.page = await self.sim.wait_for(
            self.number, contains=text, after=after, timeout=patience
        )
        return self.page.text


@dataclass(frozen=True, order=True)
class Came:
    """A message that came to a phone: when by the driven clock, and what it says."""

    at: datetime
    phone: int
    text: str
    seq: int
    buttons: tuple[str, ...] = ()


def came(calls: list[dict[str, Any]]) -> list[Came]:
    """All messages that arrived, from the calls the simulator took."""
    found = []
    for call in calls:
        if not call["answer"]["ok"]:
            continue
        given = call["params"]
        found.append(
            Came(
                at=datetime.fromtimestamp(call["time"], ZONE),
                phone=int(given["chat_id"]),
                text=_TAG.sub("", given["text"]),
                seq=int(call["seq"]),
            )
        )
    return found
