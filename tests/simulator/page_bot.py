"""The small bot that the tests of the page talk to."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from PIL import Image

GREETING = "您好，<b>李建国</b>\n<blockquote>今天两件事</blockquote>\n<tg-spoiler>保密</tg-spoiler>"


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#0b6350").save(file, "PNG")
    return file.getvalue()


def _keys(count: int) -> InlineKeyboardMarkup:
    data = {"加一": f"add:{count + 1}", "提醒": "alert", "删除": "delete"}
    row = [InlineKeyboardButton(text=text, callback_data=value) for text, value in data.items()]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def _router() -> Router:
    router = Router()

    @router.message(Command("start"))
    async def start(message: Message) -> None:
        await message.answer(GREETING, parse_mode="HTML", reply_markup=_keys(0))

    @router.message(Command("photo"))
    async def photo(message: Message) -> None:
        await message.answer_photo(BufferedInputFile(picture(), "a.png"), caption="本月统计图")

    @router.message(Command("keys"))
    async def keys(message: Message) -> None:
        markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="今天要办")]])
        await message.answer("选一个", reply_markup=markup)

    @router.message(F.text)
    async def echo(message: Message) -> None:
        await message.reply(f"收到：{message.text}")

    @router.message()
    async def other(message: Message) -> None:
        await message.answer(f"收到附件，说明：{message.caption}")

    @router.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"改成：{message.text}")

    @router.callback_query()
    async def tapped(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        if query.data == "alert":
            await query.answer("明早九点前请上报", show_alert=True)
        elif query.data == "delete":
            await query.message.delete()
            await query.answer()
        else:
            count = int((query.data or "").removeprefix("add:"))
            await query.message.edit_text(f"已加到 {count}", reply_markup=_keys(count))
            await query.answer(f"记下了 {count}")

    return router


@asynccontextmanager
async def polling(url: str) -> AsyncIterator[Bot]:
    """The bot, at work on the simulator at ``url``."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with Bot("42:wall", session=session) as bot:
        # The first call is what makes the simulator know the bot.
        await bot.set_my_commands([BotCommand(command="photo", description="看统计图")])
        dispatcher = Dispatcher()
        dispatcher.include_router(_router())
        begun = asyncio.Event()
        dispatcher.startup.register(begun.set)
        task = asyncio.create_task(
            dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)
        )
        await begun.wait()
        try:
            yield bot
        finally:
            await dispatcher.stop_polling()
            await task
