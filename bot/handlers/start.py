"""/start: binding by an invitation link, and a short welcome."""

from aiogram import Bot, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot import menus, words
from bot.context import CHANNEL, Desk
from bot.handlers.missed import catch_up, waiting
from bot.pages import show
from bot.pages.missed import missed_rows, missed_text
from bot.pages.page import Page, joined
from bot.texts import Html, Say, say_in
from domain.access import Act, may_ever
from domain.people import binding
from domain.people.model import Actor
from domain.request import Request

router = Router(name="start")


@router.message(CommandStart(deep_link=True))
async def bind(
    message: Message, command: CommandObject, bot: Bot, desk: Desk, request: Request
) -> None:
    """Binds the chat to the invitation's post."""
    if message.from_user is None:
        return
    actor = await desk.office.do(
        binding.bind,
        request,
        CHANNEL,
        str(message.from_user.id),
        message.from_user.language_code,
        (command.args or "").strip(),
    )
    say = say_in(actor.locale)
    await menus.show(bot, message.chat.id, actor)
    await message.answer(say("start-bound", posts=posts(say, actor), next=_next(say, actor)))


@router.message(CommandStart())
async def welcome(
    message: Message, bot: Bot, desk: Desk, request: Request, actor: Actor, say: Say
) -> None:
    """Greets somebody the desk knows, and says what waits for them, first what they missed."""
    await menus.show(bot, message.chat.id, actor)
    missed, waits = await catch_up(desk, request), await waiting(desk, request)
    hello = say("start-again", posts=posts(say, actor), next=_next(say, actor))
    lines = missed_text(say, missed, waits)
    text = joined([hello, *(["", *lines] if lines else [])])
    await show.send(message, Page(text=text, rows=missed_rows(say, missed, waits)))


def posts(say: Say, actor: Actor) -> Html:
    """The actor's posts in one line each."""
    return Html(
        "\n".join(
            say("start-post", unit=seat.unit_name, role=words.role(say, seat.role))
            for seat in actor.seats
        )
    )


def _next(say: Say, actor: Actor) -> Html:
    """What to do first, by what the posts are for."""
    if may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION):
        return say("start-next-handle")
    if may_ever(actor, Act.ANSWER_REFERRAL):
        return say("start-next-referrals")
    if may_ever(actor, Act.REPORT):
        return say("start-next-report")
    if may_ever(actor, Act.BOARD):
        return say("start-next-board")
    return say("start-next-help")
