"""The way every call of an app goes: fault, token, rate, work, log, answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from botapi.params import Params, Upload
from botapi.values import JSON
from simulator.calls import Fault
from simulator.feishu.errors import FeishuError, invalid
from simulator.feishu.model import App
from simulator.feishu.tenant import TENANT, Tenant
from simulator.userside.web import WORLD
from simulator.world import World

UPLOADED = frozenset({"image", "file"})


@dataclass(kw_only=True)
class Asked:
    """One call being carried out; ``body`` is its JSON or the texts of its form."""

    tenant: Tenant
    app: App
    path: dict[str, str]
    query: dict[str, str]
    body: JSON
    files: dict[str, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        return self.tenant.world

    def text(self, name: str) -> str:
        """A text of the body; raises FeishuError where it is none."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value:
            raise invalid(f"{name} is required")
        return value


@dataclass(frozen=True)
class ApiCall:
    """One API: where it is, how faults and the log of calls name it, and what does its work.

    The work answers the ``data`` of the answer, or bytes to download. Without ``token`` the app is
    who the body says.
    """

    method: str
    path: str
    name: str
    work: Callable[[Asked], Awaitable[JSON | bytes]]
    token: bool = True
    bare: bool = False
    """The answer holds the work's fields beside the code, not under ``data``."""


def route(call: ApiCall) -> web.RouteDef:
    """The call as a route of the server."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return await _handle(request, call)

    return web.route(call.method, call.path, handle)


async def _handle(request: web.Request, call: ApiCall) -> web.StreamResponse:
    world = request.app[WORLD]
    fault = world.faults.take(call.name)
    if fault is not None:
        await asyncio.sleep(fault.delay)
    number, values, headers, status = 0, {}, {}, 200
    body: JSON | bytes
    try:
        asked = await _asked(request, call)
        number = asked.app.number
        values = {**asked.path, **asked.query, **asked.body, **_sizes(asked)}
        body = await _work(asked, call, fault)
    except FeishuError as error:
        body, status = error.body(), error.status
        if error.reset is not None:
            headers["x-ogw-ratelimit-reset"] = str(error.reset)
    shown = {"code": 0, "bytes": len(body)} if isinstance(body, bytes) else body
    world.calls.add(world.settings.clock(), number, call.name, Params(values), shown)
    if fault is not None and fault.drop is not None and request.transport is not None:
        request.transport.abort()
    if isinstance(body, bytes):
        return web.Response(body=body, content_type="application/octet-stream")
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(errors="replace"),
        status=status,
        headers=headers,
        content_type="application/json",
        charset="utf-8",
    )


async def _work(asked: Asked, call: ApiCall, fault: Fault | None) -> JSON | bytes:
    if call.token:
        asked.tenant.rates.call(asked.app.id, call.name)
    if fault is not None and (error := _faulted(fault)) is not None:
        raise error
    found = await call.work(asked)
    if isinstance(found, bytes):
        return found
    return {"code": 0, "msg": "success", **(found if call.bare else {"data": found})}


def _faulted(fault: Fault) -> FeishuError | None:
    """What a fault answers instead of the call, or None if it shall still be done."""
    if fault.drop == "before":
        return FeishuError(2200, "connection cut by a fault", 500)
    if fault.retry_after is not None or fault.error_code == 429:
        text = fault.description or "request trigger frequency limit"
        return FeishuError(99991400, text, 429, reset=fault.retry_after or 1)
    if fault.error_code is not None:
        status = fault.error_code if 400 <= fault.error_code < 600 else 400
        code = 2200 if status == fault.error_code else fault.error_code
        return FeishuError(code, fault.description or "Internal Error", status)
    return None


async def _asked(request: web.Request, call: ApiCall) -> Asked:
    tenant = request.app[TENANT]
    body, files = await _read(request)
    if call.token:
        app = tenant.app_of(request.headers.get("Authorization"))
    else:
        app = _by_secret(tenant, body)
    return Asked(
        tenant=tenant,
        app=app,
        path=dict(request.match_info),
        query=dict(request.query),
        body=body,
        files=files,
    )


def _by_secret(tenant: Tenant, body: JSON) -> App:
    app = tenant.sign_in(body.get("app_id"), body.get("app_secret"))
    if app is not None:
        return app
    if body.get("app_id") in tenant.apps:
        raise FeishuError(10014, "app secret invalid", 200)
    raise FeishuError(10003, "invalid param", 200)


async def _read(request: web.Request) -> tuple[JSON, dict[str, Upload]]:
    if request.content_type.startswith("multipart/"):
        return await _form(request)
    try:
        body: Any = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise FeishuError(9499, "Bad Request") from error
    if not isinstance(body, dict):
        raise FeishuError(9499, "Bad Request")
    return body, {}


async def _form(request: web.Request) -> tuple[JSON, dict[str, Upload]]:
    """A form; what it uploads need not have a file name (the official SDK gives none)."""
    body: JSON = {}
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise FeishuError(9499, "Bad Request")
        data = bytes(await part.read(decode=True))
        if part.filename or part.name in UPLOADED:
            mime_type = part.headers.get("Content-Type", "")
            name = part.filename or part.name
            files[part.name] = Upload(name=name, mime_type=mime_type, data=data)
        else:
            body[part.name] = data.decode(errors="replace")
    return body, files


def _sizes(asked: Asked) -> JSON:
    return {name: {"file_size": len(upload.data)} for name, upload in asked.files.items()}
