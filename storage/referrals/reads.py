"""Referrals as they are read: by those who see the case, and by those who answer for the body."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, case, func, or_, select

from domain.access import Act, scope
from domain.cases.model import CaseKind
from domain.days.deadlines import end_of_working_day
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import ancestor_ids
from domain.org.views import UnitRef
from domain.people.line import nearest
from domain.people.model import Actor
from domain.referrals.model import ANSWERS_INSIDE, Body, Standing, tried_so_far
from domain.referrals.options import may_refer
from domain.referrals.views import ReferChoices, ReferralPage, ReferralsOf
from domain.rules import Rules
from storage.cases.scope import (
    LINE,
    PATHS,
    case_of,
    from_cases,
    line_of,
    seen_by,
    target_of,
    within,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.people.actors import posted_of
from storage.referrals import sheet
from storage.referrals.scope import (
    REFERRAL_LINE,
    answered_by,
    from_referrals,
    line_of_referral,
)
from storage.schema import cases, categories, referrals, units

PAGE = 5


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> ReferralPage:
    """Those the actor answers, and those of the cases of their own unit."""
    ours = and_(cases.c.kind == CaseKind.DISPUTE, within(scope(actor, Act.REFER)))
    which = or_(answered_by(actor), ours)
    total: int = reading.connection.execute(from_referrals(func.count()).where(which)).scalar_one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = reading.connection.execute(
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


def of_case(reading: Reading, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
    """All referrals of a case within sight; raises NotFound."""
    row = _case_row(reading.connection, actor, case_id)
    rows = reading.connection.execute(
        from_referrals(*REFERRAL_LINE)
        .where(cases.c.id == case_id, seen_by(actor))
        .order_by(referrals.c.id.desc())
    )
    return ReferralsOf(
        case=line_of(row, now),
        lines=tuple(line_of_referral(one, now) for one in rows),
        may_refer=may_refer(actor, case_of(row), target_of(row, row.reporter_id)),
    )


def choices(reading: Reading, actor: Actor, case_id: int, now: datetime) -> ReferChoices:
    """What to choose from; raises NotFound for a case that this actor may not refer as it
    stands."""
    connection, rules = reading.connection, reading.rules
    row = _case_row(connection, actor, case_id)
    if not may_refer(actor, case_of(row), target_of(row, row.reporter_id)):
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
        fast_suggested=row.category_code in rules.referrals.fast_categories,
        fast_asked=row.category_code in rules.referrals.fast_asked,
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
    more = [column for column in cases.c if column.name not in {one.name for one in LINE}]
    row = connection.execute(
        from_cases(*LINE, *more, categories.c.code.label("category_code"), *PATHS).where(
            cases.c.id == case_id, seen_by(actor)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("case")
    return row


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
            found[body] = ref(row)
    return found


class SqlReferralReads(Reads):
    """:class:`domain.referrals.views.ReferralReads` on a database."""

    page = awaited(page_of)
    view = awaited(sheet.view)
    of_case = awaited(of_case)
    choices = awaited(choices)
