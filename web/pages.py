"""Boards, lists and matters: what the chat shows, by the same reads."""

from aiohttp import web

from domain.errors import NotFound
from domain.status.views import Matters
from web.desk import ACTOR, DESK
from web.render import page

_LARGEST_ID = 2**31 - 1
_LARGEST_PAGE = 9999


async def board(request: web.Request) -> web.Response:
    """A unit with its figures, and the units below it."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    unit = _number(request, "unit") if "unit" in request.match_info else None
    found = await desk.boards.status.board(request[ACTOR], unit, now)
    most = max((line.tally.open for line in found.below), default=0)
    screen = request.query.get("screen") == "1"
    return page(request, "board.html", board=found, most=most, screen=screen)


async def matters(request: web.Request) -> web.Response:
    """The matters behind a figure."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    unit, which = _number(request, "unit"), Matters(request.match_info["which"])
    found = await desk.boards.status.matters(request[ACTOR], unit, which, _page(request), now)
    return page(request, "matters.html", found=found, lists=list(Matters))


async def case(request: web.Request) -> web.Response:
    """A matter, and the way it took."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    view = await desk.boards.cases.view(request[ACTOR], _number(request, "case"), now)
    return page(request, "case.html", view=view, now=now, paper=request.query.get("print") == "1")


def _number(request: web.Request, name: str) -> int:
    number = int(request.match_info[name])
    if not 0 < number <= _LARGEST_ID:
        raise NotFound(name)
    return number


def _page(request: web.Request) -> int:
    given = request.query.get("page", "")
    plain = given.isascii() and given.isdigit() and len(given) <= len(str(_LARGEST_PAGE))
    return int(given) if plain else 0
