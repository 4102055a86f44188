"""/invite: the posts below, who is on them, and the links that lead to them."""

import asyncio

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardMarkup, Message

from bot import links
from bot.buttons.posts import InviteTo, PostAt, PostsList, Revoke, UnitPosts, Vacate
from bot.context import Desk
from bot.entry import POST, new_code
from bot.errors import answer_tap
from bot.handlers.called import called
from bot.handlers.named import name_after
from bot.pages import invite as pages
from bot.pages import show
from bot.pages.page import Page, page_number, row_id
from bot.pages.units import which_page
from bot.texts import Html, Say
from domain.access import Act
from domain.people import binding, tenure
from domain.people.messengers import Messenger
from domain.people.model import Role
from domain.people.views import PostState
from domain.request import Request

router = Router(name="invite")


@router.message(Command("invite"))
async def home(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The lists, and the units; with a unit's name, that one."""
    name = name_after(command)
    if not name:
        counts = await desk.boards.people.post_counts(request.by, request.now)
        if not counts.tops:
            await message.answer(say("error-refused-invite"))
        else:
            await show.send(message, pages.home_page(say, counts))
        return
    units = await desk.boards.org.find(request.by, name, Act.INVITE)
    if len(units) == 1:
        board = await desk.boards.people.unit_board(request.by, units[0].id, request.now)
        await show.send(message, pages.board_page(say, board))
        return
    page = which_page(say, name, units, lambda unit: UnitPosts(unit=unit))
    await show.send(message, page)


@router.callback_query(UnitPosts.filter())
async def unit(
    query: CallbackQuery, callback_data: UnitPosts, desk: Desk, request: Request, say: Say
) -> None:
    """The posts of a unit, and the units below."""
    board = await desk.boards.people.unit_board(request.by, row_id(callback_data.unit), request.now)
    await show.answer(query, pages.board_page(say, board, page_number(callback_data.page)))


@router.callback_query(PostAt.filter())
async def post(
    query: CallbackQuery, callback_data: PostAt, desk: Desk, request: Request, say: Say
) -> None:
    """One post."""
    found = await _post(desk, request, row_id(callback_data.unit), callback_data.role)
    await show.answer(query, pages.post_page(say, found, desk.zone))


@router.callback_query(PostsList.filter())
async def listed(
    query: CallbackQuery, callback_data: PostsList, desk: Desk, request: Request, say: Say
) -> None:
    """A list of posts."""
    number = page_number(callback_data.page)
    found = await desk.boards.people.post_page(
        request.by, callback_data.group, number, pages.BELOW, request.now
    )
    await show.answer(query, pages.list_page(say, found, number))


@router.callback_query(InviteTo.filter())
async def invite(
    query: CallbackQuery,
    callback_data: InviteTo,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Makes the invitation and sends it, once: the link with its picture for Telegram, and the
    code of the same invitation, which is typed in another messenger."""
    unit_id, role, capacity = row_id(callback_data.unit), callback_data.role, callback_data.capacity
    word = new_code(POST)
    bots = desk.bots or {desk.channel: bot}
    # asked before anything is done: a try that fails here leaves no invitation behind
    ways = [await _way(desk, one, there, word) for one, there in bots.items()]
    await desk.office.do(binding.invite, request, unit_id, role, capacity, secret=word)
    found = await _post(desk, request, unit_id, role)
    caption = pages.link_text(say, found, capacity, ways, desk.zone)
    markup = InlineKeyboardMarkup(inline_keyboard=list(pages.link_rows(say, found, capacity)))
    link = next((one.link for one in ways if one.link), None)
    if link is None:
        await bot.send_message(query.from_user.id, caption, reply_markup=markup)
    else:
        drawn = await asyncio.to_thread(links.picture, link)
        file = BufferedInputFile(drawn, filename="invitation.png")
        await bot.send_photo(query.from_user.id, file, caption=caption, reply_markup=markup)
    await answer_tap(query)


async def _way(desk: Desk, messenger: Messenger, bot: Bot, word: str) -> pages.WayIn:
    me = await called(desk, messenger, bot)
    if me is None:
        return pages.WayIn(messenger=messenger, bot=None, code=word)
    link = links.link(me.username or "", word) if messenger is Messenger.TELEGRAM else ""
    return pages.WayIn(messenger=messenger, bot=me.first_name, code=word, link=link)


@router.callback_query(Revoke.filter())
async def revoke(
    query: CallbackQuery, callback_data: Revoke, desk: Desk, request: Request, say: Say
) -> None:
    """Ends a link; the message that shows it goes, so that nobody passes it on."""
    await desk.office.do(binding.revoke, request, row_id(callback_data.link))
    done = say("invite-revoked")
    if isinstance(query.message, Message) and query.message.photo:
        await query.message.edit_caption(caption=done)
        await answer_tap(query)
    else:
        await show.answer(query, Page(text=done))


@router.callback_query(Vacate.filter())
async def vacate(
    query: CallbackQuery, callback_data: Vacate, desk: Desk, request: Request, say: Say
) -> None:
    """Asks, then takes the post from whoever is on it."""
    post_id, capacity = row_id(callback_data.post), callback_data.capacity
    place = await desk.boards.people.place_of(request.by, post_id)
    if not callback_data.sure:
        found = await _post(desk, request, place.unit_id, place.role)
        await show.answer(query, pages.sure_page(say, found, callback_data))
        return
    heading: Html
    if callback_data.lost:
        ended = await desk.office.do(tenure.lose_phone, request, post_id, capacity)
        heading = say("invite-lost-done", count=ended)
    else:
        await desk.office.do(tenure.vacate, request, post_id, capacity)
        heading = say("invite-vacate-done")
    found = await _post(desk, request, place.unit_id, place.role)
    await show.answer(query, pages.post_page(say, found, desk.zone, heading))


async def _post(desk: Desk, request: Request, unit_id: int, role: Role) -> PostState:
    board = await desk.boards.people.unit_board(request.by, unit_id, request.now)
    return pages.state_of(board, role)
