"""Every window renders in both languages, within the messenger's limits."""

from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window

from bot.dialogs.case_step.draft import REASONED, CaseStep, StepDraft
from bot.dialogs.case_step.windows import dialog, shown
from bot.quick import command_of
from bot.texts import LOCALES, say_in
from domain.cases.lifecycle import Arrow
from domain.cases.model import OUTCOMES_BY_HAND, CaseKind, Outcome
from tests.bot.previews import preview, windows
from tests.bot.previews.case_step import preview_of
from tests.bot.samples import DATA_LIMIT, begins_well
from tests.examples import told_of

INTENT = 7
"""Bytes aiogram-dialog puts before each button's data: six of the intent and a separator."""


class _Manager:
    def __init__(self, locale: str) -> None:
        self.middleware_data = {"say": say_in(locale)}

    def is_preview(self) -> bool:
        return True


async def rendered(dialog: Dialog, state: State, locale: str) -> tuple[str, list[list[Any]]]:
    data = preview(say_in(locale), state)
    window = cast(Window, dialog.windows[state])
    manager = cast(DialogManager, _Manager(locale))
    assert window.keyboard is not None
    return await window.render_text(data, manager), await window.keyboard.render_keyboard(
        data, manager
    )


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_window_renders(locale: str) -> None:
    for which, state in windows():
        with told_of(state.state):
            text, rows = await rendered(which, state, locale)
            assert 0 < len(text) <= 4096
            buttons = [button for row in rows for button in row]
            assert 0 < len(buttons) <= 100
            assert all(len(row) <= 8 for row in rows)
            for button in buttons:
                assert button.text.strip()
                assert begins_well(button.text)
                assert command_of(button.text) is None, "its words are a quick button's"
                assert INTENT + len(button.callback_data.encode()) <= DATA_LIMIT


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("arrow", REASONED)
async def test_each_reason_is_asked_for_in_its_own_words(arrow: Arrow, locale: str) -> None:
    say = say_in(locale)
    texts, sends = set(), []
    for state in (CaseStep.reason, CaseStep.check_reason):
        window = cast(Window, dialog.windows[state])
        manager = cast(DialogManager, _Manager(locale))
        data = preview_of(say, StepDraft(case_id=12, arrow=arrow))
        texts.add(await window.render_text(data, manager))
        assert window.keyboard is not None
        rows = await window.keyboard.render_keyboard(data, manager)
        sends.append([button.text for row in rows for button in row][:-1])
    assert len(texts) == 2
    assert all(say("preview-sentence") in text for text in texts)
    assert sends[1] == [say.plain(f"step-send-{arrow.value}")]
    at_once = {Arrow.NOT_FIXED: "step-without-not_fixed"}
    assert sends[0] == ([say.plain(at_once[arrow])] if arrow in at_once else [])


def test_at_the_top_there_is_nowhere_to_hand_it_up_to() -> None:
    say = say_in("zh")
    data = shown(say, StepDraft(case_id=12, arrow=Arrow.HAND_UP), say("thank"), CaseKind.DISPUTE)
    assert data["prompt"] == say("error-invalid-no-tier-above")


@pytest.mark.parametrize("kind", CaseKind)
async def test_the_sentence_of_an_outcome_is_asked_for_as_it_ended(kind: CaseKind) -> None:
    say, window = say_in("zh"), cast(Window, dialog.windows[CaseStep.sentence])
    manager, asked = cast(DialogManager, _Manager("zh")), set()
    for outcome in OUTCOMES_BY_HAND:
        draft = StepDraft(case_id=12, arrow=Arrow.RESOLVE, outcome=outcome)
        data = preview_of(say, draft, kind)
        text = await window.render_text(data, manager)
        asked.add(data["asked"])
        assert ("怎么解决的" in text) == ((kind, outcome) == (CaseKind.DISPUTE, Outcome.SUCCESS))
        assert window.keyboard is not None
        rows = await window.keyboard.render_keyboard(data, manager)
        labels = [button.text for row in rows for button in row]
        on_board = (kind, outcome) == (CaseKind.OPINION, Outcome.SUCCESS)
        assert (say.plain("step-default-reply") in labels) == on_board
    assert len(asked) == len(OUTCOMES_BY_HAND)
