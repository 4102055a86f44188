"""Builds the parts from the settings and hands them to each other. Nothing else joins them."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import structlog
from aiogram import Bot

from app.alive import show_life
from app.apart.client import a_process_beside
from app.clock import SystemClock
from app.health import Health, serve_health
from app.imports.ledgers.ledgers import Ledgers
from app.office import open_office
from app.page import serve_page
from app.reception import receive
from app.rules import rules_of
from app.settings import Settings
from app.silence import end_silence
from app.stopping import together
from app.vault import vault_of
from bot.context import CHANNEL, Desk
from bot.notices.parts import Sources
from bot.notices.render import renderer
from bot.pictures.gallery import Gallery
from bot.telegram.hiding import hide_due
from bot.telegram.session import make_bot
from bot.telegram.worker import Worker
from domain.ports import Clock
from domain.rules import Rules
from scheduler.lead import Mailbox
from scheduler.limits import Limits
from scheduler.sender import Pace
from scheduler.service import Chores, Scheduler, SendingLine
from storage.backup.copies import lost_spans
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.contacts.upkeep import purge_contacts
from storage.counts.fold import fold
from storage.counts.recount import check
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.messages.outbox import SqlOutbox
from storage.practice.rooms import FolderRooms
from storage.upkeep import purge, purge_files

log = structlog.get_logger(__name__)

Part = Literal["bot", "scheduler"]
_TOLD = 8
"""Units that a line of the log names."""


@dataclass(frozen=True, kw_only=True)
class Product:
    """The whole product, wired."""

    settings: Settings
    clock: Clock
    desk: Desk
    database: Database
    inbox: SqlInbox
    outbox: SqlOutbox
    bot: Bot
    worker: Worker
    scheduler: Scheduler
    health: Health

    async def run(self, stop: asyncio.Event, only: Part | None = None) -> None:
        """Works until ``stop``, as a whole or just the bot's or the scheduler's part."""
        parts = []
        if only != "scheduler":
            parts.append(
                receive(self.settings, self.bot, self.worker, self.inbox, self.clock, stop)
            )
            if self.settings.page_url is not None:
                parts.append(serve_page(self.settings, self.desk, self.settings.page_url, stop))
        if only != "bot":
            parts.append(self.scheduler.run(stop))
        silent = None
        if self.database.dialect == "sqlite":
            await self._take_over(only)
        else:
            silent = asyncio.create_task(end_silence(self.database, self.clock, stop, self._wake))
        if self.settings.health_place is not None:
            place = self.settings.health_place
            parts.append(serve_health(self.health, place, stop, lambda: not stop.is_set()))
        if self.settings.alive_file is not None:
            parts.append(show_life(self.database, self.settings.alive_file, stop))
        try:
            await together(stop, *parts)
        finally:
            if silent is not None:
                silent.cancel()
                await asyncio.gather(silent, return_exceptions=True)

    async def _take_over(self, only: Part | None) -> None:
        """On SQLite each part runs once, so whoever still holds a lease is dead: what they had
        taken up is taken up again at once."""
        now = self.clock.now()
        if only != "scheduler":
            await self.inbox.forget_other_owners(now)
        if only != "bot":
            await self.outbox.forget_other_owners(now)

    def _wake(self) -> None:
        self.worker.wake()
        self.scheduler.wake()


@asynccontextmanager
async def open_product(
    settings: Settings,
    clock: Clock | None = None,
    *,
    limits: Limits | None = None,
    grace: float = 10.0,
) -> AsyncIterator[Product]:
    """The product on a migrated database. Raises SettingsError; nothing runs before ``run``.

    ``limits`` is the pace of the pushes: Telegram's, unless the server at the other end has others;
    ``grace`` the seconds which pushes under way may take at the end.
    """
    time_of_day = clock or SystemClock()
    rules = rules_of(settings)
    token, owner = settings.token, _owner()
    waking: list[Callable[[], None]] = []

    def on_push() -> None:
        for wake in waking:
            wake()

    async with (
        open_office(settings, rules, on_push) as (database, office),
        a_process_beside() as apart,
    ):
        outbox = SqlOutbox(database)
        vault = vault_of(settings)
        inbox = SqlInbox(database, channel=CHANNEL, zone=rules.zone, vault=vault)
        boards, gallery = SqlBoards(database, rules, vault), Gallery(apart)
        files, shown = FolderFiles(settings.files_dir), SqlShown(database)
        rooms = _rooms(settings, database, rules, time_of_day)

        async def upkeep() -> None:
            now = time_of_day.now()
            await purge(
                database,
                now,
                keep_failed=timedelta(days=settings.keep_failed_days),
                practice=timedelta(days=settings.practice_days),
            )
            await purge_contacts(
                database,
                now,
                closed=timedelta(days=settings.contact_days),
                dropped=timedelta(days=settings.contact_dropped_days),
            )
            await purge_files(database, files, now)
            await rooms.clear_old(now)
            if drifted := await check(database, now):
                units = sorted({one.code for one in drifted})
                log.warning("counts.drifted", counts=len(drifted), units=units[:_TOLD])

        async def fold_counts() -> int:
            return await fold(database)

        async def hide() -> int:
            return await hide_due(bot, shown, time_of_day)

        scheduler = Scheduler(
            SendingLine(
                token=token,
                api_url=settings.telegram_api_url,
                proxy=settings.proxy,
                limits=limits,
            ),
            Mailbox(outbox=outbox, owner=owner, channel=CHANNEL),
            office,
            time_of_day,
            renderer(
                rules.zone,
                time_of_day,
                rules.snooze_hours,
                Sources(boards=boards, gallery=gallery, clock=time_of_day, zone=rules.zone),
            ),
            Chores(upkeep=upkeep, hide=hide, statistics=database.analyze, fold=fold_counts),
            Pace(grace=grace),
        )
        waking.append(scheduler.wake)  # the office came first, so it learns of its listener now
        desk = Desk(
            office=office,
            boards=boards,
            files=files,
            apart=apart,
            ledgers=Ledgers(apart),
            shown=shown,
            clock=time_of_day,
            gallery=gallery,
            page_url=settings.page_url,
            lost=await lost_spans(database),
            rooms=rooms,
        )
        bot = make_bot(
            token, settings.telegram_api_url, proxy=settings.proxy, on_send=scheduler.note
        )
        health = Health(database, rules, time_of_day)
        try:
            yield Product(
                settings=settings,
                clock=time_of_day,
                desk=desk,
                database=database,
                inbox=inbox,
                outbox=outbox,
                bot=bot,
                worker=Worker(bot, desk, inbox, owner, noted=health.noted),
                scheduler=scheduler,
                health=health,
            )
        finally:
            await bot.session.close()
            await rooms.close()


def _rooms(settings: Settings, database: Database, rules: Rules, clock: Clock) -> FolderRooms:
    """Where people practise, if they may; what is left of it is cleared at any rate."""
    days = timedelta(days=settings.practice_days)
    return FolderRooms(
        database, rules, clock, settings.files_dir, most=settings.practice_rooms, days=days
    )


def _owner() -> str:
    """Names this process in leases; never the same twice, so that a restart is somebody else."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
