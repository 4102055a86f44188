"""Puts the bot's handlers together. The dispatcher keeps no state of its own.

What it needs comes with each update: the desk's parts and the conversation of the lane. So one is
enough for a process, and a restart changes nothing.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from aiogram import Dispatcher, Router
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram_dialog import setup_dialogs

from bot.conversation import ConversationStorage
from bot.errors import on_error
from bot.middlewares import Asking

_HANDLERS = ("start", "help", "language", "cancel", "report")
_FEATURES = ("cases", "queue", "mine", "weekly", "status")
_DIALOGS = ("report", "case_step", "weekly_remark")
_LAST = ("member", "fallback")


def _attach(dispatcher: Dispatcher, module: str, name: str) -> None:
    if find_spec(module) is None:
        return
    found: Router = getattr(import_module(module), name)
    dispatcher.include_router(found)


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
    for name in (*_HANDLERS, *_FEATURES, "unknown"):
        _attach(made, f"bot.handlers.{name}", "router")
    for name in _DIALOGS:
        _attach(made, f"bot.dialogs.{name}", "dialog")
    for name in _LAST:
        _attach(made, f"bot.handlers.{name}", "router")
    setup_dialogs(made, events_isolation=isolation)
    return made
