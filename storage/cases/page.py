"""The page of one case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.access import Act, Target, seat_for
from domain.cases.letters import Letter
from domain.cases.lifecycle import (
    TRANSITIONS,
    Arrow,
    act_of,
    handling,
    open_arrows,
    seen_from,
)
from domain.cases.model import Case, CaseKind, State
from domain.cases.split import SPLITTABLE
from domain.cases.views import AttachmentRef, CaseView, TimelineEntry
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from storage.cases import deadlines
from storage.cases.ratings import satisfaction_of
from storage.cases.related import related, undo_of
from storage.cases.scope import (
    LINE,
    case_of,
    filed,
    from_cases,
    line_of,
    offered,
    responsible,
    seen_by,
)
from storage.contacts import reads
from storage.kit.ids import possible
from storage.kit.reading import Reading
from storage.schema import attachments, cases, extensions, posts, referrals, steps, units

_TAKING = frozenset(t.letter for t in TRANSITIONS if t.arrow in {Arrow.ACCEPT, Arrow.TAKE})


_to = units.alias("handed_to")


def view(reading: Reading, actor: Actor, case_id: int, now: datetime) -> CaseView:
    """One case with just the steps this actor may take; raises NotFound outside their reach."""
    connection, rules = reading.connection, reading.rules
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
                letter=step.letter,
                after=step.after,
                role=step.role,
                unit_name=step.unit_name,
                note=step.note,
                to_unit=step.to_unit or "",
                outcome=step.outcome,
                body=step.body,
                days=step.days,
                undoable=step.id == undo,
            )
            for step in timeline
        ),
        attachments=tuple(AttachmentRef(id=one.id, kind=one.kind, at=one.at) for one in files),
        arrows=arrows,
        may_add_detail=case.open and seat_for(actor, Act.ADD_DETAIL, target) is not None,
        keeps_contacts=reads.keeps(connection, actor, case_id, rules.day(now)),
        may_thank=asked and all(step.letter is not Letter.THANKS for step in timeline),
        may_rate=asked and answered,
        satisfaction=satisfaction_of(connection, case) if answered else None,
        may_split=case.state in SPLITTABLE
        and seat_for(actor, handling(case.kind), target) is not None,
        related=related(connection, actor, case),
        undo_step=undo,
        undo_within=rules.undo,
        clock=deadlines.clock_of(connection, rules, actor, case, target, now),
    )


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
    taking = [step for step in by_them if step.letter in _TAKING] or by_them
    return taking[-1].role if taking else None
