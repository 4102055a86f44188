"""In and out: a link from the chat, or what the messenger signed; then a cookie of some hours.

A link is used up by a button, not by being looked at: whoever looks ahead for a chat's preview
would use it up, and a strict cookie is not sent where another site led to the page.
"""

import secrets

from aiohttp import web

from domain.access import Act, may_ever
from domain.errors import BadPass, Refused
from domain.passes import actions
from domain.passes.model import SESSION
from domain.people.messengers import Messenger
from domain.request import Request
from web.desk import ACTOR, DESK
from web.render import SCRIPT, page
from web.telegram import who_signed

_SECRET = 128


async def known(request: web.Request) -> bool:
    """Whether the cookie is that of somebody who may look; asked anew for every page, so that it is
    over with the post."""
    desk = request.app[DESK]
    cookie = request.cookies.get(desk.cookie, "")
    if not 0 < len(cookie) <= _SECRET:
        return False
    actor = await desk.boards.passes.whose(cookie, desk.clock.now())
    if actor is None or not may_ever(actor, Act.BOARD):
        return False
    request[ACTOR] = actor
    return True


def door(request: web.Request, *, link: str = "", bad: bool = False) -> web.Response:
    """How to come in; the same whatever was asked for."""
    made = page(request, "door.html", status=200 if link else 401, link=link, bad=bad)
    made.headers.update(SCRIPT)
    return made


async def show(request: web.Request) -> web.Response:
    """The door, also to who is signed in: inside the messenger another of its accounts may be."""
    return door(request)


async def show_link(request: web.Request) -> web.Response:
    """What a link from the chat opens: a button that uses it up."""
    return door(request, link=request.match_info["link"])


async def enter(request: web.Request) -> web.Response:
    """By a link, or by what the messenger signed."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    try:
        form = await request.post()
    except (ValueError, LookupError):  # no form, or not in UTF-8
        return door(request, bad=True)
    link, signed = str(form.get("link", "")), str(form.get("signed", ""))
    cookie = secrets.token_urlsafe(32)
    try:
        if signed:
            told = None if desk.token is None else who_signed(signed, desk.token, now)
            if told is None:
                raise BadPass
            address, signature = told
            today = desk.office.rules.day(now)
            actor = await desk.boards.people.actor(Messenger.TELEGRAM, address, today)
            if actor is None:
                raise BadPass
            asked = Request(actor=actor, now=now)
            await desk.office.do(actions.enter_signed, asked, signature, cookie=cookie)
        else:
            await desk.office.do(actions.enter, Request(now=now), link[:_SECRET], cookie=cookie)
    except (BadPass, Refused):
        return door(request, bad=True)
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.set_cookie(
        desk.cookie,
        cookie,
        max_age=int(SESSION.total_seconds()),
        path="/",
        secure=desk.secure,
        httponly=True,
        samesite="Strict",
    )
    return answer


async def leave(request: web.Request) -> web.Response:
    """Ends this browser's session."""
    desk = request.app[DESK]
    asked = Request(actor=request[ACTOR], now=desk.clock.now())
    await desk.office.do(actions.sign_out, asked, request.cookies[desk.cookie])
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.del_cookie(desk.cookie, path="/", secure=desk.secure, httponly=True, samesite="Strict")
    return answer
