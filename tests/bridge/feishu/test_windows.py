"""Every window of the desk's dialogs as a card."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window

from bot.texts import say_in
from botapi.parsing.html import parse_html
from bridge.feishu.cards import card, content, count
from bridge.feishu.keyboard import AS_BUTTONS
from bridge.messenger import Outgoing
from tests.bot.previews import preview, windows
from tests.bridge.feishu.reading import elements, shown
from tests.examples import drawn


class _Manager:
    def __init__(self, locale: str) -> None:
        self.middleware_data = {"say": say_in(locale)}

    def is_preview(self) -> bool:
        return True


async def _window(dialog: Dialog, state: State, locale: str) -> Outgoing:
    data = preview(say_in(locale), state)
    window = cast(Window, dialog.windows[state])
    manager = cast(DialogManager, _Manager(locale))
    assert window.keyboard is not None
    text, entities = parse_html(await window.render_text(data, manager))
    rows = await window.keyboard.render_keyboard(data, manager)
    return Outgoing(
        text=text,
        entities=tuple(entities),
        keyboard=tuple(
            tuple(button.model_dump(exclude_none=True) for button in row) for row in rows
        ),
    )


def _lines(text: str) -> list[str]:
    return [
        line for line in (re.sub(r"\s+", " ", line).strip() for line in text.split("\n")) if line
    ]


@pytest.mark.parametrize("locale", ["zh", "en"])
async def test_every_window_is_a_card_that_says_the_same(locale: str) -> None:
    for dialog, state in drawn(windows()):
        message = await _window(dialog, state, locale)
        made: Any = card(message)
        assert content(made)
        assert count(made) <= 200
        said = [shown(part["content"]).text for part in elements(made, "markdown")]
        assert _lines("\n".join(said)) == _lines(message.text), state
        buttons = [button["text"]["content"] for button in elements(made, "button")]
        options = [
            option["text"]["content"]
            for select in elements(made, "select_static")
            for option in select["options"]
        ]
        wanted = [button["text"] for row in message.keyboard for button in row]
        assert sorted(buttons + options) == sorted(wanted), state
        assert not options or len(buttons) <= AS_BUTTONS
