"""The long connection: where it is, who may have it, and what goes over it."""

from __future__ import annotations

import json
import secrets

from aiohttp import WSMsgType, web

from botapi.params import Params
from botapi.values import JSON
from simulator.feishu.delivery import DELIVERY, MOST_LINES, SERVICE, Line
from simulator.feishu.frames import CONTROL, Frame, decode
from simulator.feishu.model import App
from simulator.feishu.tenant import TENANT
from simulator.userside.web import WORLD, answer

BUSY, FORBIDDEN, NO_AUTH = 1, 403, 514
INTERNAL, TOO_MANY_LINES = 1000040343, 1000040350
TICKET_SECONDS = 60.0
TICKETS: web.AppKey[dict[str, tuple[App, float]]] = web.AppKey("tickets", dict)


async def post_endpoint(request: web.Request) -> web.Response:
    """Tells an app where to connect."""
    tenant, world = request.app[TENANT], request.app[WORLD]
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        body = None
    body = body if isinstance(body, dict) else {}
    fault = world.faults.take("callback.ws.endpoint")
    app = tenant.sign_in(body.get("AppID"), body.get("AppSecret"))
    lines = request.app[DELIVERY].lines.get(app.id, []) if app is not None else []
    status = 200
    said: JSON
    if fault is not None and (fault.error_code is not None or fault.drop == "before"):
        code = fault.error_code or BUSY
        status = code if code in range(400, 600) else 200
        said = {"code": code, "msg": fault.description or "system busy"}
    elif app is None:
        said = {"code": NO_AUTH, "msg": "app_id or app_secret is wrong"}
    elif len(lines) >= MOST_LINES:
        said = {"code": TOO_MANY_LINES, "msg": "the number of connections exceeded the limit"}
    else:
        said = {"code": 0, "msg": "", "data": _place(request, app)}
    if app is not None:
        values = Params({"AppID": app.id})
        world.calls.add(
            world.settings.clock(), app.number, "callback.ws.endpoint", values, {**said, "data": {}}
        )
    if fault is not None and fault.drop is not None and request.transport is not None:
        request.transport.abort()
    return answer(said, status)


def _place(request: web.Request, app: App) -> JSON:
    tickets, now = request.app[TICKETS], request.app[TENANT].now()
    for ticket in [one for one, (_, until) in tickets.items() if until <= now]:
        del tickets[ticket]
    ticket = secrets.token_urlsafe(24)
    tickets[ticket] = (app, now + TICKET_SECONDS)
    query = f"device_id={secrets.randbits(62)}&service_id={SERVICE}&ticket={ticket}"
    return {
        "URL": f"ws://{request.host}/callback/ws/v2?{query}",
        "ClientConfig": _config(request),
    }


def _config(request: web.Request) -> JSON:
    settings = request.app[WORLD].settings.feishu
    return {
        "ReconnectCount": -1,
        "ReconnectInterval": settings.reconnect_interval,
        "ReconnectNonce": settings.reconnect_nonce,
        "PingInterval": settings.ping_interval,
    }


async def connect(request: web.Request) -> web.StreamResponse:
    """One connection, until either side ends it."""
    tenant, delivery = request.app[TENANT], request.app[DELIVERY]
    app, until = request.app[TICKETS].pop(request.query.get("ticket", ""), (None, 0.0))
    if app is None or until <= tenant.now():
        return _refused(NO_AUTH, "the ticket is not valid", NO_AUTH)
    if len(delivery.lines.get(app.id, [])) >= MOST_LINES:
        return _refused(NO_AUTH, "too many connections", TOO_MANY_LINES)
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    line = Line(app, request.query.get("device_id", ""), socket)
    delivery.joined(line)
    try:
        async for message in socket:
            if message.type is not WSMsgType.BINARY:
                break
            await _hear(request, line, message.data)
    finally:
        delivery.left(line)
    return socket


async def _hear(request: web.Request, line: Line, data: bytes) -> None:
    try:
        frame = decode(data)
    except ValueError:
        await line.socket.close(code=1007)
        return
    if frame.method != CONTROL:
        request.app[DELIVERY].heard(frame)
    elif frame.headers.get("type") == "ping":
        config = json.dumps(_config(request)).encode()
        pong = Frame(
            method=CONTROL, service=frame.service, headers={"type": "pong"}, payload=config
        )
        await line.send([pong])


def _refused(status: int, msg: str, auth: int) -> web.Response:
    headers = {
        "handshake-status": str(status),
        "handshake-msg": msg,
        "handshake-autherrcode": str(auth),
    }
    return web.Response(status=403, headers=headers)


ROUTES = [
    web.post("/callback/ws/endpoint", post_endpoint),
    web.get("/callback/ws/v2", connect),
]
