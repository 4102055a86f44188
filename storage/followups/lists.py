"""Which of the items handed out are on somebody's list, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select
from sqlalchemy import case as either

from domain.access import Act, scope
from domain.followups.model import RUNNING, FollowupState
from domain.followups.units import ANSWERING, HOSTING
from domain.org.model import ancestor_ids
from domain.people.model import Actor, Role
from domain.rules import Rules
from storage.followups.schema import OPEN_ALONE
from storage.kit.columns import begins
from storage.people.reach import unreached
from storage.schema import followup_helpers, followups, units


def listed(which: ColumnElement[bool]) -> Select[int]:
    """Their numbers."""
    return select(followups.c.id).where(which)


def own(connection: Connection, rules: Rules, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Open ones of the actor's units, of those below for which they answer, and those with which
    they help."""
    units_of = scope(actor, Act.ANSWER_FOLLOWUP).units
    helped = select(followup_helpers.c.followup_id).where(followup_helpers.c.unit_id.in_(units_of))
    mine = units_of | answered_for(
        connection,
        rules,
        actor,
        now,
        Below(
            act=Act.ANSWER_FOLLOWUP,
            roles=ANSWERING,
            waits=exists().where(followups.c.unit_id == units.c.id, OPEN_ALONE),
        ),
    )
    seen_to = and_(followups.c.unit_id.in_(mine), followups.c.state != FollowupState.RETURNED)
    # that they are open stands with each of the ways, and so does what an index is asked for
    return or_(and_(OPEN_ALONE, seen_to), and_(OPEN_ALONE, followups.c.id.in_(helped)))


def given(connection: Connection, rules: Rules, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Open ones that the actor's units have handed out, or those below for which they go on."""
    units_of = scope(actor, Act.HAND_OUT).units
    mine = units_of | answered_for(
        connection,
        rules,
        actor,
        now,
        Below(
            act=Act.HAND_OUT,
            roles=HOSTING,
            waits=exists().where(followups.c.host_id == units.c.id, OPEN_ALONE),
        ),
    )
    return and_(OPEN_ALONE, followups.c.host_id.in_(mine))


def with_units_below(path: str) -> ColumnElement[bool]:
    """Open ones for which a unit of a subtree is responsible."""
    below = select(units.c.id).where(begins(units.c.path, path))
    return and_(OPEN_ALONE, followups.c.unit_id.in_(below))


@dataclass(frozen=True, kw_only=True)
class Below:
    """What units below may leave to whoever is above them."""

    act: Act
    """The right by which it is done."""
    roles: frozenset[Role]
    """The posts of a unit that do it."""
    waits: ColumnElement[bool]
    """Whether something of it waits at a row of the units."""


def answered_for(
    connection: Connection, rules: Rules, actor: Actor, now: datetime, of: Below
) -> frozenset[int]:
    """The units below where something waits, and nobody there or between can be reached. Only
    units are looked through, and there are few; not what waits."""
    act, roles = of.act, of.roles
    tops = {seat.unit_path for seat in actor.seats if seat.unit_id in scope(actor, act).units}
    if not tops:
        return frozenset()
    below = connection.execute(
        select(units.c.id, units.c.path).where(
            or_(*(begins(units.c.path, top) for top in sorted(tops))),
            of.waits,
        )
    ).all()
    lost = _lost(connection, rules, [row.path for row in below], roles, now)
    found = set()
    for row in below:
        line = list(reversed(ancestor_ids(row.path)))
        goes_on = next((one for one in line if one not in lost), None)
        if goes_on is not None and goes_on in scope(actor, act).units:
            found.add(row.id)
    return frozenset(found)


def _lost(
    connection: Connection,
    rules: Rules,
    paths: Sequence[str],
    roles: frozenset[Role],
    now: datetime,
) -> set[int]:
    line = {one for path in paths for one in ancestor_ids(path)}
    return unreached(connection, rules, line, roles, rules.day(now))


def late(now: datetime) -> ColumnElement[bool]:
    """Those of which something owed is overdue."""
    return or_(
        and_(followups.c.state.in_(RUNNING), followups.c.due_at <= now),
        followups.c.answer_at <= now,
    )


def late_first(now: datetime, *, given: bool) -> tuple[ColumnElement[Any], ...]:
    """The late ones, then those with a step to take first, then by day; what waits to be judged
    last."""
    judged = FollowupState.FED_BACK
    waits = FollowupState.RETURNED if given else FollowupState.HANDED_OUT
    return (
        either((late(now), 0), else_=1),
        either((followups.c.state == waits, 0), (followups.c.state == judged, 2), else_=1),
        followups.c.due_at,
        followups.c.id,
    )
