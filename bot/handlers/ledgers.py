"""/export: ledgers, forms and the evidence of a year, sent as documents."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command, CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.buttons.ledgers import ExportOf
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.form import form_xlsx
from bot.exports.ledger import ledger_csv, ledger_xlsx
from bot.exports.month import month_docx
from bot.exports.year import year_xlsx
from bot.handlers.named import name_after
from bot.pages import ledgers as pages
from bot.pages import lists, show
from bot.pages.page import row_id
from bot.pages.periodic.page import period_named
from bot.pages.periodic.words import report_name
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.cases.model import CaseKind
from domain.days.periods import PeriodKind
from domain.errors import NotFound
from domain.ledgers.actions import note_export
from domain.ledgers.model import Export, Ledger
from domain.ledgers.spans import Span, days_of
from domain.org.views import UnitRef
from domain.request import Request

E = TypeVar("E", bound=StrEnum)
router = Router(name="exports")
log = structlog.get_logger(__name__)

MOST_AT_ONCE = 2000
"""Matters of a ledger that is made while the chat waits: well below a second."""
_FILE_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|\n', "_"))
_KINDS = {Export.LEDGER: CaseKind.DISPUTE, Export.OPINIONS: CaseKind.OPINION}
_Makes = Callable[..., Awaitable[tuple[Ledger, bytes]]]
"""How a ledger is made: at once, or in a process of its own."""
_WRITERS = {pages.XLSX: ledger_xlsx, pages.CSV: ledger_csv}


@router.message(Command("export"))
async def export(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """What of my own unit, or of the unit named after the command."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("export-not-yours", posts=posts))
        return
    words = name_after(command)
    units = await desk.boards.org.find(request.by, words) if words else ()
    if words and len(units) != 1:
        await show.send(message, pages.which(say, words, units))
        return
    unit = await _unit(desk, request, units[0].id if units else None)
    await show.send(message, pages.menu(say, unit, desk.office.rules.tiers))


@router.callback_query(ExportOf.filter())
async def choose(
    query: CallbackQuery,
    callback_data: ExportOf,
    desk: Desk,
    request: Request,
    say: Say,
    lane: str,
) -> None:
    """The next question, or the file itself once there is nothing left to ask."""
    unit = await _unit(desk, request, row_id(callback_data.unit))
    tiers = desk.office.rules.tiers
    if not callback_data.what:
        await show.answer(query, pages.menu(say, unit, tiers))
        return
    what = _one_of(Export, callback_data.what)
    if not callback_data.span:
        kind = pages.owed(unit.kind, tiers)
        await show.answer(query, pages.choose(say, unit, what, kind, _today(desk, request)))
        return
    paper = _Paper(
        query=query,
        desk=desk,
        request=request,
        say=say,
        unit=unit,
        span=callback_data.span,
        file=callback_data.file,
    )
    match what:
        case Export.LEDGER | Export.OPINIONS:
            await paper.ledger(what, lane)
        case Export.FORM:
            await paper.form()
        case Export.YEAR:
            await paper.year()


