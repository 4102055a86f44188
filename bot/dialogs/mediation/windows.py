"""The windows: one question each, then a look at all of it."""

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.input.base import MessageHandlerFunc
from aiogram_dialog.widgets.kbd import Row

from bot.dialogs.form import only_text
from bot.dialogs.mediation import clicks
from bot.dialogs.mediation.getters import mediation
from bot.dialogs.mediation.states import Mediation
from bot.dialogs.widgets import Ready, T, button, choices, switch


def _typed(handler: MessageHandlerFunc) -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(handler, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


def _choice(state: State, key: str, items: str, click: object, width: int = 2) -> Window:
    return Window(
        T(key, "about"),
        choices("pick", items, click, width=width),  # type: ignore[arg-type]  # one of clicks.choose_*
        button("button-back", "leave", clicks.leave),
        state=state,
    )


dialog = Dialog(
    Window(
        Ready("ask_day"),
        choices("day", "days", clicks.choose_day, width=2),
        *_typed(clicks.on_day),
        button("button-back", "leave", clicks.leave),
        state=Mediation.day,
    ),
    _choice(Mediation.means, "record-ask-means", "means", clicks.choose_means),
    _choice(Mediation.form, "record-ask-form", "forms", clicks.choose_form),
    Window(
        T("record-ask-amount", "about"),
        *_typed(clicks.on_amount),
        button("record-no-amount", "none", clicks.no_amount),
        button("button-back", "leave", clicks.leave),
        state=Mediation.amount,
    ),
    Window(
        T("record-ask-text", "about"),
        *_typed(clicks.on_text),
        switch("button-back", "back", Mediation.check),
        state=Mediation.text,
    ),
    Window(
        T("record-ask-kept", "about"),
        Row(
            button("record-yes-kept", "kept", clicks.kept),
            button("record-yes-broken", "broken", clicks.broken),
        ),
        button("button-back", "leave", clicks.leave),
        state=Mediation.kept,
    ),
    _choice(
        Mediation.satisfaction, "record-ask-satisfaction", "grades", clicks.choose_grade, width=3
    ),
    Window(
        Ready("ask_note"),
        *_typed(clicks.on_note),
        button("record-no-note", "none", clicks.no_note, when="may_skip"),
        button("button-back", "leave", clicks.leave),
        state=Mediation.note,
    ),
    Window(
        Ready("summary"),
        T("step-personal", when="personal"),
        T("record-no-names", when="is_agreement"),
        T("record-change-note", when="has_note"),
        *_typed(clicks.on_note),
        button("record-save", "take", clicks.take),
        Row(
            switch("record-change-day", "day_again", Mediation.day),
            switch("record-change-means", "means_again", Mediation.means, when="is_session"),
            switch("record-change-form", "form_again", Mediation.form, when="is_agreement"),
        ),
        Row(
            switch("record-change-amount", "amount_again", Mediation.amount),
            switch("record-change-text", "text_again", Mediation.text),
            when="is_agreement",
        ),
        button("button-cancel", "leave", clicks.leave),
        state=Mediation.check,
    ),
    getter=mediation,
)
