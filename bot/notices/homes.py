"""Where an answer to a push, or to any message of ours, belongs: the button that leads there."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from bot.buttons import cases
from bot.buttons.aid import AidOf
from bot.buttons.annual import OpenLetter
from bot.buttons.assessments import OpenAssessment
from bot.buttons.callins import OpenCallIn
from bot.buttons.cases import ListPage, OpenCase
from bot.buttons.directories import OpenEntry
from bot.buttons.evaluations import EvaluationAt, OpenEvaluation
from bot.buttons.followups import OpenFollowup, TakeFollowup
from bot.buttons.inquiries import Inquire, OpenInquiry
from bot.buttons.leave import LeaveOf
from bot.buttons.mediation import RecordOf
from bot.buttons.meetings import OpenMeeting
from bot.buttons.periodic import PeriodicOf
from bot.buttons.posts import PostAt
from bot.buttons.projects import OpenProject, TakeProjectStep
from bot.buttons.rating import Rate, Thank
from bot.buttons.referrals import OpenReferral, ReferralStep
from bot.buttons.selections import OpenApplication, OpenSelection
from bot.buttons.status import StatusOf
from bot.buttons.twoway import TwowayOf
from bot.notices.inquiries import OWING
from bot.pages.evaluations.words import month_of
from bot.pages.lists import QUEUE
from domain.aid.notices import AidDue
from domain.annual.notices import AnnualDue, AnnualMoved
from domain.assessments.notices import AssessmentDue, AssessmentMoved
from domain.callins.notices import (
    CallInAnswered,
    CallInCalled,
    CallInDay,
    CallInDue,
    CallInLed,
    CallInMoved,
)
from domain.cases.notices import CaseMerged, MergedMoved
from domain.days.halves import HalfYear
from domain.digests.notices import DigestReady
from domain.directories.notices import EntryDoubted, EntryDue
from domain.evaluations.notices import (
    EvaluationMissing,
    EvaluationMoved,
    EvaluationToPublish,
)
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved
from domain.inquiries.notices import InquiryAsked, InquiryDue
from domain.leave.notices import BackAtWork, LeaveSet
from domain.meetings.notices import MeetingDue, MeetingMoved
from domain.notices import Notice
from domain.people.notices import PostMoved, PostVacant
from domain.periodic.notices import ReportBehind
from domain.projects.notices import (
    MilestoneAhead,
    ProjectAssigned,
    ProjectMoved,
    ProjectUnconfirmed,
)
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered
from domain.reminders.notices import PeriodicDue, PeriodicMissing
from domain.selections.notices import (
    ApplicationDecided,
    ApplicationMoved,
    SelectionDue,
    SelectionMoved,
    SelectionOpened,
)
from domain.twoway.notices import TwowayCancelled, TwowayClosed, TwowayDue, TwowayOpened


def home(notice: Notice) -> CallbackData | None:
    """Of a push: the page of what it tells of, under the number its reader knows; None where
    nothing is theirs any more."""
    match notice:
        case MergedMoved():
            return OpenCase(id=notice.merged_id)
        case CaseMerged():
            return OpenCase(id=notice.case_id if notice.to_reporter else notice.into_id)
        case ReferralOffered() | ReferralMoved() | ReferralDue():
            return OpenReferral(id=notice.referral_id)
        case FollowupHandedOut() | FollowupMoved() | FollowupDue():
            return OpenFollowup(id=notice.followup_id)
        case CallInCalled() | CallInAnswered() | CallInMoved() | CallInLed():
            return OpenCallIn(id=notice.callin_id)
        case CallInDue() | CallInDay():
            return OpenCallIn(id=notice.callin_id)
        case InquiryAsked():
            return OpenInquiry(id=notice.inquiry_id)
        case InquiryDue() if notice.rung in OWING:
            return OpenInquiry(id=notice.inquiry_id)
        case EvaluationMoved() | EvaluationToPublish():
            return OpenEvaluation(id=notice.evaluation_id)
        case EvaluationMissing():
            half = month_of(HalfYear(notice.half_from))
            return EvaluationAt(unit=notice.unit_id, half=half)
        case AnnualMoved() | AnnualDue():
            return OpenLetter(id=notice.letter_id)
        case TwowayOpened() | TwowayDue() | TwowayClosed() | TwowayCancelled():
            return TwowayOf(id=notice.round_id, page=0)
        case PeriodicDue() | PeriodicMissing() | ReportBehind():
            return PeriodicOf(unit=notice.unit_id, period=notice.period)
        case MeetingMoved() | MeetingDue():
            return OpenMeeting(id=notice.meeting_id)
        case AssessmentMoved() | AssessmentDue():
            return OpenAssessment(id=notice.assessment_id)
        case ProjectAssigned() | ProjectMoved() | MilestoneAhead() | ProjectUnconfirmed():
            return OpenProject(id=notice.project_id)
        case ApplicationMoved() | ApplicationDecided():
            return OpenApplication(id=notice.application_id)
        case SelectionOpened() | SelectionMoved() | SelectionDue():
            return OpenSelection(id=notice.selection_id)
        case EntryDoubted() | EntryDue():
            return OpenEntry(id=notice.entry_id)
        case AidDue():
            return AidOf(id=notice.entry_id, month=notice.month.year * 100 + notice.month.month)
        case LeaveSet():
            return LeaveOf()
        case DigestReady():
            return StatusOf(unit=notice.unit_id)
        case BackAtWork() | PostMoved():
            return ListPage(name=QUEUE, page=0)
        case PostVacant():
            fill = PostAt(unit=notice.unit_id, role=notice.role)
            return fill if notice.fills else ListPage(name=QUEUE, page=0)
        case _:
            case_id = getattr(notice, "case_id", None)
            return OpenCase(id=case_id) if isinstance(case_id, int) else None


_OF_BUTTON: Mapping[type[CallbackData], Callable[[int], CallbackData]] = {
    **dict.fromkeys(
        (
            OpenCase,
            cases.TakeStep,
            cases.AddDetail,
            cases.MoreOf,
            cases.Undo,
            Thank,
            Rate,
            RecordOf,
            Inquire,
        ),
        lambda number: OpenCase(id=number),
    ),
    **dict.fromkeys((OpenProject, TakeProjectStep), lambda number: OpenProject(id=number)),
    OpenCallIn: lambda number: OpenCallIn(id=number),
    OpenInquiry: lambda number: OpenInquiry(id=number),
    OpenEvaluation: lambda number: OpenEvaluation(id=number),
    **dict.fromkeys((OpenFollowup, TakeFollowup), lambda number: OpenFollowup(id=number)),
    **dict.fromkeys((OpenReferral, ReferralStep), lambda number: OpenReferral(id=number)),
}


def homes_under(message: Message) -> Sequence[CallbackData]:
    """Of any message of ours: what the buttons under it are about."""
    if message.reply_markup is None:
        return []
    pressed = (one.callback_data for row in message.reply_markup.inline_keyboard for one in row)
    return distinct(_home_of(data) for data in pressed)


def _home_of(data: str | None) -> CallbackData | None:
    for button, leads in _OF_BUTTON.items():
        try:
            return leads(button.unpack(data or "").model_dump()["id"])
        except (TypeError, ValueError):
            continue
    return None


def distinct(found: Iterable[CallbackData | None]) -> list[CallbackData]:
    """Each once, in their order."""
    return list({one.pack(): one for one in found if one is not None}.values())
