"""What units had to do with one another in a stretch of time, by the index of what was handed on:
nothing is read of the matters that stayed where they were."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, or_, select

from domain.cases.last_step import ARROW_OF
from domain.cases.lifecycle import Arrow
from domain.cases.model import State, Urgency
from domain.followups.model import NOBODYS
from domain.mediation.model import DeadlineKind
from domain.rules import Rules
from domain.twoway.handed import Handed
from storage.followups.store import handed_out_between
from storage.schema import (
    cases,
    deadlines,
    followup_steps,
    followups,
    inquiries,
    opinion_ratings,
    posts,
    steps,
    unit_clocks,
)

_ANSWERS = frozenset({Arrow.TAKE, Arrow.TURN_BACK})


def handed(
    connection: Connection,
    rules: Rules,
    unit_ids: Collection[int],
    since: datetime,
    until: datetime,
) -> list[Handed]:
    """The matters these units handed to one another between the moments, the first included, with
    what became of it until the last."""
    among = sorted(unit_ids)
    later, answer = steps.alias("later"), steps.alias("answer")
    ended = (
        select(func.min(later.c.id))
        .where(
            later.c.case_id == steps.c.case_id,
            later.c.id > steps.c.id,
            later.c.before == State.OFFERED,
            later.c.after != State.OFFERED,
            later.c.at < until,
        )
        .scalar_subquery()
    )
    visited = (
        select(func.max(deadlines.c.id))
        .where(
            deadlines.c.case_id == steps.c.case_id,
            deadlines.c.kind == DeadlineKind.FOLLOW_UP,
            deadlines.c.satisfaction.is_not(None),
        )
        .scalar_subquery()
    )
    visit = deadlines.alias("visit")
    rows = connection.execute(
        select(
            posts.c.unit_id,
            steps.c.to_unit_id,
            steps.c.at,
            cases.c.urgency,
            answer.c.letter,
            answer.c.at.label("answered_at"),
            visit.c.satisfaction,
            opinion_ratings.c.grade,
        )
        .select_from(steps)
        .join(posts, posts.c.id == steps.c.post_id)
        .join(cases, cases.c.id == steps.c.case_id)
        .outerjoin(answer, answer.c.id == ended)
        .outerjoin(visit, visit.c.id == visited)
        .outerjoin(opinion_ratings, opinion_ratings.c.case_id == steps.c.case_id)
        .where(
            steps.c.to_unit_id.is_not(None),
            steps.c.to_unit_id.in_(among),
            steps.c.at >= since,
            steps.c.at < until,
            steps.c.after == State.OFFERED,
            posts.c.unit_id.in_(among),
        )
    )
    clocks = _OwnClocks(connection, rules, among)
    found = []
    for row in rows:
        arrow = ARROW_OF.get(row.letter) if row.letter is not None else None
        answered = arrow in _ANSWERS
        found.append(
            Handed(
                from_id=row.unit_id,
                to_id=row.to_unit_id,
                urgency=row.urgency,
                at=row.at,
                accept_days=clocks.accept_days(row.to_unit_id, row.urgency, row.at),
                answered_at=row.answered_at if answered else None,
                returned=arrow is Arrow.TURN_BACK,
                revoked=row.letter is not None and not answered,
                grade=row.satisfaction or row.grade,
            )
        )
    return found


class _OwnClocks:
    """What units have of their own to take a matter, looked up once."""

    def __init__(self, connection: Connection, rules: Rules, unit_ids: Collection[int]) -> None:
        self._rules = rules
        self._own = connection.execute(
            select(unit_clocks)
            .where(unit_clocks.c.unit_id.in_(unit_ids))
            .order_by(unit_clocks.c.valid_from)
        ).all()

    def accept_days(self, unit_id: int, urgency: Urgency, at: datetime) -> int | None:
        """In working days, on the day of the moment; None where the district's hold."""
        if not self._own:
            return None
        day = self._rules.day(at)
        days = [
            own.accept_days
            for own in self._own
            if (own.unit_id, own.urgency) == (unit_id, urgency) and own.valid_from <= day
        ]
        return days[-1] if days else None


def promised(
    connection: Connection, unit_ids: Collection[int], since: datetime, until: datetime
) -> dict[tuple[int, int], tuple[int, int]]:
    """The follow-up items these units handed out to one another between the moments, for the first
    time, by who handed out and who has it now: how many are fed back or were due until the last
    moment, and how many of these were fed back in time. What was sent back is nobody's."""
    among = sorted(unit_ids)
    came = and_(followups.c.fed_back_at.is_not(None), followups.c.fed_back_at < until)
    timely = and_(came, followups.c.fed_back_at < followups.c.due_at)
    rows = connection.execute(
        select(
            followups.c.host_id,
            followups.c.unit_id,
            func.sum(case((or_(came, followups.c.due_at <= until), 1), else_=0)).label("owed"),
            func.sum(case((timely, 1), else_=0)).label("timely"),
        )
        .join(followup_steps, handed_out_between(since, until))
        .where(
            followups.c.host_id.in_(among),
            followups.c.unit_id.in_(among),
            followups.c.handed_out_at >= since,  # an index; never before the first time
            followups.c.state.not_in(NOBODYS),
        )
        .group_by(followups.c.host_id, followups.c.unit_id)
    )
    return {(row.host_id, row.unit_id): (int(row.owed), int(row.timely)) for row in rows}


def asked(
    connection: Connection, unit_ids: Collection[int], since: datetime, until: datetime
) -> dict[tuple[int, int], int]:
    """How many questions from above posts of these units asked between the moments about matters
    that lie with another of them: by who asked, and where the matter lies."""
    among = sorted(unit_ids)
    rows = connection.execute(
        select(posts.c.unit_id, cases.c.responsible_id, func.count().label("many"))
        .select_from(inquiries)
        .join(posts, posts.c.id == inquiries.c.post_id)
        .join(cases, cases.c.id == inquiries.c.case_id)
        .where(
            posts.c.unit_id.in_(among),
            cases.c.responsible_id.in_(among),
            inquiries.c.asked_at >= since,
            inquiries.c.asked_at < until,
        )
        .group_by(posts.c.unit_id, cases.c.responsible_id)
    )
    return {(row.unit_id, row.responsible_id): row.many for row in rows}
