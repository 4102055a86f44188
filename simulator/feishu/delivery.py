"""How an app hears of what people do: over one of its long connections, chosen at random.

An event is told again until it is answered with 200 within three seconds: after 15 seconds, 5
minutes, 1 hour and 6 hours. While no connection is there, it waits for one. A tap on a card is told
once; the person sees whether it was answered.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Coroutine
from dataclasses import dataclass, field

from aiohttp import web

from botapi.params import Params
from botapi.values import JSON
from simulator.feishu.answers import NOT_CONNECTED, TOO_LATE, TapFailed, answered
from simulator.feishu.frames import DATA, Frame, split
from simulator.feishu.model import App, Event
from simulator.feishu.tenant import TENANT_KEY, Tenant
from simulator.model import Note

REPEATS = (15.0, 300.0, 3_600.0, 21_600.0)
"""Seconds from one try to the next."""
MOST_LINES = 50
SERVICE = 33_554_678
"""The service_id of every connection; at the platform it depends on the app."""


@dataclass(eq=False)
class Line:
    """One long connection of an app."""

    app: App
    device: str
    socket: web.WebSocketResponse
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, frames: list[Frame]) -> None:
        async with self.lock:
            for frame in frames:
                await self.socket.send_bytes(frame.encode())


@dataclass(eq=False)
class _Asked:
    """A frame on its way whose answer counts until ``until``. A tap's counts as long as somebody
    waits for it, however Feishu's time is moved meanwhile."""

    event: Event | None
    answer: asyncio.Future[JSON]
    until: float


