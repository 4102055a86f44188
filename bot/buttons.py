"""Callback data of buttons outside dialogs: numeric ids and short words, far below 64 bytes.

What comes back is never trusted: actions check who, boards are scoped.
"""

from aiogram.filters.callback_data import CallbackData

from bot.record_acts import RecordAct
from domain.cases.lifecycle import Arrow
from domain.cases.model import Urgency
from domain.cases.satisfaction import Satisfaction
from domain.referrals.lifecycle import ReferralArrow


class OpenCase(CallbackData, prefix="case"):
    """Shows a case's page."""

    id: int


class Step(CallbackData, prefix="do"):
    """Takes (or begins, if it needs a sentence) a step of a case."""

    id: int
    arrow: Arrow


class AddDetail(CallbackData, prefix="add"):
    """Begins adding a sentence or photo to a case."""

    id: int


class MoreOf(CallbackData, prefix="more"):
    """Shows what else may be done about a case."""

    id: int


class Thank(CallbackData, prefix="ty"):
    """The reporter says thank you."""

    id: int


class Rate(CallbackData, prefix="rate"):
    """The reporter says how content they are with the answer to an item."""

    id: int
    grade: Satisfaction


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


class MergeOf(CallbackData, prefix="mg"):
    """Begins merging a case with another."""

    id: int


class SplitOf(CallbackData, prefix="sp"):
    """Begins splitting a case."""

    id: int


class ConvertOf(CallbackData, prefix="cv"):
    """Begins making a case one of the other kind."""

    id: int


class Undo(CallbackData, prefix="un"):
    """Takes back a step of a case, if it is still the last one."""

    id: int
    step: int


class RecordOf(CallbackData, prefix="rec"):
    """The record of a dispute's mediation; ``ref`` is a day of it."""

    id: int
    act: RecordAct = RecordAct.SHOW
    ref: int = 0


class ShowFile(CallbackData, prefix="file"):
    """Sends an attachment."""

    id: int


class ListPage(CallbackData, prefix="list"):
    """A page of ``mine`` or ``queue``."""

    name: str
    page: int


class StatusOf(CallbackData, prefix="st"):
    """The board of a unit; ``page`` pages the units below it."""

    unit: int
    page: int = 0


class ReportOf(CallbackData, prefix="wk"):
    """The periodic report of a unit and period; ``act`` is show, confirm, nil, remark, revise,
    withdraw or late."""

    unit: int
    period: str
    act: str = "show"


class ReportRows(CallbackData, prefix="wkr"):
    """A page of the rows of a report's form."""

    unit: int
    period: str
    page: int


class MissedMatter(CallbackData, prefix="miss"):
    """Begins entering a matter that was missed, with the day it was found."""


class DueOf(CallbackData, prefix="due"):
    """Offers what can be set of the due rule of a kind of report; all: the rules."""

    kind: str = "all"


class SetDue(CallbackData, prefix="dues"):
    """Sets one part of a due rule: ``part`` is weekday, grace, hour or roll."""

    kind: str
    part: str
    value: int


class Language(CallbackData, prefix="lang"):
    """Chooses a language: zh, en, or auto."""

    code: str


class NewReport(CallbackData, prefix="new"):
    """Begins a report, as /report does."""


class ReferralsOf(CallbackData, prefix="refs"):
    """The referrals of a case."""

    id: int


class Refer(CallbackData, prefix="refer"):
    """Begins referring a case."""

    id: int


class OpenReferral(CallbackData, prefix="ref"):
    """Shows a referral."""

    id: int


class ReferralStep(CallbackData, prefix="refdo"):
    """Takes (or begins, if it needs a sentence) a step of a referral."""

    id: int
    arrow: ReferralArrow


class ReferralPaper(CallbackData, prefix="refdoc"):
    """Sends the hand-over sheet as a document."""

    id: int


class ReferralOutcome(CallbackData, prefix="refend"):
    """Gives the case the outcome that its referral offers."""

    id: int


class ReferralList(CallbackData, prefix="refall"):
    """A page of the referrals within reach."""

    page: int


class ExtendOf(CallbackData, prefix="ex"):
    """Begins asking for more time for a case."""

    id: int


class AnswerExtension(CallbackData, prefix="exa"):
    """Answers a request for more time."""

    id: int
    yes: bool


class ClocksOf(CallbackData, prefix="ck"):
    """Shows a unit's clocks."""

    unit: int


class PickClock(CallbackData, prefix="ckp"):
    """Offers the days: ``what`` is accept or handle."""

    unit: int
    urgency: Urgency
    what: str


class SetClock(CallbackData, prefix="cks"):
    """Sets the days of one of them."""

    unit: int
    urgency: Urgency
    what: str
    days: int


class LeaveOf(CallbackData, prefix="lv"):
    """The leaves of a post below; 0: one's own."""

    post: int = 0


class LeaveAt(CallbackData, prefix="lva"):
    """The posts of a unit below."""

    unit: int


class LeaveDays(CallbackData, prefix="lvd"):
    """Offers the first day, or with ``first`` (20261201) the last."""

    post: int
    first: int = 0


class TakeLeave(CallbackData, prefix="lvt"):
    """Sets leave from day to day (20261201)."""

    post: int
    first: int
    last: int


class EndLeave(CallbackData, prefix="lve"):
    """Cancels a leave."""

    post: int
    leave: int
