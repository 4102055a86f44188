"""A case's page, its one-tap steps and its attachments."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.internal import CONTEXT_KEY

from bot import words
from bot.buttons.cases import AddDetail, OpenCase, ShowFile, Step
from bot.context import Desk
from bot.dialogs.case_step.draft import start_data
from bot.dialogs.case_step.states import FIRST
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.cases import ONE_TAP, case_page, one_tap
from bot.pages.page import Page, row_id
from bot.telegram.photos import Stored
from bot.texts import Say
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind
from domain.cases.views import CaseView
from domain.errors import Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request

router = Router(name="cases")

_DIGITS = 10


@router.message(Command("case"))
async def case(
    message: Message, command: CommandObject, desk: Desk, actor: Actor, say: Say
) -> None:
    """The page of the case whose number follows; without one, how to ask."""
    number = _number(say, command.args or "")
    if number is None:
        await message.answer(say("case-hint"))
    else:
        await show.send(message, await _page(desk, actor, say, row_id(number)))


def _number(say: Say, text: str) -> int | None:
    """A case's number, bare or with the marks people put round it."""
    digits = text.strip(say.plain("case-number-marks") + " ")
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    return int(digits) if plain else None


async def typed_number(message: Message, say: Say, **data: object) -> dict[str, int] | bool:
    """A case's number written with its marks, while no dialog is waiting for an answer."""
    text = (message.text or "").strip()
    if data.get(CONTEXT_KEY) is not None or text.isdigit():
        return False
    number = _number(say, text)
    return False if number is None else {"number": number}


@router.message(typed_number)
async def case_typed(message: Message, number: int, desk: Desk, actor: Actor, say: Say) -> None:
    """The case of that number."""
    await show.send(message, await _page(desk, actor, say, row_id(number)))


@router.callback_query(OpenCase.filter())
async def open_case(
    query: CallbackQuery, callback_data: OpenCase, desk: Desk, actor: Actor, say: Say
) -> None:
    """The page in the place of what was tapped."""
    await show.answer(query, await _page(desk, actor, say, row_id(callback_data.id)))


@router.callback_query(Step.filter())
async def step(
    query: CallbackQuery,
    callback_data: Step,
    desk: Desk,
    actor: Actor,
    say: Say,
    token: str,
    dialog_manager: DialogManager,
) -> None:
    """Takes a one-tap step, or begins one that needs more."""
    case_id, arrow = row_id(callback_data.id), callback_data.arrow
    if arrow in FIRST or arrow not in ONE_TAP:
        view = await _view(desk, actor, case_id)
        if not one_tap(arrow, view.line.kind):
            may = arrow in FIRST and arrow in view.may.steps
            await _begin(query, desk, actor, say, view, arrow, dialog_manager, may=may)
            return
    refused: WrongStep | Refused | None = None
    try:
        await desk.office.do(
            steps.take_step, Request(actor=actor, token=token, now=desk.clock.now()), case_id, arrow
        )
    except (WrongStep, Refused) as error:
        refused = error
    view = await _view(desk, actor, case_id)
    page = case_page(say, view, desk.zone, actor)
    if refused is None:
        special = f"done-{arrow.value}-{view.line.kind.value}"
        key = special if say.has(special) else f"done-{arrow.value}"
        await show.answer(query, page, say.plain(key))
    else:
        key = "too-late" if isinstance(refused, WrongStep) else "not-this-step"
        await show.answer(query, page, say.plain(key), alert=True)


@router.callback_query(AddDetail.filter())
async def add_detail(
    query: CallbackQuery,
    callback_data: AddDetail,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins adding a sentence or photos, asked for or not."""
    view = await _view(desk, actor, row_id(callback_data.id))
    may = view.may.add_detail
    await _begin(query, desk, actor, say, view, Arrow.ANSWER, dialog_manager, may=may)


@router.callback_query(ShowFile.filter())
async def show_file(
    query: CallbackQuery, callback_data: ShowFile, desk: Desk, actor: Actor, bot: Bot
) -> None:
    """Sends the attachment."""
    ref = await desk.boards.cases.attachment(actor, row_id(callback_data.id))
    await desk.files.size(ref.file)  # gone from the disk: said before anything is sent
    file = Stored(desk.files, ref.file)
    if ref.kind is AttachmentKind.PHOTO:
        await bot.send_photo(query.from_user.id, file)
    else:
        await bot.send_voice(query.from_user.id, file)
    await answer_tap(query)


async def _begin(
    query: CallbackQuery,
    desk: Desk,
    actor: Actor,
    say: Say,
    view: CaseView,
    arrow: Arrow,
    manager: DialogManager,
    *,
    may: bool,
) -> None:
    """Starts the dialog if the step is still open; else says why not, and how the case stands."""
    if not may:
        page = case_page(say, view, desk.zone, actor)
        await show.answer(query, page, _why_not(say, view, arrow), alert=True)
        return
    data = start_data(view.line.id, arrow)
    await manager.start(FIRST[arrow], data=data, mode=StartMode.RESET_STACK)
    await answer_tap(query)


def _why_not(say: Say, view: CaseView, arrow: Arrow) -> str:
    """A question may be answered already (from another message), or asked no more."""
    if arrow is not Arrow.ANSWER:
        return say.plain("too-late")
    if view.may.add_detail:
        return say.plain("answer-given")
    return say.plain("answer-over", state=words.state(say, view.line.state, view.line.kind))


async def _view(desk: Desk, actor: Actor, case_id: int) -> CaseView:
    return await desk.boards.cases.view(actor, case_id, desk.clock.now())


async def _page(desk: Desk, actor: Actor, say: Say, case_id: int) -> Page:
    return case_page(say, await _view(desk, actor, case_id), desk.zone, actor)
