"""The windows: whose, the value, and what is done with one that is there."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.contacts import clicks
from bot.dialogs.contacts.getters import contacts
from bot.dialogs.contacts.states import Contacts
from bot.dialogs.widgets import Ready, T, back, button, choices


def _value() -> tuple[MessageInput, MessageInput]:
    return (
        MessageInput(clicks.on_value, content_types=ContentType.TEXT),
        MessageInput(clicks.only_text),
    )


dialog = Dialog(
    Window(
        T("contact-ask-party", "id"),
        choices("party", "parties", clicks.choose_party, width=3),
        button("button-back", "leave", clicks.leave),
        state=Contacts.party,
    ),
    Window(
        T("contact-ask-value", "id", "party"),
        *_value(),
        back(Contacts.party),
        button("button-cancel", "leave", clicks.leave),
        state=Contacts.value,
    ),
    Window(
        T("contact-ask-correct", "one"),
        *_value(),
        button("button-back", "leave", clicks.leave),
        state=Contacts.correct,
    ),
    Window(
        T("contact-saved", "id"),
        Ready("lines"),
        T("contact-stays", when="stays"),
        button("contact-another", "another", clicks.another, when="may_add"),
        button("contact-done", "leave", clicks.leave),
        state=Contacts.saved,
    ),
    Window(
        T("contact-ask-reason", "one"),
        choices("reason", "reasons", clicks.choose_reason, width=3),
        MessageInput(clicks.on_reason, content_types=ContentType.TEXT),
        MessageInput(clicks.reason_in_words),
        button("button-back", "leave", clicks.leave),
        state=Contacts.reason,
    ),
    Window(
        T("contact-ask-drop", "one"),
        button("contact-yes-drop", "drop", clicks.drop),
        button("contact-no-drop", "leave", clicks.leave),
        state=Contacts.drop,
    ),
    getter=contacts,
)
