"""Contacts of parties: to enter, correct, look at and delete one."""

from bot.dialogs.contacts.windows import dialog

__all__ = ["dialog"]
