"""What nobody else took: a word of help, and never silence to a tap."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.buttons.report import NewReport
from bot.errors import answer_tap
from bot.texts import Say
from domain.access import Act, may_ever
from domain.people.model import Actor

router = Router(name="fallback")


@router.message()
async def message_out_of_turn(message: Message, actor: Actor, say: Say) -> None:
    """A sentence, photo or sticker while nothing is being asked."""
    if not may_ever(actor, Act.REPORT):
        await message.answer(say("fallback-help"))
        return
    begin = InlineKeyboardButton(text=say.plain("fallback-begin"), callback_data=NewReport().pack())
    key = "fallback-text" if message.text else "fallback-other"
    await message.answer(say(key), reply_markup=InlineKeyboardMarkup(inline_keyboard=[[begin]]))


@router.callback_query()
async def old_button(query: CallbackQuery, say: Say) -> None:
    """A button this version does not know."""
    await answer_tap(query, say.plain("error-stale"))
