"""Mediation records in memory."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.cases.model import Case, Category, Outcome, State
from domain.days.deadlines import Notch
from domain.mediation.model import Agreement, AgreementCounts, Deadline, Ending, MediationSession
from domain.mediation.store import NearDeadline

_OVER = {State.REPORTED, State.RETURNED, State.WITHDRAWN, State.MERGED}


class MemoryMediation:
    def __init__(self, cases: Mapping[int, Case], categories: Mapping[int, Category]) -> None:
        self.cases = cases
        self.categories = categories
        self.sessions: list[MediationSession] = []
        self.agreements: list[Agreement] = []
        self.days: list[Deadline] = []

    def add_session(self, session: MediationSession) -> None:
        session.id = len(self.sessions) + 1
        self.sessions.append(session)

    def agreement(self, case_id: int) -> Agreement | None:
        found = [a for a in self.agreements if a.case_id == case_id and a.void_at is None]
        return found[-1] if found else None

    def add_agreement(self, agreement: Agreement) -> Agreement:
        agreement.id = len(self.agreements) + 1
        self.agreements.append(agreement)
        return agreement

    def deadlines(self, case_id: int) -> list[Deadline]:
        return [d for d in self.days if d.case_id == case_id]

    def add_deadline(self, deadline: Deadline) -> Deadline:
        deadline.id = len(self.days) + 1
        self.days.append(deadline)
        return deadline

    def lapse(self, case_id: int, now: datetime) -> None:
        for agreement in self.agreements:
            if agreement.case_id == case_id and agreement.void_at is None:
                agreement.void_at = now
        for day in self.days:
            if day.case_id == case_id and day.ending is None:
                day.ending = Ending.DROPPED

    def near(self, today: date, *, week: date, day: date) -> list[NearDeadline]:
        return [
            NearDeadline(
                deadline=one,
                case=self.cases[one.case_id],
                category=self.categories[self.cases[one.case_id].category_id].label,
            )
            for one in sorted(self.days, key=lambda d: (d.due_on, d.id))
            if one.ending is None
            and today <= one.due_on <= week
            and (one.reminded is None or (one.reminded is Notch.WEEK and one.due_on <= day))
            and self.cases[one.case_id].state not in _OVER
            and self.cases[one.case_id].outcome in {None, Outcome.SUCCESS}
        ]

    def counts(self, path: str, first: date, last: date) -> AgreementCounts:
        raise NotImplementedError("counted by the database alone")
