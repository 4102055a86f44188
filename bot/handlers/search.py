"""/find, and a few words by themselves: matters by their words; and lists, narrowed."""

from collections.abc import Sequence
from functools import cache

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.search import Listed, ListFace, ListOf
from bot.context import Desk
from bot.danger import whom_to_call
from bot.dialogs.numbers import case_number
from bot.errors import answer_tap
from bot.handlers.sought import keep_words, kept_words
from bot.pages import lists, narrowing, show
from bot.pages.cases import case_page
from bot.pages.page import Page, page_number, row_id
from bot.pages.search import beside_page, found_page, how_many, title_of
from bot.texts import LOCALES, Say, say_in
from domain.access import Act, may_ever
from domain.privacy import was_masked
from domain.reading.reading import life_at_stake
from domain.request import Request
from domain.search.model import NOTHING, looks_like_words, sought
from domain.search.views import NOTHING_BESIDE

router = Router(name="search")

_RECORD = "search"
"""The record of what was looked for last in this chat, by the keys of its buttons."""


@router.message(Command("find"))
async def find(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The matters with the words that follow, or the one of that number; without any, how to
    ask. Where a life is at stake, whom to call comes first."""
    typed = command.args or ""
    if life_at_stake(typed):
        await message.answer(whom_to_call(say, request.by))
    number = case_number(say, typed)
    if number is not None:
        view = await desk.boards.cases.view(request.by, row_id(number), request.now)
        await show.send(message, case_page(say, view, desk.zone, request.by))
    elif was_masked(typed):
        await message.answer(say("find-number"))
    elif not sought(typed):
        await message.answer(say("find-hint"))
    else:
        await look_for(message, typed, desk, request, say)


def may_be_words(text: str) -> bool:
    """Whether a message out of turn is words to look for: short, no sentence, no greeting, and
    nobody's number."""
    said = " ".join(sought(text))
    return looks_like_words(text) and said not in _greetings() and not was_masked(text)


@cache
def _greetings() -> frozenset[str]:
    said = (say_in(locale).plain("greetings") for locale in LOCALES)
    return frozenset(one for all_of_it in said for one in all_of_it.split("|"))


async def look_for(message: Message, typed: str, desk: Desk, request: Request, say: Say) -> None:
    """Sends what is found."""
    listed = Listed.to(ListOf.FOUND, NOTHING, keep_words(_RECORD, sought(typed)))
    page = await _page(desk, request, say, listed)
    if page is not None:
        await show.send(message, page)


@router.callback_query(Listed.filter())
async def turn(
    query: CallbackQuery, callback_data: Listed, desk: Desk, request: Request, say: Say
) -> None:
    """Another page of a list, or what it can be narrowed to."""
    page = await _page(desk, request, say, callback_data)
    if page is None:
        await answer_tap(query, say.plain("error-stale"))
    else:
        await show.answer(query, page)


async def _page(desk: Desk, request: Request, say: Say, listed: Listed) -> Page | None:
    """None: nobody knows any more what was looked for."""
    words = kept_words(_RECORD, listed.key) if listed.of is ListOf.FOUND else ()
    if words is None:
        return None
    if listed.of is ListOf.QUEUE and not _handles(request):
        return lists.no_queue(say)
    title = title_of(say, words) if words else lists.title_of(say, listed.of)
    if listed.face is ListFace.UNITS:
        units = await desk.boards.search.units(request.by, listed.chosen.unit)
        return narrowing.unit_choices_page(say, listed, units, title)
    if listed.face is ListFace.CATEGORIES:
        day = desk.office.rules.day(request.now)
        kind = listed.chosen.kind
        found = await desk.boards.cases.categories(kind, day) if kind else ()
        return narrowing.categories_page(say, listed, found, title)
    return await _lines(desk, request, say, listed, words)


async def _lines(
    desk: Desk, request: Request, say: Say, listed: Listed, words: Sequence[str]
) -> Page:
    """The list itself, or with how many it has what it can be narrowed to."""
    chosen, number = listed.chosen, page_number(listed.page)
    narrowed = await desk.boards.search.narrowed(request.by, chosen)
    by, now = request.by, request.now
    if listed.of is ListOf.FOUND and listed.face is ListFace.BESIDE:
        return beside_page(say, words, await desk.boards.search.beside(by, words, now), listed)
    if listed.of is ListOf.FOUND:
        board = await desk.boards.search.find(by, words, chosen, number, now)
        title, many = title_of(say, words), how_many(say, board)
        reports = may_ever(by, Act.REPORT)
        # what it is narrowed by, these do not have
        also = NOTHING_BESIDE
        if not chosen and not board.found.page:
            also = await desk.boards.search.beside(by, words, now)
        page = found_page(say, board, narrowed, listed, also, reports=reports)
    else:
        mine = listed.of is ListOf.MINE
        reads = desk.boards.cases
        some = await (reads.mine if mine else reads.queue)(by, number, now, chosen)
        title, many = lists.title_of(say, listed.of), str(some.total)
        page = (lists.mine if mine else lists.queue)(say, some, desk.zone, narrowed)
    if listed.face is ListFace.CHOICES:
        return narrowing.choices_page(say, listed, narrowed, title, many)
    return page


def _handles(request: Request) -> bool:
    return any(may_ever(request.by, act) for act in (Act.HANDLE_DISPUTE, Act.HANDLE_OPINION))
