"""The windows: ask, let the person look at what was understood, take the step."""

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from bot.dialogs.case_step import clicks
from bot.dialogs.case_step.getters import case_step
from bot.dialogs.case_step.states import REASONED, CaseStep
from bot.dialogs.form import only_text
from bot.dialogs.widgets import Ready, T, back, button, choices, pager
from domain.cases.lifecycle import Arrow

_FILES = [ContentType.PHOTO, ContentType.VOICE, ContentType.DOCUMENT]


def _text_only() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


def _text_and_files() -> tuple[MessageInput, ...]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(clicks.on_file, content_types=_FILES),
        MessageInput(clicks.only_these),
    )


def _ask(state: State, key: str, *names: str) -> Window:
    return Window(
        T(key, "about", *names),
        *_text_only(),
        button("button-back", "leave", clicks.leave),
        state=state,
    )


def _check(state: State, what: str, *names: str, files: bool = False) -> Window:
    return Window(
        T(f"step-check-{what}", "about", "note", *names),
        T("step-personal", when="personal"),
        *(_text_and_files() if files else _text_only()),
        button(f"step-send-{what}", "take", clicks.take),
        *((back(CaseStep.outcome),) if what == "sentence" else ()),
        button("button-cancel", "leave", clicks.leave),
        state=state,
    )


_IS = {arrow: F["arrow"] == arrow for arrow in REASONED}

dialog = Dialog(
    Window(
        T("step-ask-outcome", "about"),
        choices("outcome", "items", clicks.choose_outcome, width=2),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.outcome,
    ),
    _ask(CaseStep.question, "step-ask-question"),
    _ask(CaseStep.sentence, "step-ask-sentence", "outcome"),
    Window(
        T("step-ask-detail", "about", when=~F["question"]),
        T("step-ask-answer", "about", "question", when="question"),
        *_text_and_files(),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.detail,
    ),
    _check(CaseStep.check_question, "question"),
    _check(CaseStep.check_sentence, "sentence", "outcome"),
    _check(CaseStep.check_detail, "detail", "files", files=True),
    Window(
        T("step-ask-withdraw", "about"),
        button("step-yes-withdraw", "take", clicks.take),
        button("step-no-withdraw", "leave", clicks.leave),
        state=CaseStep.withdraw,
    ),
    Window(
        Ready("prompt"),
        *_text_only(),
        button("step-without-not_fixed", "without", clicks.take, when=_IS[Arrow.NOT_FIXED]),
        button("step-default-reply", "on_board", clicks.reply_on_board, when=_IS[Arrow.CLOSE]),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.reason,
    ),
    Window(
        Ready("check"),
        T("step-personal", when="personal"),
        *_text_only(),
        *(
            button(f"step-send-{arrow.value}", f"take_{arrow.value}", clicks.take, when=_IS[arrow])
            for arrow in REASONED
        ),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.check_reason,
    ),
    Window(
        T("step-ask-unit", "about", when="items"),
        T("step-ask-unit-none", "about", when=~F["items"]),
        choices("unit", "items", clicks.choose_unit),
        pager(),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.unit,
    ),
    Window(
        T("step-check-assign", "about", "to", when=~F["has_note"]),
        T("step-check-assign-note", "about", "to", "note", when="has_note"),
        T("step-personal", when="personal"),
        *_text_only(),
        button("step-send-assign", "take", clicks.take),
        back(CaseStep.unit),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.check_unit,
    ),
    getter=case_step,
)
