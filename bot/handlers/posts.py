"""/posts: one's own posts, and leaving one."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot import menus, quick
from bot.buttons.posts import ResignPost
from bot.context import Desk
from bot.pages import show
from bot.pages.page import Page, row_id
from bot.pages.posts import leaving_page, named, own_page
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.errors import NotFound
from domain.people import tenure
from domain.people.model import Actor
from domain.request import Request

router = Router(name="posts")


@router.message(Command("posts"))
async def own(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """One's own posts."""
    await show.send(message, await _page(desk, request.by, say))


@router.callback_query(ResignPost.filter())
async def leave(
    query: CallbackQuery,
    callback_data: ResignPost,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Asks, then leaves it: from then on nothing of it is theirs."""
    post_id = row_id(callback_data.post)
    rows = await desk.boards.people.posts(request.by)
    row = next((one for one in rows if one.post_id == post_id), None)
    if row is None:
        raise NotFound("post")
    if not callback_data.sure:
        await show.answer(query, leaving_page(say, row))
        return
    await desk.office.do(tenure.resign, request, post_id)
    today = desk.office.rules.day(request.now)
    address = desk.address(query.from_user.id)
    left = await desk.boards.people.actor(desk.channel, address, today)
    if left is None:
        raise NotFound("person")
    heading = say("posts-left", post=named(say, row.unit.name, row.role, stand_in=row.stand_in))
    await menus.show(bot, query.from_user.id, left, lacks=desk.lacks)
    await quick.keep_in_step(query, left, desk)
    await show.answer(query, await _page(desk, left, say, heading))


async def _page(desk: Desk, actor: Actor, say: Say, heading: Html | None = None) -> Page:
    rows = await desk.boards.people.posts(actor)
    return own_page(say, rows, fills=may_ever(actor, Act.INVITE), heading=heading)
