"""/digest: when the figures of one's board come by themselves."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.digests import ChooseDigest, DigestsOf
from bot.context import Desk
from bot.pages import lists, show
from bot.pages.digests import digests_page
from bot.pages.page import Page, row_id
from bot.texts import Say
from domain.access import Act, may_ever
from domain.digests import actions
from domain.request import Request

router = Router(name="digests")


@router.message(Command("digest"))
async def digest(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """What is chosen for each of one's posts that has a board."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("status-not-yours", posts=posts))
        return
    await show.send(message, await _page(desk, request, say))


@router.callback_query(DigestsOf.filter())
async def open_page(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """The same by a button."""
    await show.answer(query, await _page(desk, request, say))


@router.callback_query(ChooseDigest.filter())
async def choose(
    query: CallbackQuery, callback_data: ChooseDigest, desk: Desk, request: Request, say: Say
) -> None:
    """Chooses, and shows what is chosen now."""
    post, pace = row_id(callback_data.post), callback_data.pace.pace
    await desk.office.do(actions.choose, request, post, pace)
    done = say.plain(f"digest-chosen-{callback_data.pace.value}")
    await show.answer(query, await _page(desk, request, say), done)


async def _page(desk: Desk, request: Request, say: Say) -> Page:
    rows = await desk.boards.digests.mine(request.by, desk.office.rules.day(request.now))
    return digests_page(say, rows, desk.office.rules.morning)
