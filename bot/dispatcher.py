"""Puts the bot's handlers together. The dispatcher keeps no state of its own.

What it needs comes with each update: the desk's parts and the conversation of the lane. So one is
enough for a process, and a restart changes nothing.
"""

from functools import cache

from aiogram import Dispatcher
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram_dialog import setup_dialogs

from bot.conversation import ConversationStorage
from bot.dialogs import case_step, report, weekly_remark
from bot.dialogs.screens import Screens
from bot.errors import on_error
from bot.handlers import (
    cancel,
    cases,
    fallback,
    help,
    language,
    member,
    mine,
    queue,
    start,
    status,
    unknown,
    weekly,
)
from bot.handlers import report as report_handlers
from bot.middlewares import Asking


@cache
def dispatcher() -> Dispatcher:
    """The dispatcher: feed it updates with ``desk=`` inside ``conversation.talking``.

    Commands come before the dialogs, which would take a command for an answer; the fallback last.
    """
    # The inbox hands out one update of a chat at a time, so there is nothing to isolate.
    isolation = DisabledEventIsolation()
    made = Dispatcher(storage=ConversationStorage(), events_isolation=isolation)
    made.update.outer_middleware(Asking())
    made.errors.register(on_error)
    made.include_routers(
        start.router,
        report_handlers.router,
        mine.router,
        queue.router,
        weekly.router,
        status.router,
        cases.router,
        help.router,
        language.router,
        cancel.router,
        unknown.router,
        report.dialog,
        case_step.dialog,
        weekly_remark.dialog,
        member.router,
        fallback.router,
    )
    setup_dialogs(made, dialog_manager_factory=Screens(), events_isolation=isolation)
    return made
