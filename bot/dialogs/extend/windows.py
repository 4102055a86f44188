"""The windows: how many days, whether both agree, why, and a look before it is sent."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from bot.dialogs.extend import clicks
from bot.dialogs.extend.getters import extend
from bot.dialogs.extend.states import Extend
from bot.dialogs.form import only_text
from bot.dialogs.widgets import T, back, button, choices, switch


def _text_only() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


dialog = Dialog(
    Window(
        T("extend-days", "about", "now"),
        choices("days", "items", clicks.on_days, width=4),
        button("button-back", "leave", clicks.leave),
        state=Extend.days,
    ),
    Window(
        T("extend-parties", "about", "days", "limit"),
        button("extend-agree", "agree", clicks.agree),
        switch("extend-other-days", "other", Extend.days),
        button("button-cancel", "leave", clicks.leave),
        state=Extend.parties,
    ),
    Window(
        T("extend-reason", "about", "days", "until"),
        *_text_only(),
        back(Extend.days),
        state=Extend.reason,
    ),
    Window(
        T("extend-check", "about", "days", "until", "reason", when=~F["agreed"]),
        T("extend-check-agreed", "about", "days", "until", "reason", when="agreed"),
        T("step-personal", when="personal"),
        *_text_only(),
        button("extend-send", "send", clicks.send),
        switch("extend-other-days", "other", Extend.days),
        button("button-cancel", "leave", clicks.leave),
        state=Extend.check,
    ),
    getter=extend,
)
