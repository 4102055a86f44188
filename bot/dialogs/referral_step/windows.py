"""The windows: ask for the sentence, let the person look at it, take the step."""

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import only_text
from bot.dialogs.referral_step import clicks
from bot.dialogs.referral_step.getters import referral_step
from bot.dialogs.referral_step.states import FIRST, StepOfReferral
from bot.dialogs.widgets import T, button


def _text_only() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


def _ask(name: str, state: State) -> Window:
    return Window(
        T(f"referral-ask-{name}", "about"),
        *_text_only(),
        button("button-back", "leave", clicks.leave),
        state=state,
    )


dialog = Dialog(
    *(_ask(arrow.value, state) for arrow, state in FIRST.items()),
    Window(
        T("referral-check", "about", "what", "note"),
        T("step-personal", when="personal"),
        *_text_only(),
        button("referral-send", "take", clicks.take),
        button("button-cancel", "leave", clicks.leave),
        state=StepOfReferral.check,
    ),
    getter=referral_step,
)
