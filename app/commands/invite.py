"""``griddesk invite``."""

import argparse
import secrets
import sys
from pathlib import Path

from aiogram.exceptions import TelegramAPIError

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load, variable
from bot import links, words
from bot.telegram.intake import REFUSALS
from bot.telegram.session import ProxyFailed, make_bot
from bot.texts import say_in
from domain.errors import Invalid, NotFound
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.fits import roles_at
from domain.people.model import Capacity, Invitation, Role
from domain.ports import Work
from domain.request import Request

_TERMINAL = "terminal"


async def act(given: argparse.Namespace) -> int:
    """Makes the invitation and shows its link, which is shown only once."""
    settings = load()
    if given.qr not in {None, _TERMINAL} and Path(given.qr).suffix.lower() != ".png":
        complain(f"--qr takes a file that ends in .png, or {_TERMINAL}")
        return 2
    bot = make_bot(settings.token, settings.telegram_api_url, proxy=settings.proxy)
    try:
        name = (await bot.get_me()).username
    except ProxyFailed as error:
        complain(f"{error.message} ({settings.proxy_shown}): check {variable('telegram_proxy')}")
        return 1
    except REFUSALS:
        complain(f"Telegram refuses the bot's token: check {variable('telegram_token')}")
        return 2
    except TelegramAPIError as error:
        complain(f"Telegram does not tell the bot's name ({type(error).__name__}): griddesk doctor")
        return 1
    finally:
        await bot.session.close()
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    token = secrets.token_urlsafe(32)
    capacity = Capacity.STAND_IN if given.stand_in else Capacity.HOLDER
    async with open_office(settings) as (_, office):
        try:
            made, post = await office.do(_invite, given.unit, Role(given.role), capacity, token)
        except NotFound:
            complain(f"no unit has the code {given.unit!r}: see griddesk org import --help")
            return 1
        except Invalid as error:
            if error.reason == "post-misfit":
                kind = UnitKind(str(error.facts["kind"]))
                there = ", ".join(role.value for role in roles_at(kind))
                complain(f"a {kind.value} has no {given.role}; it may have: {there}")
            else:
                complain(f"the unit {given.unit!r} exists no more, or not yet")
            return 1
    link = links.link(name or "", token)
    until = made.expires_at.astimezone(settings.zone)
    say(f"{post} ({given.role}{', stand-in' if given.stand_in else ''})")
    say(link)
    say(f"Good for one use until {until:%Y-%m-%d %H:%M}. Who opens it first holds the post.")
    return _show(link, given.qr)


def _invite(
    work: Work, code: str, role: Role, capacity: Capacity, token: str
) -> tuple[Invitation, str]:
    unit = work.org.by_code(code)
    if unit is None:
        raise NotFound("unit")
    now = SystemClock().now()
    made = binding.invite(work, Request(now=now), unit.id, role, capacity, secret=token)
    return made, f"{unit.name} {words.role(say_in('zh'), role)}"


def _show(link: str, where: str | None) -> int:
    if where is None:
        return 0
    if where == _TERMINAL:
        links.code(link).terminal(out=sys.stdout, compact=True)
        return 0
    try:
        Path(where).write_bytes(links.picture(link))
    except OSError as error:
        complain(f"{where} cannot be written ({error.strerror}); the link above is good")
        return 1
    say(f"QR code: {where}")
    return 0
