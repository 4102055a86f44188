"""/words: which categories are corrected most, and the words a place adds."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.reading import TakeOutWord, WordsAt
from bot.context import Desk
from bot.dialogs.meaning import meant
from bot.pages import show
from bot.pages.page import page_number, row_id
from bot.pages.reading import words_page
from bot.texts import LOCALES, Say, say_in
from bot.words import kind as kind_word
from domain.cases.model import CaseKind
from domain.errors import Invalid
from domain.reading.actions import add_word, take_out_word
from domain.request import Request

router = Router(name="reading")


@router.message(Command("words"))
async def added(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The page; with a word and a category behind it: adds the word."""
    board = await desk.boards.reading.board(request.by)
    news = None
    if command.args:
        word, _, rest = command.args.strip().partition(" ")
        category_id = await _category(desk, request, rest)
        done = await desk.office.do(add_word, request, word, category_id)
        board = await desk.boards.reading.board(request.by)
        news = say("words-done", word=done.word)
    await show.send(message, words_page(say, board, news=news))


@router.callback_query(WordsAt.filter())
async def turn(
    query: CallbackQuery, callback_data: WordsAt, desk: Desk, request: Request, say: Say
) -> None:
    """Another page of the words."""
    board = await desk.boards.reading.board(request.by)
    await show.answer(query, words_page(say, board, page_number(callback_data.page)))


@router.callback_query(TakeOutWord.filter())
async def out(
    query: CallbackQuery, callback_data: TakeOutWord, desk: Desk, request: Request, say: Say
) -> None:
    """Takes a word out."""
    await desk.office.do(take_out_word, request, row_id(callback_data.id))
    board = await desk.boards.reading.board(request.by)
    await show.answer(query, words_page(say, board), say.plain("words-gone"))


async def _category(desk: Desk, request: Request, typed: str) -> int:
    """The category of these words, with its kind before it where both kinds have one of that name.
    Raises Invalid (``words-which``)."""
    today = desk.office.rules.day(request.now)
    found: set[int] = set()
    for locale in LOCALES:
        say = say_in(locale)
        for kind in CaseKind:
            for one in await desk.boards.cases.categories(kind, today):
                label = one.label.read(locale)
                labels = {1: label, 2: f"{kind_word(say, kind)}{label}"}
                if meant(typed, labels) is not None:
                    found.add(one.id)
    if len(found) != 1:
        raise Invalid("words-which")
    return found.pop()
