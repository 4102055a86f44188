"""The windows: choose or say, look at what will be done, do it."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from bot.dialogs.form import only_text
from bot.dialogs.ways import clicks, getters
from bot.dialogs.ways.states import Ways
from bot.dialogs.widgets import T, back, button, choices


def _sentence() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_summary, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


dialog = Dialog(
    Window(
        T("ways-merge-pick", "about", when="found"),
        T("ways-merge-none", "about", when=~F["found"]),
        T("ways-merge-number", when="found"),
        choices("other", "items", clicks.on_other),
        MessageInput(clicks.on_number, content_types=ContentType.TEXT),
        MessageInput(only_text),
        button("button-back", "leave", clicks.leave),
        state=Ways.merge_pick,
        getter=getters.merge_pick,
    ),
    Window(
        T("ways-merge-check", "about", "other", "kept", "ended"),
        MessageInput(clicks.only_taps),
        button("ways-yes-merge", "yes", clicks.do_merge),
        back(Ways.merge_pick),
        button("button-cancel", "leave", clicks.leave),
        state=Ways.merge_check,
        getter=getters.merge_check,
    ),
    Window(
        T("ways-split-people", "about"),
        MessageInput(clicks.only_taps),
        choices("people", "items", clicks.on_people, width=2),
        button("button-back", "leave", clicks.leave),
        state=Ways.split_people,
        getter=getters.splitting,
    ),
    Window(
        T("ways-split-summary", "about"),
        *_sentence(),
        back(Ways.split_people),
        state=Ways.split_summary,
        getter=getters.splitting,
    ),
    Window(
        T("ways-split-check", "about", "summary", "people"),
        T("step-personal", when="personal"),
        *_sentence(),
        button("ways-yes-split", "yes", clicks.do_split),
        back(Ways.split_people),
        button("button-cancel", "leave", clicks.leave),
        state=Ways.split_check,
        getter=getters.splitting,
    ),
    Window(
        T("ways-convert-pick", "about", "kind"),
        MessageInput(clicks.only_taps),
        choices("category", "items", clicks.on_category, width=2),
        button("button-back", "leave", clicks.leave),
        state=Ways.convert_pick,
        getter=getters.converting,
    ),
    Window(
        T("ways-convert-check", "about", "kind", "category"),
        MessageInput(clicks.only_taps),
        button("ways-yes-convert", "yes", clicks.do_convert),
        back(Ways.convert_pick),
        button("button-cancel", "leave", clicks.leave),
        state=Ways.convert_check,
        getter=getters.converting,
    ),
)
