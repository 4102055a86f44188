"""/aid: what legal aid did, counted by taps, put right with a reason, confirmed by the month."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.aid import AidBy, AidDay, AidFixing, AidOf, AidPlus, AidStations, ConfirmAid
from bot.buttons.bounds import day_of
from bot.context import Desk
from bot.dialogs.aid import AidForm, AidStates
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.aid import station_page, stations_page, topic_words, topics_page, way_words
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.access import Act, may_ever
from domain.aid import actions
from domain.aid.model import AidTap, AidTopic, month_of
from domain.aid.views import AidView
from domain.days.periods import Period
from domain.errors import Invalid, NotFound
from domain.request import Request

router = Router(name="aid")


@router.message(Command("aid"))
async def aid(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The stations one counts for; the only one at once."""
    await show.send(message, await _home(desk, request, say, 0))


@router.callback_query(AidStations.filter())
async def stations(
    query: CallbackQuery, callback_data: AidStations, desk: Desk, request: Request, say: Say
) -> None:
    """The same by a button."""
    number = page_number(callback_data.page)
    board = await desk.boards.aid.board(request.by, number, request.now)
    await show.answer(query, stations_page(say, board))


@router.callback_query(AidOf.filter())
async def of_month(
    query: CallbackQuery, callback_data: AidOf, desk: Desk, request: Request, say: Say
) -> None:
    """A month of a station."""
    view = await _view(desk, request, callback_data.id, callback_data.month)
    await show.answer(query, station_page(say, view, desk.zone))


@router.callback_query(AidBy.filter())
async def by_way(
    query: CallbackQuery, callback_data: AidBy, desk: Desk, request: Request, say: Say
) -> None:
    """What it was about."""
    view = await _view(desk, request, callback_data.id)
    if view.may.count:
        await show.answer(query, topics_page(say, view, callback_data.way))
    else:
        await too_late(query, station_page(say, view, desk.zone), say.plain("aid-late"))


@router.callback_query(AidPlus.filter())
async def plus(
    query: CallbackQuery, callback_data: AidPlus, desk: Desk, request: Request, say: Say
) -> None:
    """Counts one, and shows the month."""
    way, topics = callback_data.way, list(AidTopic)
    if callback_data.pick >= len(topics):
        raise NotFound("topic")
    topic = topics[callback_data.pick]
    day = desk.office.rules.day(request.now)
    tap, drawn = AidTap(day=day, way=way, topic=topic), callback_data.pack()
    once = request.under(f"{drawn}:{request.person_id}:{day.isoformat()}")
    await desk.office.do(actions.count, once, row_id(callback_data.id), tap)
    view = await _view(desk, request, callback_data.id)
    done = say.plain("aid-done-plus", way=way_words(say, way), topic=topic_words(say, topic))
    await show.answer(query, station_page(say, view, desk.zone), done)


@router.callback_query(ConfirmAid.filter())
async def confirm(
    query: CallbackQuery, callback_data: ConfirmAid, desk: Desk, request: Request, say: Say
) -> None:
    """Confirms the month as it stands."""
    month = _month(callback_data.month)
    done, alert = say.plain("aid-done-confirm"), False
    try:
        await desk.office.do(actions.confirm_month, request, row_id(callback_data.id), month)
    except Invalid:
        done, alert = say.plain("error-invalid-aid-early"), True
    view = await _view(desk, request, callback_data.id, callback_data.month)
    await show.answer(query, station_page(say, view, desk.zone), done, alert=alert)


@router.callback_query(AidDay.filter())
async def day(
    query: CallbackQuery,
    callback_data: AidDay,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins counting a day's number at once."""
    view = await _view(desk, request, callback_data.id)
    if view.may.count:
        await begin(query, dialog_manager, AidStates.way, AidForm(entry_id=view.entry_id))
    else:
        await too_late(query, station_page(say, view, desk.zone), say.plain("aid-late"))


@router.callback_query(AidFixing.filter())
async def fix(
    query: CallbackQuery,
    callback_data: AidFixing,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins putting a month right."""
    view = await _view(desk, request, callback_data.id, callback_data.month)
    if not view.may.correct:
        await too_late(query, station_page(say, view, desk.zone), say.plain("aid-late"))
        return
    last = min(view.month.last, desk.office.rules.day(request.now))
    draft = AidForm(entry_id=view.entry_id, fixing=True, day=last)
    await begin(query, dialog_manager, AidStates.way, draft)


async def _home(desk: Desk, request: Request, say: Say, number: int) -> Page:
    if not may_ever(request.by, Act.COUNT_AID):
        return Page(text=say("aid-not-yours", posts=posts_with(say, frozenset({Act.COUNT_AID}))))
    board = await desk.boards.aid.board(request.by, number, request.now)
    if board.total == 1:
        view = await _view(desk, request, board.lines[0].entry_id)
        return station_page(say, view, desk.zone)
    return stations_page(say, board)


async def _view(desk: Desk, request: Request, entry_id: int, month: int = 0) -> AidView:
    """A month of a station; 0: the present one."""
    asked = _month(month) if month else None
    return await desk.boards.aid.view(request.by, row_id(entry_id), asked, request.now)


def _month(number: int) -> Period:
    """The month of a button. Raises NotFound."""
    return month_of(day_of(number * 100 + 1))
