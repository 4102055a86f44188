"""One transaction with its stores, and the office that opens and commits it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.aid.store import AidCounts
from domain.aid.views import AidReads
from domain.analysis.views import AnalysisReads
from domain.annual.store import Annuals
from domain.annual.views import AnnualReads
from domain.assessments.store import Assessments
from domain.assessments.views import AssessmentReads
from domain.callins.store import CallIns
from domain.callins.views import CallInReads
from domain.cases.store import Cases, ClockBook, Ratings, Routes
from domain.cases.views import CaseReads
from domain.codes.views import CodeReads
from domain.contacts.store import Contacts
from domain.contacts.vault import Vault
from domain.contacts.views import ContactReads
from domain.days.store import Days
from domain.days.views import DayReads
from domain.digests.model import Digests
from domain.digests.views import DigestReads
from domain.directories.store import Directories
from domain.directories.views import DirectoryReads
from domain.evaluations.store import Evaluations
from domain.evaluations.views import EvaluationReads
from domain.features.store import Features
from domain.features.views import FeatureReads
from domain.followups.store import Followups
from domain.followups.views import FollowupReads
from domain.handfuls import Handful
from domain.inquiries.store import Inquiries
from domain.inquiries.views import InquiryReads
from domain.leave.store import Leaves
from domain.leave.views import LeaveReads
from domain.ledgers.views import LedgerReads
from domain.mediation.store import Mediation
from domain.mediation.views import MediationReads
from domain.meetings.store import Meetings
from domain.meetings.views import MeetingReads
from domain.messaging import MessageReads
from domain.notices import Notice, Priority
from domain.org.store import Org
from domain.org.views import OrgReads
from domain.passes.model import Passes
from domain.passes.views import PassReads
from domain.people.store import People
from domain.people.views import PeopleReads
from domain.periodic.store import PeriodicReports
from domain.periodic.views import PeriodicReads
from domain.pictures.views import PictureReads
from domain.projects.store import Projects
from domain.projects.views import ProjectReads
from domain.reading.store import ReadingBook
from domain.reading.views import ReadingReads
from domain.referrals.store import Referrals
from domain.referrals.views import ReferralReads
from domain.reminders.store import Rungs
from domain.rules import Rules
from domain.search.views import SearchReads
from domain.selections.store import Selections
from domain.selections.views import SelectionReads
from domain.status.views import StatusReads
from domain.trainings.model import Trainings
from domain.trainings.views import TrainingReads
from domain.twoway.store import Twoways
from domain.twoway.views import TwowayReads

P = ParamSpec("P")


R = TypeVar("R")


class Clock(Protocol):
    """Tells the time; only ``app`` has a real one."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


@dataclass(frozen=True, kw_only=True)
class Push:
    """A notice for one person, to be queued in the transaction of the fact it tells of."""

    person_id: int
    notice: Notice
    not_before: datetime
    priority: Priority = Priority.NORMAL


class Queue(Protocol):
    """The writing end of the outbox."""

    def add(self, pushes: Sequence[Push], now: datetime) -> int:
        """Queues those whose dedup key is new; returns how many were. Who holds no post that day
        is told of nothing, but for what is ``parting``."""
        ...

    def waiting(self, person_id: int) -> list[tuple[str, Notice]]:
        """What is not sent yet to the person, each with its dedup key."""
        ...

    def withdraw(
        self,
        subject_prefix: str | Sequence[str],
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        """Cancels what waits and begins so, or like one of several; returns how many were
        cancelled. With ``person_id`` only what waits for that person, with ``kinds`` only notices
        of these kinds."""
        ...

    def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        """Puts back what was cancelled for the person and begins so; returns how many were."""
        ...

    def missed(self, person_id: int) -> list[Notice]:
        """What was to be told to the person while they could not be reached, the most urgent and
        newest first; it is told with that, and is not missed a second time."""
        ...

    def reroute(self, person_id: int, now: datetime) -> None:
        """The person is reached in another way now: what waits for them goes out by that one."""
        ...

    def reached(self, subject_prefix: str) -> set[int]:
        """The persons to whom a push that begins so was sent, or may just be on its way."""
        ...


class Audit(Protocol):
    """The append-only log of who did or looked at what."""

    def add(
        self, *, at: datetime, person_id: int | None, act: str, subject: str, outcome: str = "done"
    ) -> None:
        """Adds an entry; no personal data in ``subject``."""
        ...


class Work(Protocol):
    """One transaction. Actions get it and never commit."""

    rules: Rules
    org: Org
    people: People
    passes: Passes
    cases: Cases
    clocks: ClockBook
    leaves: Leaves
    days: Days
    contacts: Contacts
    digests: Digests
    directories: Directories
    aid: AidCounts
    mediation: Mediation
    referrals: Referrals
    inquiries: Inquiries
    callins: CallIns
    twoways: Twoways
    followups: Followups
    evaluations: Evaluations
    meetings: Meetings
    assessments: Assessments
    projects: Projects
    annuals: Annuals
    selections: Selections
    features: Features
    periodic: PeriodicReports
    trainings: Trainings
    routes: Routes
    ratings: Ratings
    rungs: Rungs
    reading: ReadingBook
    handful: Handful
    """What a sweep takes up in this transaction; a whole one from the beginning, unless said."""
    outbox: Queue
    audit: Audit
    vault: Vault | None
    """None: no key is set, and contacts are switched off."""


class Office(Protocol):
    """Opens a transaction round an action, commits when it returns, rolls back when it raises."""

    rules: Rules

    async def do(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Runs ``action(work, *args, **kwargs)`` in one transaction."""
        ...


class Boards(Protocol):
    """What is read outside a transaction, a bag for each mechanism. Each read is filtered by what
    the actor may see; nothing here writes."""

    org: OrgReads
    people: PeopleReads
    passes: PassReads
    cases: CaseReads
    codes: CodeReads
    leave: LeaveReads
    days: DayReads
    contacts: ContactReads
    mediation: MediationReads
    referrals: ReferralReads
    inquiries: InquiryReads
    callins: CallInReads
    evaluations: EvaluationReads
    twoways: TwowayReads
    meetings: MeetingReads
    assessments: AssessmentReads
    projects: ProjectReads
    annuals: AnnualReads
    selections: SelectionReads
    features: FeatureReads
    followups: FollowupReads
    periodic: PeriodicReads
    ledgers: LedgerReads
    status: StatusReads
    search: SearchReads
    analysis: AnalysisReads
    pictures: PictureReads
    digests: DigestReads
    directories: DirectoryReads
    aid: AidReads
    trainings: TrainingReads
    reading: ReadingReads
    messages: MessageReads
