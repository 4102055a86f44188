"""The list of a matter's contacts, and the message that shows one for a short time."""

from aiogram.types import InlineKeyboardMarkup

from bot.buttons.cases import OpenCase
from bot.buttons.contacts import (
    AddContact,
    CorrectContact,
    DropContact,
    HideContact,
    KeepWords,
    LookContact,
)
from bot.pages.page import Page, Row, button, joined
from bot.texts import Html, Say
from domain.contacts.model import SHOWN_FOR, Opened, Party
from domain.contacts.views import ContactLine, ContactsView


def contacts_page(say: Say, view: ContactsView, heading: Html | None = None) -> Page:
    """Whose there are, masked, with what may be done with each."""
    back = [button(say.plain("more-back"), OpenCase(id=view.case_id))]
    head = joined([*([heading, ""] if heading else []), say("contacts-head", id=str(view.case_id))])
    if not view.on:
        return Page(text=joined([head, "", say("contacts-off")]), rows=(back,))
    rows = [_row(say, line) for line in view.lines]
    add = [button(say.plain("contact-add"), AddContact(id=view.case_id))] if view.may_add else []
    return Page(
        text=joined([head, "", listed(say, view), "", say("contacts-hint")]),
        rows=(*rows, add, back),
    )


def _row(say: Say, line: ContactLine) -> Row:
    look = say.plain("contact-look", party=party_words(say, line.party))
    return [
        button(look, LookContact(id=line.id)),
        button(say.plain("contact-correct"), CorrectContact(id=line.id)),
        button(say.plain("contact-drop"), DropContact(id=line.id)),
    ]


def listed(say: Say, view: ContactsView) -> Html:
    """A line for each, masked."""
    if not view.lines:
        return say("contacts-none")
    return Html("\n".join(say("contact-line", one=line_words(say, line)) for line in view.lines))


def line_words(say: Say, line: ContactLine) -> str:
    """甲方 138****5678"""
    hint = line.hint or say.plain("contact-unreadable")
    return say.plain("contact-one", party=party_words(say, line.party), hint=hint)


def party_words(say: Say, party: Party) -> str:
    """甲方, 乙方, 其他."""
    return say.plain(f"contact-party-{party.value}")


def shown_words(say: Say, opened: Opened) -> Html:
    """The value, for a short time."""
    return say(
        "contact-shown",
        id=str(opened.case_id),
        party=party_words(say, opened.party),
        value=opened.value,
        minutes=int(SHOWN_FOR.total_seconds()) // 60,
    )


def shown_keyboard(say: Say) -> InlineKeyboardMarkup:
    """看完了，收起."""
    row = [button(say.plain("contact-hide"), HideContact())]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def doubt_keyboard(say: Say) -> InlineKeyboardMarkup:
    """Whether words without a number are meant."""
    yes = button(say.plain("contact-keep-words"), KeepWords(yes=True))
    no = button(say.plain("contact-not-meant"), KeepWords(yes=False))
    return InlineKeyboardMarkup(inline_keyboard=[[yes], [no]])
