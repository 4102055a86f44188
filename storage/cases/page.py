"""The page of one case."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from domain.access import at
from domain.callins.model import CallInState
from domain.cases.clocks import TAKING
from domain.cases.handover import tier_above
from domain.cases.model import Case
from domain.cases.options import OnFile, asks_above, options, ratable
from domain.cases.views import AttachmentRef, CaseView, TimelineEntry
from domain.errors import NotFound
from domain.ids import possible
from domain.inquiries.options import inquirable
from domain.org.model import ancestor_ids
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from storage.callins.of_case import callins_of
from storage.cases import deadlines, related
from storage.cases.ratings import satisfaction_of
from storage.cases.scope import (
    LINE,
    PATHS,
    case_of,
    from_cases,
    line_of,
    offered,
    responsible,
    seen_by,
    target_of,
)
from storage.contacts import reads
from storage.inquiries.reads import matter_of, waiting_about
from storage.kit.reading import Reading
from storage.meetings.of_case import agenda_place, meetings_of
from storage.org.reads import unit_of
from storage.schema import attachments, cases, extensions, posts, referrals, steps, units

_to = units.alias("handed_to")


def view(reading: Reading, actor: Actor, case_id: int, now: datetime) -> CaseView:
    """One case with just the steps this actor may take; raises NotFound outside their reach.
    Whoever reported a case merged into this one is shown their own, which says how it stands."""
    connection, rules = reading.connection, reading.rules
    row = _row(connection, actor, case_id)
    if row is None:
        case_id = related.own_of(connection, actor, case_id)
        row = _row(connection, actor, case_id)
    if row is None:
        raise NotFound("case")
    case = case_of(row)
    target = target_of(row, case.reporter_id)
    timeline = (
        connection.execute(
            select(
                steps,
                posts.c.role,
                units.c.id.label("unit_id"),
                units.c.name.label("unit_name"),
                units.c.successor_id.label("unit_heir"),
                _to.c.name.label("to_unit"),
                referrals.c.body,
                extensions.c.days,
            )
            .join(posts, posts.c.id == steps.c.post_id)
            .join(units, units.c.id == posts.c.unit_id)
            .outerjoin(_to, _to.c.id == steps.c.to_unit_id)
            .outerjoin(referrals, referrals.c.id == steps.c.referral_id)
            .outerjoin(extensions, extensions.c.id == steps.c.extension_id)
            .where(steps.c.case_id == case_id)
            .order_by(steps.c.at, steps.c.id)
        )
    ).all()
    asked = deadlines.asked_of(connection, case)
    inquiries = waiting_about(connection, actor, case, now)
    called_in = callins_of(connection, case_id, timeline)
    on_agendas = meetings_of(connection, actor, case.id)
    on_file = OnFile(
        timeline=timeline,
        tier_above=asks_above(actor, case, target)
        and _goes_up(connection, row.responsible_path, rules.day(now)),
        asked=asked,
        decider=None if asked is None else at(asked.decider_path),
        goes_on=related.goes_on(connection, case),
        handlers=reads.handlers(connection, actor, case, target, rules.day(now)),
        matter=matter_of(connection, case, target, rules.day(now)) if inquirable(case) else None,
        inquiries=inquiries,
        called_in=any(one.state is CallInState.CALLED for one in called_in),
        agenda=agenda_place(connection, row.filed_path, on_agendas),
    )
    may = options(actor, case, target, on_file, now=now, within=rules.undo)
    files = connection.execute(
        select(attachments.c.id, attachments.c.kind, attachments.c.at)
        .where(
            attachments.c.case_id == case_id,
            *(() if may.read_record else (~attachments.c.of_record,)),
        )
        .order_by(attachments.c.id)
    )
    return CaseView(
        line=line_of(row, now),
        people=case.people if case.people_known else None,
        responsible=UnitRef(
            id=case.responsible_id, name=row.responsible_name, kind=row.responsible_kind
        ),
        offered=None
        if case.offered_id is None
        else UnitRef(id=case.offered_id, name=row.offered_name, kind=row.offered_kind),
        handler_role=_handler_role(case, timeline),
        timeline=tuple(
            TimelineEntry(
                at=step.at,
                letter=step.letter,
                after=step.after,
                role=step.role,
                unit_name=step.unit_name,
                note=step.note,
                to_unit=step.to_unit or "",
                outcome=step.outcome,
                body=step.body,
                days=step.days,
                undoable=step.id == may.undo,
            )
            for step in timeline
        ),
        attachments=tuple(AttachmentRef(id=one.id, kind=one.kind, at=one.at) for one in files),
        may=may,
        satisfaction=satisfaction_of(connection, case) if ratable(case) else None,
        related=related.related(connection, actor, case),
        undo_within=rules.undo,
        clock=deadlines.clock_of(reading, case, timeline, asked, now),
        inquiries=inquiries,
        callins=called_in,
        meetings=on_agendas,
    )


def _row(connection: Connection, actor: Actor, case_id: int) -> Row[*tuple[Any, ...]] | None:
    if not possible(case_id):
        return None
    more = [column for column in cases.c if column.name not in {one.name for one in LINE}]
    return (
        connection.execute(
            from_cases(
                *LINE,
                *more,
                *PATHS,
                responsible.c.name.label("responsible_name"),
                responsible.c.kind.label("responsible_kind"),
                offered.c.name.label("offered_name"),
                offered.c.kind.label("offered_kind"),
            ).where(cases.c.id == case_id, seen_by(actor))
        )
    ).one_or_none()


def _goes_up(connection: Connection, path: str, day: date) -> bool:
    """Whether there is a tier above the unit at ``path``."""
    rows = connection.execute(
        select(units)
        .where(units.c.id.in_(ancestor_ids(path)))
        .order_by(func.length(units.c.path).desc())
    )
    return tier_above([unit_of(row) for row in rows], day) is not None


def _handler_role(case: Case, timeline: Sequence[Any]) -> Role | None:
    """The post by which the case was taken, by whoever holds it now."""
    if case.handler_id is None:
        return None
    by_them = [step for step in timeline if step.person_id == case.handler_id]
    taking = [step for step in by_them if step.letter in TAKING] or by_them
    return taking[-1].role if taking else None
