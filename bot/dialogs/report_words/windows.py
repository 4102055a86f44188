"""The windows: ask for the sentence, let it be looked at, confirm; or ask once before taking
back."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import only_text
from bot.dialogs.report_words import clicks
from bot.dialogs.report_words.getters import report_words
from bot.dialogs.report_words.states import ReportWords
from bot.dialogs.widgets import Ready, T, button


def _inputs() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


dialog = Dialog(
    Window(
        Ready("ask"),
        *_inputs(),
        button("button-back", "leave", clicks.leave),
        state=ReportWords.write,
    ),
    Window(
        Ready("check"),
        T("step-personal", when="personal"),
        *_inputs(),
        button("periodic-yes-remark", "remark", clicks.act, when="is_remark"),
        button("periodic-yes-revise", "revise", clicks.act, when="is_revise"),
        button("periodic-yes-late", "late", clicks.act, when="is_late"),
        button("button-cancel", "leave", clicks.leave),
        state=ReportWords.check,
    ),
    Window(
        T("periodic-check-withdraw", "period", "report"),
        MessageInput(clicks.only_taps),
        button("periodic-yes-withdraw", "withdraw", clicks.act),
        button("button-back", "leave", clicks.leave),
        state=ReportWords.withdraw,
    ),
    getter=report_words,
)
