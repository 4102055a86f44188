"""Mediation records, in a transaction."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, or_, select, update
from sqlalchemy.orm import Session

from domain.cases.model import Case, CaseKind, Label, Outcome, State
from domain.days.deadlines import Notch
from domain.handfuls import Handful
from domain.mediation.model import (
    Agreement,
    AgreementCounts,
    Deadline,
    Ending,
    MediationSession,
)
from domain.mediation.store import NearDeadline
from storage.counts.facts import AGREED
from storage.counts.spans import begin
from storage.counts.sums import Ask, Place, sums
from storage.kit.handfuls import Handfuls
from storage.schema import agreements, cases, categories, deadlines

_UNDER_WAY = (State.ACCEPTED, State.MEDIATING, State.OFFERED, State.RESOLVED, State.CLOSED)

_HANDFUL = 25
"""As many days are told of in one transaction: so long anybody else's change may have to wait."""
# asked by each sweep, so built once
_NEAR = Handfuls(
    select(Deadline, Case, categories.c.name_zh, categories.c.name_en)
    .join(Case, cases.c.id == deadlines.c.case_id)
    .join(categories, categories.c.id == cases.c.category_id)
    .where(
        deadlines.c.ending.is_(None),
        deadlines.c.due_on.between(bindparam("today"), bindparam("week")),
        or_(
            deadlines.c.reminded.is_(None),
            and_(deadlines.c.reminded == Notch.WEEK, deadlines.c.due_on <= bindparam("day")),
        ),
        cases.c.kind == CaseKind.DISPUTE,
        cases.c.state.in_(_UNDER_WAY),
        or_(cases.c.outcome.is_(None), cases.c.outcome == Outcome.SUCCESS),
    )
    # another sweep, or somebody who is just settling it, has the word
    .with_for_update(of=deadlines, skip_locked=True),
    (deadlines.c.due_on, deadlines.c.id),
    _HANDFUL,
    named=lambda row: ((row.Deadline.due_on, row.Deadline.id), f"case:{row.Case.id}"),
)


class SqlMediation:
    """:class:`domain.mediation.store.Mediation` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_session(self, session: MediationSession) -> None:
        """Adds a session."""
        self._session.add(session)
        self._session.flush()

    def agreement(self, case_id: int) -> Agreement | None:
        """The agreement of the case that holds."""
        found: Agreement | None = self._session.scalar(
            select(Agreement)
            .where(agreements.c.case_id == case_id, agreements.c.void_at.is_(None))
            .order_by(agreements.c.id.desc())
            .limit(1)
        )
        return found

    def add_agreement(self, agreement: Agreement) -> Agreement:
        """Adds and fills ``id``."""
        self._session.add(agreement)
        self._session.flush()
        return agreement

    def deadlines(self, case_id: int) -> list[Deadline]:
        """All days of the case in the order they were set."""
        found = self._session.scalars(
            select(Deadline).where(deadlines.c.case_id == case_id).order_by(deadlines.c.id)
        )
        return list(found)

    def add_deadline(self, deadline: Deadline) -> Deadline:
        """Adds and fills ``id``."""
        self._session.add(deadline)
        self._session.flush()
        return deadline

    def lapse(self, case_id: int, now: datetime) -> None:
        """The case was opened again: its agreement holds no more, its open days are dropped."""
        self._session.flush()  # what was ended in this transaction stays as it is
        self._session.execute(
            update(Agreement)
            .where(agreements.c.case_id == case_id, agreements.c.void_at.is_(None))
            .values(void_at=now)
        )
        self._session.execute(
            update(Deadline)
            .where(deadlines.c.case_id == case_id, deadlines.c.ending.is_(None))
            .values(ending=Ending.DROPPED)
        )

    def near(self, today: date, handful: Handful, *, week: date, day: date) -> list[NearDeadline]:
        """A handful of the open days whose reminder has come and was not sent, the nearest
        first."""
        asked = {"today": today, "week": week, "day": day}
        rows = _NEAR.taken(self._session, handful, asked)
        return [
            NearDeadline(
                deadline=row.Deadline, case=row.Case, category=Label(zh=row.name_zh, en=row.name_en)
            )
            for row in rows
        ]

    def counts(self, path: str, first: date, last: date) -> AgreementCounts:
        """Agreements of the subtree from ``first`` to ``last``, both included."""
        self._session.flush()
        return counts(self._session, path, first, last)


def counts(connection: Connection | Session, path: str, first: date, last: date) -> AgreementCounts:
    """What was agreed in those days in matters of the subtree, whatever became of it; what belongs
    to a matter that has no success (yet) is left out. ``amount`` is in whole yuan, to which each
    agreement is rounded: so the rows of a form add up."""
    found = counts_by_place(connection, (), path, first, last)
    return found.get(None, AgreementCounts())


def counts_by_place(
    connection: Connection | Session, places: Collection[int], path: str, first: date, last: date
) -> dict[Place, AgreementCounts]:
    """The same by place: ``places`` are ids of units in the subtree, and None is what lies in none
    of them."""
    ask = Ask(
        measures=tuple(f"{AGREED}{one.name}" for one in fields(AgreementCounts)),
        start=begin(first),
        until=begin(last + timedelta(days=1)) - timedelta(microseconds=1),
    )
    (found,) = sums(connection, path, places, [ask])
    return {
        place: AgreementCounts(
            **{one.removeprefix(AGREED): many for one, many in counts_of.items()}
        )
        for place, counts_of in found.items()
        if any(counts_of.values())
    }
