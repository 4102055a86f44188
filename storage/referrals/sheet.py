"""The hand-over sheet of one referral, with just what its reader may do."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from domain.access import at
from domain.cases.model import OPEN_STATES, Case
from domain.errors import NotFound
from domain.ids import possible
from domain.mediation.model import DeadlineKind
from domain.people.model import Actor
from domain.privacy import mask
from domain.referrals.model import Referral
from domain.referrals.options import Found, options, passes_for_slip
from domain.referrals.views import ReferralEntry, ReferralView, Running, RunningDeadline
from domain.rules import Rules
from storage.cases.scope import PATHS, seen_by, target_of
from storage.kit.reading import Reading
from storage.referrals.scope import (
    REFERRAL_LINE,
    answered_by,
    from_post,
    from_referrals,
    line_of_referral,
    sent_to,
)
from storage.schema import cases, deadlines, posts, referrals, steps, units

_asked = units.alias("asked_unit")
_asked_post = posts.alias("asked_post")
_OF_AGREEMENTS = {
    DeadlineKind.CONFIRMATION: Running.CONFIRMATION,
    DeadlineKind.PERFORMANCE: Running.PERFORMANCE,
}
"""The days of an agreement that the body should know of; a follow-up visit is the desk's own."""


def view(reading: Reading, actor: Actor, referral_id: int, now: datetime) -> ReferralView:
    """The hand-over sheet; raises NotFound for who neither sees the case nor answers for the
    body."""
    connection, rules = reading.connection, reading.rules
    if not possible(referral_id):
        raise NotFound("referral")
    row = connection.execute(
        from_referrals(
            *REFERRAL_LINE,
            *PATHS,
            sent_to.c.path.label("to_path"),
            from_post.c.role.label("from_role"),
            _asked.c.name.label("consent_unit"),
            _asked_post.c.role.label("consent_role"),
            *(column.label(f"c_{column.key}") for column in cases.c),
        )
        .join(_asked_post, _asked_post.c.id == referrals.c.consent_post_id)
        .join(_asked, _asked.c.id == _asked_post.c.unit_id)
        .where(referrals.c.id == referral_id, or_(seen_by(actor), answered_by(actor)))
    ).one_or_none()
    if row is None:
        raise NotFound("referral")
    referral, the_case = _made(Referral, row, "r_"), _made(Case, row, "c_")
    sender = target_of(row, the_case.reporter_id)
    body = sender if row.to_path is None else at(row.to_path)
    taken = (steps.c.id, steps.c.letter, steps.c.at, steps.c.person_id, steps.c.referral_id)
    timeline = connection.execute(select(*taken).where(steps.c.case_id == the_case.id)).all()
    found = Found(
        referral=referral,
        case=the_case,
        sender=sender,
        body=body,
        timeline=timeline,
        since=now - rules.undo,
    )
    may = options(actor, found)
    return ReferralView(
        line=line_of_referral(row, now),
        from_role=row.from_role,
        summary=mask(the_case.summary),
        reason=referral.reason,
        stage=referral.stage,
        tried=referral.tried,
        consent=referral.consent,
        consent_at=referral.consent_at,
        consent_unit=row.consent_unit,
        consent_role=row.consent_role,
        answered_at=referral.answered_at,
        answer=referral.answer,
        ended_at=referral.ended_at,
        result=referral.result,
        deadlines=_deadlines(connection, the_case, rules),
        timeline=_timeline(connection, referral_id),
        case_state=the_case.state,
        arrows=may.steps,
        slip=passes_for_slip(rules, referral, now),
        outcome=may.outcome,
        opens_case=may.open_case,
    )


def _made(shape: Any, row: Row[*tuple[Any, ...]], prefix: str) -> Any:
    """The domain's object from the columns with this prefix."""
    values = {
        name.removeprefix(prefix): value
        for name, value in row._mapping.items()
        if name.startswith(prefix)
    }
    number = values.pop("id")
    made = shape(**values)
    made.id = number
    return made


def _deadlines(connection: Connection, the_case: Case, rules: Rules) -> tuple[RunningDeadline, ...]:
    """What runs on while the body has the matter: its handling, and the days of an agreement."""
    found = []
    if the_case.due_at is not None and the_case.state in OPEN_STATES:
        found.append(RunningDeadline(what=Running.HANDLING, at=the_case.due_at))
    rows = connection.execute(
        select(deadlines.c.kind, deadlines.c.due_on).where(
            deadlines.c.case_id == the_case.id,
            deadlines.c.ending.is_(None),
            deadlines.c.kind.in_(_OF_AGREEMENTS),
        )
    )
    for row in rows:
        over = datetime.combine(row.due_on + timedelta(days=1), time.min, tzinfo=rules.zone)
        found.append(RunningDeadline(what=_OF_AGREEMENTS[row.kind], at=over))
    return tuple(sorted(found, key=lambda one: one.at))


def _timeline(connection: Connection, referral_id: int) -> tuple[ReferralEntry, ...]:
    rows = connection.execute(
        select(steps.c.at, steps.c.letter, steps.c.note, posts.c.role, units.c.name)
        .join(posts, posts.c.id == steps.c.post_id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(steps.c.referral_id == referral_id)
        .order_by(steps.c.at, steps.c.id)
    )
    return tuple(
        ReferralEntry(
            at=row.at, letter=row.letter, role=row.role, unit_name=row.name, note=row.note
        )
        for row in rows
    )
