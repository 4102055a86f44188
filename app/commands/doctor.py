"""``griddesk doctor``: what is well and what is not, each with what to do."""

import argparse
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.exceptions import TelegramAPIError

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.rules import rules_of
from app.say import say
from app.settings import Settings, SettingsError, load, variable
from app.vault import vault_of
from bot.telegram.intake import REFUSALS
from bot.telegram.session import ProxyFailed, make_bot
from storage.contacts.upkeep import unreadable
from storage.messages.audit import follow
from storage.messages.troubles import troubles

_AHEAD = timedelta(days=60)
"""How far the clocks and due dates of today may reach."""
_PATIENCE = timedelta(minutes=5)
"""An update that waits longer has nobody who takes it up, or who is answered."""


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """One line of the doctor's."""

    well: bool
    about: str
    told: str
    warning: bool = False
    """Well, but somebody should know."""

    def __str__(self) -> str:
        mark = "✘" if not self.well else "⚠" if self.warning else "✔"
        return f"{mark} {self.about}: {self.told}"


async def act(_: argparse.Namespace) -> int:
    """Says everything that can be found out; 1 when something needs attention."""
    try:
        settings = load()
    except SettingsError as wrong:
        for line in wrong.lines:
            say(str(Diagnosis(well=False, about="settings", told=line)))
        return 2
    say(str(Diagnosis(well=True, about="settings", told="each can be read")))
    well = True
    async for finding in examine(settings, SystemClock().now()):
        say(str(finding))
        well = well and finding.well
    return 0 if well else 1


async def examine(settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
    """All checks in turn."""
    local = now.astimezone(settings.zone)
    told = f"{settings.timezone}, where it is {local:%Y-%m-%d %H:%M}"
    yield Diagnosis(well=True, about="time zone", told=told)
    yield _calendar(settings, now)
    yield _files(settings)
    problem = await trouble(settings)
    yield Diagnosis(
        well=problem is None, about="database", told=problem or "reachable, at this version"
    )
    if problem is None:
        yield await _messages(settings, now)
        yield await _audit(settings)
    yield await _contacts(settings, reachable=problem is None)
    async for finding in _telegram(settings):
        yield finding


async def _messages(settings: Settings, now: datetime) -> Diagnosis:
    about = "messages"
    async with open_office(settings) as (database, _):
        found = await troubles(database)
    told = []
    if found.given_up:
        reasons = ", ".join(f"{why} {many}" for why, many in sorted(found.given_up.items()))
        days = settings.keep_failed_days
        told.append(
            f"{sum(found.given_up.values())} could not be handled ({reasons}); they stay in the "
            f"table inbox for {days} days for whoever mends the bot"
        )
    if found.unread_pushes:
        told.append(f"{found.unread_pushes} push(es) could not be read and were not sent")
    if found.oldest is not None and now - found.oldest > _PATIENCE:
        since = f"{found.oldest.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        told.append(f"{found.waiting} wait, the oldest since {since}: is griddesk run at work?")
    if told:
        return Diagnosis(well=True, about=about, told="; ".join(told), warning=True)
    return Diagnosis(well=True, about=about, told=f"none given up, {found.waiting} waiting")


async def _audit(settings: Settings) -> Diagnosis:
    about = "audit"
    async with open_office(settings) as (database, _):
        chain = await follow(database)
    if chain.broken_at is not None:
        told = (
            f"entry {chain.broken_at} does not follow from those before it: somebody changed, "
            "removed or added entries past the desk; compare it with a backup"
        )
        return Diagnosis(well=False, about=about, told=told)
    told = f"{chain.entries} entries, each as it was written"
    if chain.last is not None:
        told += f"; the last has the seal {chain.last[:16]}"
    return Diagnosis(well=True, about=about, told=told)


async def _contacts(settings: Settings, *, reachable: bool) -> Diagnosis:
    about, name = "contacts", variable("contact_keys")
    vault = vault_of(settings)
    if vault is None:
        told = f"switched off; griddesk contacts key makes a key for {name}"
        return Diagnosis(well=True, about=about, told=told, warning=True)
    if not reachable:
        return Diagnosis(well=True, about=about, told=f"{name} is set")
    async with open_office(settings) as (database, _):
        lost = await unreadable(database, vault)
    if lost:
        told = f"{lost} open with none of the keys: put the missing key back into {name}"
        return Diagnosis(well=False, about=about, told=told)
    return Diagnosis(well=True, about=about, told="each can be opened")


def _calendar(settings: Settings, now: datetime) -> Diagnosis:
    about = "calendar"
    try:
        calendar = rules_of(settings).calendar
    except SettingsError as wrong:
        return Diagnosis(well=False, about=about, told=str(wrong))
    today = now.astimezone(settings.zone).date()
    last = today + _AHEAD
    if calendar.provisional_between(today, last):
        told = (
            f"days up to {last} are not published yet and count as Monday to Friday; when the "
            f"notice is out, update chinesecalendar or enter it in {variable('calendar_file')}"
        )
        return Diagnosis(well=True, about=about, told=told, warning=True)
    return Diagnosis(well=True, about=about, told=f"published up to {last}, 60 days ahead")


def _files(settings: Settings) -> Diagnosis:
    folder, about = settings.files_dir, "files"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".doctor-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        told = f"{folder} cannot be written ({error.strerror}): check {variable('files_dir')}"
        return Diagnosis(well=False, about=about, told=told)
    return Diagnosis(well=True, about=about, told=f"{folder} can be written")


async def _telegram(settings: Settings) -> AsyncIterator[Diagnosis]:
    about = "Telegram"
    try:
        bot = make_bot(settings.token, settings.telegram_api_url, proxy=settings.proxy)
    except SettingsError as wrong:
        yield Diagnosis(well=False, about=about, told=str(wrong))
        return
    try:
        me = await bot.get_me(request_timeout=10)
        if settings.proxy is not None:
            told = f"Telegram is reached by {settings.proxy_shown}"
            yield Diagnosis(well=True, about="proxy", told=told)
        yield Diagnosis(well=True, about=about, told=f"the bot is @{me.username}")
        info = await bot.get_webhook_info(request_timeout=10)
    except ProxyFailed as error:
        told = f"{error.message} ({settings.proxy_shown}): check {variable('telegram_proxy')}"
        yield Diagnosis(well=False, about="proxy", told=told)
        return
    except REFUSALS:
        told = f"the bot's token is refused: check {variable('telegram_token')}"
        yield Diagnosis(well=False, about=about, told=told)
        return
    except TelegramAPIError as error:
        proxy = f", {variable('telegram_proxy')}" if settings.proxy else ""
        told = (
            f"{settings.telegram_api_url} gives no good answer ({type(error).__name__}): check "
            f"{variable('telegram_token')}, {variable('telegram_api_url')}{proxy} and the network"
        )
        yield Diagnosis(well=False, about=about, told=told)
        return
    finally:
        await bot.session.close()
    wanted = settings.webhook_url or ""
    if (info.url or "") != wanted:
        told = f"set to {info.url or 'none'}, wanted {wanted or 'none'}; griddesk run sets it right"
        yield Diagnosis(well=False, about="webhook", told=told)
    elif info.last_error_message:
        told = (
            f"Telegram's last delivery failed ({info.last_error_message}): check what stands "
            f"before {variable('webhook_listen')}"
        )
        yield Diagnosis(well=False, about="webhook", told=told)
    else:
        waiting = f"{info.pending_update_count} update(s) waiting"
        kind = "webhook set" if wanted else "none, the bot polls"
        yield Diagnosis(well=True, about="webhook", told=f"{kind}; {waiting}")
