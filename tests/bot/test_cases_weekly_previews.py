"""Every window of the two small dialogs, rendered in both languages."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager

from bot.dialogs import periodic
from bot.dialogs.case_step import windows as case_step
from bot.dialogs.case_step.draft import CHECK, FIRST, WRITE, CaseStep
from bot.pages.page import TEXT_LIMIT, size
from bot.texts import LOCALES, say_in
from domain.cases.lifecycle import Arrow
from tests.bot.previews import case_step as steps
from tests.bot.previews import periodic as remarks


def manager(locale: str) -> DialogManager:
    """As much of a dialog manager as a text looks at."""
    return cast(DialogManager, SimpleNamespace(middleware_data={"say": say_in(locale)}))


async def text(dialog: Dialog, state: State, data: dict[str, Any], locale: str) -> str:
    window = cast(Any, dialog.windows[state])
    return str(await window.text.render_text(data, manager(locale)))


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_window_has_words(locale: str) -> None:
    say = say_in(locale)
    for state in steps.PREVIEWS:
        shown = await text(case_step.dialog, state, steps.preview(say, state), locale)
        # of several cases none is told of before one is chosen
        told = "preview-sentence" if state is CaseStep.which else "preview-category"
        assert say(told) in shown
        assert size(shown) <= TEXT_LIMIT
    for week in remarks.PREVIEWS:
        shown = await text(periodic.dialog, week, remarks.preview(say, week), locale)
        assert "48" in shown


def test_every_arrow_that_needs_more_than_a_tap_has_its_windows() -> None:
    assert FIRST.keys() - {Arrow.WITHDRAW} == CHECK.keys()
    # the others begin with the window in which their sentence is written
    assert WRITE.keys() == {Arrow.ASK_BACK, Arrow.RESOLVE, Arrow.ANSWER}


@pytest.mark.parametrize(
    ("photos", "voices", "said"),
    [
        (0, 0, "（没有照片、语音）"),
        (2, 0, "📷 2张照片"),
        (0, 1, "🎤 1段语音"),
        (1, 3, "📷 1张照片，🎤 3段语音"),
    ],
)
def test_files_are_counted(photos: int, voices: int, said: str) -> None:
    assert say_in("zh").plain("step-files", photos=photos, voices=voices) == said
