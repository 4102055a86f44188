"""/year: responsibility letters and annual reviews; the lists, a letter, its sheet, and the way
into what needs words."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.annual import (
    AnnualAsk,
    AnnualTap,
    AnnualYear,
    AskLetter,
    BeginReviews,
    DraftLetters,
    GiveFigure,
    IssuedOf,
    OpenAnnualSheet,
    OpenLetter,
    TapLetter,
)
from bot.context import Desk
from bot.dialogs.annual import AnnualDraft, first
from bot.errors import explain_plain
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.annual.home import begin_page, home_page, issued_page
from bot.pages.annual.letter import SURE, letter_page, sure_page
from bot.pages.annual.sheet import line_page, sheet_page
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.access import Act, may_ever
from domain.annual import actions, letters, verifying
from domain.annual.options import AnnualOptions
from domain.annual.views import AnnualSheetLine, LetterView
from domain.errors import NotFound, Refused, WrongStep
from domain.request import Request

router = Router(name="annual")
_YEARS = range(2000, 2200)


@router.message(Command("year"))
async def year(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """What one has to do with; where that is one unit's letters alone, these. To others whose it
    is."""
    if not may_ever(request.by, Act.READ_ANNUAL):
        posts = posts_with(say, frozenset({Act.READ_ANNUAL}))
        await show.send(message, Page(text=say("annual-not-yours", posts=posts)))
        return
    today = desk.office.rules.day(request.now)
    found = await desk.boards.annuals.home(request.by, today.year, 0, request.now)
    if len(found.own) == 1 and not found.mine:
        page = await _issued(desk, request, say, found.own[0], today.year, 0)
    else:
        page = home_page(say, found, desk.zone, today)
    await show.send(message, page)


@router.callback_query(AnnualYear.filter())
async def of_year(
    query: CallbackQuery, callback_data: AnnualYear, desk: Desk, request: Request, say: Say
) -> None:
    """The same of a year."""
    of, number = _year(callback_data.year), page_number(callback_data.page)
    found = await desk.boards.annuals.home(request.by, of, number, request.now)
    await show.answer(query, home_page(say, found, desk.zone, desk.office.rules.day(request.now)))


@router.callback_query(IssuedOf.filter())
async def issued(
    query: CallbackQuery, callback_data: IssuedOf, desk: Desk, request: Request, say: Say
) -> None:
    """What a unit has issued for a year."""
    number = page_number(callback_data.page)
    page = await _issued(desk, request, say, callback_data.unit, callback_data.year, number)
    await show.answer(query, page)


@router.callback_query(DraftLetters.filter())
async def draft(
    query: CallbackQuery, callback_data: DraftLetters, desk: Desk, request: Request, say: Say
) -> None:
    """Drafts the letters that are missing."""
    unit, of = row_id(callback_data.unit), _year(callback_data.year)
    made = await desk.office.do(letters.draft_letters, request, unit, of)
    page = await _issued(desk, request, say, unit, of, 0)
    await show.answer(query, page, say.plain("annual-drafted", many=len(made)), alert=True)


@router.callback_query(BeginReviews.filter())
async def begin_reviews(
    query: CallbackQuery, callback_data: BeginReviews, desk: Desk, request: Request, say: Say
) -> None:
    """Begins the review of all that are signed, when asked twice."""
    unit, of = row_id(callback_data.unit), _year(callback_data.year)
    if callback_data.sure != 1:
        found = await desk.boards.annuals.issued(request.by, unit, of, 0, request.now)
        page = begin_page(say, found) if found.may_begin else issued_page(say, found, desk.zone)
        await show.answer(query, page)
        return
    many = await desk.office.do(letters.begin_reviews, request, unit, of)
    page = await _issued(desk, request, say, unit, of, 0)
    await show.answer(query, page, say.plain("annual-begun", many=many), alert=True)


@router.callback_query(OpenLetter.filter())
async def open_letter(
    query: CallbackQuery, callback_data: OpenLetter, desk: Desk, request: Request, say: Say
) -> None:
    """A letter in the place of what was tapped."""
    await show.answer(query, await _letter(desk, request, say, callback_data.id))


@router.callback_query(OpenAnnualSheet.filter())
async def open_sheet(
    query: CallbackQuery, callback_data: OpenAnnualSheet, desk: Desk, request: Request, say: Say
) -> None:
    """Its sheet, or a line of that."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, _sheet(desk, say, view, callback_data.item))


@router.callback_query(GiveFigure.filter())
async def give(
    query: CallbackQuery, callback_data: GiveFigure, desk: Desk, request: Request, say: Say
) -> None:
    """The figure that needs no reason: the desk's for the unit, the unit's for who verifies."""
    view = await _view(desk, request, callback_data.id)
    line, told = _line(view, callback_data.item), None
    number, of = view.line.id, line.item.topic
    try:
        if view.may.verify:
            await desk.office.do(verifying.verify, request, number, of, line.said or 0)
        else:
            many = line.desk or 0
            await desk.office.do(actions.set_own, request, number, of, many, "", line.desk)
    except (WrongStep, Refused) as late:
        told = explain_plain(say, late)
    view = await _view(desk, request, number)
    page = _sheet(desk, say, view, callback_data.item)
    await show.answer(query, page, told, alert=told is not None)


