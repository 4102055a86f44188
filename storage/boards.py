"""Reads, each filtered by what the actor may see. Nothing here writes."""

from datetime import date, datetime

from sqlalchemy import Connection

from domain.cases.model import CaseKind
from domain.cases.views import CaseLine, CasePage, CaseView, CategoryRef, FileRef, Handover, Receipt
from domain.contacts.vault import Vault
from domain.contacts.views import ContactLine, ContactsView
from domain.days.periods import Period, PeriodKind
from domain.days.views import CalendarBoard
from domain.mediation.views import MediationView
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.people.views import PostRow
from domain.periodic.views import DueBoard, ReportView
from domain.referrals.views import ReferChoices, ReferralPage, ReferralsOf, ReferralView
from domain.rules import Rules
from domain.status.views import StatusBoard
from storage.boards_clock_reads import SqlClockBoards
from storage.boards_exports import SqlExportBoards
from storage.cases import categories as cases_categories
from storage.cases import handover as cases_handover
from storage.cases import reads as cases_reads
from storage.cases import related
from storage.contacts import reads as contacts_reads
from storage.days import reads, store
from storage.kit.engine import Database
from storage.mediation import reads as mediation_reads
from storage.org import reads as org_reads
from storage.people import reads as people_reads
from storage.people.store import find_actors
from storage.periodic import reads as periodic_reads
from storage.referrals import reads as referrals_reads
from storage.referrals import sheet
from storage.status import reads as status_reads


class SqlBoards(SqlClockBoards, SqlExportBoards):
    """:class:`domain.ports.Boards` on a database; ids may come from a hostile client."""

    def __init__(self, database: Database, rules: Rules, vault: Vault | None = None) -> None:
        self._database = database
        self._rules = rules
        self._vault = vault

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""

        def find(connection: Connection) -> Actor | None:
            store.hear(connection, self._rules.calendar)  # each update begins with this question
            return find_actors(connection, channel, [address], day).get(address)

        return await self._database.read(find)

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        return await self._database.read(
            lambda connection: people_reads.posts_of(connection, actor)
        )

    async def categories(self, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
        """The list in force on the day, in its order."""
        return await self._database.read(
            lambda connection: cases_categories.categories_of(connection, kind, day)
        )

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        return await self._database.read(
            lambda connection: org_reads.places(connection, actor, day)
        )

    async def mine(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """What the actor reported, newest first."""
        return await self._database.read(
            lambda connection: cases_reads.mine(connection, actor, page, now)
        )

    async def queue(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """Open matters (and resolved ones not yet closed) of the units whose handler the actor is;
        red first, then overdue, then by due date."""
        return await self._database.read(
            lambda connection: cases_reads.queue(connection, actor, page, now)
        )

    async def case(self, actor: Actor, case_id: int, now: datetime) -> CaseView:
        """One case; raises NotFound when there is none within reach."""
        return await self._database.read(
            lambda connection: cases_reads.view(connection, self._rules, actor, case_id, now)
        )

    async def receipt(self, actor: Actor, case_id: int, now: datetime) -> Receipt:
        """What is told right after filing an own matter; raises NotFound for any other."""
        return await self._database.read(
            lambda connection: related.receipt(connection, self._rules, actor, case_id, now)
        )

    async def referral(self, actor: Actor, referral_id: int, now: datetime) -> ReferralView:
        """A referral's hand-over sheet, for who sees the case or answers for the body."""
        return await self._database.read(
            lambda connection: sheet.view(connection, self._rules, actor, referral_id, now)
        )

    async def referrals(self, actor: Actor, page: int, now: datetime) -> ReferralPage:
        """The referrals the actor answers, and those of the cases of their own unit."""
        return await self._database.read(
            lambda connection: referrals_reads.page_of(connection, actor, page, now)
        )

    async def referrals_of(self, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
        """The referrals of a case within reach; raises NotFound."""
        return await self._database.read(
            lambda connection: referrals_reads.of_case(connection, actor, case_id, now)
        )

    async def refer_choices(self, actor: Actor, case_id: int, now: datetime) -> ReferChoices:
        """What to choose from when the case is referred; raises NotFound."""
        return await self._database.read(
            lambda connection: referrals_reads.choices(connection, self._rules, actor, case_id, now)
        )

    async def contacts(self, actor: Actor, case_id: int, now: datetime) -> ContactsView:
        """The contacts of a matter the actor handles, masked; raises NotFound to others."""
        return await self._database.read(
            lambda connection: contacts_reads.contacts_of(
                connection, self._rules, self._vault, actor, case_id, now
            )
        )

    async def contact(self, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
        """One of them; raises NotFound."""
        return await self._database.read(
            lambda connection: contacts_reads.contact(
                connection, self._rules, self._vault, actor, contact_id, now
            )
        )

    async def duplicates(self, actor: Actor, case_id: int) -> tuple[CaseLine, ...]:
        """Open cases that may be the same matter as this one, the likest first."""
        return await self._database.read(
            lambda connection: related.duplicates(connection, self._rules, actor, case_id)
        )

    async def handover(self, actor: Actor, case_id: int, now: datetime) -> Handover:
        """Where the actor may hand the case to; raises NotFound outside their reach."""
        return await self._database.read(
            lambda connection: cases_handover.handover(
                connection,
                self._rules,
                cases_reads.view(connection, self._rules, actor, case_id, now),
                now,
            )
        )

    async def mediation(self, actor: Actor, case_id: int, now: datetime) -> MediationView:
        """The record of a dispute's mediation; raises NotFound for who may not read it."""
        return await self._database.read(
            lambda connection: mediation_reads.record(connection, self._rules, actor, case_id, now)
        )

    async def attachment(self, actor: Actor, attachment_id: int) -> FileRef:
        """An attachment of a case within reach; raises NotFound."""
        return await self._database.read(
            lambda connection: cases_reads.attachment(connection, actor, attachment_id)
        )

    async def status(self, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
        """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
        return await self._database.read(
            lambda connection: status_reads.status(connection, self._rules, actor, unit_id, now)
        )

    async def find_unit(self, actor: Actor, words: str) -> tuple[UnitRef, ...]:
        """Units on the actor's boards meant by a name, alias or code, the highest first."""
        return await self._database.read(
            lambda connection: org_reads.find(connection, actor, words)
        )

    async def report(
        self,
        actor: Actor,
        kind: PeriodKind,
        unit_id: int | None,
        period: Period | None,
        now: datetime,
    ) -> ReportView:
        """The periodic report (None: own unit; the period now due); raises Refused, NotFound."""
        return await self._database.read(
            lambda connection: periodic_reads.report(
                connection, self._rules, actor, kind, unit_id, period, now
            )
        )

    async def due_rules(self, actor: Actor, now: datetime) -> DueBoard:
        """When the reports of each tier are due; raises Refused."""
        return await self._database.read(
            lambda connection: periodic_reads.due_rules(connection, self._rules, actor, now)
        )

    async def calendar(self, actor: Actor, first: date, now: datetime) -> CalendarBoard:
        """The month of that day; raises Refused."""
        return await self._database.read(
            lambda connection: reads.month(connection, self._rules, actor, first, now)
        )
