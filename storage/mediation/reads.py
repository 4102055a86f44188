"""The record of a dispute's mediation, for those who may read it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.access import Act, scope
from domain.cases.model import CaseKind
from domain.errors import NotFound
from domain.ids import possible
from domain.mediation.deadlines import confirm_by
from domain.mediation.model import DeadlineKind
from domain.mediation.options import options
from domain.mediation.views import AgreementRow, DeadlineRow, MediationView, SessionRow
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.rules import Rules
from storage.cases.scope import LINE, PATHS, from_cases, line_of, responsible, target_of, within
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import agreements, cases, deadlines, mediation_sessions


def record(reading: Reading, actor: Actor, case_id: int, now: datetime) -> MediationView:
    """The record; raises NotFound outside the actor's reach, which for who only reported the
    matter it is."""
    connection, rules = reading.connection, reading.rules
    row = _row(connection, actor, case_id)
    line = line_of(row, now)
    days = [
        (one.agreement_id, _day(one, rules))
        for one in connection.execute(
            select(deadlines).where(deadlines.c.case_id == case_id).order_by(deadlines.c.due_on)
        )
    ]
    sessions = connection.execute(
        select(mediation_sessions)
        .where(mediation_sessions.c.case_id == case_id)
        .order_by(mediation_sessions.c.held_on, mediation_sessions.c.id)
    )
    agreed = connection.execute(
        select(agreements).where(agreements.c.case_id == case_id).order_by(agreements.c.id)
    )
    return MediationView(
        line=line,
        responsible=UnitRef(
            id=row.responsible_id, name=row.responsible_name, kind=row.responsible_kind
        ),
        sessions=tuple(
            SessionRow(held_on=one.held_on, means=one.means, note=one.note) for one in sessions
        ),
        agreements=tuple(
            AgreementRow(
                form=one.form,
                made_on=one.made_on,
                amount=one.amount,
                text=one.text,
                confirmation_wanted=one.confirmation_wanted,
                confirm_by=confirm_by(one.made_on),
                void=one.void_at is not None,
                days=tuple(day for owner, day in days if owner == one.id),
            )
            for one in agreed
        ),
        follow_ups=tuple(day for _, day in days if day.kind is DeadlineKind.FOLLOW_UP),
        may=options(actor, line, target_of(row, row.reporter_id)),
    )


def _day(row: Row[*tuple[Any, ...]], rules: Rules) -> DeadlineRow:
    return DeadlineRow(
        id=row.id,
        kind=row.kind,
        due_on=row.due_on,
        note=row.note,
        ending=row.ending,
        ended_on=row.ended_on,
        satisfaction=row.satisfaction,
        off=not rules.calendar.is_working(row.due_on),
        provisional=rules.calendar.is_provisional(row.due_on),
    )


def _row(connection: Connection, actor: Actor, case_id: int) -> Row[*tuple[Any, ...]]:
    if not possible(case_id):
        raise NotFound("case")
    row = connection.execute(
        from_cases(
            *LINE,
            cases.c.reporter_id,
            cases.c.responsible_id,
            *PATHS,
            responsible.c.name.label("responsible_name"),
            responsible.c.kind.label("responsible_kind"),
        ).where(
            cases.c.id == case_id,
            cases.c.kind == CaseKind.DISPUTE,
            within(scope(actor, Act.SEE_RECORD)),
        )
    ).one_or_none()
    if row is None:
        raise NotFound("case")
    return row


class SqlMediationReads(Reads):
    """:class:`domain.mediation.views.MediationReads` on a database."""

    record = awaited(record)
