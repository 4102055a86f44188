"""A client of the user side, for tests and benchmarks of any bot.

>>> async with SimClient("http://127.0.0.1:8080") as sim:
...     await sim.person(1001, "Li Mei", language_code="zh")
...     await sim.say(1001, "/start")
...     await sim.wait_for(1001, contains="Welcome")
...     await sim.tap_last(1001, "Report")
"""

from __future__ import annotations

import asyncio
import base64
import time
from types import TracebackType
from typing import Any, Self

import aiohttp

from botapi.values import JSON
from simulator.seen import Screen, Seen, SimulatorRefused, Tapped

__all__ = ["PATIENCE", "Screen", "Seen", "SimClient", "SimulatorRefused", "Tapped"]

PATIENCE = 60.0
"""Seconds to wait for the bot unless told otherwise. Nobody waits longer than it takes, and on a
busy machine that may be long."""


class SimClient:
    """Acts for people; every method raises SimulatorRefused with the reason where it cannot."""

    def __init__(self, base_url: str, *, bot_id: int | None = None) -> None:
        self.base_url = base_url.rstrip("/")
        self.bot_id = bot_id
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def request(
        self, method: str, path: str, body: JSON | None = None, /, **query: Any
    ) -> JSON:
        """One call of the user side, for what has no method here."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=None)
            )
        if self.bot_id is not None:
            if body is not None and "/people/" in path and path.rpartition("/")[2].isalpha():
                body = {"bot_id": self.bot_id, **body}
            elif body is None:
                query.setdefault("bot_id", self.bot_id)
        params = {name: str(value) for name, value in query.items() if value is not None}
        async with self._session.request(
            method, f"{self.base_url}/sim{path}", json=body, params=params
        ) as response:
            answer: JSON = await response.json()
        if response.status >= 400:
            reason = answer.get("error", response.reason)
            raise SimulatorRefused(f"{method} /sim{path}: {reason}")
        return answer

    async def person(self, id: int, first_name: str | None = None, **fields: str | None) -> JSON:
        """Add a person or change one: last_name, username, language_code, label, label_en."""
        body: JSON = dict(fields)
        if first_name is not None:
            body["first_name"] = first_name
        return await self.request("PUT", f"/people/{id}", body)

    async def group(
        self, id: int, title: str, members: list[int], administrators: list[int] | None = None
    ) -> JSON:
        body = {"title": title, "members": members, "administrators": administrators or []}
        return await self.request("PUT", f"/groups/{id}", body)

    async def send(
        self, id: int, *, chat_id: int | None = None, reply_to: int | None = None, **content: Any
    ) -> Seen:
        """Send any content the user side takes: text, photo, sticker, location, contact …"""
        body = dict(content)
        if chat_id is not None:
            body["chat_id"] = chat_id
        if reply_to is not None:
            body["reply_to"] = reply_to
        message = await self.request("POST", f"/people/{id}/messages", body)
        return Seen(message)

    async def say(
        self, id: int, text: str, *, chat_id: int | None = None, reply_to: int | None = None
    ) -> Seen:
        return await self.send(id, text=text, chat_id=chat_id, reply_to=reply_to)

    async def start(self, id: int, payload: str = "") -> Seen:
        """Follow a link t.me/bot?start=payload."""
        return await self.send(id, start=payload)

    async def send_file(
        self, id: int, kind: str, data: bytes, *, name: str | None = None, **more: Any
    ) -> Seen:
        encoded = {"data": base64.b64encode(data).decode()}
        if name is not None:
            encoded["file_name"] = name
        content: dict[str, Any] = {kind: encoded, **more}
        return await self.send(id, **content)

    async def send_photo(self, id: int, data: bytes, caption: str | None = None) -> Seen:
        return await self.send_file(id, "photo", data, caption=caption)

    async def send_voice(self, id: int, data: bytes, duration: int = 1) -> Seen:
        return await self.send_file(id, "voice", data, duration=duration)

    async def send_document(
        self, id: int, data: bytes, name: str = "document.bin", caption: str | None = None
    ) -> Seen:
        return await self.send_file(id, "document", data, name=name, caption=caption)

    async def edit(self, id: int, message_id: int, text: str) -> Seen:
        """Correct one's own message."""
        body = {"message_id": message_id, "text": text}
        message = await self.request("POST", f"/people/{id}/edits", body)
        return Seen(message)

    async def vote(self, id: int, message_id: int, *options: int) -> JSON:
        """Choose options of a poll by their places."""
        body = {"message_id": message_id, "option_ids": list(options)}
        return await self.request("POST", f"/people/{id}/votes", body)

    async def tap(
        self,
        id: int,
        message_id: int,
        *,
        data: str | None = None,
        text: str | None = None,
        chat_id: int | None = None,
        wait: float = PATIENCE,
        forged: bool = False,
    ) -> Tapped:
        """Tap a button by its data or its label and wait for the bot's answer.

        ``forged`` sends data that no button has, as a person with a changed client can.
        """
        body: JSON = {"message_id": message_id, "wait": wait}
        for name, value in (("data", data), ("text", text), ("chat_id", chat_id)):
            if value is not None:
                body[name] = value
        if forged:
            body["forged"] = True
        came = await self.request("POST", f"/people/{id}/taps", body)
        answer = came["answer"] or {}
        return Tapped(
            answered=came["answered"],
            text=answer.get("text", ""),
            show_alert=answer.get("show_alert", False),
            raw=came,
        )

    async def tap_last(
        self,
        id: int,
        text: str,
        *,
        match: str = "exact",
        chat_id: int | None = None,
        wait: float = PATIENCE,
    ) -> Tapped:
        """Tap a label on the newest message that has it (``match``: exact, prefix or contains)."""
        screen = await self.screen(id, chat_id=chat_id)
        for message in reversed(screen.messages):
            for button in message.inline_buttons:
                if _matches(str(button["text"]), text, match):
                    label = str(button["text"])
                    return await self.tap(id, message.id, text=label, chat_id=chat_id, wait=wait)
        there = [f"#{m.id}: {m.buttons}" for m in reversed(screen.messages) if m.buttons][:5]
        raise SimulatorRefused(
            f"person {id} sees no button {text!r} ({match}); the newest buttons: "
            f"{'; '.join(there) or 'none at all'}"
        )

    async def chat(
        self, id: int, *, after: int = 0, wait: float = 0, chat_id: int | None = None
    ) -> JSON:
        """What changed on the screen after a seq, as the server tells it."""
        return await self.request(
            "GET", f"/people/{id}/chat", after=after, wait=wait, chat_id=chat_id
        )

    async def screen(self, id: int, *, chat_id: int | None = None) -> Screen:
        """All that the person sees now."""
        raw = await self.chat(id, chat_id=chat_id)
        messages = [Seen(message) for message in raw["messages"]]
        return Screen(
            seq=raw["seq"],
            messages=[message for message in messages if not message.deleted],
            keyboard=raw["keyboard"],
            raw=raw,
        )

    async def wait_for(
        self,
        id: int,
        *,
        contains: str = "",
        after: int = 0,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - its end is told with what the screen shows
        chat_id: int | None = None,
        from_bot: bool = True,
    ) -> Seen:
        """Wait until a message of the bot, new or edited after ``after``, shows a text."""
        deadline = time.monotonic() + timeout
        seen = after
        while True:
            left = deadline - time.monotonic()
            raw = await self.chat(id, after=seen, wait=max(left, 0), chat_id=chat_id)
            for entry in reversed(raw["messages"]):
                message = Seen(entry)
                if message.deleted or (from_bot and not message.from_bot):
                    continue
                if contains in message.text:
                    return message
            seen = max(seen, raw["seq"])
            if left <= 0:
                screen = await self.screen(id, chat_id=chat_id)
                raise SimulatorRefused(
                    f"person {id} saw nothing with {contains!r} within {timeout} s; "
                    f"their screen:\n{screen}"
                )

    async def wait_gone(
        self,
        id: int,
        message_id: int,
        *,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - named as in wait_for
        chat_id: int | None = None,
    ) -> None:
        """Wait until a message is deleted."""
        async with asyncio.timeout(timeout):
            seen = 0
            while True:
                raw = await self.chat(id, after=seen, wait=timeout, chat_id=chat_id)
                if any(m["message_id"] == message_id and m["deleted"] for m in raw["messages"]):
                    return
                seen = max(seen, raw["seq"])

    async def commands(self, id: int) -> list[JSON]:
        """The command menu this person sees."""
        found: list[JSON] = (await self.request("GET", f"/people/{id}/commands"))["commands"]
        return found

    async def block(self, id: int, blocked: bool = True) -> None:
        await self.request("PUT", f"/people/{id}/blocked", {"blocked": blocked})

    async def fault(self, method: str, **fields: Any) -> None:
        """Prepare a fault: times, error_code, description, retry_after, delay, drop."""
        await self.request("POST", "/faults", {"method": method, **fields})

    async def clear_faults(self) -> None:
        await self.request("DELETE", "/faults")

    async def calls(self, method: str | None = None, *, after: int = 0) -> list[JSON]:
        """The calls bots made, oldest first: seq, time, method, params, answer."""
        found = await self.request("GET", "/calls", method=method, after=after)
        calls: list[JSON] = found["calls"]
        return calls

    async def file(self, file_id: str) -> bytes:
        """The bytes of a file in a chat."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        async with self._session.get(f"{self.base_url}/sim/files/{file_id}") as response:
            if response.status != 200:
                raise SimulatorRefused(f"no file {file_id}")
            return await response.read()


def _matches(label: str, wanted: str, match: str) -> bool:
    if match == "exact":
        return label == wanted
    if match == "prefix":
        return label.startswith(wanted)
    if match == "contains":
        return wanted in label
    raise ValueError(f"match is exact, prefix or contains, not {match!r}")