@router.callback_query(TapLetter.filter())
async def tap(
    query: CallbackQuery, callback_data: TapLetter, desk: Desk, request: Request, say: Say
) -> None:
    """Does something about a letter; what cannot be taken back when asked twice."""
    what = callback_data.tap
    view = await _view(desk, request, callback_data.id, facts=what in _TAKES_FACTS)
    if what in SURE and callback_data.sure != 1 and _may(view.may, what):
        await show.answer(query, sure_page(say, view, what))
        return
    try:
        await _TAPS[what](desk, request, view)
        told, alert = say.plain(f"annual-told-{what.value.replace('_', '-')}"), False
    except (WrongStep, Refused) as late:
        told, alert = explain_plain(say, late), True
    view = await _view(desk, request, view.line.id, facts=False)
    page = (
        sheet_page(say, view, desk.zone)
        if what is AnnualTap.AGREE
        else letter_page(say, view, desk.zone, desk.office.rules.day(request.now))
    )
    await show.answer(query, page, told, alert=alert)


@router.callback_query(AskLetter.filter())
async def ask(
    query: CallbackQuery,
    callback_data: AskLetter,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins what needs words, a day, points or a file, if that may still be."""
    what = callback_data.ask
    view = await _view(desk, request, callback_data.id, facts=what in _ON_LINE)
    line = _line(view, callback_data.item) if what in _ON_LINE else None
    if not _may_ask(view, what, line):
        page = _sheet(desk, say, view, callback_data.item) if line else None
        page = page or letter_page(say, view, desk.zone, desk.office.rules.day(request.now))
        await too_late(query, page, say.plain("annual-late"))
        return
    chosen = callback_data.points - 1 if callback_data.points else None
    item = callback_data.item if line else 0
    started = AnnualDraft(letter_id=view.line.id, ask=what, item=item, points=chosen)
    await begin(query, dialog_manager, first(what, chosen=chosen is not None), started)


_TAKES_FACTS = frozenset({AnnualTap.HAND_IN, AnnualTap.RECORD})
_ON_LINE = frozenset(
    {AnnualAsk.OWN, AnnualAsk.VERIFY, AnnualAsk.APPEAL, AnnualAsk.GRANT, AnnualAsk.REFUSE}
)


def _may_ask(view: LetterView, what: AnnualAsk, line: AnnualSheetLine | None) -> bool:
    may = view.may
    waits = line is not None and bool(line.appeal) and line.granted is None
    return {
        AnnualAsk.TARGETS: may.target,
        AnnualAsk.TARGETS_ALL: may.target,
        AnnualAsk.DAY: may.sign,
        AnnualAsk.SCAN: may.scan,
        AnnualAsk.CHECK: may.check,
        AnnualAsk.OWN: may.fill,
        AnnualAsk.VERIFY: may.verify,
        AnnualAsk.APPEAL: may.appeal and line is not None and not line.appeal,
        AnnualAsk.GRANT: may.answer and waits,
        AnnualAsk.REFUSE: may.answer and waits,
    }[what]


def _may(may: AnnualOptions, what: AnnualTap) -> bool:
    return {
        AnnualTap.SIGN: may.sign,
        AnnualTap.HAND_IN: may.hand_in,
        AnnualTap.RECORD: may.record,
        AnnualTap.AGREE: may.verify,
        AnnualTap.FEED_BACK: may.feed_back,
        AnnualTap.ACCEPT: may.accept,
        AnnualTap.SETTLE: may.settle,
        AnnualTap.ARCHIVE: may.archive,
        AnnualTap.WITHDRAW: may.withdraw,
    }[what]


def _with_facts(action: Any) -> Callable[[Desk, Request, LetterView], Awaitable[Any]]:
    """With the desk's figures as they were read for the page a moment ago."""

    async def done(desk: Desk, request: Request, view: LetterView) -> Any:
        facts = {one.item.topic: one.fact for one in view.sheet if one.fact is not None}
        return await desk.office.do(action, request, view.line.id, facts)

    return done


async def _sign(desk: Desk, request: Request, view: LetterView) -> None:
    today = desk.office.rules.day(request.now)
    await desk.office.do(letters.sign, request, view.line.id, today)


def _plainly(action: Any) -> Callable[[Desk, Request, LetterView], Awaitable[Any]]:
    async def done(desk: Desk, request: Request, view: LetterView) -> Any:
        return await desk.office.do(action, request, view.line.id)

    return done


_TAPS = {
    AnnualTap.SIGN: _sign,
    AnnualTap.HAND_IN: _with_facts(actions.hand_in),
    AnnualTap.RECORD: _with_facts(verifying.record),
    AnnualTap.AGREE: _plainly(verifying.verify_agreed),
    AnnualTap.FEED_BACK: _plainly(verifying.feed_back),
    AnnualTap.ACCEPT: _plainly(actions.accept),
    AnnualTap.SETTLE: _plainly(verifying.settle),
    AnnualTap.ARCHIVE: _plainly(verifying.archive),
    AnnualTap.WITHDRAW: _plainly(letters.withdraw),
}


def _year(value: int) -> int:
    """A year that came back from a phone."""
    if value not in _YEARS:
        raise NotFound("year")
    return value


def _line(view: LetterView, item: int) -> AnnualSheetLine:
    if not 0 < item <= len(view.sheet):
        raise NotFound("item")
    return view.sheet[item - 1]


def _sheet(desk: Desk, say: Say, view: LetterView, item: int) -> Page:
    return line_page(say, view, item) if item else sheet_page(say, view, desk.zone)


async def _view(desk: Desk, request: Request, letter: int, *, facts: bool = True) -> LetterView:
    read = desk.boards.annuals.one if facts else desk.boards.annuals.letter
    return await read(request.by, row_id(letter), request.now)


async def _letter(desk: Desk, request: Request, say: Say, letter_id: int) -> Page:
    view = await _view(desk, request, letter_id, facts=False)
    return letter_page(say, view, desk.zone, desk.office.rules.day(request.now))


async def _issued(desk: Desk, request: Request, say: Say, unit_id: int, of: int, page: int) -> Page:
    read = desk.boards.annuals.issued
    found = await read(request.by, row_id(unit_id), _year(of), page, request.now)
    return issued_page(say, found, desk.zone)
