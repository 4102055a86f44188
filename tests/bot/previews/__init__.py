"""Each window of each dialog with something in it, to look at and to test without a messenger.

A module for each dialog: its ``PREVIEWS`` by state, and ``preview(say, state)``: a window's data.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog

from bot.dispatcher import dispatcher
from bot.texts import Say


def _previews() -> Iterator[tuple[State, ModuleType]]:
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        for state in getattr(module, "PREVIEWS", ()):
            yield state, module


PREVIEWS = dict(_previews())
"""Each state that has a preview, and the module it is in."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    shown: dict[str, Any] = PREVIEWS[state].preview(say, state)
    return shown


def _routers(router: Router) -> Iterator[Router]:
    yield router
    for below in router.sub_routers:
        yield from _routers(below)


def dialogs() -> list[Dialog]:
    """The dialogs of ours that the dispatcher knows."""
    return [
        router
        for router in _routers(dispatcher())
        if isinstance(router, Dialog) and router.states_group().__module__.startswith("bot.")
    ]


def windows() -> list[tuple[Dialog, State]]:
    """Each of their windows."""
    return [(dialog, state) for dialog in dialogs() for state in dialog.states()]


def groups() -> set[type[StatesGroup]]:
    """Each group of states that the bot declares."""
    return {group for group in StatesGroup.__subclasses__() if group.__module__.startswith("bot.")}
