"""The sums of legal aid: of stations, and of the places of a form."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Date,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    select,
)
from sqlalchemy.orm import Session

from domain.aid.model import CONSULTING, OWES, WAYS, AidTally, AidWay
from domain.days.periods import Period
from domain.directories.model import EntryKind, EntryState
from domain.referrals.model import Body, Standing
from storage.counts.sums import Place, place_of
from storage.kit.columns import below, one_of
from storage.schema import aid_counts, aid_months, begins, entries, referrals, units

_TAKEN = (Standing.ACCEPTED, Standing.DONE)


def _of(*ways: AidWay) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((one_of(aid_counts.c.way, ways), aid_counts.c.number))), 0)


_SUMS = (
    _of(*CONSULTING).label("consulted"),
    _of(AidWay.PASSED_ON).label("passed_on"),
    _of(AidWay.ACCEPTED).label("accepted"),
)


def _accepted(
    start: datetime | BindParameter[datetime], end: datetime | BindParameter[datetime]
) -> ColumnElement[bool]:
    """By the liaison of a unit that hosts a centre: where a station takes one it passes it on."""
    return and_(
        referrals.c.body == Body.LEGAL_AID,
        one_of(referrals.c.standing, _TAKEN),
        referrals.c.answered_at >= start,
        referrals.c.answered_at < end,
        exists().where(
            entries.c.host_id == referrals.c.to_unit_id,
            entries.c.kind == EntryKind.AID_CENTRE,
        ),
    )


def counted(
    connection: Connection | Session, entry_ids: Collection[int], month: Period
) -> dict[int, AidTally]:
    """What stations counted in a month; none that counted nothing."""
    rows = connection.execute(
        select(aid_counts.c.entry_id, *_SUMS)
        .where(
            aid_counts.c.entry_id.in_(entry_ids), aid_counts.c.day.between(month.first, month.last)
        )
        .group_by(aid_counts.c.entry_id)
    )
    return {row.entry_id: _tally(row) for row in rows}


def confirmed(
    connection: Connection | Session, entry_ids: Collection[int], month: Period
) -> dict[int, AidTally]:
    """What stations confirmed of a month, as last revised (the last of its rows); none that did
    not."""
    rows = connection.execute(
        select(aid_months)
        .where(aid_months.c.entry_id.in_(entry_ids), aid_months.c.first == month.first)
        .order_by(aid_months.c.revision)
    )
    return {row.entry_id: replace(_tally(row), referred=int(row.referred)) for row in rows}


def referred(
    connection: Connection | Session, unit_ids: Collection[int], bounds: tuple[datetime, datetime]
) -> dict[int, int]:
    """The referrals to legal aid that a centre's liaison accepted between two moments (the second
    excluded), by unit."""
    rows = connection.execute(
        select(referrals.c.to_unit_id, func.count().label("many"))
        .where(_accepted(*bounds), referrals.c.to_unit_id.in_(unit_ids))
        .group_by(referrals.c.to_unit_id)
    )
    return {row.to_unit_id: row.many for row in rows}


_moment = referrals.c.answered_at.type
_path = bindparam("path", type_=units.c.path.type)
_first, _last = (bindparam(one, type_=Date()) for one in ("first", "last"))
# asked with every form of a month, so built once
_GIVING = (
    select(entries.c.id, entries.c.kind, entries.c.host_id, units.c.path, *_SUMS)
    .join_from(entries, units, units.c.id == entries.c.host_id)
    .outerjoin(
        aid_counts,
        and_(aid_counts.c.entry_id == entries.c.id, aid_counts.c.day.between(_first, _last)),
    )
    .where(below(units.c.path, _path), one_of(entries.c.kind, WAYS))
    .group_by(units.c.path, entries.c.id)
    .having(
        and_(entries.c.state != EntryState.STOPPED, entries.c.entered_on <= _last)
        | (func.count(aid_counts.c.id) > 0)
    )
)
_TAKEN_UP = (
    select(units.c.path, units.c.id, func.count())
    .join_from(referrals, units, units.c.id == referrals.c.to_unit_id)
    .where(
        below(units.c.path, _path),
        _accepted(bindparam("start", type_=_moment), bindparam("end", type_=_moment)),
    )
    .group_by(units.c.path, units.c.id)
)


def by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    month: Period,
    bounds: tuple[datetime, datetime],
) -> dict[Place, AidTally]:
    """The sums of the places of a form: of all that gives legal aid there, and of referrals
    accepted there. A place that gives none is not in it, one that counted nothing is with zeros.
    Where a month is confirmed, it is what was confirmed: the form says what its station says."""
    found: dict[Place, AidTally] = {}
    known = {"path": path, "first": month.first, "last": month.last}
    rows = connection.execute(_GIVING, known).all()
    sealed = confirmed(connection, [row.id for row in rows], month)
    told = set[int]()  # the units whose accepted referrals are in what their centre confirmed
    for row in rows:
        place, tally = place_of(row.path, places), sealed.get(row.id, _tally(row))
        if row.id in sealed and row.kind is EntryKind.AID_CENTRE:
            if row.host_id in told:  # two centres of one unit: its referrals are one centre's
                tally = replace(tally, referred=0)
            told.add(row.host_id)
        found[place] = found.get(place, AidTally()) + tally
    start, end = bounds
    taken = connection.execute(_TAKEN_UP, {"path": path, "start": start, "end": end})
    for where, unit_id, many in taken:
        if unit_id in told:
            continue
        place = place_of(where, places)
        found[place] = found.get(place, AidTally()) + AidTally(referred=many)
    return found


def unconfirmed(connection: Connection | Session, path: str, month: Period) -> int:
    """How many of those that owe it have not confirmed a month."""
    found = connection.scalar(
        select(func.count())
        .select_from(entries)
        .join(units, units.c.id == entries.c.host_id)
        .where(
            begins(units.c.path, path),
            entries.c.kind.in_(OWES),
            entries.c.state != EntryState.STOPPED,
            entries.c.entered_on <= month.last,
            ~exists().where(
                aid_months.c.entry_id == entries.c.id, aid_months.c.first == month.first
            ),
        )
    )
    return int(found or 0)


def with_referred(
    kind: EntryKind, tally: AidTally, taken: Mapping[int, int], host_id: int
) -> AidTally:
    """With what was accepted by referral, which is the centre's."""
    if kind is not EntryKind.AID_CENTRE:
        return tally
    return tally + AidTally(referred=taken.get(host_id, 0))


def _tally(row: Row[*tuple[Any, ...]]) -> AidTally:
    return AidTally(
        consulted=int(row.consulted), passed_on=int(row.passed_on), accepted=int(row.accepted)
    )
