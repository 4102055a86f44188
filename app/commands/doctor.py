"""``griddesk doctor``: what is well and what is not, each with what to do."""

import argparse
import os
import shlex
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address

from aiogram.exceptions import TelegramAPIError
from aiogram.types import WebhookInfo

from app.clock import SystemClock
from app.commands.database import trouble
from app.commands.proxy import proxy_trouble
from app.office import open_office
from app.rules import rules_of
from app.say import say
from app.settings import LineSettings, Settings, SettingsError, load, variable
from app.texts import text
from app.vault import vault_of
from app.why import why
from bot.telegram.intake import REFUSALS
from bot.telegram.session import ProxyFailed, make_bot
from domain.people.messengers import Messenger
from storage.contacts.upkeep import unreadable
from storage.counts.recount import last_check
from storage.kit.private import private_folder
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
        about = text(f"doctor-{self.about}")
        return text("doctor-line", mark=mark, about=about, told=self.told)


async def act(_: argparse.Namespace) -> int:
    """Says everything that can be found out; 1 when something needs attention."""
    try:
        settings = load()
    except SettingsError as wrong:
        for line in wrong.lines:
            say(str(Diagnosis(well=False, about="settings", told=line)))
        return 2
    say(str(Diagnosis(well=True, about="settings", told=text("doctor-settings-well"))))
    well = True
    async for finding in examine(settings, SystemClock().now()):
        say(str(finding))
        well = well and finding.well
    return 0 if well else 1


