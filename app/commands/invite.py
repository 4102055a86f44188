"""``griddesk invite``."""

import argparse
from io import StringIO
from pathlib import Path

from aiogram.exceptions import TelegramAPIError
from aiogram.types import User

from app.clock import SystemClock
from app.commands.database import trouble
from app.commands.proxy import proxy_trouble
from app.office import open_office
from app.say import complain, say
from app.settings import Settings, load, variable
from app.texts import spoken, text
from app.why import why
from bot import links, words
from bot.entry import POST, new_code, spelled
from bot.telegram.intake import REFUSALS
from bot.telegram.session import ProxyFailed, make_bot
from bot.texts import say_in
from domain.errors import Invalid, NotFound
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.fits import roles_at
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Invitation, Role
from domain.ports import Work
from domain.request import Request

_TERMINAL = "terminal"


async def act(given: argparse.Namespace) -> int:
    """Makes the invitation and shows its link and its code, which are shown only once."""
    settings = load()
    if given.qr not in {None, _TERMINAL} and Path(given.qr).suffix.lower() != ".png":
        complain(text("invite-qr-kind"))
        return 2
    found = await _bots(settings)
    if isinstance(found, int):
        return found
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    token = new_code(POST)
    capacity = Capacity.STAND_IN if given.stand_in else Capacity.HOLDER
    async with open_office(settings) as (_, office):
        try:
            made, post = await office.do(_invite, given.unit, Role(given.role), capacity, token)
        except NotFound:
            complain(text("unit-unknown", code=repr(given.unit)))
            return 1
        except Invalid as error:
            if error.reason == "post-misfit":
                complain(_misfit(UnitKind(str(error.facts["kind"])), given.role))
            else:
                complain(text("unit-invalid", code=repr(given.unit)))
            return 1
    until = made.expires_at.astimezone(settings.zone)
    say(text("invite-stand-in" if given.stand_in else "invite-post", post=f"{post} ({given.role})"))
    link = None
    for messenger, bot in found.items():
        if messenger is Messenger.TELEGRAM:
            link = links.link(bot.username or "", token)
            say(link)
        else:
            name = words.messenger(say_in(spoken()), messenger)
            say(text("invite-code", messenger=name, bot=bot.first_name, code=spelled(token)))
    say(text("invite-good", until=f"{until:%Y-%m-%d %H:%M}"))
    if link is None and given.qr is not None:
        complain(text("invite-qr-none"))
        return 1
    return 0 if link is None else _show(link, given.qr)


async def _bots(settings: Settings) -> dict[Messenger, User] | int:
    """What the bots are called by which people come, of those that answer: of each other one it
    says why not. Where none does, how the command ends."""
    found: dict[Messenger, User] = {}
    ends = 1
    for line in settings.lines:
        name = variable(f"{line.messenger}_token")
        bot = make_bot(line.token, line.api_url, proxy=line.proxy)
        try:
            found[line.messenger] = await bot.get_me()
        except ProxyFailed as error:
            complain(proxy_trouble(settings, error.message))
        except REFUSALS:
            complain(text(f"{line.messenger}-refuses", name=name))
            ends = 2
        except TelegramAPIError as error:
            complain(text(f"{line.messenger}-silent", why=type(error).__name__))
        finally:
            await bot.session.close()
    return found or ends


def _invite(
    work: Work, code: str, role: Role, capacity: Capacity, token: str
) -> tuple[Invitation, str]:
    unit = work.org.by_code(code)
    if unit is None:
        raise NotFound("unit")
    now = SystemClock().now()
    made = binding.invite(work, Request(now=now), unit.id, role, capacity, secret=token)
    return made, f"{unit.name} {words.role(say_in('zh'), role)}"


def _misfit(kind: UnitKind, given: str) -> str:
    """That the unit has no such post, and which it may have, by the words to be typed."""
    there = text("names-between").join(map(_named, roles_at(kind)))
    named = _named(Role(given))
    return text("invite-misfit", kind=text(f"kind-{kind.value}"), role=named, there=there)


def _named(role: Role) -> str:
    """As it is typed, and as it is called."""
    return text("invite-role", role=role.value, name=words.role(say_in(spoken()), role))


def _show(link: str, where: str | None) -> int:
    if where is None:
        return 0
    if where == _TERMINAL:
        drawn = StringIO()
        links.code(link).terminal(out=drawn, compact=True)
        say(drawn.getvalue().rstrip("\n"))
        return 0
    try:
        Path(where).write_bytes(links.picture(link))
    except OSError as error:
        complain(text("invite-unwritten", file=where, why=why(error)))
        return 1
    say(text("invite-qr", file=where))
    return 0
