"""The windows: ask for the sentence, let it be looked at, confirm."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.common import T, button
from bot.dialogs.weekly_remark import clicks
from bot.dialogs.weekly_remark.getters import weekly_remark
from bot.dialogs.weekly_remark.states import WeeklyRemark


def _inputs() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(clicks.only_text),
    )


dialog = Dialog(
    Window(
        T("weekly-ask-remark", "week"),
        *_inputs(),
        button("button-back", "leave", clicks.leave),
        state=WeeklyRemark.write,
    ),
    Window(
        T("weekly-check-remark", "week", "remark"),
        T("step-personal", when="personal"),
        *_inputs(),
        button("weekly-yes-remark", "yes", clicks.confirm),
        button("button-cancel", "leave", clicks.leave),
        state=WeeklyRemark.check,
    ),
    getter=weekly_remark,
)
