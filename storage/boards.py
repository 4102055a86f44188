"""What is read outside a transaction. Nothing here writes."""

from domain.cases.views import CaseReads
from domain.contacts.vault import Vault
from domain.contacts.views import ContactReads
from domain.days.views import DayReads
from domain.leave.views import LeaveReads
from domain.ledgers.views import LedgerReads
from domain.mediation.views import MediationReads
from domain.org.views import OrgReads
from domain.people.views import PeopleReads
from domain.periodic.views import PeriodicReads
from domain.referrals.views import ReferralReads
from domain.rules import Rules
from domain.status.views import StatusReads
from storage.cases.reads import SqlCaseReads
from storage.contacts.reads import SqlContactReads
from storage.days.reads import SqlDayReads
from storage.kit.engine import Database
from storage.leave.reads import SqlLeaveReads
from storage.ledgers.reads import SqlLedgerReads
from storage.mediation.reads import SqlMediationReads
from storage.org.reads import SqlOrgReads
from storage.people.reads import SqlPeopleReads
from storage.periodic.reads import SqlPeriodicReads
from storage.referrals.reads import SqlReferralReads
from storage.status.reads import SqlStatusReads


class SqlBoards:
    """:class:`domain.ports.Boards` on a database."""

    def __init__(self, database: Database, rules: Rules, vault: Vault | None = None) -> None:
        self.org: OrgReads = SqlOrgReads(database, rules)
        self.people: PeopleReads = SqlPeopleReads(database, rules)
        self.cases: CaseReads = SqlCaseReads(database, rules)
        self.leave: LeaveReads = SqlLeaveReads(database, rules)
        self.days: DayReads = SqlDayReads(database, rules)
        self.contacts: ContactReads = SqlContactReads(database, rules, vault)
        self.mediation: MediationReads = SqlMediationReads(database, rules)
        self.referrals: ReferralReads = SqlReferralReads(database, rules)
        self.periodic: PeriodicReads = SqlPeriodicReads(database, rules)
        self.ledgers: LedgerReads = SqlLedgerReads(database, rules)
        self.status: StatusReads = SqlStatusReads(database, rules)
