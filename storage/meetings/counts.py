"""Talk meetings in figures: of a month by place, and of a year by unit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from domain.cases.satisfaction import Satisfaction
from domain.days.periods import local_day, moment_at
from domain.followups.model import NOBODYS, FollowupState, Source
from domain.meetings.figures import ItemTally, tally
from domain.meetings.model import GIVEN, ON_RECORD, TOOK_PLACE, MeetingState, Ruling
from domain.meetings.views import GivenYear, MeetingCounts, MeetingYear
from domain.org.views import UnitRef
from domain.rules import Rules
from storage.counts.sums import Place, place_of
from storage.kit.columns import below, one_of
from storage.org.units import ref
from storage.schema import (
    agenda_items,
    begins,
    followups,
    item_judgements,
    meetings,
    units,
)

_ON_RECORD = sorted(ON_RECORD)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class _Item:
    """As much of an item as the figures ask for."""

    ruling: Ruling | None
    due_on: date | None
    done_at: datetime | None


_path = bindparam("path", type_=units.c.path.type)
_start, _until = (bindparam(one, type_=meetings.c.held_at.type) for one in ("start", "until"))
_of_items = agenda_items.join(meetings, meetings.c.id == agenda_items.c.meeting_id)
_of_judgements = item_judgements.join(meetings, meetings.c.id == item_judgements.c.meeting_id)


def _counted(
    name: str, of: FromClause, many: ColumnElement[int], *which: ColumnElement[bool]
) -> Select[Any]:
    return (
        select(literal(name, String).label("name"), units.c.path, many)
        .select_from(of.join(units, units.c.id == meetings.c.unit_id))
        .where(below(units.c.path, _path), *which)
        .group_by(units.c.path)
    )


# asked with every form of a month, so built once
_OF_MONTH: Any = union_all(
    _counted(
        "items",
        _of_items,
        func.count(),
        meetings.c.held_at.between(_start, _until),
        one_of(meetings.c.state, ON_RECORD),
        agenda_items.c.ruling != Ruling.MERGED,
    ),
    _counted("done", _of_items, func.count(), agenda_items.c.done_at.between(_start, _until)),
    _counted(
        "content",
        _of_judgements,
        func.count(func.distinct(item_judgements.c.item_id)),
        item_judgements.c.at.between(_start, _until),
        item_judgements.c.verdict != Satisfaction.NOT,
    ),
)


def meeting_counts(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    until: datetime,
) -> Mapping[Place, MeetingCounts]:
    """What happened between two moments, both included, by place: items of meetings held, items
    done, items found content. Each is looked for by its own moment, so that few are gone through,
    and is in one month alone."""
    sums = defaultdict[Place, Counter[str]](Counter)
    known = {"path": path, "start": start, "until": until}
    for name, where, count in connection.execute(_OF_MONTH, known):
        sums[place_of(where, places)][name] += count
    return {
        place: MeetingCounts(items=found["items"], done=found["done"], content=found["content"])
        for place, found in sums.items()
    }


def without_minutes(
    connection: Connection | Session, path: str, start: datetime, until: datetime
) -> int:
    """How many meetings were held between two moments, both included, and have no confirmed minutes
    yet: what was talked about there is in no form."""
    found = connection.scalar(
        select(func.count())
        .select_from(meetings)
        .join(units, units.c.id == meetings.c.unit_id)
        .where(
            begins(units.c.path, path),
            meetings.c.held_at.between(start, until),
            meetings.c.state == MeetingState.HELD,
        )
    )
    return int(found or 0)


def meeting_years(
    connection: Connection, rules: Rules, path: str, first: date, last: date, today: date
) -> tuple[MeetingYear, ...]:
    """Each community's meetings of the months from first to last, by its code: those planned whose
    day has come, as planned or as moved (December's may be held in January), those held, and what
    became of their items as things stand."""
    rows = connection.execute(
        select(units, meetings.c.id.label("meeting_id"), meetings.c.state)
        .join(meetings, meetings.c.unit_id == units.c.id)
        .where(
            begins(units.c.path, path),
            meetings.c.month.between(first.replace(day=1), last),
            or_(meetings.c.on <= today, meetings.c.planned_on <= today),
        )
        .order_by(units.c.code, meetings.c.month)
    ).all()
    tallies = _tallies(connection, rules, [row.meeting_id for row in rows], last)
    named: dict[int, UnitRef] = {}
    planned, held = Counter[int](), Counter[int]()
    items, done, due = Counter[int](), Counter[int](), Counter[int]()
    for row in rows:
        named[row.id] = ref(row)
        planned[row.id] += 1
        if row.state in TOOK_PLACE:
            held[row.id] += 1
        found = tallies.get(row.meeting_id, ItemTally())
        items[row.id] += found.items
        done[row.id] += found.done
        due[row.id] += found.due
    return tuple(
        MeetingYear(
            unit=unit,
            planned=planned[one],
            held=held[one],
            items=items[one],
            done=done[one],
            due=due[one],
        )
        for one, unit in named.items()
    )


def _tallies(
    connection: Connection, rules: Rules, numbers: Collection[int], day: date
) -> Mapping[int, ItemTally]:
    """By meeting. The day of what is handed out is the one it has now."""
    rows = connection.execute(
        select(agenda_items, followups.c.due_at)
        .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
        .outerjoin(
            followups,
            (followups.c.source == Source.MEETING)
            & (followups.c.source_id == agenda_items.c.id)
            & (followups.c.state != FollowupState.DROPPED),
        )
        .where(agenda_items.c.meeting_id.in_(numbers), meetings.c.state.in_(_ON_RECORD))
    ).all()
    by_meeting = defaultdict[int, list[_Item]](list)
    for row in rows:
        due_on = row.due_on
        if row.ruling in GIVEN and row.due_at is not None:
            due_on = local_day(row.due_at - _TICK, rules.zone)
        by_meeting[row.meeting_id].append(
            _Item(ruling=row.ruling, due_on=due_on, done_at=row.done_at)
        )
    return {one: tally(items, day) for one, items in by_meeting.items()}


def given_years(
    connection: Connection, rules: Rules, path: str, first: date, last: date, now: datetime
) -> tuple[GivenYear, ...]:
    """What meetings handed to the units of the subtree and fell due in these days and by now, and
    they did not send back: how many, and how many were fed back in time; by code."""
    start = moment_at(first, time.min, rules.zone)
    end = min(moment_at(last, None, rules.zone), now)
    in_time = followups.c.fed_back_at < followups.c.due_at
    on_time = func.sum(case((in_time, 1), else_=0))
    rows = connection.execute(
        select(units.c.id, units.c.name, units.c.kind, func.count().label("due"), on_time)
        .select_from(followups)
        .join(units, units.c.id == followups.c.unit_id)
        .where(
            begins(units.c.path, path),
            followups.c.source == Source.MEETING,
            followups.c.state.not_in(NOBODYS),
            followups.c.due_at > start,
            followups.c.due_at <= end,
        )
        .group_by(units.c.id, units.c.name, units.c.kind, units.c.code)
        .order_by(units.c.code)
    )
    return tuple(
        GivenYear(
            unit=UnitRef(id=row.id, name=row.name, kind=row.kind), due=row.due, on_time=row[4]
        )
        for row in rows
    )
