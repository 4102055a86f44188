"""By which messenger a push goes out: a word on its row, so that each line finds its own by index.

It is the messenger of the chat its reader last used, of those that can be reached and that this
desk is connected to; it changes with them, unless the push is just on its way.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    bindparam,
    case,
    exists,
    func,
    not_,
    or_,
    select,
    update,
)

from domain.people.notices import ChannelJoined
from storage.messages.audit import add_entry
from storage.schema import channels, outbox

_ways = channels.alias("ways")


def way_to(person_id: ColumnElement[int]) -> ScalarSelect[Any]:
    """The messenger by which the person is reached; to be asked with ``lines``, the kinds there
    are. NULL for somebody who is not."""
    return (
        select(_ways.c.kind)
        .where(
            _ways.c.person_id == person_id,
            _ways.c.reachable,
            _ways.c.kind.in_(bindparam("lines", expanding=True)),
        )
        .order_by(_ways.c.latest.desc(), _ways.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


_OPEN = outbox.c.ended_at.is_(None)
_WAY = way_to(outbox.c.person_id)
_NOW: BindParameter[datetime] = bindparam("now", type_=outbox.c.not_before.type)
_IDLE = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= _NOW)
"""What is under way is its sender's, who knows best what becomes of it."""
_held = channels.alias("held")
_STAYS = and_(
    outbox.c.kind == ChannelJoined.kind,
    outbox.c.channel != outbox.c.payload["messenger"].as_string(),
    exists().where(
        _held.c.person_id == outbox.c.person_id,
        _held.c.kind == outbox.c.channel,
        _held.c.reachable,
    ),
)
"""The warning of a chat that was brought in goes to the one that was there before: whoever took
the code would otherwise call it away by a word in their own."""


def _by(way: ColumnElement[str]) -> dict[str, Any]:
    """By another way it begins anew: where it failed before says nothing of that."""
    anew = and_(outbox.c.channel != way, outbox.c.tries > 0)
    return {
        "channel": way,
        "not_before": case((anew, _NOW), else_=outbox.c.not_before),
        "tries": case((anew, 0), else_=outbox.c.tries),
    }


_REROUTE = (
    update(outbox)
    .where(
        _OPEN,
        outbox.c.person_id.in_(bindparam("persons", expanding=True)),
        _IDLE,
        not_(_STAYS),
    )
    .values(_by(func.coalesce(_WAY, outbox.c.channel)))
)
_ELSEWHERE = (
    update(outbox)
    .where(
        _OPEN,
        outbox.c.id.in_(bindparam("ids", expanding=True)),
        _WAY.is_not(None),
        outbox.c.channel != _WAY,
    )
    .values(channel=_WAY, tries=0)
    .returning(outbox.c.id)
)
_STRAYED = (
    update(outbox)
    .where(
        _OPEN,
        outbox.c.channel.not_in(bindparam("lines", expanding=True)),
        _IDLE,
    )
    .values(_by(func.coalesce(_WAY, bindparam("home"))))
)


def reroute(
    connection: Connection, persons: Collection[int], lines: Sequence[str], now: datetime
) -> None:
    """What waits for these people goes out by the way they are reached now."""
    connection.execute(_REROUTE, {"persons": sorted(persons), "lines": list(lines), "now": now})


def elsewhere(connection: Connection, ids: Collection[int], lines: Sequence[str]) -> set[int]:
    """Gives those of the rows to another messenger whose people are reached by it; which."""
    asked = {"ids": sorted(ids), "lines": list(lines)}
    return set(connection.execute(_ELSEWHERE, asked).scalars())


def bring_home(connection: Connection, lines: Sequence[str], now: datetime) -> int:
    """What waits for a messenger that this desk is connected to no more goes out by another, or to
    the first, which knows that there is none; how many."""
    asked = {"lines": list(lines), "home": lines[0], "now": now}
    return connection.execute(_STRAYED, asked).rowcount


def end_channel(connection: Connection, channel: str, address: str, now: datetime) -> None:
    """The chat is reached no more; that is written down, once."""
    ended = connection.execute(
        update(channels)
        .where(channels.c.kind == channel, channels.c.address == address, channels.c.reachable)
        .values(reachable=False)
        .returning(channels.c.id, channels.c.person_id)
    ).one_or_none()
    if ended is not None:
        add_entry(
            connection,
            at=now,
            person_id=ended.person_id,
            act="unreachable",
            subject=f"channel:{ended.id}",
        )
