"""Lists of cases, and the page of one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select
from sqlalchemy import case as either

from domain.access import Act, Target, seat_for
from domain.cases.lifecycle import (
    TRANSITIONS,
    Arrow,
    act_of,
    handling,
    open_arrows,
    seen_from,
)
from domain.cases.model import Case, CaseKind, State
from domain.cases.satisfaction import THANKS
from domain.cases.split import SPLITTABLE
from domain.cases.views import AttachmentRef, CasePage, CaseView, FileRef, TimelineEntry
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from domain.rules import Rules
from storage.cases import deadlines
from storage.cases.ratings import satisfaction_of
from storage.cases.related import related, undo_of
from storage.cases.scope import (
    IS_OPEN,
    LINE,
    case_of,
    filed,
    from_cases,
    handled_by,
    line_of,
    most_pressing,
    offered,
    responsible,
    seen_by,
    to_take,
)
from storage.contacts import reads
from storage.kit.ids import possible
from storage.schema import attachments, cases, posts, referrals, steps, units

PAGE = 5
_TAKING = frozenset(t.letter for t in TRANSITIONS if t.arrow in {Arrow.ACCEPT, Arrow.TAKE})
_to = units.alias("handed_to")


def mine(connection: Connection, actor: Actor, page: int, now: datetime) -> CasePage:
    """What the actor reported, newest first."""
    which = (cases.c.reporter_id == actor.person_id) & seen_by(actor)
    return _page(connection, which, (cases.c.id.desc(),), page, now)


def queue(connection: Connection, actor: Actor, page: int, now: datetime) -> CasePage:
    """Open matters the actor handles: what was handed to their unit and waits to be taken first,
    then the most pressing, last the resolved ones to close."""
    which = handled_by(actor) & or_(IS_OPEN, cases.c.state == State.RESOLVED)
    first = to_take(actor)
    found = _page(connection, which, (either((first, 0), else_=1), *most_pressing(now)), page, now)
    ids = [line.id for line in found.lines]
    mine = connection.scalars(select(cases.c.id).where(cases.c.id.in_(ids), first)).all()
    lines = tuple(replace(line, to_take=line.id in mine) for line in found.lines)
    return replace(found, lines=lines)


def _page(
    connection: Connection,
    which: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    page: int,
    now: datetime,
) -> CasePage:
    total: int = (connection.execute(from_cases(func.count()).where(which))).scalar_one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        from_cases(*LINE).where(which).order_by(*order).limit(PAGE).offset(page * PAGE)
    )
    return CasePage(
        lines=tuple(line_of(row, now) for row in rows), page=page, pages=pages, total=total
    )


def view(
    connection: Connection, rules: Rules, actor: Actor, case_id: int, now: datetime
) -> CaseView:
    """One case with just the steps this actor may take; raises NotFound outside their reach."""
    row = _row(connection, actor, case_id)
    case = case_of(row)
    target = Target(
        filed_path=row.filed_path,
        responsible_path=row.responsible_path,
        offered_path=row.offered_path,
        reporter_id=case.reporter_id,
    )
    timeline = (
        connection.execute(
            select(
                steps,
                posts.c.role,
                units.c.name.label("unit_name"),
                _to.c.name.label("to_unit"),
                referrals.c.body,
            )
            .join(posts, posts.c.id == steps.c.post_id)
            .join(units, units.c.id == posts.c.unit_id)
            .outerjoin(_to, _to.c.id == steps.c.to_unit_id)
            .outerjoin(referrals, referrals.c.id == steps.c.referral_id)
            .where(steps.c.case_id == case_id)
            .order_by(steps.c.at, steps.c.id)
        )
    ).all()
    files = connection.execute(
        select(attachments.c.id, attachments.c.kind, attachments.c.at)
        .where(attachments.c.case_id == case_id)
        .order_by(attachments.c.id)
    )
    undo = undo_of(rules, actor, case, target, timeline, now)
    arrows = tuple(
        way.arrow
        for way in open_arrows(case)
        if seat_for(actor, act_of(way, case.kind), seen_from(way, target)) is not None
        and not (way.arrow is Arrow.HAND_UP and row.responsible_kind is UnitKind.DISTRICT)
    )
    asked = Arrow.NOT_FIXED in arrows
    answered = case.kind is CaseKind.OPINION and case.state is State.CLOSED
    return CaseView(
        line=line_of(row, now),
        people=case.people,
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
                arrow=step.arrow,
                after=step.after,
                role=step.role,
                unit_name=step.unit_name,
                note=step.note,
                to_unit=step.to_unit or "",
                outcome=step.outcome,
                body=step.body,
                undoable=step.id == undo,
            )
            for step in timeline
        ),
        attachments=tuple(AttachmentRef(id=one.id, kind=one.kind, at=one.at) for one in files),
        arrows=arrows,
        may_add_detail=case.open and seat_for(actor, Act.ADD_DETAIL, target) is not None,
        keeps_contacts=reads.keeps(connection, actor, case_id, rules.day(now)),
        may_thank=asked and all(step.arrow != THANKS for step in timeline),
        may_rate=asked and answered,
        satisfaction=satisfaction_of(connection, case) if answered else None,
        may_split=case.state in SPLITTABLE
        and seat_for(actor, handling(case.kind), target) is not None,
        related=related(connection, actor, case),
        undo_step=undo,
        undo_within=rules.undo,
        clock=deadlines.clock_of(connection, rules, actor, case, target, now),
    )


def attachment(connection: Connection, actor: Actor, attachment_id: int) -> FileRef:
    """An attachment of a case within reach; raises NotFound."""
    if not possible(attachment_id):
        raise NotFound("attachment")
    row = (
        connection.execute(
            from_cases(attachments.c.file, attachments.c.kind)
            .join(attachments, attachments.c.case_id == cases.c.id)
            .where(attachments.c.id == attachment_id, seen_by(actor))
        )
    ).one_or_none()
    if row is None:
        raise NotFound("attachment")
    return FileRef(file=row.file, kind=row.kind)


def _row(connection: Connection, actor: Actor, case_id: int) -> Row[*tuple[Any, ...]]:
    if not possible(case_id):
        raise NotFound("case")
    more = [column for column in cases.c if column.name not in {one.name for one in LINE}]
    row = (
        connection.execute(
            from_cases(
                *LINE,
                *more,
                filed.c.path.label("filed_path"),
                responsible.c.path.label("responsible_path"),
                responsible.c.name.label("responsible_name"),
                responsible.c.kind.label("responsible_kind"),
                offered.c.path.label("offered_path"),
                offered.c.name.label("offered_name"),
                offered.c.kind.label("offered_kind"),
            ).where(cases.c.id == case_id, seen_by(actor))
        )
    ).one_or_none()
    if row is None:
        raise NotFound("case")
    return row


def _handler_role(case: Case, timeline: Sequence[Any]) -> Role | None:
    """The post by which the case was taken, by whoever holds it now."""
    if case.handler_id is None:
        return None
    by_them = [step for step in timeline if step.person_id == case.handler_id]
    taking = [step for step in by_them if step.arrow in _TAKING] or by_them
    return taking[-1].role if taking else None
