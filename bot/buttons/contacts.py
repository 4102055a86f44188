"""Callback data of the contacts of parties."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id


class ContactsOf(CallbackData, prefix="ct"):
    """The contacts of a case's parties."""

    id: Id


class AddContact(CallbackData, prefix="cta"):
    """Begins entering a contact of the case."""

    id: Id


class LookContact(CallbackData, prefix="ctl"):
    """Asks why a contact is to be shown."""

    id: Id


class CorrectContact(CallbackData, prefix="ctc"):
    """Begins correcting a contact."""

    id: Id


class DropContact(CallbackData, prefix="ctd"):
    """Asks whether a contact shall be deleted."""

    id: Id


class HideContact(CallbackData, prefix="cth"):
    """Takes away the message it stands under."""


class KeepWords(CallbackData, prefix="ctk"):
    """Says whether a sentence without a number is meant as a contact."""

    yes: bool
