"""Who answers for a body as a condition of a query, and how a referral reads as a line."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_

from domain.access import Act, scope
from domain.cases.model import Label
from domain.people.model import Actor
from domain.referrals.model import Standing
from domain.referrals.views import ReferralLine
from storage.cases.scope import from_cases
from storage.schema import begins, cases, categories, posts, referrals, units

sent_to = units.alias("sent_to")


_from = units.alias("from_unit")


from_post = posts.alias("from_post")


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


def line_of_referral(row: Row[*tuple[Any, ...]], now: datetime) -> ReferralLine:
    """A row as a line of a list of referrals."""
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
        due_at=row.r_due_at if waits else None,
        overdue=waits and now >= row.r_due_at,
    )
