"""One transaction with its stores, and the office that opens and commits it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.access import Act
from domain.cases.model import (
    CaseKind,
)
from domain.cases.store import Cases, ClockBook, Ratings, Routes
from domain.cases.views import (
    CaseLine,
    CasePage,
    CaseView,
    CategoryRef,
    ClockBoard,
    FileRef,
    Handover,
    Receipt,
)
from domain.contacts.store import Contacts
from domain.contacts.vault import Vault
from domain.contacts.views import ContactLine, ContactsView
from domain.days.periods import Period, PeriodKind
from domain.days.store import Days
from domain.days.views import CalendarBoard
from domain.leave.store import Leaves
from domain.leave.views import LeaveBoard, LeavePost
from domain.ledgers.store import ExportBoards
from domain.mediation.store import Mediation
from domain.mediation.views import MediationView
from domain.notices import Notice, Priority
from domain.org.store import Org
from domain.org.views import UnitRef
from domain.people.model import (
    Actor,
)
from domain.people.store import People
from domain.people.views import PostRow
from domain.periodic.store import Reports
from domain.periodic.views import DueBoard, ReportView
from domain.referrals.store import Referrals
from domain.referrals.views import ReferChoices, ReferralPage, ReferralsOf, ReferralView
from domain.reminders.store import Rungs
from domain.rules import Rules
from domain.status.views import StatusBoard

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
        """Queues those whose dedup key is new; returns how many were."""
        ...

    def withdraw(
        self,
        subject_prefix: str,
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        """Cancels what waits and begins so; returns how many were cancelled. With ``person_id``
        only what waits for that person, with ``kinds`` only notices of these kinds."""
        ...

    def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        """Puts back what was cancelled for the person and begins so; returns how many were."""
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
    cases: Cases
    clocks: ClockBook
    leaves: Leaves
    days: Days
    contacts: Contacts
    mediation: Mediation
    referrals: Referrals
    reports: Reports
    routes: Routes
    ratings: Ratings
    rungs: Rungs
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


class ClockBoards(Protocol):
    """Reads, each filtered by what the actor may see. Nothing here writes."""

    async def clocks(self, actor: Actor, unit_id: int | None, now: datetime) -> ClockBoard:
        """A unit's clocks (None: the actor's own first unit), for who sits there or may set them;
        raises NotFound."""
        ...

    async def leave(self, actor: Actor, day: date) -> LeaveBoard:
        """The actor's own leaves from the day on, and their posts."""
        ...

    async def leave_posts(self, actor: Actor, unit_id: int, day: date) -> tuple[LeavePost, ...]:
        """The posts of a unit for whose holders the actor may set leave; raises NotFound."""
        ...

    async def leave_post(self, actor: Actor, post_id: int, day: date) -> LeavePost:
        """One of them; raises NotFound."""
        ...

    async def units_for(self, actor: Actor, act: Act, words: str) -> tuple[UnitRef, ...]:
        """Units where the actor has a right, meant by a name, as in ``find_unit``."""
        ...


class Boards(ClockBoards, ExportBoards, Protocol):
    """Reads, each filtered by what the actor may see. Nothing here writes."""

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """As in People.actor, outside a transaction."""
        ...

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        ...

    async def categories(self, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
        """The list in force on the day, in its order."""
        ...

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        ...

    async def mine(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """What the actor reported, newest first."""
        ...

    async def queue(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """Open matters (and resolved ones not yet closed) of the units whose handler the actor is;
        red first, then overdue, then by due date."""
        ...

    async def case(self, actor: Actor, case_id: int, now: datetime) -> CaseView:
        """One case; raises NotFound when there is none within reach."""
        ...

    async def receipt(self, actor: Actor, case_id: int, now: datetime) -> Receipt:
        """What is told right after filing an own matter; raises NotFound for any other."""
        ...

    async def referral(self, actor: Actor, referral_id: int, now: datetime) -> ReferralView:
        """A referral's hand-over sheet, for who sees the case or answers for the body; raises
        NotFound."""
        ...

    async def referrals(self, actor: Actor, page: int, now: datetime) -> ReferralPage:
        """The referrals the actor answers, and those of the cases of their own unit."""
        ...

    async def referrals_of(self, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
        """The referrals of a case within reach; raises NotFound."""
        ...

    async def refer_choices(self, actor: Actor, case_id: int, now: datetime) -> ReferChoices:
        """What to choose from when the case is referred; raises NotFound for a case the actor may
        not refer as it stands."""
        ...

    async def duplicates(self, actor: Actor, case_id: int) -> tuple[CaseLine, ...]:
        """Open cases that may be the same matter as this one, the likest first; raises NotFound
        when it is not within reach."""
        ...

    async def handover(self, actor: Actor, case_id: int, now: datetime) -> Handover:
        """Where the actor may hand the case to; raises NotFound outside their reach."""
        ...

    async def contacts(self, actor: Actor, case_id: int, now: datetime) -> ContactsView:
        """The contacts of a matter the actor handles, masked; raises NotFound to others."""
        ...

    async def contact(self, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
        """One of them; raises NotFound."""
        ...

    async def mediation(self, actor: Actor, case_id: int, now: datetime) -> MediationView:
        """The record of a dispute's mediation; raises NotFound for who may not read it."""
        ...

    async def attachment(self, actor: Actor, attachment_id: int) -> FileRef:
        """An attachment of a case within reach; raises NotFound."""
        ...

    async def status(self, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
        """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
        ...

    async def find_unit(self, actor: Actor, words: str) -> tuple[UnitRef, ...]:
        """Units on the actor's boards meant by a name, alias or code, the highest first; at most 8.
        Just this name goes before just this alias, and that before a part of either."""
        ...

    async def report(
        self,
        actor: Actor,
        kind: PeriodKind,
        unit_id: int | None,
        period: Period | None,
        now: datetime,
    ) -> ReportView:
        """The periodic report (None: own unit; the period now due); raises Refused, NotFound."""
        ...

    async def due_rules(self, actor: Actor, now: datetime) -> DueBoard:
        """When the reports of each tier are due; raises Refused."""
        ...

    async def calendar(self, actor: Actor, first: date, now: datetime) -> CalendarBoard:
        """The month of that day in the working calendar; raises Refused."""
        ...
