"""What is read outside a transaction. Nothing here writes."""

from domain.apart import Apart
from domain.contacts.vault import Vault
from domain.ports import Boards
from domain.rules import Rules
from storage.aid.reads import SqlAidReads
from storage.analysis.reads import SqlAnalysisReads
from storage.annual.reads import SqlAnnualReads
from storage.assessments.reads import SqlAssessmentReads
from storage.callins.reads import SqlCallInReads
from storage.cases.reads import SqlCaseReads
from storage.codes import SqlCodeReads
from storage.contacts.reads import SqlContactReads
from storage.days.reads import SqlDayReads
from storage.digests.reads import SqlDigestReads
from storage.directories.reads import SqlDirectoryReads
from storage.evaluations.reads import SqlEvaluationReads
from storage.features.reads import SqlFeatureReads
from storage.followups.reads import SqlFollowupReads
from storage.inquiries.reads import SqlInquiryReads
from storage.kit.engine import Database
from storage.leave.reads import SqlLeaveReads
from storage.ledgers.reads import SqlLedgerReads
from storage.mediation.reads import SqlMediationReads
from storage.meetings.reads import SqlMeetingReads
from storage.messages.reads import SqlMessageReads
from storage.org.reads import SqlOrgReads
from storage.passes.reads import SqlPassReads
from storage.people.reads import SqlPeopleReads
from storage.periodic.reads import SqlPeriodicReads
from storage.pictures import SqlPictureReads
from storage.projects.reads import SqlProjectReads
from storage.reading.reads import SqlReadingReads
from storage.referrals.reads import SqlReferralReads
from storage.search.reads import SqlSearchReads
from storage.selections.reads import SqlSelectionReads
from storage.status.reads import SqlStatusReads
from storage.trainings.reads import SqlTrainingReads
from storage.twoway.reads import SqlTwowayReads


class SqlBoards(Boards):
    """The reads of all mechanisms on a database."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        vault: Vault | None = None,
        apart: Apart | None = None,
    ) -> None:
        self.org = SqlOrgReads(database, rules)
        self.people = SqlPeopleReads(database, rules)
        self.passes = SqlPassReads(database, rules)
        self.cases = SqlCaseReads(database, rules)
        self.codes = SqlCodeReads(database, rules)
        self.leave = SqlLeaveReads(database, rules)
        self.days = SqlDayReads(database, rules)
        self.contacts = SqlContactReads(database, rules, vault)
        self.mediation = SqlMediationReads(database, rules)
        self.referrals = SqlReferralReads(database, rules)
        self.inquiries = SqlInquiryReads(database, rules)
        self.callins = SqlCallInReads(database, rules)
        self.evaluations = SqlEvaluationReads(database, rules)
        self.twoways = SqlTwowayReads(database, rules)
        self.meetings = SqlMeetingReads(database, rules)
        self.assessments = SqlAssessmentReads(database, rules)
        self.projects = SqlProjectReads(database, rules)
        self.annuals = SqlAnnualReads(database, rules)
        self.selections = SqlSelectionReads(database, rules)
        self.features = SqlFeatureReads(database, rules)
        self.followups = SqlFollowupReads(database, rules)
        self.periodic = SqlPeriodicReads(database, rules)
        self.ledgers = SqlLedgerReads(database, rules, apart=apart)
        self.status = SqlStatusReads(database, rules)
        self.search = SqlSearchReads(database, rules)
        self.analysis = SqlAnalysisReads(database, rules)
        self.digests = SqlDigestReads(database, rules)
        self.directories = SqlDirectoryReads(database, rules)
        self.aid = SqlAidReads(database, rules)
        self.pictures = SqlPictureReads(database, rules)
        self.trainings = SqlTrainingReads(database, rules)
        self.reading = SqlReadingReads(database, rules)
        self.messages = SqlMessageReads(database, rules)
