"""Every window renders in both languages, within the messenger's limits."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window

from bot.texts import LOCALES, say_in
from tests.bot.samples import begins_well

DIALOGS = ("report", "case_step", "weekly_remark")
INTENT = 7
"""Bytes aiogram-dialog puts before each button's data: six of the intent and a separator."""


class _Manager:
    def __init__(self, locale: str) -> None:
        self.middleware_data = {"say": say_in(locale)}

    def is_preview(self) -> bool:
        return True


def _windows() -> Iterator[tuple[str, State]]:
    for name in DIALOGS:
        for state in import_module(f"bot.dialogs.{name}.previews").PREVIEWS:
            yield name, state


async def _rendered(name: str, state: State, locale: str) -> tuple[str, list[list[Any]]]:
    dialog: Dialog = import_module(f"bot.dialogs.{name}").dialog
    data = import_module(f"bot.dialogs.{name}.previews").preview(say_in(locale), state)
    window = cast(Window, dialog.windows[state])
    manager = cast(DialogManager, _Manager(locale))
    assert window.keyboard is not None
    return await window.render_text(data, manager), await window.keyboard.render_keyboard(
        data, manager
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("name", "state"), list(_windows()), ids=lambda v: getattr(v, "state", v))
async def test_every_window_renders(name: str, state: State, locale: str) -> None:
    text, rows = await _rendered(name, state, locale)
    assert 0 < len(text) <= 4096
    buttons = [button for row in rows for button in row]
    assert 0 < len(buttons) <= 100
    assert all(len(row) <= 8 for row in rows)
    for button in buttons:
        assert button.text.strip()
        assert begins_well(button.text)
        assert INTENT + len(button.callback_data.encode()) <= 64
