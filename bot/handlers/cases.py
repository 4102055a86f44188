"""A case's page, its one-tap steps and its attachments."""

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import CONTEXT_KEY

from bot import words
from bot.buttons.cases import AddDetail, OpenCase, ShowFile, TakeStep, WayOf, WayPage
from bot.context import Desk
from bot.dialogs.case_step.draft import FIRST, StepDraft
from bot.dialogs.numbers import case_number
from bot.errors import answer_tap
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.cases import ONE_TAP, case_page, title
from bot.pages.page import Page, page_number, row_id
from bot.pages.way import way_page
from bot.telegram.photos import StoredFile
from bot.texts import Say
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind
from domain.cases.views import CaseView
from domain.errors import Refused, WrongStep
from domain.request import Request

router = Router(name="cases")

_TOO_LONG = "PHOTO_INVALID_DIMENSIONS"


@router.message(Command("case"))
async def case(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The page of the case whose number follows; without one, how to ask."""
    number = case_number(say, command.args or "")
    if number is None:
        await message.answer(say("case-hint"))
    else:
        await show.send(message, await _page(desk, request, say, row_id(number)))


async def typed_number(message: Message, say: Say, **data: object) -> dict[str, int] | bool:
    """A case's number, while no dialog is waiting for an answer."""
    if data.get(CONTEXT_KEY) is not None:
        return False
    number = case_number(say, message.text or "")
    return False if number is None else {"number": number}


@router.message(typed_number)
async def case_typed(message: Message, number: int, desk: Desk, request: Request, say: Say) -> None:
    """The case of that number."""
    await show.send(message, await _page(desk, request, say, row_id(number)))


@router.callback_query(OpenCase.filter())
async def open_case(
    query: CallbackQuery, callback_data: OpenCase, desk: Desk, request: Request, say: Say
) -> None:
    """The page in the place of what was tapped."""
    await show.answer(query, await _page(desk, request, say, row_id(callback_data.id)))


@router.callback_query(WayOf.filter())
async def way(
    query: CallbackQuery, callback_data: WayOf, desk: Desk, request: Request, say: Say
) -> None:
    """All steps, the newest first to be seen."""
    view = await _view(desk, request, row_id(callback_data.id))
    await show.answer(query, way_page(say, view, desk.zone, title(say, view.line)))


@router.callback_query(WayPage.filter())
async def way_turn(
    query: CallbackQuery, callback_data: WayPage, desk: Desk, request: Request, say: Say
) -> None:
    """Another page of them."""
    view = await _view(desk, request, row_id(callback_data.id))
    number = page_number(callback_data.page)
    await show.answer(query, way_page(say, view, desk.zone, title(say, view.line), number))


@router.callback_query(TakeStep.filter())
async def step(
    query: CallbackQuery,
    callback_data: TakeStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Takes a one-tap step, or begins one that needs more."""
    case_id, arrow = row_id(callback_data.id), callback_data.arrow
    if arrow not in ONE_TAP:
        view = await _view(desk, request, case_id)
        if arrow in FIRST and arrow in view.may.steps:
            draft = StepDraft(case_id=case_id, arrow=arrow)
            await begin(query, dialog_manager, FIRST[arrow], draft)
        else:
            page = case_page(say, view, desk.zone, request.by)
            await too_late(query, page, _why_not(say, view, arrow))
        return
    refused: WrongStep | Refused | None = None
    try:
        await desk.office.do(steps.take_step, request, case_id, arrow)
    except (WrongStep, Refused) as error:
        refused = error
    view = await _view(desk, request, case_id)
    page = case_page(say, view, desk.zone, request.by)
    if refused is None:
        special = f"done-{arrow.value}-{view.line.kind.value}"
        key = special if say.has(special) else f"done-{arrow.value}"
        await show.answer(query, page, say.plain(key))
    else:
        key = "too-late" if isinstance(refused, WrongStep) else "not-this-step"
        await too_late(query, page, say.plain(key))


@router.callback_query(AddDetail.filter())
async def add_detail(
    query: CallbackQuery,
    callback_data: AddDetail,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins adding a sentence or photos, asked for or not."""
    view = await _view(desk, request, row_id(callback_data.id))
    if view.may.add_detail:
        data = StepDraft(case_id=view.line.id, arrow=Arrow.ANSWER)
        await begin(query, dialog_manager, FIRST[Arrow.ANSWER], data)
    else:
        page = case_page(say, view, desk.zone, request.by)
        await too_late(query, page, _why_not(say, view, Arrow.ANSWER))


@router.callback_query(ShowFile.filter())
async def show_file(
    query: CallbackQuery, callback_data: ShowFile, desk: Desk, request: Request, bot: Bot
) -> None:
    """Sends the attachment."""
    ref = await desk.boards.cases.attachment(request.by, row_id(callback_data.id))
    await desk.files.size(ref.file)  # gone from the disk: said before anything is sent
    file = StoredFile(desk.files, ref.file)
    if ref.kind is AttachmentKind.PHOTO:
        await _send_photo(query, bot, file)
    elif ref.kind is AttachmentKind.PAPER:
        await bot.send_document(query.from_user.id, file)
    else:
        await bot.send_voice(query.from_user.id, file)
    await answer_tap(query)


async def _send_photo(query: CallbackQuery, bot: Bot, file: StoredFile) -> None:
    """As a file, when it is too long for a photo of the messenger."""
    try:
        await bot.send_photo(query.from_user.id, file)
    except TelegramBadRequest as error:
        if _TOO_LONG not in error.message.upper():
            raise
        await bot.send_document(query.from_user.id, file)


def _why_not(say: Say, view: CaseView, arrow: Arrow) -> str:
    """A question may be answered already (from another message), or asked no more."""
    if arrow is not Arrow.ANSWER:
        return say.plain("too-late")
    if view.may.add_detail:
        return say.plain("answer-given")
    return say.plain("answer-over", state=words.state(say, view.line.state, view.line.kind))


async def _view(desk: Desk, request: Request, case_id: int) -> CaseView:
    return await desk.boards.cases.view(request.by, case_id, request.now)


async def _page(desk: Desk, request: Request, say: Say, case_id: int) -> Page:
    return case_page(say, await _view(desk, request, case_id), desk.zone, request.by)