async def examine(settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
    """All checks in turn."""
    local = now.astimezone(settings.zone)
    told = text("doctor-zone-told", zone=settings.timezone, now=f"{local:%Y-%m-%d %H:%M}")
    yield Diagnosis(well=True, about="zone", told=told)
    yield _calendar(settings, now)
    problem = await trouble(settings)
    if problem is None or settings.files_dir.exists():  # nothing is made in the wrong folder
        yield _files(settings)
    told = problem or text("doctor-database-well")
    yield Diagnosis(well=problem is None, about="database", told=told)
    if problem is None:
        yield await _messages(settings, now)
        yield await _audit(settings)
        yield await _counts(settings)
    yield _page(settings)
    yield _speech(settings)
    yield await _contacts(settings, reachable=problem is None)
    async for finding in _messengers(settings):
        yield finding


async def _messages(settings: Settings, now: datetime) -> Diagnosis:
    about = "messages"
    async with open_office(settings) as (database, _):
        found = await troubles(database)
    told = []
    if found.given_up:
        reasons = ", ".join(f"{why} {many}" for why, many in sorted(found.given_up.items()))
        many, days = str(sum(found.given_up.values())), str(settings.keep_failed_days)
        told.append(text("doctor-given-up", many=many, reasons=reasons, days=days))
    if found.unread_pushes:
        told.append(text("doctor-unread-pushes", many=str(found.unread_pushes)))
    if found.oldest is not None and now - found.oldest > _PATIENCE:
        since = f"{found.oldest.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        told.append(text("doctor-waiting-long", many=str(found.waiting), since=since))
    if told:
        return Diagnosis(well=True, about=about, told="; ".join(told), warning=True)
    well = text("doctor-messages-well", many=str(found.waiting))
    return Diagnosis(well=True, about=about, told=well)


async def _audit(settings: Settings) -> Diagnosis:
    about = "audit"
    async with open_office(settings) as (database, _):
        chain = await follow(database)
    if chain.broken_at is not None:
        told = text("doctor-audit-broken", entry=str(chain.broken_at))
        return Diagnosis(well=False, about=about, told=told)
    told = text("doctor-audit-well", many=str(chain.entries))
    if chain.last is not None:
        told = text("doctor-audit-seal", told=told, seal=chain.last[:16])
    return Diagnosis(well=True, about=about, told=told)


async def _counts(settings: Settings) -> Diagnosis:
    about = "counts"
    async with open_office(settings) as (database, _):
        checked = await last_check(database)
    if checked is None:
        return Diagnosis(well=True, about=about, told=text("doctor-counts-never"))
    moment, off = checked
    at = f"{moment.astimezone(settings.zone):%Y-%m-%d %H:%M}"
    if off:
        told = text("doctor-counts-off", at=at, many=str(off))
        return Diagnosis(well=False, about=about, told=told)
    return Diagnosis(well=True, about=about, told=text("doctor-counts-well", at=at))


async def _contacts(settings: Settings, *, reachable: bool) -> Diagnosis:
    about, name = "contacts", variable("contact_keys")
    vault = vault_of(settings)
    if vault is None:
        told = text("doctor-contacts-off", name=name)
        return Diagnosis(well=True, about=about, told=told, warning=True)
    if not reachable:
        return Diagnosis(well=True, about=about, told=text("doctor-contacts-set", name=name))
    async with open_office(settings) as (database, _):
        lost = await unreadable(database, vault)
    if lost:
        told = text("doctor-contacts-lost", many=str(lost), name=name)
        return Diagnosis(well=False, about=about, told=told)
    return Diagnosis(well=True, about=about, told=text("doctor-contacts-well"))


def _page(settings: Settings) -> Diagnosis:
    about, url = "page", settings.page_url
    if url is None:
        told = text("doctor-page-off", name=variable("page_url"))
        return Diagnosis(well=True, about=about, told=told)
    here = _loopback(settings.page_place[0])
    told = text(f"doctor-page-{'well' if here else 'open'}", url=url, listen=settings.page_listen)
    return Diagnosis(well=True, about=about, told=told, warning=not here)


def _speech(settings: Settings) -> Diagnosis:
    about, name = "speech", variable("speech_command")
    if settings.speech_command is None:
        return Diagnosis(well=True, about=about, told=text("doctor-speech-off", name=name))
    program = shlex.split(settings.speech_command)[0]
    if shutil.which(program) is None:
        told = text("doctor-speech-missing", program=program, name=name)
        return Diagnosis(well=False, about=about, told=told)
    limits = {"seconds": str(settings.speech_seconds), "many": str(settings.speech_at_once)}
    told = text("doctor-speech-well", program=program, **limits)
    return Diagnosis(well=True, about=about, told=told)


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # a name
        return False


def _calendar(settings: Settings, now: datetime) -> Diagnosis:
    about = "calendar"
    try:
        calendar = rules_of(settings).calendar
    except SettingsError as wrong:
        return Diagnosis(well=False, about=about, told=str(wrong))
    today = now.astimezone(settings.zone).date()
    last = today + _AHEAD
    if calendar.provisional_between(today, last):
        told = text("doctor-calendar-provisional", last=f"{last}", name=variable("calendar_file"))
        return Diagnosis(well=True, about=about, told=told, warning=True)
    return Diagnosis(well=True, about=about, told=text("doctor-calendar-well", last=f"{last}"))


def _files(settings: Settings) -> Diagnosis:
    folder, about = settings.files_dir, "files"
    try:
        private_folder(folder)
        probe = folder / f".doctor-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        facts = {"folder": str(folder), "why": why(error)}
        told = text("doctor-files-unwritable", name=variable("files_dir"), **facts)
        return Diagnosis(well=False, about=about, told=told)
    return Diagnosis(well=True, about=about, told=text("doctor-files-well", folder=str(folder)))


async def _messengers(settings: Settings) -> AsyncIterator[Diagnosis]:
    try:
        lines = settings.lines
    except SettingsError as wrong:
        yield Diagnosis(well=False, about="telegram", told=str(wrong))
        return
    for line in lines:
        async for finding in _messenger(settings, line):
            yield finding


async def _messenger(settings: Settings, line: LineSettings) -> AsyncIterator[Diagnosis]:
    about = line.messenger.value
    bot = make_bot(line.token, line.api_url, proxy=line.proxy)
    try:
        me = await bot.get_me(request_timeout=10)
        if line.proxy is not None:
            told = text("doctor-proxy-well", proxy=settings.proxy_shown)
            yield Diagnosis(well=True, about="proxy", told=told)
        yield Diagnosis(well=True, about=about, told=text("doctor-bot", bot=str(me.username)))
        info = await bot.get_webhook_info(request_timeout=10)
    except ProxyFailed as error:
        told = proxy_trouble(settings, error.message)
        yield Diagnosis(well=False, about="proxy", told=told)
        return
    except REFUSALS:
        told = text("doctor-token-refused", name=variable(f"{about}_token"))
        yield Diagnosis(well=False, about=about, told=told)
        return
    except TelegramAPIError as error:
        names = [f"{about}_token", f"{about}_api_url", *(["telegram_proxy"] * bool(line.proxy))]
        told = text(
            "doctor-telegram-bad",
            url=line.api_url,
            why=type(error).__name__,
            names=", ".join(map(variable, names)),
        )
        yield Diagnosis(well=False, about=about, told=told)
        return
    finally:
        await bot.session.close()
    if line.messenger is Messenger.TELEGRAM:
        yield _deliveries(settings, info)


def _deliveries(settings: Settings, info: WebhookInfo) -> Diagnosis:
    """How Telegram brings updates; a bridge is asked for them."""
    about, wanted = "webhook", settings.webhook_url or ""
    if (info.url or "") != wanted:
        none = text("doctor-none")
        told = text("doctor-webhook-differs", now=info.url or none, wanted=wanted or none)
        return Diagnosis(well=False, about=about, told=told)
    if info.last_error_message:
        facts = {"why": info.last_error_message, "name": variable("webhook_listen")}
        told = text("doctor-webhook-failed", **facts)
        return Diagnosis(well=False, about=about, told=told)
    key = "doctor-webhook-well" if wanted else "doctor-polling-well"
    told = text(key, many=str(info.pending_update_count))
    return Diagnosis(well=True, about=about, told=told)
