"""The windows: where to, consent, reason, a look at the whole, send."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import only_text
from bot.dialogs.refer import clicks
from bot.dialogs.refer.getters import refer
from bot.dialogs.refer.states import ReferCase
from bot.dialogs.widgets import T, back, button, choices


def _text_only() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(only_text),
    )


dialog = Dialog(
    Window(
        T("refer-ask-body", "about"),
        choices("body", "items", clicks.choose_body),
        button("button-back", "leave", clicks.leave),
        state=ReferCase.body,
    ),
    Window(
        T("refer-ask-consent", "about", "to"),
        button("refer-consent-both", "both", clicks.both_agree),
        button("refer-consent-applicant", "applicant", clicks.applicant_agrees),
        button("refer-consent-none", "none", clicks.nobody_agrees),
        back(ReferCase.body),
        state=ReferCase.consent,
    ),
    Window(
        T("refer-no-consent", "about"),
        button("referral-to-case", "leave", clicks.leave),
        back(ReferCase.consent),
        state=ReferCase.no_consent,
    ),
    Window(
        T("refer-ask-reason", "about"),
        *_text_only(),
        back(ReferCase.consent),
        state=ReferCase.reason,
    ),
    Window(
        T("refer-check", "title", "to", "summary", "reason", "tried", "consent", "due"),
        T("refer-check-fast", when="fast"),
        T("refer-check-masked", when="masked"),
        T("refer-check-go"),
        *_text_only(),
        button("refer-send", "send", clicks.send),
        button("refer-fast-on", "fast_on", clicks.fast_on, when="slow"),
        button("refer-fast-off", "fast_off", clicks.fast_off, when="fast"),
        back(ReferCase.consent),
        button("button-cancel", "leave", clicks.leave),
        state=ReferCase.check,
    ),
    getter=refer,
)
