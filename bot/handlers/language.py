"""/language: Chinese, English, or as the phone speaks."""

from dataclasses import replace

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot import menus, quick
from bot.buttons.language import Language
from bot.context import Desk
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.page import Page
from bot.texts import Say, say_in
from domain.people import binding
from domain.people.model import locale_of
from domain.request import Request

router = Router(name="language")

_CODES = ("zh", "en", "auto")


@router.message(Command("language"))
async def ask(message: Message, say: Say) -> None:
    """Offers the choice."""
    rows = [
        [
            InlineKeyboardButton(
                text=say.plain(f"language-{code}"), callback_data=Language(code=code).pack()
            )
        ]
        for code in _CODES
    ]
    await message.answer(
        say("language-ask"), reply_markup=InlineKeyboardMarkup(inline_keyboard=rows)
    )


@router.callback_query(Language.filter())
async def choose(
    query: CallbackQuery, callback_data: Language, bot: Bot, desk: Desk, request: Request
) -> None:
    """Sets it, and says so in the language chosen."""
    chosen = None if callback_data.code == "auto" else callback_data.code
    await desk.office.do(binding.choose_language, request, chosen)
    locale = locale_of(chosen, query.from_user.language_code)
    say = say_in(locale)
    await answer_tap(query)
    await show.redraw(query, Page(text=say("language-set")))
    speaker = replace(request.by, locale=locale)
    await menus.show(bot, query.from_user.id, speaker, lacks=desk.lacks)
    await quick.keep_in_step(query, speaker, desk)
