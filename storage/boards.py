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
from storage import (
    boards_calendar,
    boards_cases,
    boards_contacts,
    boards_handover,
    boards_ladder,
    boards_mediation,
    boards_referrals,
    boards_reports,
    boards_status,
    boards_units,
    boards_ways,
    days,
)
from storage.boards_clock_reads import SqlClockBoards
from storage.boards_exports import SqlExportBoards
from storage.engine import Database
from storage.people import find_actors


class SqlBoards(SqlClockBoards, SqlExportBoards):
    """:class:`domain.ports.Boards` on a database; ids may come from a hostile client."""

    def __init__(self, database: Database, rules: Rules, vault: Vault | None = None) -> None:
        self._database = database
        self._rules = rules
        self._vault = vault

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""

        def find(connection: Connection) -> Actor | None:
            days.hear(connection, self._rules.calendar)  # each update begins with this question
            return find_actors(connection, channel, [address], day).get(address)

        return await self._database.read(find)

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        return await self._database.read(
            lambda connection: boards_units.posts_of(connection, actor)
        )

    async def categories(self, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
        """The list in force on the day, in its order."""
        return await self._database.read(
            lambda connection: boards_units.categories_of(connection, kind, day)
        )

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        return await self._database.read(
            lambda connection: boards_units.places(connection, actor, day)
        )

    async def mine(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """What the actor reported, newest first."""
        return await self._database.read(
            lambda connection: boards_cases.mine(connection, actor, page, now)
        )

    async def queue(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """Open matters (and resolved ones not yet closed) of the units whose handler the actor is;
        red first, then overdue, then by due date."""
        return await self._database.read(
            lambda connection: boards_cases.queue(connection, actor, page, now)
        )

    async def case(self, actor: Actor, case_id: int, now: datetime) -> CaseView:
        """One case; raises NotFound when there is none within reach."""
        return await self._database.read(
            lambda connection: boards_cases.view(connection, self._rules, actor, case_id, now)
        )

    async def receipt(self, actor: Actor, case_id: int, now: datetime) -> Receipt:
        """What is told right after filing an own matter; raises NotFound for any other."""
        return await self._database.read(
            lambda connection: boards_ways.receipt(connection, self._rules, actor, case_id, now)
        )

    async def referral(self, actor: Actor, referral_id: int, now: datetime) -> ReferralView:
        """A referral's hand-over sheet, for who sees the case or answers for the body."""
        return await self._database.read(
            lambda connection: boards_handover.view(
                connection, self._rules, actor, referral_id, now
            )
        )

    async def referrals(self, actor: Actor, page: int, now: datetime) -> ReferralPage:
        """The referrals the actor answers, and those of the cases of their own unit."""
        return await self._database.read(
            lambda connection: boards_referrals.page_of(connection, actor, page, now)
        )

    async def referrals_of(self, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
        """The referrals of a case within reach; raises NotFound."""
        return await self._database.read(
            lambda connection: boards_referrals.of_case(connection, actor, case_id, now)
        )

    async def refer_choices(self, actor: Actor, case_id: int, now: datetime) -> ReferChoices:
        """What to choose from when the case is referred; raises NotFound."""
        return await self._database.read(
            lambda connection: boards_referrals.choices(
                connection, self._rules, actor, case_id, now
            )
        )

    async def contacts(self, actor: Actor, case_id: int, now: datetime) -> ContactsView:
        """The contacts of a matter the actor handles, masked; raises NotFound to others."""
        return await self._database.read(
            lambda connection: boards_contacts.contacts_of(
                connection, self._rules, self._vault, actor, case_id, now
            )
        )

    async def contact(self, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
        """One of them; raises NotFound."""
        return await self._database.read(
            lambda connection: boards_contacts.contact(
                connection, self._rules, self._vault, actor, contact_id, now
            )
        )

    async def duplicates(self, actor: Actor, case_id: int) -> tuple[CaseLine, ...]:
        """Open cases that may be the same matter as this one, the likest first."""
        return await self._database.read(
            lambda connection: boards_ways.duplicates(connection, self._rules, actor, case_id)
        )

    async def handover(self, actor: Actor, case_id: int, now: datetime) -> Handover:
        """Where the actor may hand the case to; raises NotFound outside their reach."""
        return await self._database.read(
            lambda connection: boards_ladder.handover(
                connection,
                self._rules,
                boards_cases.view(connection, self._rules, actor, case_id, now),
                now,
            )
        )

    async def mediation(self, actor: Actor, case_id: int, now: datetime) -> MediationView:
        """The record of a dispute's mediation; raises NotFound for who may not read it."""
        return await self._database.read(
            lambda connection: boards_mediation.record(connection, self._rules, actor, case_id, now)
        )

    async def attachment(self, actor: Actor, attachment_id: int) -> FileRef:
        """An attachment of a case within reach; raises NotFound."""
        return await self._database.read(
            lambda connection: boards_cases.attachment(connection, actor, attachment_id)
        )

    async def status(self, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
        """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
        return await self._database.read(
            lambda connection: boards_status.status(connection, self._rules, actor, unit_id, now)
        )

    async def find_unit(self, actor: Actor, words: str) -> tuple[UnitRef, ...]:
        """Units on the actor's boards meant by a name, alias or code, the highest first."""
        return await self._database.read(
            lambda connection: boards_units.find(connection, actor, words)
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
            lambda connection: boards_reports.report(
                connection, self._rules, actor, kind, unit_id, period, now
            )
        )

    async def due_rules(self, actor: Actor, now: datetime) -> DueBoard:
        """When the reports of each tier are due; raises Refused."""
        return await self._database.read(
            lambda connection: boards_reports.due_rules(connection, self._rules, actor, now)
        )

    async def calendar(self, actor: Actor, first: date, now: datetime) -> CalendarBoard:
        """The month of that day; raises Refused."""
        return await self._database.read(
            lambda connection: boards_calendar.month(connection, self._rules, actor, first, now)
        )
