"""Boards, lists and matters: what the chat shows, by the same reads."""

import asyncio
import re
from datetime import date
from urllib.parse import quote

from aiohttp import web

from domain.cases.views import WHOLE
from domain.errors import NotFound
from domain.ids import possible
from domain.ledgers.actions import note_sheet
from domain.ledgers.model import TakenOut
from domain.pictures.views import Horizon, Shown, units_beside
from domain.request import Request
from domain.status.views import Matters
from web.desk import ACTOR, DESK
from web.registers import ENTRIES, REGISTERS, Read, Wanted, offered
from web.render import page, voice_of
from web.voice import WebFile

_LARGEST_PAGE = 9999
_LINES = 20
"""Of a list: a desk has more room than a phone."""
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def board(request: web.Request) -> web.Response:
    """A unit with its figures, and the units below it."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    unit = _number(request, "unit") if "unit" in request.match_info else None
    found = await desk.boards.status.board(request[ACTOR], unit, now)
    most = max((line.tally.open for line in found.below), default=0)
    screen = request.query.get("screen") == "1"
    return page(request, "board.html", board=found, most=most, screen=screen)


async def pictures(request: web.Request) -> web.Response:
    """The pictures of a unit's board, each with the same in words."""
    desk, now, unit = request.app[DESK], request.app[DESK].clock.now(), _number(request, "unit")
    actor, reads, voice = request[ACTOR], desk.boards.pictures, voice_of(request)
    found = await desk.boards.status.board(actor, unit, now)
    shown: list[Shown] = [
        await reads.trend(actor, unit, Horizon.WEEKS, now),
        await reads.ageing(actor, unit, now),
        await reads.categories(actor, unit, Horizon.MONTHS, now),
        *([units_beside(found)] if found.below else []),
    ]
    # the template takes the drawings as they are: bars of ours and escaped texts, nothing that runs
    drawn = await asyncio.to_thread(lambda: [voice.picture(one) for one in shown])
    return page(request, "pictures.html", board=found, drawn=drawn)


async def matters(request: web.Request) -> web.Response:
    """The matters behind a figure."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    unit, which = _number(request, "unit"), Matters(request.match_info["which"])
    found = await desk.boards.status.matters(
        request[ACTOR], unit, which, _page(request), now, size=_LINES
    )
    return page(request, "matters.html", found=found, lists=list(Matters))


async def case(request: web.Request) -> web.Response:
    """A matter, and the way it took."""
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    view = await desk.boards.cases.view(request[ACTOR], _number(request, "case"), now)
    return page(request, "case.html", view=view, now=now, paper=request.query.get("print") == "1")


async def registers(request: web.Request) -> web.Response:
    """The first of those one may read."""
    first = offered(request[ACTOR])[0]
    return web.Response(status=303, headers={"Location": f"/registers/{first}"})


async def register(request: web.Request) -> web.Response:
    """A list that is kept: what the chat shows, a page at a time."""
    return await _register(request, REGISTERS[request.match_info["name"]].all)


async def entry(request: web.Request) -> web.Response:
    """One of what is on a list."""
    return await _register(request, ENTRIES[request.match_info["name"]], _number(request, "number"))


async def _register(request: web.Request, read: Read, number: int = 0) -> web.Response:
    desk, now = request.app[DESK], request.app[DESK].clock.now()
    asked_for = _month(request)
    month = asked_for or desk.office.rules.day(now).replace(day=1)
    asked = Wanted(actor=request[ACTOR], now=now, month=month, page=_page(request), number=number)
    found = await read(desk.boards, asked)
    # a form or a register of many rows takes its time: meanwhile others are answered
    table = await asyncio.to_thread(voice_of(request).register, found, now)
    return page(
        request,
        "register.html",
        table=table,
        name=request.match_info["name"],
        above=table.above or request.match_info["name"],
        names=offered(request[ACTOR]),
        now=now,
        paper=request.query.get("print") == "1",
        here=request.path,
        one=bool(number),
        asked=f"{asked_for:%Y-%m}" if asked_for else "",
    )


async def board_sheet(request: web.Request) -> web.Response:
    """The board as a table."""
    desk, now, unit = request.app[DESK], request.app[DESK].clock.now(), _number(request, "unit")
    found = await desk.boards.status.board(request[ACTOR], unit, now)
    file = await asyncio.to_thread(voice_of(request).board_sheet, found)
    return await _handed_out(request, TakenOut.BOARD, unit, file)


async def matters_sheet(request: web.Request) -> web.Response:
    """The whole list as a table."""
    desk, now, unit = request.app[DESK], request.app[DESK].clock.now(), _number(request, "unit")
    which = Matters(request.match_info["which"])
    found = await desk.boards.status.matters(request[ACTOR], unit, which, 0, now, size=WHOLE)
    file = await asyncio.to_thread(voice_of(request).matters_sheet, found, now)
    return await _handed_out(request, TakenOut.MATTERS, unit, file)


async def _handed_out(
    request: web.Request, what: TakenOut, unit: int, file: WebFile
) -> web.Response:
    """A file; that it leaves is on file before it does."""
    desk = request.app[DESK]
    asked = Request(actor=request[ACTOR], now=desk.clock.now())
    await desk.office.do(note_sheet, asked, what, unit, file.rows)
    called = f"attachment; filename=sheet.xlsx; filename*=UTF-8''{quote(file.name)}"
    return web.Response(body=file.data, content_type=_XLSX, headers={"Content-Disposition": called})


def _number(request: web.Request, name: str) -> int:
    number = int(request.match_info[name])
    if not possible(number):
        raise NotFound(name)
    return number


def _month(request: web.Request) -> date | None:
    """The first day of the month that is asked for; None for none, or one there is not."""
    given = request.query.get("of", "")
    if not _MONTH.fullmatch(given):
        return None
    year, month = map(int, given.split("-"))
    return date(year, month, 1)


def _page(request: web.Request) -> int:
    given = request.query.get("page", "")
    plain = given.isascii() and given.isdigit() and len(given) <= len(str(_LARGEST_PAGE))
    return int(given) if plain else 0
