"""Callback data of directories."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.directories.model import EntryFace, EntryKind


class DirectoryHome(CallbackData, prefix="en"):
    """What there is to ask for."""

    face: EntryFace


class EntriesOf(CallbackData, prefix="enk"):
    """A page of the entries of a kind."""

    sort: EntryKind
    page: Count


class EntriesFound(CallbackData, prefix="enf"):
    """A page of what was looked for by words; ``key`` names them in this chat."""

    face: EntryFace
    key: Id
    page: Count


class OpenEntry(CallbackData, prefix="eno"):
    """Shows an entry."""

    id: Id


class ForwardEntry(CallbackData, prefix="enw"):
    """Sends an entry as a text to forward."""

    id: Id


class DoubtEntry(CallbackData, prefix="end"):
    """Says that it is wrong."""

    id: Id


class CheckEntry(CallbackData, prefix="enc"):
    """Says that it is right; then the page (from 1) of what else is to be checked, or (0) it."""

    id: Id
    page: Count


class StopEntry(CallbackData, prefix="ens"):
    """Takes it out of use, or (0) asks whether that is meant."""

    id: Id
    yes: Count


class ChangeEntry(CallbackData, prefix="enx"):
    """Begins changing it."""

    id: Id


class NewEntry(CallbackData, prefix="enn"):
    """Begins entering one."""


class EntriesToCheck(CallbackData, prefix="ent"):
    """A page of what one keeps that is to be checked."""

    page: Count


class EntrySheet(CallbackData, prefix="enq"):
    """How to change all in a sheet, or (1) the sheet."""

    yes: Count


class TakeEntries(CallbackData, prefix="eni"):
    """Takes over the sheet that was sent and checked, or (0) leaves it."""

    key: Id
    yes: Count