class Delivery:
    """The connections of all apps, and what waits for an answer."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.lines: dict[str, list[Line]] = {}
        self.events: dict[str, Event] = {}
        self._asked: dict[str, _Asked] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._pressing: set[asyncio.Task[JSON]] = set()
        self._moved = asyncio.Event()

    def load(self) -> None:
        """Takes up the events that the state file held."""
        for (kind, key), body in self.tenant.world.store.notes.items():
            if kind == "feishu-event":
                self.events[key] = Event(**body)

    # What people did

    def tell(self, app: App, kind: str, body: JSON) -> Event:
        """An event for an app, on file before it goes out."""
        event = Event(
            id=secrets.token_hex(16),
            app_id=app.id,
            kind=kind,
            message=secrets.token_hex(16),
            body=body,
        )
        self.events[event.id] = event
        self._keep(event)
        self._begin(self._push(event))
        return event

    @property
    def unanswered(self) -> int:
        """How many events and taps have no answer yet."""
        return len(self.events) + len(self._pressing)

    def press(self, work: Coroutine[None, None, JSON]) -> asyncio.Task[JSON]:
        """A tap that goes on by itself until it is answered or comes to nothing."""
        task = asyncio.get_running_loop().create_task(work)
        self._pressing.add(task)
        task.add_done_callback(self._pressing.discard)
        return task

    async def tap(self, app: App, body: JSON) -> JSON:
        """Tells of a tap once and answers with the app's answer; raises TapFailed."""
        kind, world = "card.action.trigger", self.tenant.world
        event = Event(
            id=secrets.token_hex(16), app_id=app.id, kind=kind, message="", body=body, tries=1
        )
        event.message = secrets.token_hex(16)
        seconds = world.settings.feishu.answer_seconds
        asked = self._ask(None, event.message)
        try:
            if not await self._send(event):
                raise TapFailed(NOT_CONNECTED)
            if not await world.events.wait(asked.answer, seconds):
                raise TapFailed(TOO_LATE)
        finally:
            self._asked.pop(event.message, None)
        return answered(asked.answer.result())

    def _ask(self, event: Event | None, message: str) -> _Asked:
        until = self.tenant.now() + self.tenant.world.settings.feishu.answer_seconds
        future: asyncio.Future[JSON] = asyncio.get_running_loop().create_future()
        asked = self._asked[message] = _Asked(event, future, until)
        return asked

    # What goes over the connections

    async def _push(self, event: Event) -> None:
        """One more try; when it comes to nothing, the next follows by itself."""
        if not self.lines.get(event.app_id):
            event.due = None  # whoever connects first gets it
            self._keep(event)
            return
        if event.tries > len(REPEATS):
            self._forget(event)
            return
        event.due = self.tenant.now() + REPEATS[min(event.tries, len(REPEATS) - 1)]
        event.tries += 1
        self._keep(event)
        self._ask(event, event.message)
        self._moved.set()
        await self._send(event)

    async def _send(self, event: Event) -> bool:
        """Sends an event over one of the connections; False where there is none."""
        world = self.tenant.world
        fault = world.faults.take(event.kind)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.drop == "before":
                return True
        envelope = self._envelope(event)
        frame = Frame(
            method=DATA,
            service=SERVICE,
            headers={
                "type": "event",
                "message_id": event.message,
                "trace_id": secrets.token_hex(8),
            },
            payload=json.dumps(envelope, ensure_ascii=False).encode(errors="replace"),
        )
        frames = split(frame, world.settings.feishu.frame_bytes)
        while lines := self.lines.get(event.app_id):
            line = secrets.choice(lines)
            try:
                await line.send(frames)
            except (ConnectionError, RuntimeError):  # it closes just now
                self.left(line)
                continue
            if fault is not None and fault.drop == "after":
                self._asked.pop(event.message, None)
            return True
        return False

    def _envelope(self, event: Event) -> JSON:
        renamed = self.tenant.world.settings.feishu.renamed_repeats and event.tries > 1
        return {
            "schema": "2.0",
            "header": {
                "event_id": secrets.token_hex(16) if renamed else event.id,
                "event_type": event.kind,
                "create_time": str(int(self.tenant.now() * 1000)),
                "token": "",
                "app_id": event.app_id,
                "tenant_key": TENANT_KEY,
            },
            "event": event.body,
        }

    def heard(self, frame: Frame) -> None:
        """An answer came over a connection."""
        asked = self._asked.get(frame.headers.get("message_id", ""))
        try:
            answer = json.loads(frame.payload)
        except ValueError:
            answer = {"code": 500}
        if asked is None or not isinstance(answer, dict):
            return
        event = asked.event
        self._log(event, answer)
        if event is not None and self.tenant.now() > asked.until:
            return
        if not asked.answer.done():
            asked.answer.set_result(answer)
        if event is not None and answer.get("code") == 200:
            self._forget(event)

    def _log(self, event: Event | None, answer: JSON) -> None:
        if event is None:
            return
        world, app = self.tenant.world, self.tenant.apps[event.app_id]
        params = Params({"event_id": event.id, "tries": event.tries})
        world.calls.add(world.settings.clock(), app.number, event.kind, params, answer)

    # Connections

    def joined(self, line: Line) -> None:
        """A connection is there: it gets what waited for one."""
        self.lines.setdefault(line.app.id, []).append(line)
        for event in list(self.events.values()):
            if event.app_id == line.app.id and event.due is None:
                self._begin(self._push(event))

    def left(self, line: Line) -> None:
        lines = self.lines.get(line.app.id, [])
        if line in lines:
            lines.remove(line)

    async def cut(self) -> int:
        """Ends all connections, as a network does; answers how many there were."""
        lines = [line for each in self.lines.values() for line in each]
        for line in lines:
            self.left(line)
            await line.socket.close(code=1001)
        return len(lines)

    # Time

    async def watch(self) -> None:
        """Repeats what is due, for as long as the server runs."""
        while True:
            self.repeat_due()
            self._moved.clear()
            dues = [event.due for event in self.events.values() if event.due is not None]
            wait = max(0.0, min(dues) - self.tenant.now()) if dues else None
            try:
                async with asyncio.timeout(wait):
                    await self._moved.wait()
            except TimeoutError:
                pass

    def moved(self) -> None:
        """Feishu's time was moved on."""
        self._moved.set()

    def repeat_due(self) -> None:
        now = self.tenant.now()
        for event in list(self.events.values()):
            if event.due is not None and event.due <= now:
                event.due = now + REPEATS[-1]  # only until the try has begun
                self._begin(self._push(event))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        await self.cut()
        under_way = [*self._tasks, *self._pressing]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    def _keep(self, event: Event) -> None:
        self.tenant.world.store.keep_note("feishu-event", event.id, Note(event.dump()))

    def _forget(self, event: Event) -> None:
        self.events.pop(event.id, None)
        self._asked.pop(event.message, None)
        self.tenant.world.store.keep_note("feishu-event", event.id, None)


DELIVERY: web.AppKey[Delivery] = web.AppKey("delivery", Delivery)
