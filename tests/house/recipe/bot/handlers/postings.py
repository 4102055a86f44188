"""/postings: what units have to say, and the button that begins a posting."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.postings import SeePostings, WritePosting
from bot.context import Desk
from bot.dialogs.postings import PostingDraft, PostingStates
from bot.handlers.opening import begin
from bot.pages import show
from bot.pages.postings import postings_page
from bot.texts import Say
from domain.access import Act
from domain.errors import Refused
from domain.request import Request

router = Router(name="postings")


@router.message(Command("postings"))
async def command(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The newest ones."""
    board = await desk.boards.postings.newest(request.by)
    await show.send(message, postings_page(say, board, desk.zone))


@router.callback_query(SeePostings.filter())
async def see(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """The same in the place of the notice."""
    board = await desk.boards.postings.newest(request.by)
    await show.answer(query, postings_page(say, board, desk.zone))


@router.callback_query(WritePosting.filter())
async def write(
    query: CallbackQuery, desk: Desk, request: Request, dialog_manager: DialogManager
) -> None:
    """Asks what to say. Which unit says it is read, never taken from the phone."""
    board = await desk.boards.postings.newest(request.by)
    if board.unit_id is None:
        raise Refused(Act.PUT_UP.value)
    await begin(query, dialog_manager, PostingStates.words, PostingDraft(unit_id=board.unit_id))
