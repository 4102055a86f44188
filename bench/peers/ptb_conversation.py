"""The seven-step report on python-telegram-bot's ConversationHandler.

Run as ``python -m bench.peers.ptb_conversation URL TOKEN`` it keeps nothing; with the path of a
file behind that, what its PicklePersistence keeps: everything, once a minute.
"""

import itertools
import sys
from collections.abc import Sequence
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from bench.peers.words import CATEGORIES, KINDS, PEOPLE, PLACES, SUBMIT, filed

CASES: list[dict[str, Any]] = []
NUMBERS = itertools.count(1)
KIND, CATEGORY, PLACE, PERSONS, SUMMARY, PREVIEW = range(6)
Context = ContextTypes.DEFAULT_TYPE


def keyboard(names: Sequence[str], width: int, *rest: str) -> InlineKeyboardMarkup:
    buttons = [InlineKeyboardButton(name, callback_data=str(n)) for n, name in enumerate(names)]
    rows = [buttons[n : n + width] for n in range(0, len(buttons), width)]
    rows += [[InlineKeyboardButton(name, callback_data="back")] for name in rest]
    return InlineKeyboardMarkup(rows)


async def report(update: Update, context: Context) -> int:
    assert update.message is not None
    names = [name for _, name in KINDS]
    await update.message.reply_text("要报哪一类？", reply_markup=keyboard(names, 1, "取消"))
    return KIND


def answered(name: str, text: str, names: Sequence[str], width: int, after: int) -> Any:
    """Keeps the tapped answer and asks the next question."""

    async def tapped(update: Update, context: Context) -> int:
        query = update.callback_query
        assert query is not None
        assert context.user_data is not None
        context.user_data[name] = query.data
        markup = keyboard(names, width, "返回") if names else keyboard([], 1, "返回")
        await query.edit_message_text(text, reply_markup=markup)
        await query.answer()
        return after

    return tapped


async def summary(update: Update, context: Context) -> int:
    assert update.message is not None
    assert context.user_data is not None
    context.user_data["summary"] = update.message.text
    text = "\n".join(f"{name}：{value}" for name, value in context.user_data.items())
    markup = keyboard([SUBMIT], 1, "返回", "取消")
    await update.message.reply_text(text, reply_markup=markup)
    return PREVIEW


async def submit(update: Update, context: Context) -> int:
    query = update.callback_query
    assert query is not None
    assert context.user_data is not None
    CASES.append(dict(context.user_data))
    await query.edit_message_text(filed(next(NUMBERS)), reply_markup=keyboard(["好"], 1))
    await query.answer()
    return ConversationHandler.END


def main(url: str, token: str, file: str = "") -> None:
    builder = (
        Application.builder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    )
    application = builder.persistence(PicklePersistence(file)).build() if file else builder.build()
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("report", report)],
            states={
                KIND: [
                    CallbackQueryHandler(answered("kind", "是哪一种？", CATEGORIES, 2, CATEGORY))
                ],
                CATEGORY: [
                    CallbackQueryHandler(answered("category", "在哪里？", PLACES, 1, PLACE))
                ],
                PLACE: [
                    CallbackQueryHandler(answered("place", "涉及多少人？", PEOPLE, 2, PERSONS))
                ],
                PERSONS: [
                    CallbackQueryHandler(answered("people", "用一句话说说情况。", [], 1, SUMMARY))
                ],
                SUMMARY: [MessageHandler(filters.TEXT & ~filters.COMMAND, summary)],
                PREVIEW: [CallbackQueryHandler(submit)],
            },
            fallbacks=[],
            allow_reentry=True,
            persistent=bool(file),
            name="report" if file else None,
        )
    )
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
