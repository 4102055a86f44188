"""/start: what an invitation link leads to, binding by it, and a short welcome."""

import re

from aiogram import Bot, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove
from magic_filter import F

from bot import links, menus, quick, words
from bot.buttons.posts import NotMine, TakePost
from bot.context import Desk
from bot.entry import is_for_chat
from bot.errors import answer_tap, explain, explain_plain
from bot.handlers import guesses
from bot.handlers.missed import catch_up, waiting
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.channels import joined_page
from bot.pages.missed import missed_rows, missed_text
from bot.pages.page import Page, joined, row_id
from bot.pages.posts import offer_page
from bot.texts import Html, Say, say_in
from domain.errors import BadInvitation, Invalid
from domain.people import binding
from domain.people.channels import join_channel
from domain.people.model import Actor
from domain.request import Request

router = Router(name="start")

_TO_CASE = re.compile(rf"{links.CASE}\d{{1,10}}\Z")


@router.message(CommandStart(deep_link=True, magic=F.args.regexp(_TO_CASE)))
async def to_case(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The matter that a card in a group leads to, for whom it is within reach."""
    if request.actor is None:
        await message.answer(say("stranger-hello"))
        return
    number = row_id(int((command.args or "").removeprefix(links.CASE)))
    view = await desk.boards.cases.view(request.by, number, request.now)
    await show.send(message, case_page(say, view, desk.zone, request.by))


@router.message(CommandStart(deep_link=True))
async def opened(
    message: Message,
    command: CommandObject,
    bot: Bot,
    desk: Desk,
    request: Request,
    actor: Actor | None,
    say: Say,
) -> None:
    """Shows which post the link or the code leads to; nothing is bound before that is confirmed.
    Who has confirmed it is greeted. A code for another chat brings that in at once."""
    user, word = message.from_user, (command.args or "").strip()
    if user is None:
        return
    if guesses.too_many(request.now):
        await message.answer(say("entry-too-many"))
        return
    address = desk.address(user.id)
    try:
        if is_for_chat(word):
            added = await desk.office.do(
                join_channel, request, desk.channel, address, user.language_code, word
            )
            await menus.show(bot, message.chat.id, added, lacks=desk.lacks)
            await show.send(message, joined_page(say_in(added.locale), added))
            return
        offer = await desk.boards.people.offer(desk.channel, address, word, request.now)
    except BadInvitation as error:
        guesses.failed(desk, error, request.now)
        await message.answer(explain(say, error))
        return
    if offer.yours and actor is not None and actor.seats:
        await menus.show(bot, message.chat.id, actor, lacks=desk.lacks)
        text = joined([_bound(say, actor, offer.open), *_taught(say, actor, desk)])
        await message.answer(text, reply_markup=_quick(actor, desk))
    elif offer.yours:
        await message.answer(say("start-over"))
    else:
        await show.send(message, offer_page(say, offer, word, desk.zone))


@router.callback_query(TakePost.filter())
async def take(
    query: CallbackQuery,
    callback_data: TakePost,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Binds the chat to the post. Where somebody came to have it meanwhile, that is said first."""
    user, word = query.from_user, callback_data.word
    address = desk.address(user.id)
    if guesses.too_many(request.now):
        await answer_tap(query, say.plain("entry-too-many"), alert=True)
        return
    try:
        actor = await desk.office.do(
            binding.bind,
            request,
            desk.channel,
            address,
            user.language_code,
            word,
            replacing=callback_data.replacing,
        )
    except BadInvitation as error:
        guesses.failed(desk, error, request.now)
        await answer_tap(query, explain_plain(say, error), alert=True)
        return
    except Invalid as error:
        if error.reason != "post-held":
            raise
        offer = await desk.boards.people.offer(desk.channel, address, word, request.now)
        page = offer_page(say, offer, word, desk.zone)
        await show.answer(query, page, explain_plain(say, error), alert=True)
        return
    say = say_in(actor.locale)
    offer = await desk.boards.people.offer(desk.channel, address, word, request.now)
    await menus.show(bot, user.id, actor, lacks=desk.lacks)
    next_step = joined(_taught(say, actor, desk)[1:])
    if next_step or desk.has_quick:
        markup = _quick(actor, desk)
        await bot.send_message(
            query.from_user.id, next_step or say("quick-changed"), reply_markup=markup
        )
    await show.answer(query, Page(text=_bound(say, actor, offer.open)))


@router.callback_query(NotMine.filter())
async def decline(query: CallbackQuery, say: Say) -> None:
    """Nothing was bound, or left, and nothing is."""
    await show.answer(query, Page(text=say("offer-declined")))


@router.message(CommandStart())
async def welcome(
    message: Message, bot: Bot, desk: Desk, request: Request, actor: Actor, say: Say
) -> None:
    """Greets somebody the desk knows and brings the quick buttons; and says below it what waits for
    them, first what they missed."""
    await menus.show(bot, message.chat.id, actor, lacks=desk.lacks)
    hello = say("start-over")
    if actor.seats:
        hello = say("start-again", posts=posts(say, actor))
    text = joined([hello, *_taught(say, actor, desk)])
    await message.answer(text, reply_markup=_quick(actor, desk))
    missed, waits = await catch_up(desk, request), await waiting(desk, request)
    if lines := missed_text(say, missed, waits):
        await show.send(message, Page(text=joined(lines), rows=missed_rows(say, missed, waits)))


def _bound(say: Say, actor: Actor, waiting: int) -> str:
    return joined(
        [
            say("start-bound", posts=posts(say, actor)),
            say("start-waiting", open=waiting) if waiting else None,
        ]
    )


def posts(say: Say, actor: Actor) -> Html:
    """The actor's posts in one line each."""
    return Html(
        "\n".join(
            say("start-post", unit=seat.unit_name, role=words.role(say, seat.role))
            for seat in actor.seats
        )
    )


def _taught(say: Say, actor: Actor, desk: Desk) -> list[str]:
    """The one thing to do first, and where help is; nothing for who has done it."""
    if quick.begun() or not actor.seats:
        return []
    first = quick.first_step(actor, lacks=desk.lacks)
    button, for_help = say.plain(f"quick-{first}"), say.plain("quick-help")
    if desk.has_quick:
        how, words_do = say("start-tap", button=button), say("start-words", help=for_help)
    else:
        how = say("start-type", words=_spoken(button))
        words_do = say("start-words-typed", help=_spoken(for_help))
    return ["", say(f"start-first-{first}", how=how), words_do]


def _spoken(label: str) -> str:
    """The words of a button, without its picture."""
    return label.partition(" ")[2]


def _quick(actor: Actor, desk: Desk) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """The buttons under the message box, where the messenger has such."""
    return quick.given(actor, lacks=desk.lacks) if desk.has_quick else quick.taken_away()
