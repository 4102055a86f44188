"""/hot, /load, /stuck and /satisfaction: what rises, where matters lie and wait, how content people
are."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.analysis import BEGINS_WITH, AnalysisOf, BehindOf, HotBelow, ItemOf, SpotOf
from bot.context import Desk
from bot.dialogs import drafts
from bot.dialogs.report.draft import Filling, ReportStates, missing
from bot.handlers.named import meant
from bot.handlers.opening import begin, unfinished
from bot.pages import lists, show
from bot.pages.analysis.behind import behind_page
from bot.pages.analysis.hot import hot_below_page, hot_page, item_summary, spot_page
from bot.pages.analysis.load import load_page
from bot.pages.analysis.satisfaction import satisfaction_page
from bot.pages.analysis.stuck import stuck_page
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.access import Act, may_ever
from domain.analysis.model import Analysis, Lookback
from domain.cases.model import CaseKind
from domain.errors import Refused
from domain.request import Request

router = Router(name="analysis")


@router.message(Command(*Analysis))
async def analysis(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The page of my own unit, or of the unit named after the command."""
    of = Analysis(command.command)
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("analysis-not-yours", posts=posts))
        return
    lookback = BEGINS_WITH[of]

    def to(unit: int) -> AnalysisOf:
        return AnalysisOf(of=of, unit=unit, lookback=lookback)

    found = await meant(message, command, desk, request, say, to)
    if found is not None:
        asked = (of, found.unit, lookback, 0)
        await show.send(message, await _page(desk, request, say, asked))


@router.callback_query(AnalysisOf.filter())
async def turn(
    query: CallbackQuery, callback_data: AnalysisOf, desk: Desk, request: Request, say: Say
) -> None:
    """Another unit, stretch or page, or the same once more."""
    data = callback_data
    asked = (data.of, row_id(data.unit), data.lookback, page_number(data.page))
    await show.answer(query, await _page(desk, request, say, asked))


@router.callback_query(BehindOf.filter())
async def behind(
    query: CallbackQuery, callback_data: BehindOf, desk: Desk, request: Request, say: Say
) -> None:
    """The matters that a figure counts."""
    data = callback_data
    found = await desk.boards.analysis.behind(
        request.by,
        row_id(data.unit),
        data.which,
        data.lookback,
        page_number(data.page),
        request.now,
    )
    await show.answer(query, behind_page(say, found, desk.zone))


@router.callback_query(HotBelow.filter())
async def hot_below(
    query: CallbackQuery, callback_data: HotBelow, desk: Desk, request: Request, say: Say
) -> None:
    """The units below, with what was found in each."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.analysis.hot(request.by, unit, callback_data.lookback, request.now)
    await show.answer(query, hot_below_page(say, board, desk.zone, number))


@router.callback_query(SpotOf.filter())
async def spot(
    query: CallbackQuery, callback_data: SpotOf, desk: Desk, request: Request, say: Say
) -> None:
    """The matters of what rises."""
    data, reads = callback_data, desk.boards.analysis
    found = await (reads.topic if data.everywhere else reads.spot)(
        request.by,
        row_id(data.unit),
        row_id(data.case),
        data.lookback,
        page_number(data.page),
        request.now,
    )
    await show.answer(query, spot_page(say, found, desk.zone))


@router.callback_query(ItemOf.filter())
async def item(
    query: CallbackQuery,
    callback_data: ItemOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins one item for what recurs: place, topic and the numbers of the matters are filled in.
    What is open and unfinished is asked about first."""
    data = callback_data
    found = await desk.boards.analysis.spot(
        request.by, row_id(data.unit), row_id(data.case), Lookback.DAYS, 0, request.now
    )
    known = found.item
    if known is None:
        raise Refused(Act.REPORT.value)
    if unfinished(dialog_manager):
        await begin(query, dialog_manager, ReportStates.kind, Filling())  # asks what becomes of it
        return
    draft = replace(
        drafts.new_draft(CaseKind.OPINION),
        unit_id=known.unit_id,
        place=known.place,
        category_id=known.category_id,
        summary=item_summary(say, known),
    )
    drafts.save(draft, request.now)
    await begin(query, dialog_manager, missing(draft), Filling(key=draft.key))


async def _page(
    desk: Desk, request: Request, say: Say, asked: tuple[Analysis, int | None, Lookback, int]
) -> Page:
    of, unit, lookback, page = asked
    reads, by, now, zone = desk.boards.analysis, request.by, request.now, desk.zone
    match of:
        case Analysis.HOT:
            return hot_page(say, await reads.hot(by, unit, lookback, now), zone, page)
        case Analysis.LOAD:
            return load_page(say, await reads.load(by, unit, lookback, now), zone, page)
        case Analysis.STUCK:
            return stuck_page(say, await reads.stuck(by, unit, lookback, now), zone, page)
        case Analysis.SATISFACTION:
            board = await reads.satisfaction(by, unit, lookback, now)
            return satisfaction_page(say, board, zone, page)
