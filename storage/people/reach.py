"""Where nobody's phone can be reached."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, select
from sqlalchemy.orm import Session

from domain.days.periods import Period
from domain.people.model import Role
from domain.rules import Rules
from storage.kit.columns import valid_on
from storage.schema import channels, holdings, posts, rung_marks, units, unreached_reports


def reaches(rules: Rules) -> ColumnElement[bool]:
    """Whether somebody can be reached by a channel: the desk still has that messenger, and the bot
    is not blocked."""
    return and_(channels.c.reachable.is_(True), channels.c.kind.in_(rules.messengers))


def is_phone_of(person_id: ColumnElement[int], rules: Rules) -> ColumnElement[bool]:
    """Whether a channel is one by which this person can be reached."""
    return and_(channels.c.person_id == person_id, reaches(rules))


def beyond_reach(
    connection: Connection | Session,
    rules: Rules,
    period: Period,
    unit_ids: Collection[int],
    now: datetime,
) -> set[int]:
    """Those of the units, which owe the report of the period, that could not be reminded of it.

    Until the ladder has spoken its last that is so while nobody can be reached; once the report
    fell due, only where nobody could then. What is older stands as it was noted, so that who is
    lost today was not lost all the year.
    """
    if not unit_ids:
        return set()
    confirms = rules.tiers[period.kind].confirms
    today = rules.day(now)
    recent = period.last >= Period.containing(period.kind, today).previous().first
    away = unreached(connection, rules, unit_ids, confirms, today) if recent else set(unit_ids)
    decided = [step.rung for step in rules.ladders[period.kind] if step.day >= 0]
    closed = connection.execute(
        select(rung_marks.c.id).where(
            rung_marks.c.kind == period.kind,
            rung_marks.c.first == period.first,
            rung_marks.c.rung.in_(decided),
            rung_marks.c.closed_at.is_not(None),
        )
    ).first()
    if closed is None:
        return away if recent else set()
    noted = connection.execute(
        select(unreached_reports.c.unit_id).where(
            unreached_reports.c.kind == period.kind,
            unreached_reports.c.first == period.first,
            unreached_reports.c.unit_id.in_(away),
        )
    )
    return set(noted.scalars())


def unreached(
    connection: Connection | Session,
    rules: Rules,
    unit_ids: Collection[int],
    roles: Collection[Role],
    day: date,
) -> set[int]:
    """Those of the units where no holder or stand-in of these posts has a phone that can be
    reached: none is bound, the bot was blocked, or the desk has that messenger no more. For one
    that merged its successor answers."""
    if not unit_ids:
        return set()
    found = connection.execute(
        select(posts.c.unit_id)
        .join(holdings, holdings.c.post_id == posts.c.id)
        .join(channels, is_phone_of(holdings.c.person_id, rules))
        .where(
            posts.c.unit_id.in_(unit_ids),
            posts.c.role.in_(roles),
            valid_on(posts, day),
            valid_on(holdings, day),
        )
        .distinct()
    )
    away = set(unit_ids) - set(found.scalars())
    went = select(units.c.id, units.c.successor_id).where(
        units.c.id.in_(away), units.c.successor_id.is_not(None)
    )
    into = {row.id: row.successor_id for row in connection.execute(went)} if away else {}
    lost = unreached(connection, rules, set(into.values()), roles, day)
    return {one for one in away if into.get(one) is None or into[one] in lost}
