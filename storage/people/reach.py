"""Where nobody's phone can be reached."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Date,
    and_,
    bindparam,
    exists,
    select,
)
from sqlalchemy.orm import Session

from domain.days.periods import Period
from domain.people.messengers import Messenger
from domain.people.model import Role
from domain.rules import Rules
from storage.kit.columns import one_of, valid_on
from storage.schema import channels, holdings, posts, rung_marks, units, unreached_reports


def reaches(rules: Rules) -> ColumnElement[bool]:
    """Whether somebody can be reached by a channel: the desk still has that messenger, and the bot
    is not blocked."""
    return _reaches(rules.messengers)


def _reaches(by: Collection[Messenger] | BindParameter[str]) -> ColumnElement[bool]:
    return and_(channels.c.reachable.is_(True), channels.c.kind.in_(by))


def is_phone_of(person_id: ColumnElement[int], rules: Rules) -> ColumnElement[bool]:
    """Whether a channel is one by which this person can be reached."""
    return and_(channels.c.person_id == person_id, reaches(rules))


# asked with every board and by each sweep, so built once
_day = bindparam("day", type_=Date())
_these: BindParameter[int] = bindparam("units", expanding=True)
_by: BindParameter[str] = bindparam("messengers", expanding=True)
_REACHED = (
    select(posts.c.unit_id, posts.c.role)
    .join(holdings, holdings.c.post_id == posts.c.id)
    .join(channels, and_(channels.c.person_id == holdings.c.person_id, _reaches(_by)))
    .where(
        posts.c.unit_id.in_(_these),
        posts.c.role.in_(bindparam("roles", expanding=True)),
        valid_on(posts, _day),
        valid_on(holdings, _day),
    )
    .distinct()
)
WITH_A_PHONE = select(channels.c.person_id).where(
    channels.c.person_id.in_(bindparam("persons", expanding=True)), _reaches(_by)
)
"""Those of the ``persons`` who can be reached by one of the ``messengers``."""
_WENT = select(units.c.id, units.c.successor_id).where(
    units.c.id.in_(_these), units.c.successor_id.is_not(None)
)


def anybody(
    unit_id: ColumnElement[int], roles: Collection[Role], messengers: Collection[Messenger]
) -> ColumnElement[bool]:
    """Whether somebody who holds one of these posts of a unit on the ``day``, which is given beside
    the statement, or stands in for it, can be reached by one of the messengers."""
    return exists().where(
        posts.c.unit_id == unit_id,
        one_of(posts.c.role, roles),
        holdings.c.post_id == posts.c.id,
        channels.c.person_id == holdings.c.person_id,
        channels.c.reachable.is_(True),
        one_of(channels.c.kind, messengers),
        valid_on(posts, _day),
        valid_on(holdings, _day),
    )


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
    return as_noted(connection, rules, period, away, recent=recent)


def as_noted(
    connection: Connection | Session,
    rules: Rules,
    period: Period,
    away: set[int],
    *,
    recent: bool = True,
) -> set[int]:
    """The same of those that are away today (of a period not ``recent``: of all that owe it)."""
    if not away:
        return set()
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
    (away,) = unreached_of(connection, rules, [(unit_ids, roles)], day)
    return away


def unreached_of(
    connection: Connection | Session,
    rules: Rules,
    wanted: Sequence[tuple[Collection[int], Collection[Role]]],
    day: date,
) -> list[set[int]]:
    """The same of several lots of units, each with posts of its own, in one question."""
    asked = set[int]().union(*(unit_ids for unit_ids, _ in wanted))
    if not asked:
        return [set() for _ in wanted]
    roles = set[Role]().union(*(of for _, of in wanted))
    held: dict[Role, set[int]] = {}
    given: dict[str, Any] = {"units": sorted(asked), "roles": sorted(roles), "day": day}
    given["messengers"] = list(rules.messengers)
    for unit_id, role in connection.execute(_REACHED, given):
        held.setdefault(role, set()).add(unit_id)
    away = [
        set(unit_ids).difference(*(held.get(role, ()) for role in of)) for unit_ids, of in wanted
    ]
    somewhere = set[int]().union(*away)
    if not somewhere:
        return away
    into = {row.id: row.successor_id for row in connection.execute(_WENT, {"units": somewhere})}
    lots = [(each, of) for each, (_, of) in zip(away, wanted, strict=True)]
    return _without_successors(connection, rules, lots, into, day)


def _without_successors(
    connection: Connection | Session,
    rules: Rules,
    away: Sequence[tuple[set[int], Collection[Role]]],
    into: Mapping[int, int],
    day: date,
) -> list[set[int]]:
    """Those of several lots of units in which nobody can be reached, without those that merged
    (``into`` which unit) where somebody can at their successor."""
    if not into:
        return [each for each, _ in away]
    later = [({into[one] for one in each if one in into}, of) for each, of in away]
    lost = unreached_of(connection, rules, later, day)
    return [
        {one for one in each if one not in into or into[one] in gone}
        for (each, _), gone in zip(away, lost, strict=True)
    ]
