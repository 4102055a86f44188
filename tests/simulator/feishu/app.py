"""A small app that speaks to the local Feishu as the tests tell it to."""

from __future__ import annotations

import asyncio
import base64
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp

from botapi.values import JSON
from simulator.feishu import open_id_of
from simulator.feishu.frames import Frame, decode
from simulator.testing import SimServer

APP_ID, SECRET = "cli_griddesk", "a-secret-of-tests"
MEI = 1001


def button(label: str, data: str, **more: Any) -> JSON:
    """A button that calls the app with ``data``."""
    behaviors = [{"type": "callback", "value": {"d": data}}]
    text = {"tag": "plain_text", "content": label}
    return {"tag": "button", "text": text, "behaviors": behaviors, **more}


def card(words: str, *elements: JSON, **more: Any) -> JSON:
    """A card of schema 2.0 with words and what stands under them."""
    body = {"elements": [{"tag": "markdown", "content": words}, *elements]}
    return {"schema": "2.0", "body": body, **more}


@dataclass
class Heard:
    """An event as it came, and the frame to answer it with."""

    kind: str
    event_id: str
    body: JSON
    frame: Frame
    parts: int


@dataclass
class LongConnection:
    """One long connection, whose events are answered only when a test says so."""

    socket: aiohttp.ClientWebSocketResponse

    async def hear(self) -> Heard:
        """The next event, put together from its frames."""
        parts: dict[int, Frame] = {}
        while True:
            frame = decode(await self.socket.receive_bytes())
            parts[int(frame.headers["seq"])] = frame
            if len(parts) == int(frame.headers["sum"]):
                break
        told = json.loads(b"".join(parts[at].payload for at in range(len(parts))))
        header = told["header"]
        return Heard(header["event_type"], header["event_id"], told["event"], frame, len(parts))

    async def answer(self, heard: Heard, said: JSON | None = None, code: int = 200) -> None:
        payload: JSON = {"code": code}
        if said is not None:
            payload["data"] = base64.b64encode(json.dumps(said).encode()).decode()
        frame = replace(heard.frame, payload=json.dumps(payload).encode())
        await self.socket.send_bytes(frame.encode())


@dataclass
class SmallApp:
    """Calls of one app, by its token."""

    sim: SimServer
    session: aiohttp.ClientSession
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    """Of the last answer."""
    status: int = 0

    async def call(self, method: str, path: str, body: JSON | None = None, **query: str) -> JSON:
        """One call; answers all of the answer."""
        async with self.session.request(
            method,
            f"{self.sim.url}/open-apis/{path}",
            json=body,
            params=query,
            headers={"Authorization": f"Bearer {self.token}"},
        ) as response:
            self.headers, self.status = dict(response.headers), response.status
            answer: JSON = await response.json()
            return answer

    async def sign_in(self, secret: str = SECRET, app_id: str = APP_ID) -> JSON:
        body = {"app_id": app_id, "app_secret": secret}
        answer = await self.call("POST", "auth/v3/tenant_access_token/internal", body)
        self.token = answer.get("tenant_access_token", self.token)
        return answer

    async def send(
        self, content: JSON, kind: str = "interactive", to: int = MEI, **more: Any
    ) -> JSON:
        """Sends a message to a phone."""
        body = {"receive_id": open_id_of(to), "msg_type": kind, "content": json.dumps(content)}
        return await self.call(
            "POST", "im/v1/messages", {**body, **more}, receive_id_type="open_id"
        )

    async def sent(self, content: JSON, kind: str = "interactive", to: int = MEI) -> str:
        """Sends a message that has to be taken; answers its message_id."""
        answer = await self.send(content, kind, to)
        assert answer["code"] == 0, answer
        return str(answer["data"]["message_id"])

    async def patch(self, message_id: str, content: JSON) -> JSON:
        body = {"content": json.dumps(content)}
        return await self.call("PATCH", f"im/v1/messages/{message_id}", body)

    async def upload(self, path: str, name: str, data: bytes, **fields: str) -> JSON:
        form = aiohttp.FormData(fields)
        form.add_field(name, io.BytesIO(data), filename="a.bin")
        async with self.session.post(
            f"{self.sim.url}/open-apis/{path}",
            data=form,
            headers={"Authorization": f"Bearer {self.token}"},
        ) as response:
            answer: JSON = await response.json()
            return answer

    async def download(self, message_id: str, key: str, kind: str) -> bytes | JSON:
        async with self.session.get(
            f"{self.sim.url}/open-apis/im/v1/messages/{message_id}/resources/{key}",
            params={"type": kind},
            headers={"Authorization": f"Bearer {self.token}"},
        ) as response:
            if response.content_type == "application/json":
                answer: JSON = await response.json()
                return answer
            return await response.read()

    async def endpoint(self, secret: str = SECRET) -> JSON:
        body = {"AppID": APP_ID, "AppSecret": secret}
        async with self.session.post(f"{self.sim.url}/callback/ws/endpoint", json=body) as response:
            answer: JSON = await response.json()
            return answer

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[LongConnection]:
        where = await self.endpoint()
        async with self.session.ws_connect(where["data"]["URL"]) as socket:
            yield LongConnection(socket)

    async def tapped(
        self, line: LongConnection, label: str, said: JSON | None = None, code: int = 200
    ) -> tuple[Heard, JSON]:
        """A person taps a label and the app answers; what it heard, what the phone shows."""
        tap = asyncio.create_task(self.sim.client.tap_last(MEI, label))
        heard = await line.hear()
        await line.answer(heard, said, code)
        return heard, (await tap).raw


@asynccontextmanager
async def a_small_app(sim: SimServer) -> AsyncIterator[SmallApp]:
    """The app, signed in, and a phone for Mei."""
    async with aiohttp.ClientSession() as session:
        app = SmallApp(sim, session)
        await app.sign_in()
        await sim.client.person(MEI, "Mei", last_name="Li", messenger="feishu")
        yield app