@dataclass(frozen=True, kw_only=True)
class _Paper:
    """One file on its way to whoever asked for it."""

    query: CallbackQuery
    desk: Desk
    request: Request
    say: Say
    unit: UnitRef
    span: str
    file: str

    async def ledger(self, what: Export, lane: str) -> None:
        """At once, or beside the chat when it is long."""
        if self.file not in _WRITERS:
            raise NotFound("file")
        span = _one_of(Span, self.span)
        first, last = days_of(span, _today(self.desk, self.request))
        now, kind = self.request.now, _KINDS[what]
        found = await self.desk.boards.ledgers.extent(
            self.request.by, self.unit.id, (first, last), now, kind
        )
        if found.rows <= MOST_AT_ONCE:
            await answer_tap(self.query, self.say.plain("export-working"))
            await self._ledger(what, span, first, last, self.desk.boards.ledgers.file)
            return
        begun = self.desk.errands.take_up(lane, self._errand(what, span, first, last))
        await answer_tap(self.query, None if begun else self.say.plain("export-busy"))
        if begun:
            await self._tell(self.say("export-wait", unit=self.unit.name, rows=found.rows))

    async def _errand(self, what: Export, span: Span, first: date, last: date) -> None:
        try:
            await self._ledger(what, span, first, last, self.desk.boards.ledgers.long_file)
        except Exception as error:
            # nobody waits for this task: what went wrong is told here or nowhere
            log.error("export failed", error=type(error).__name__)
            try:
                await self._tell(self.say("export-failed"))
            except TelegramAPIError as second:
                log.warning("could not tell of it", error=type(second).__name__)

    async def _ledger(
        self, what: Export, span: Span, first: date, last: date, make: _Makes
    ) -> None:
        say = self.say
        ledger, data = await make(
            self.request.by,
            self.unit.id,
            (first, last),
            self.desk.clock.now(),
            partial(_WRITERS[self.file], say),
            _KINDS[what],
        )
        await self._note(what, first, last, ledger.rows)
        called = pages.span_name(say, span, first)
        paper = f"export-{what.value}"
        name = say.plain(f"{paper}-name", unit=self.unit.name, span=called, file=self.file)
        caption = say(f"{paper}-caption", unit=self.unit.name, span=called, rows=ledger.rows)
        await self._send(data, name, caption)

    async def form(self) -> None:
        """The periodic report of the unit, as it is now or as it was confirmed."""
        say, now, zone = self.say, self.request.now, self.desk.zone
        kind = pages.owed(self.unit.kind, self.desk.office.rules.tiers)
        period = period_named(self.span)
        if period.kind is not kind or self.file not in _files(kind):
            raise NotFound("period")
        await answer_tap(self.query, say.plain("export-working"))
        view = await self.desk.boards.periodic.report(
            self.request.by, kind, self.unit.id, period, now
        )
        annex = await self.desk.boards.ledgers.annex(self.request.by, self.unit.id, period, now)
        if self.file == pages.DOCX:
            data = await asyncio.to_thread(month_docx, say, view, zone, now)
        else:
            data = await asyncio.to_thread(form_xlsx, say, view, annex, zone, now)
        await self._note(Export.FORM, period.first, period.last, len(annex.rows))
        report = report_name(say, kind)
        called = pages.period_name(say, period)
        name = say.plain(
            "export-form-name", unit=self.unit.name, form=report, period=called, file=self.file
        )
        said = pages.period_said(say, period)
        caption = say("export-form-caption", unit=self.unit.name, form=report, period=said)
        await self._send(data, name, caption)

    async def year(self) -> None:
        """How the units below sent in their reports."""
        say, now = self.say, self.request.now
        year = int(self.span) if self.span.isascii() and self.span.isdigit() else 0
        this = _today(self.desk, self.request).year
        if not this - 1 <= year <= this:
            raise NotFound("year")
        await answer_tap(self.query, say.plain("export-working"))
        sheet = await self.desk.boards.periodic.year(self.request.by, self.unit.id, year, now)
        data = await asyncio.to_thread(year_xlsx, say, sheet)
        await self._note(Export.YEAR, sheet.first, sheet.last, len(sheet.rows))
        units = len({row.unit.id for row in sheet.rows})
        name = say.plain("export-year-name", unit=self.unit.name, year=str(year))
        caption = say("export-year-caption", unit=self.unit.name, year=str(year), rows=units)
        await self._send(data, name, caption)

    async def _note(self, what: Export, first: date, last: date, rows: int) -> None:
        # it may have taken long to write
        made = replace(self.request, now=self.desk.clock.now())
        await self.desk.office.do(note_export, made, what, self.unit.id, first, last, rows)

    async def _send(self, data: bytes, name: str, caption: Html) -> None:
        file = BufferedInputFile(data, filename=name.translate(_FILE_NAME))
        query = self.query
        await self._bot.send_document(query.from_user.id, file, caption=caption)

    async def _tell(self, text: Html) -> None:
        query = self.query
        await self._bot.send_message(query.from_user.id, text)

    @property
    def _bot(self) -> Bot:
        if self.query.bot is None:
            raise NotFound("bot")
        return self.query.bot


async def _unit(desk: Desk, request: Request, unit_id: int | None) -> UnitRef:
    """The unit, if the actor reads its board."""
    today = _today(desk, request)
    return (await desk.boards.ledgers.extent(request.by, unit_id, (today, today), request.now)).unit


def _today(desk: Desk, request: Request) -> date:
    return desk.office.rules.day(request.now)


def _files(kind: PeriodKind) -> tuple[str, ...]:
    return (pages.XLSX, pages.DOCX) if kind is PeriodKind.MONTH else (pages.XLSX,)


def _one_of(kind: type[E], value: str) -> E:
    """A word that came back from a phone; raises NotFound for one that is none of ours."""
    try:
        return kind(value)
    except ValueError:
        raise NotFound(kind.__name__) from None
