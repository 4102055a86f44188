"""/practice: to practise and back. Whatever the chat does, this is handled at the desk."""

from dataclasses import replace
from datetime import datetime

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.buttons.practice import PracticeBegin, PracticeEnd, PracticeLeave
from bot.context import Desk
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.page import Page, joined
from bot.pages.practice import idle_page, left_page, practising_page
from bot.telegram.conversation import current
from bot.telegram.practice.switch import Switch, forget, switch_of, turn_to
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.cases.model import CaseKind, Urgency
from domain.people.model import Actor
from domain.practice.model import Example, Rooms, made_at, room_name
from domain.request import Request

router = Router(name="practice")

_EXAMPLES = (
    ("leak", CaseKind.DISPUTE, 1, Urgency.YELLOW),
    ("noise", CaseKind.DISPUTE, 1, Urgency.ORANGE),
    ("lamp", CaseKind.OPINION, 4, Urgency.YELLOW),
)
"""With where their category stands in the usual list: neighbours, lighting."""


@router.message(Command("practice"))
async def practice(
    message: Message, desk: Desk, request: Request, say: Say, dialog_manager: DialogManager
) -> None:
    """How it stands with this chat."""
    await show.send(message, await _page(desk, request, say, dialog_manager))


@router.callback_query(PracticeBegin.filter())
async def begin(
    query: CallbackQuery,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Makes a room, or opens the one that is there, and turns to it."""
    if desk.rooms is None or not desk.rooms.offered:
        await show.answer(query, await _page(desk, request, say, dialog_manager))
        return
    if await _switch(desk.rooms, request.now) is None:
        asked = room_name(request.token, request.now)
        name = await desk.rooms.make(asked, request, await _examples(desk, request, say))
        until = (made_at(name) or request.now) + desk.rooms.days
        turn_to(current(), Switch(room=name, until=until))
    switch = switch_of(current())
    if switch is None or not switch.room:
        await show.answer(query, await _page(desk, request, say, dialog_manager))
        return
    turn_to(current(), replace(switch, last=None))
    sent = await _say(bot, query, await _page(desk, request, say, dialog_manager))
    turn_to(current(), replace(switch, first=sent, last=None))


@router.callback_query(PracticeLeave.filter())
async def leave(
    query: CallbackQuery,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Back to the desk, and to what was left open there."""
    switch = switch_of(current())
    was_on = switch is not None and switch.on
    if switch is not None and switch.on:
        turn_to(current(), replace(switch, last=0))
    sent = await _say(bot, query, await _page(desk, request, say, dialog_manager))
    _left(sent, was_on=was_on)
    await _go_on(dialog_manager, was_on=was_on)


@router.callback_query(PracticeEnd.filter())
async def end(
    query: CallbackQuery,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Removes all of it."""
    switch = switch_of(current())
    if desk.rooms is None or switch is None or not switch.room:
        await show.answer(query, await _page(desk, request, say, dialog_manager))
        return
    was_on = switch.on
    await _close(desk.rooms, switch)
    sent = await _say(bot, query, idle_page(say, desk.rooms.days.days, say("practice-cleared")))
    _left(sent, was_on=was_on)
    await _go_on(dialog_manager, was_on=was_on)


async def _say(bot: Bot, query: CallbackQuery, page: Page) -> int:
    """Says it below all else: what is above belongs to the one, what is below to the other. Returns
    the number of that message."""
    sent = await bot.send_message(query.from_user.id, page.text, reply_markup=page.keyboard)
    await answer_tap(query)
    return sent.message_id


def _left(sent: int, *, was_on: bool) -> None:
    """Notes by which message the chat left its practice."""
    switch = switch_of(current())
    if was_on and switch is not None:
        turn_to(current(), replace(switch, last=sent))


async def _close(rooms: Rooms, switch: Switch) -> None:
    await rooms.clear(switch.room)
    forget(current())
    last = 0 if switch.last is None else switch.last
    turn_to(current(), replace(switch, room="", last=last))


async def _go_on(manager: DialogManager, *, was_on: bool) -> None:
    """What was open at the desk comes into sight again."""
    if was_on and manager.has_context():
        await manager.show(ShowMode.SEND)


async def _switch(rooms: Rooms, now: datetime) -> Switch | None:
    """The chat's practice, if there is one still."""
    switch = switch_of(current())
    if switch is None or not switch.room:
        return None
    gone = now >= switch.until or await rooms.held(switch.room) is None
    if not gone:
        return switch
    await _close(rooms, switch)
    return None


async def _page(desk: Desk, request: Request, say: Say, manager: DialogManager) -> Page:
    if desk.rooms is None or not desk.rooms.offered:
        return Page(text=say("practice-none"))
    switch = await _switch(desk.rooms, request.now)
    held = None if switch is None else await desk.rooms.held(switch.room)
    if switch is None or held is None:
        return idle_page(say, desk.rooms.days.days)
    if not switch.on:
        return left_page(say, held, switch.until, desk.zone)
    waits = manager.has_context()
    tries = _tries(say, request.by)
    return practising_page(say, tries, held, switch.until, desk.zone, waits=waits)


def _tries(say: Say, actor: Actor) -> Html:
    """What there is to try, by what the posts are for."""
    handles = may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION)
    reports = may_ever(actor, Act.REPORT)
    keys = ["practice-try-queue"] if handles else []
    if reports:
        keys += ["practice-try-report"] if handles else ["practice-try-mine", "practice-try-report"]
    if not keys:
        keys = ["practice-try-status" if may_ever(actor, Act.BOARD) else "practice-try-org"]
    return Html(joined(say(key) for key in keys))


async def _examples(desk: Desk, request: Request, say: Say) -> list[Example]:
    """The made-up matters, in the words of the reader's language."""
    today = desk.office.rules.day(request.now)
    found = []
    for name, kind, usual, urgency in _EXAMPLES:
        known = await desk.boards.cases.categories(kind, today)
        category = known[min(usual, len(known) - 1)]
        found.append(
            Example(
                kind=kind,
                category_id=category.id,
                place=say.plain("practice-example-place"),
                summary=say.plain(f"practice-example-{name}"),
                urgency=urgency,
            )
        )
    return found
