"""/page: a link to the desk page, and out of it everywhere."""

import secrets

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.passes import PageLink, PageOver
from bot.context import Desk
from bot.errors import answer_tap
from bot.pages import lists, show
from bot.pages.page import Page
from bot.pages.passes import link_page, over_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.passes.actions import give_link, sign_out_everywhere
from domain.people.messengers import Messenger
from domain.request import Request

router = Router(name="passes")


@router.message(Command("page"))
async def page(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """A link of one's own."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("status-not-yours", posts=posts))
        return
    await show.send(message, await _link(desk, request, say))


@router.callback_query(PageLink.filter())
async def again(query: CallbackQuery, bot: Bot, desk: Desk, request: Request, say: Say) -> None:
    """The same by a button; below what was tapped, which stays."""
    made = await _link(desk, request, say)
    await bot.send_message(query.from_user.id, made.text, reply_markup=made.keyboard)
    await answer_tap(query)


@router.callback_query(PageOver.filter())
async def over(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """Signs out everywhere."""
    ended = await desk.office.do(sign_out_everywhere, request)
    await show.answer(query, over_page(say, ended))


async def _link(desk: Desk, request: Request, say: Say) -> Page:
    if desk.page_url is None:
        return Page(text=say("page-off"))
    secret = secrets.token_urlsafe(32)
    await desk.office.do(give_link, request, secret=secret)
    inside = desk.channel is Messenger.TELEGRAM  # which alone signs who opens a page
    return link_page(say, desk.page_url, secret, inside=inside)
