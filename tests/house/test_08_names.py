"""Rule 8, for the names of buttons: one name does one thing, wherever in a dialog it stands."""

from collections.abc import Iterator

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Const

from bot.dialogs.widgets import Click, button
from tests.bot.previews import dialogs

BACK = "back"
"""The button that leads to the window before, from each window to another one."""


def ambiguous(dialog: Dialog) -> set[str]:
    """Buttons of one name that do different things in two windows, but for the way back. The second
    tap of a quick finger, and one on an earlier question that is still seen, would be taken for
    an answer to the present one."""
    does: dict[str, set[object]] = {}
    for window in dialog.windows.values():
        for one in _buttons(getattr(window, "keyboard", None)):
            if isinstance(one, SwitchTo):
                does.setdefault(one.widget_id, set()).add(one.state)
            elif isinstance(one, Button | Select):
                does.setdefault(one.widget_id, set()).add(getattr(one.on_click, "callback", one))
    return {name for name, what in does.items() if len(what) > 1} - {BACK}


def _buttons(widget: object) -> Iterator[object]:
    yield widget
    for inner in getattr(widget, "buttons", ()):
        yield from _buttons(inner)


def test_a_button_does_one_thing_in_all_windows_of_a_dialog() -> None:
    assert {found for dialog in dialogs() for found in ambiguous(dialog)} == set()


def test_a_button_that_does_two_things_is_found() -> None:
    class House(StatesGroup):
        one = State()
        other = State()

    def window(state: State, click: Click) -> Window:
        return Window(Const("?"), Row(button("button-back", "yes", click)), state=state)

    async def agree(*_: object) -> None: ...

    async def end(*_: object) -> None: ...

    assert ambiguous(Dialog(window(House.one, agree), window(House.other, end))) == {"yes"}
    assert ambiguous(Dialog(window(House.one, agree), window(House.other, agree))) == set()
