"""Builds the parts from the settings and hands them to each other. Nothing else joins them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Literal

import structlog
from aiogram import Bot

from app.alive import show_life
from app.apart.client import ReaderBeside, a_process_beside
from app.clock import SystemClock
from app.health import Health, serve_health
from app.imports.ledgers.ledgers import Ledgers
from app.lines import MessengerLine, an_owner, owner_of
from app.office import open_office
from app.reception import receive
from app.rewound import follow_clock
from app.rules import rules_of
from app.settings import LineSettings, Settings
from app.silence import end_silence
from app.speech import SpeechProgram
from app.stopping import together
from app.vault import vault_of
from bot.context import Desk
from bot.notices.parts import Sources
from bot.notices.render import renderer
from bot.pictures.gallery import Gallery
from bot.telegram.hiding import hide_due
from bot.telegram.session import make_bot
from bot.telegram.worker import Worker
from domain.people.messengers import Messenger
from domain.ports import Clock
from domain.rules import Rules
from scheduler.lead import Mailbox
from scheduler.limits import Limits
from scheduler.line import SendingLine
from scheduler.pace import Pace
from scheduler.service import Chores, Scheduler
from storage.backup.spans import lost_spans
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
    database: Database
    lines: tuple[MessengerLine, ...]
    """The first is Telegram's, where there is such a one."""
    outbox: SqlOutbox
    scheduler: Scheduler
    health: Health

    @property
    def desk(self) -> Desk:
        """As the first messenger's bot sees it."""
        return self.lines[0].worker.desk

    @property
    def bot(self) -> Bot:
        """Of the first messenger."""
        return self.lines[0].worker.bot

    async def run(self, stop: asyncio.Event, only: Part | None = None) -> None:
        """Works until ``stop``, as a whole or just the bot's or the scheduler's part."""
        parts = []
        if only != "scheduler":
            parts += [
                receive(self.settings, one.worker, one.inbox, self.clock, stop)
                for one in self.lines
            ]
            if self.settings.page_url is not None:
                from app.page import serve_page  # with what draws, which no other part loads

                parts.append(serve_page(self.settings, self.desk, self.settings.page_url, stop))
        if only != "bot":
            parts.append(self.scheduler.run(stop))
        silent = None
        if self.database.dialect == "sqlite":
            await self._take_over(only)
        else:
            silent = asyncio.create_task(self._take_over_silent(stop, only))
        if only != "bot":
            await self.outbox.bring_home(self.clock.now())
        if self.settings.health_place is not None:
            place = self.settings.health_place
            parts.append(serve_health(self.health, place, stop, lambda: not stop.is_set()))
        if self.settings.alive_file is not None:
            parts.append(show_life(self.database, self.settings.alive_file, stop))
        parts.append(follow_clock(self.database, self.clock, stop, self._rewound))
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
            await self.lines[0].inbox.forget_other_owners(now)  # those of all
        if only != "bot":
            await self.outbox.forget_other_owners(now)

    async def _take_over_silent(self, stop: asyncio.Event, only: Part | None) -> None:
        await end_silence(self.database, self.clock, stop, self._wake)
        if only != "bot":  # what a dead one held for a messenger that was taken out since
            await self.outbox.bring_home(self.clock.now())
            self.scheduler.wake()

    def _rewound(self) -> None:
        self.scheduler.rewind()
        self._wake()

    def _wake(self) -> None:
        for line in self.lines:
            line.worker.wake()
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
    settings.lines  # noqa: B018 - raises before anything is opened
    owner = an_owner()
    waking: list[Callable[[], None]] = []

    def on_push() -> None:
        for wake in waking:
            wake()

    async with (
        open_office(settings, rules, on_push) as (database, office),
        a_process_beside() as apart,
    ):
        outbox = SqlOutbox(database, lines=settings.messengers)
        vault = vault_of(settings)
        boards = SqlBoards(database, rules, vault, ReaderBeside())
        gallery = Gallery(apart)
        files, shown = FolderFiles(settings.files_dir), SqlShown(database)
        rooms = _rooms(settings, database, rules, time_of_day)
        bots: dict[Messenger, Bot] = {}

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
            await outbox.bring_home(now)
            await rooms.clear_old(now)
            if drifted := await check(database, now):
                units = sorted({one.code for one in drifted})
                log.warning("counts.drifted", counts=len(drifted), units=units[:_TOLD])

        async def fold_counts() -> int:
            return await fold(database)

        async def hide() -> int:
            return await hide_due(bots, shown, time_of_day)

        scheduler = Scheduler(
            [
                (
                    SendingLine(
                        token=one.token, api_url=one.api_url, proxy=one.proxy, limits=limits
                    ),
                    Mailbox(outbox=outbox, owner=owner_of(one, owner), channel=one.messenger),
                )
                for one in settings.lines
            ],
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
            bots=bots,
            speech=_speech(settings),
        )
        health = Health(database, rules, time_of_day, settings.messengers)
        bots |= {
            one.messenger: make_bot(
                one.token,
                one.api_url,
                proxy=one.proxy,
                on_send=partial(scheduler.note, one.messenger),
            )
            for one in settings.lines
        }

        def line(one: LineSettings) -> MessengerLine:
            channel = one.messenger
            inbox = SqlInbox(database, channel=channel, zone=rules.zone, vault=vault)
            worker = Worker(
                bots[channel],
                replace(desk, channel=channel),
                inbox,
                owner_of(one, owner),
                noted=partial(health.noted, channel),
            )
            return MessengerLine(inbox=inbox, worker=worker)

        try:
            yield Product(
                settings=settings,
                clock=time_of_day,
                database=database,
                lines=tuple(map(line, settings.lines)),
                outbox=outbox,
                scheduler=scheduler,
                health=health,
            )
        finally:
            for bot in bots.values():
                await bot.session.close()
            await rooms.close()


def _rooms(settings: Settings, database: Database, rules: Rules, clock: Clock) -> FolderRooms:
    """Where people practise, if they may; what is left of it is cleared at any rate."""
    days = timedelta(days=settings.practice_days)
    return FolderRooms(
        database, rules, clock, settings.files_dir, most=settings.practice_rooms, days=days
    )


def _speech(settings: Settings) -> SpeechProgram | None:
    """What makes words out of voice notes, if the operator has set it."""
    if settings.speech_command is None:
        return None
    limits = {"seconds": settings.speech_seconds, "at_once": settings.speech_at_once}
    return SpeechProgram(settings.speech_command, **limits)
