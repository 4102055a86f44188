"""The demo's phones in the simulator: put there, and greeted once. Met only over HTTP."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from app.demo.district import Phone, phones
from app.demo.seed import demo_code
from bot.entry import spelled
from domain.people.messengers import Messenger

_LOOK_EVERY = 0.1


class Simulator:
    """The user side of the simulator at an address."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def ready(self) -> None:
        """Waits until it answers."""
        while True:
            try:
                async with self._session.get(f"{self._url}/sim/healthz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(_LOOK_EVERY)

    async def meet_bot(self) -> None:
        """Waits until the bot has called, so that messages to it have somewhere to go; and in
        Feishu until somebody listens."""
        while True:
            met = (await self._get("/sim/config")).get("bots")
            apps = (await self._get("/sim/feishu"))["apps"]
            if met and any(app["connections"] for app in apps):
                return
            await asyncio.sleep(_LOOK_EVERY)

    async def tell_time(self, now: datetime, zone: ZoneInfo) -> None:
        """Sets the phones' clocks, so that their bubbles carry the demo's day."""
        body = {"now": now.timestamp(), "zone": str(zone)}
        await self._send("PUT", "/sim/clock", body)

    async def show_guide(self, steps: Sequence[Mapping[str, Any]]) -> None:
        """What there is to try."""
        await self._send("PUT", "/sim/guide", {"steps": steps})

    async def says(self, phone: int, words: str) -> bool:
        """Whether a message of the bot on this phone begins with these words."""
        chat = await self._get(f"/sim/people/{phone}/chat")
        return any(
            one["from"]["is_bot"] and str(one.get("text", "")).startswith(words)
            for one in chat["messages"]
            if one.get("from")
        )

    async def put_phones(self) -> None:
        """Puts all phones there, or their names right."""
        for phone in phones():
            await self._send("PUT", f"/sim/people/{phone.id}", _person(phone))

    async def put_behind(self, numbers: Iterable[int]) -> None:
        """Puts the colleagues' phones behind the wall: they are reached, and nobody sees them."""
        person = {"first_name": "同事", "behind": True, "language_code": "zh-hans"}
        for number in numbers:
            await self._send("PUT", f"/sim/people/{number}", person)

    async def greet(self) -> None:
        """Each phone with a post says /start, so that it shows something at first sight; one with
        another messenger types its code, as a person would."""
        for phone in phones():
            if phone.role is not None:
                here = phone.messenger is Messenger.TELEGRAM
                words = "/start" if here else spelled(demo_code(phone.id))
                await self._send("POST", f"/sim/people/{phone.id}/messages", {"text": words})

    async def _get(self, path: str) -> dict[str, Any]:
        async with self._session.get(f"{self._url}{path}", raise_for_status=True) as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def _send(self, method: str, path: str, body: Mapping[str, Any]) -> None:
        url = f"{self._url}{path}"
        async with self._session.request(method, url, json=body, raise_for_status=True):
            pass


def _person(phone: Phone) -> dict[str, str]:
    return {
        "first_name": phone.first_name,
        "label": phone.label,
        "label_en": phone.label_en,
        "language_code": "zh-hans",
        "messenger": phone.messenger.value,
    }
