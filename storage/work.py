"""One action, one transaction.

An action is a plain function: it cannot wait for a network or a clock and hold the transaction
open meanwhile. It runs whole on a connection, like any query: in the writing thread on SQLite,
giving way inside the driver on PostgreSQL.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from domain.contacts.vault import Vault
from domain.handfuls import Handful
from domain.people.messengers import Messenger
from domain.ports import Work
from domain.rules import Rules
from storage.aid.store import SqlAidCounts
from storage.annual.store import SqlAnnuals
from storage.assessments.store import SqlAssessments
from storage.callins.store import SqlCallIns
from storage.cases.clocks import SqlClockBook
from storage.cases.ratings import SqlRatings
from storage.cases.routes import SqlRoutes
from storage.cases.store import SqlCases
from storage.contacts.store import SqlContacts
from storage.days.store import SqlDays, hear
from storage.digests.store import SqlDigests
from storage.directories.store import SqlDirectories
from storage.evaluations.store import SqlEvaluations
from storage.features.store import SqlFeatures
from storage.followups.store import SqlFollowups
from storage.inquiries.store import SqlInquiries
from storage.kit.engine import Database
from storage.kit.errors import DatabaseTrouble
from storage.kit.refusals import refusals_logged
from storage.leave.store import SqlLeaves
from storage.mediation.store import SqlMediation
from storage.meetings.store import SqlMeetings
from storage.messages.audit import SqlAudit
from storage.messages.queue import SqlQueue
from storage.org.store import SqlOrg
from storage.passes.store import SqlPasses
from storage.people.store import SqlPeople
from storage.periodic.store import SqlPeriodicReports
from storage.projects.store import SqlProjects
from storage.reading.store import SqlReadingBook
from storage.referrals.store import SqlReferrals
from storage.reminders.store import SqlRungs
from storage.search.index import keep_in_step
from storage.selections.store import SqlSelections
from storage.trainings.store import SqlTrainings
from storage.twoway.store import SqlTwoways

P = ParamSpec("P")
R = TypeVar("R")

_UNIQUE = frozenset({"23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})
_COLLISION = frozenset({"40001", "40P01"})
"""PostgreSQL: serialization failure, deadlock."""
_PAUSE = 0.02

keep_in_step()


class SqlWork(Work):
    """The stores of one transaction."""

    def __init__(
        self,
        session: Session,
        rules: Rules,
        dialect: str,
        vault: Vault | None = None,
        lines: Sequence[str] = (Messenger.TELEGRAM,),
    ) -> None:
        self.rules = rules
        self.org = SqlOrg(session)
        self.people = SqlPeople(session, rules)
        self.passes = SqlPasses(session)
        self.cases = SqlCases(session)
        self.clocks = SqlClockBook(session)
        self.leaves = SqlLeaves(session)
        self.days = SqlDays(session)
        self.digests = SqlDigests(session)
        self.directories = SqlDirectories(session)
        self.aid = SqlAidCounts(session, rules)
        self.contacts = SqlContacts(session)
        self.mediation = SqlMediation(session)
        self.referrals = SqlReferrals(session)
        self.inquiries = SqlInquiries(session)
        self.callins = SqlCallIns(session)
        self.followups = SqlFollowups(session)
        self.evaluations = SqlEvaluations(session)
        self.twoways = SqlTwoways(session, rules)
        self.meetings = SqlMeetings(session)
        self.assessments = SqlAssessments(session)
        self.projects = SqlProjects(session)
        self.annuals = SqlAnnuals(session)
        self.selections = SqlSelections(session, rules)
        self.features = SqlFeatures(session)
        self.periodic = SqlPeriodicReports(session, rules)
        self.trainings = SqlTrainings(session)
        self.routes = SqlRoutes(session)
        self.ratings = SqlRatings(session)
        self.rungs = SqlRungs(session, rules)
        self.reading = SqlReadingBook(session)
        self.handful = Handful()
        self.queue = SqlQueue(session, dialect, rules, lines)
        self.outbox = self.queue
        self.audit = SqlAudit(session)
        self.vault = vault


class SqlOffice:
    """:class:`domain.ports.Office`: commits when an action returns, rolls back when it raises.

    ``on_push`` is called after a commit that queued pushes, so that the sender need not poll;
    ``lines`` are the messengers by which they may go out, the first one first.
    """

    def __init__(
        self,
        database: Database,
        rules: Rules,
        *,
        on_push: Callable[[], None] | None = None,
        vault: Vault | None = None,
        lines: Sequence[str] = (Messenger.TELEGRAM,),
    ) -> None:
        self.rules = rules
        self._vault = vault
        self._lines = lines
        self._database = database
        self._on_push = on_push

    async def do(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Runs ``action(work, *args, **kwargs)`` in one transaction.

        When a twin committed the same draft or tap a moment ago, the action runs once more and
        finds it there. Deadlocks are tried again a few times.
        """
        again = {"unique": 1, "collision": 4}
        while True:
            try:
                with refusals_logged(_name(action), args[0] if args else None):
                    return await self._once(action, *args, **kwargs)
            except DatabaseTrouble as error:
                kind = _kind(error)
                if not again.get(kind, 0):
                    raise
                again[kind] -= 1
                if kind == "collision":
                    await asyncio.sleep(_PAUSE)

    async def _once(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        def run(connection: Connection) -> tuple[R, int]:
            # the answer is read after the commit, without asking the database again
            with Session(connection, expire_on_commit=False) as session:
                rules = replace(self.rules, calendar=hear(connection, self.rules.calendar))
                work = SqlWork(session, rules, self._database.dialect, self._vault, self._lines)
                answer = action(work, *args, **kwargs)
                session.flush()
            return answer, work.queue.added

        answer, queued = await self._database.write(run)
        if queued and self._on_push is not None:
            self._on_push()
        return answer


def answer_of(connection: Connection, rules: Rules, question: Callable[[Work], R]) -> R:
    """What a question that only reads gets from the stores, for a board that asks the domain."""
    with Session(connection) as session, session.no_autoflush:
        return question(SqlWork(session, rules, connection.dialect.name))


def _name(action: Callable[..., object]) -> str:
    return getattr(action, "__name__", type(action).__name__)


def _kind(error: DatabaseTrouble) -> str:
    orig = getattr(error, "orig", None)
    code = getattr(orig, "sqlstate", None) or getattr(orig, "sqlite_errorname", None)
    if code in _UNIQUE:
        return "unique"
    return "collision" if code in _COLLISION else "other"
