"""Answers to queries: what people read, within their reach."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.boards import CaseLine, CasePage, CaseView, PostRow, StatusBoard, UnitRef
from domain.boards_calendar import CalendarBoard
from domain.boards_contacts import ContactLine, ContactsView
from domain.boards_ladder import Handover
from domain.boards_mediation import MediationView
from domain.boards_referrals import ReferChoices, ReferralPage, ReferralsOf, ReferralView
from domain.boards_reports import DueBoard, ReportView
from domain.boards_ways import Receipt
from domain.cases.model import (
    AttachmentKind,
    CaseKind,
    Label,
)
from domain.people import Actor
from domain.periods import Period, PeriodKind
from domain.ports.clock_reading import ClockBoards
from domain.ports.exporting import ExportBoards


@dataclass(frozen=True, kw_only=True)
class CategoryRef:
    """A category to choose from."""

    id: int
    label: Label


@dataclass(frozen=True, kw_only=True)
class FileRef:
    """An attachment its reader may fetch."""

    file: str
    kind: AttachmentKind


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
