"""Referrals as they are read: by those who see the case, and by those who answer for the body."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from domain.access import Act, Target, scope, seat_for
from domain.cases.model import CaseKind, Label
from domain.days.deadlines import end_of_working_day
from domain.errors import NotFound
from domain.org.model import ancestor_ids
from domain.org.views import UnitRef
from domain.people.line import nearest
from domain.people.model import Actor
from domain.referrals.actions import REFERABLE
from domain.referrals.model import ANSWERS_INSIDE, Body, Standing, tried_so_far
from domain.referrals.views import ReferChoices, ReferralLine, ReferralPage, ReferralsOf
from domain.rules import Rules
from storage.cases.scope import (
    LINE,
    filed,
    from_cases,
    line_of,
    offered,
    responsible,
    seen_by,
    within,
)
from storage.kit.ids import possible
from storage.people.store import posted_of
from storage.schema import begins, cases, categories, posts, referrals, units

PAGE = 5
sent_to = units.alias("sent_to")
_from = units.alias("from_unit")
from_post = posts.alias("from_post")
PATHS = (
    filed.c.path.label("filed_path"),
    responsible.c.path.label("responsible_path"),
    offered.c.path.label("offered_path"),
)
REFERRAL_LINE = (
    categories.c.name_zh,
    categories.c.name_en,
    _from.c.name.label("from_unit"),
    sent_to.c.name.label("to_unit"),
    *(column.label(f"r_{column.name}") for column in referrals.c),
)


def from_referrals(*columns: Any) -> Select[*tuple[Any, ...]]:
    """A query of referrals with their cases and the units at both ends."""
    return (
        from_cases(*columns)
        .join(referrals, referrals.c.case_id == cases.c.id)
        .join(from_post, from_post.c.id == referrals.c.offered_post_id)
        .join(_from, _from.c.id == from_post.c.unit_id)
        .outerjoin(sent_to, sent_to.c.id == referrals.c.to_unit_id)
    )


def answered_by(actor: Actor) -> ColumnElement[bool]:
    """The referrals for whose body the actor answers."""
    reach = scope(actor, Act.ANSWER_REFERRAL)
    ways: list[ColumnElement[bool]] = [referrals.c.to_unit_id.in_(reach.units)]
    ways += [begins(sent_to.c.path, prefix) for prefix in reach.prefixes]
    return or_(*ways)


def page_of(connection: Connection, actor: Actor, page: int, now: datetime) -> ReferralPage:
    """Those the actor answers, and those of the cases of their own unit."""
    ours = and_(cases.c.kind == CaseKind.DISPUTE, within(scope(actor, Act.REFER)))
    which = or_(answered_by(actor), ours)
    total: int = connection.execute(from_referrals(func.count()).where(which)).scalar_one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        from_referrals(*REFERRAL_LINE)
        .where(which)
        .order_by(
            case(
                (referrals.c.standing == Standing.OFFERED, 0),
                (referrals.c.standing == Standing.ACCEPTED, 1),
                else_=2,
            ),
            referrals.c.due_at,
            referrals.c.id.desc(),
        )
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return ReferralPage(
        lines=tuple(line_of_referral(row, now) for row in rows), page=page, pages=pages, total=total
    )


def of_case(connection: Connection, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
    """All referrals of a case within sight; raises NotFound."""
    row = _case_row(connection, actor, case_id)
    rows = connection.execute(
        from_referrals(*REFERRAL_LINE)
        .where(cases.c.id == case_id, seen_by(actor))
        .order_by(referrals.c.id.desc())
    )
    return ReferralsOf(
        case=line_of(row, now),
        lines=tuple(line_of_referral(one, now) for one in rows),
        may_refer=_may_refer(actor, row),
    )


def choices(
    connection: Connection, rules: Rules, actor: Actor, case_id: int, now: datetime
) -> ReferChoices:
    """What to choose from; raises NotFound for a case that this actor may not refer as it
    stands."""
    row = _case_row(connection, actor, case_id)
    if not _may_refer(actor, row):
        raise NotFound("case")
    running = connection.scalars(
        select(referrals.c.body).where(
            referrals.c.case_id == case_id,
            referrals.c.standing.in_((Standing.OFFERED, Standing.ACCEPTED)),
        )
    )
    return ReferChoices(
        case=line_of(row, now),
        answered_by=_answering(connection, rules, row.responsible_path, now),
        running=frozenset(running),
        tried=tried_so_far(row.outcome, started=row.started_at is not None),
        fast_suggested=row.code in rules.referrals.fast_categories,
        answer_due={
            fast: end_of_working_day(
                now, rules.referrals.days(fast=fast), rules.calendar, rules.zone
            )
            for fast in (False, True)
        },
    )


def _case_row(connection: Connection, actor: Actor, case_id: int) -> Row[*tuple[Any, ...]]:
    if not possible(case_id):
        raise NotFound("case")
    row = connection.execute(
        from_cases(*LINE, cases.c.reporter_id, cases.c.started_at, categories.c.code, *PATHS).where(
            cases.c.id == case_id, seen_by(actor)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("case")
    return row


def target_of(row: Row[*tuple[Any, ...]], reporter_id: int) -> Target:
    return Target(
        filed_path=row.filed_path,
        responsible_path=row.responsible_path,
        offered_path=row.offered_path,
        reporter_id=reporter_id,
    )


def _may_refer(actor: Actor, row: Row[*tuple[Any, ...]]) -> bool:
    if row.kind is not CaseKind.DISPUTE or row.state not in REFERABLE:
        return False
    return seat_for(actor, Act.REFER, target_of(row, row.reporter_id)) is not None


def _answering(
    connection: Connection, rules: Rules, path: str, now: datetime
) -> dict[Body, UnitRef]:
    """The nearest unit on the line with somebody who answers, as the action finds it."""
    day = rules.day(now)
    line = list(reversed(ancestor_ids(path)))
    found: dict[Body, UnitRef] = {}
    for body, roles in ANSWERS_INSIDE.items():
        answers = nearest(posted_of(connection, line, roles, day), line).unit_id
        if answers is not None:
            row = connection.execute(
                select(units.c.id, units.c.name, units.c.kind).where(units.c.id == answers)
            ).one()
            found[body] = UnitRef(id=row.id, name=row.name, kind=row.kind)
    return found


def line_of_referral(row: Row[*tuple[Any, ...]], now: datetime) -> ReferralLine:
    waits = row.r_standing is Standing.OFFERED and row.r_due_at is not None
    return ReferralLine(
        id=row.r_id,
        case_id=row.r_case_id,
        category=Label(zh=row.name_zh, en=row.name_en),
        body=row.r_body,
        from_unit=row.from_unit,
        to_unit=row.to_unit or "",
        standing=row.r_standing,
        handed_back=row.r_handed_back,
        fast=row.r_fast,
        offered_at=row.r_offered_at,
        due_at=row.r_due_at,
        overdue=waits and now >= row.r_due_at,
    )
