"""/training: courses that were held, by unit; entering one, and the sheet of a year."""

import asyncio

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.trainings import (
    EnterTraining,
    TrainingBack,
    TrainingFile,
    TrainingList,
    TrainingOf,
    TrainingSheet,
    TrainingUnits,
)
from bot.context import Desk
from bot.dialogs.trainings import TrainingEntry, TrainingStates
from bot.errors import answer_tap
from bot.exports.trainings import trainings_sheet
from bot.handlers.opening import begin
from bot.pages import show
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.pages.trainings import training_page, trainings_page, units_page
from bot.telegram.photos import StoredFile
from bot.texts import Say
from domain.access import Act, may_ever
from domain.cases.model import AttachmentKind
from domain.errors import Refused
from domain.request import Request
from domain.trainings.actions import take_back

router = Router(name="trainings")


@router.message(Command("training"))
async def training(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The newest ones."""
    reads = frozenset({Act.TRAIN, Act.BOARD})
    if not any(may_ever(request.by, act) for act in reads):
        text = say("training-not-yours", posts=posts_with(say, reads))
        await show.send(message, Page(text=text))
        return
    found = await desk.boards.trainings.page(request.by, 0, 0)
    await show.send(message, trainings_page(say, found, desk.office.rules.day(request.now)))


@router.callback_query(TrainingList.filter())
async def listed(
    query: CallbackQuery, callback_data: TrainingList, desk: Desk, request: Request, say: Say
) -> None:
    """A page of them."""
    number = page_number(callback_data.page)
    found = await desk.boards.trainings.page(request.by, callback_data.unit, number)
    today = desk.office.rules.day(request.now)
    await show.answer(query, trainings_page(say, found, today))


@router.callback_query(TrainingUnits.filter())
async def by_unit(
    query: CallbackQuery, callback_data: TrainingUnits, desk: Desk, request: Request, say: Say
) -> None:
    """How many each unit has held."""
    year, today = callback_data.year, desk.office.rules.day(request.now)
    years = await desk.boards.trainings.years(request.by, year)
    await show.answer(query, units_page(say, years, page_number(callback_data.page), year, today))


@router.callback_query(TrainingOf.filter())
async def one(
    query: CallbackQuery, callback_data: TrainingOf, desk: Desk, request: Request, say: Say
) -> None:
    """One of them."""
    view = await desk.boards.trainings.view(request.by, row_id(callback_data.id))
    await show.answer(query, training_page(say, view, desk.office.rules.day(request.now)))


@router.callback_query(TrainingFile.filter())
async def material(
    query: CallbackQuery, callback_data: TrainingFile, bot: Bot, desk: Desk, request: Request
) -> None:
    """Its material."""
    ref = await desk.boards.trainings.file(request.by, row_id(callback_data.id))
    await desk.files.size(ref.file)  # gone from the disk: said before anything is sent
    file = StoredFile(desk.files, ref.file)
    if ref.kind is AttachmentKind.PHOTO:
        await bot.send_photo(query.from_user.id, file)
    else:
        await bot.send_document(query.from_user.id, file)
    await answer_tap(query)


@router.callback_query(TrainingBack.filter())
async def back(
    query: CallbackQuery, callback_data: TrainingBack, desk: Desk, request: Request, say: Say
) -> None:
    """Asks once, then takes it back."""
    number, today = row_id(callback_data.id), desk.office.rules.day(request.now)
    if not callback_data.yes:
        view = await desk.boards.trainings.view(request.by, number)
        await show.answer(query, training_page(say, view, today, sure=True))
        return
    await desk.office.do(take_back, request, number)
    found = await desk.boards.trainings.page(request.by, 0, 0)
    await show.answer(query, trainings_page(say, found, today, say("training-taken-back")))


@router.callback_query(EnterTraining.filter())
async def write(
    query: CallbackQuery, desk: Desk, request: Request, dialog_manager: DialogManager
) -> None:
    """Begins to enter one. For which units is read, never taken from the phone."""
    units = (await desk.boards.trainings.page(request.by, 0, 0)).may_enter
    if not units:
        raise Refused(Act.TRAIN.value)
    if len(units) == 1:
        await begin(query, dialog_manager, TrainingStates.form, TrainingEntry(unit_id=units[0].id))
    else:
        await begin(query, dialog_manager, TrainingStates.unit, TrainingEntry())


@router.callback_query(TrainingSheet.filter())
async def sheet(
    query: CallbackQuery,
    callback_data: TrainingSheet,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Those of a year as a table."""
    year, today = callback_data.year, desk.office.rules.day(request.now)
    lines = await desk.boards.trainings.sheet(request.by, year)
    await answer_tap(query, say.plain("export-working"))
    made = await asyncio.to_thread(trainings_sheet, say, lines, year, today)
    caption = say("training-sheet-sent", title=made.title, rows=made.rows)
    file = BufferedInputFile(made.data, filename=made.name)
    await bot.send_document(query.from_user.id, file, caption=caption)
