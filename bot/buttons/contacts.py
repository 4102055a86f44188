"""Callback data of the contacts of parties."""

from aiogram.filters.callback_data import CallbackData


class ContactsOf(CallbackData, prefix="ct"):
    """The contacts of a case's parties."""

    id: int


class AddContact(CallbackData, prefix="cta"):
    """Begins entering a contact of the case."""

    id: int


class LookContact(CallbackData, prefix="ctl"):
    """Asks why a contact is to be shown."""

    id: int


class CorrectContact(CallbackData, prefix="ctc"):
    """Begins correcting a contact."""

    id: int


class DropContact(CallbackData, prefix="ctd"):
    """Asks whether a contact shall be deleted."""

    id: int


class HideContact(CallbackData, prefix="cth"):
    """Takes away the message it stands under."""


class KeepWords(CallbackData, prefix="ctk"):
    """Says whether a sentence without a number is meant as a contact."""

    yes: bool
