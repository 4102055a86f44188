"""Callback data of talk meetings."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id, Month
from domain.meetings.model import MeetingPaper, Ruling


class MeetingAct(StrEnum):
    """What a tap on a meeting does, or begins."""

    FIX = "fix"
    REOPEN = "reopen"
    BEGIN = "begin"
    BEGIN_EARLY = "early"
    """Before its day: asked once."""
    GO_ON = "go_on"
    CONFIRM = "confirm"
    WORD = "word"
    COUNT = "count"
    PHOTO = "photo"
    POSTPONE = "postpone"
    CALL_OFF = "call_off"


class ItemAct(StrEnum):
    """What a tap on an item does beside ruling on it, or begins."""

    TAKE_BACK = "take_back"
    CARRY = "carry"
    JUDGE = "judge"
    REVISE = "revise"


class OpenMeeting(CallbackData, prefix="mt"):
    """Shows a meeting."""

    id: Id


class ItemsOf(CallbackData, prefix="mtg"):
    """Shows a meeting with another page of its agenda."""

    id: Id
    page: Count


class DoMeeting(CallbackData, prefix="mtd"):
    """Does something about a meeting, or begins to."""

    id: Id
    act: MeetingAct


class OpenItem(CallbackData, prefix="mti"):
    """Shows an item: of this meeting's agenda, or one that it judges."""

    meeting: Id
    id: Id


class FindItem(CallbackData, prefix="mtx"):
    """Shows an item on whichever agenda it is: for what only knows its number."""

    id: Id


class RuleItem(CallbackData, prefix="mtr"):
    """Says what becomes of an item, or begins to."""

    meeting: Id
    id: Id
    ruling: Ruling


class DoItem(CallbackData, prefix="mta"):
    """Does something else about an item."""

    meeting: Id
    id: Id
    act: ItemAct


class SubmitCase(CallbackData, prefix="mts"):
    """Puts a matter on the agenda."""

    id: Id


class UniteCases(CallbackData, prefix="mtu"):
    """Puts repeated matters on the agenda as one item; ``id`` is one of them."""

    unit: Id
    id: Id


class MeetingMore(CallbackData, prefix="mto"):
    """What else may be done about a meeting: its day, papers, pictures."""

    id: Id


class PaperOf(CallbackData, prefix="mtp"):
    """Sends a paper of a meeting."""

    id: Id
    paper: MeetingPaper


class PhotoOf(CallbackData, prefix="mtf"):
    """Sends a picture of a meeting, counted from 0."""

    id: Id
    number: Count


class SetSeries(CallbackData, prefix="mtw"):
    """Begins to say on which day a community meets."""

    unit: Id


class MeetingsOfMonth(CallbackData, prefix="mtm"):
    """The communities' meetings of a month."""

    month: Month
    page: Count
    unit: Id = 0
    """Of its board; 0: all within reach."""


class MeetingsOfUnit(CallbackData, prefix="mtl"):
    """The meetings of a community."""

    unit: Id
    page: Count
