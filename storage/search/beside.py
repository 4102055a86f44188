"""What else has the words: items of agendas, what was handed out, and what has a name of its own.

There are a few hundred of them a month, so they have no index of their own: the newest are compared
with the words as they stand, whoever's they are.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    exists,
    false,
    or_,
    select,
)

from domain.access import TABLE, Act, scope
from domain.followups.views import FollowupLine
from domain.people.model import Actor
from domain.search.views import (
    BESIDE,
    BESIDE_NAMED,
    NOTHING_BESIDE,
    FoundBeside,
    FoundItem,
    FoundNamed,
    NamedSort,
)
from storage.assessments.tally import seen_by
from storage.directories.store import IN_USE
from storage.features.reads import seen_by as features_seen
from storage.followups.reads import in_sight
from storage.kit.reading import Reading
from storage.meetings.lists import within
from storage.projects.reads import seen_by as projects_seen
from storage.schema import (
    agenda_items,
    assessments,
    begins,
    entries,
    features,
    followup_helpers,
    followup_steps,
    followups,
    meetings,
    projects,
    trainings,
    units,
)
from storage.search.called import Called, called
from storage.trainings.reads import seen_by as trainings_seen

_LATELY = 20_000
"""So many are compared: those of some years of a whole district."""
_TRIED = 40
"""So many are asked whether they are within sight, until there are enough."""
_WIDE = str.maketrans({one: one + 0xFEE0 for one in range(ord("!"), ord("~") + 1)})
"""Letters, digits and marks in the width of Chinese ones."""
_FOLLOWING = frozenset({Act.ANSWER_FOLLOWUP, Act.HAND_OUT, Act.BOARD})
"""The rights with any of which somebody sees what was handed out."""


# Asked with every search, so that what is the same for all is built once.
_NEWEST = bindparam("lately", type_=Integer())
_ID, _NAME, _UNIT, _UNIT_NAME = (
    column("id", units.c.id.type),
    column("name", units.c.name.type),
    column("unit_id", units.c.id.type),
    column("unit_name", units.c.name.type),
)
_FOUND = select(_ID, _NAME, _UNIT_NAME).order_by(_ID.desc()).limit(BESIDE_NAMED)


def _with_units(name: Column[Any], unit: Column[Any]) -> Select[*tuple[Any, ...]]:
    table = name.table
    columns = (table.c.id, name.label(_NAME.name), unit.label(_UNIT.name))
    lately = select(*columns, units.c.name.label(_UNIT_NAME.name)).select_from(table)
    return lately.join(units, units.c.id == unit).order_by(table.c.id.desc()).limit(_NEWEST)


_ASSESSED = _with_units(assessments.c.name, assessments.c.unit_id)
_ENTERED = _with_units(entries.c.name, entries.c.host_id)
_LED = _with_units(projects.c.name, projects.c.lead_id)
_KNOWN_FOR = _with_units(features.c.title, features.c.unit_id).where(features.c.ended_on.is_(None))
_HELD = _with_units(trainings.c.topic, trainings.c.unit_id)

_new, _given = agenda_items.c, followups.c
_item = (
    select(_new.id, _new.topic, _new.meeting_id).order_by(_new.id.desc()).limit(_NEWEST)
).subquery("lately")
_ITEMS = (
    select(_item, meetings.c.on, units.c.name)
    .join(meetings, meetings.c.id == _item.c.meeting_id)
    .join(units, units.c.id == meetings.c.unit_id)
    .order_by(_item.c.id.desc())
    .limit(BESIDE)
)
_handout = (
    select(_given.id, _given.title, _given.unit_id, _given.host_id)
    .order_by(_given.id.desc())
    .limit(_NEWEST)
).subquery("lately")
_HANDED = select(_handout.c.id).order_by(_handout.c.id.desc()).limit(_TRIED)


def beside(reading: Reading, actor: Actor, words: Sequence[str], now: datetime) -> FoundBeside:
    """Items of agendas, those handed out, and what has a name, within reach, that have all the
    words in their own sentence, or lie with a unit called so; a few of each, the newest first."""
    if not words:
        return NOTHING_BESIDE
    also = called(reading.connection, words)
    return FoundBeside(
        items=_items(reading.connection, actor, words, also),
        handed=_handed(reading, actor, words, also, now),
        named=_all_named(reading.connection, actor, words, also),
    )


def _all_named(
    connection: Connection, actor: Actor, words: Sequence[str], also: Mapping[str, Called]
) -> tuple[FoundNamed, ...]:
    """As many as there is room for: of each kind one, before another has two."""
    said = _said(_NAME, words, also, _UNIT)
    found = [
        ranked
        for sort, of_actor in _NAMED.items()
        for ranked in enumerate(_named(connection, sort, of_actor(actor), said))
    ]
    kept = sorted(found, key=lambda ranked: ranked[0])[:BESIDE_NAMED]
    shown = {one for _, one in kept}
    return tuple(one for _, one in found if one in shown)


def _assessed(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The matters under assessment that the actor reads."""
    return _ASSESSED.where(seen_by(actor))


def _entered(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The entries of the directories in use: everybody's who looks anything up."""
    looks = bool(scope(actor, Act.LOOK_UP).prefixes)
    return _ENTERED.where(IN_USE if looks else false())


def _led(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The key projects the actor reads."""
    return _LED.where(projects_seen(actor))


def _known_for(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The features within reach that run."""
    return _KNOWN_FOR.where(features_seen(actor))


def _held(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The courses within reach that were not taken back."""
    return _HELD.where(trainings_seen(actor))


_NAMED: Mapping[NamedSort, Callable[[Actor], Select[*tuple[Any, ...]]]] = {
    NamedSort.ASSESSMENT: _assessed,
    NamedSort.ENTRY: _entered,
    NamedSort.PROJECT: _led,
    NamedSort.FEATURE: _known_for,
    NamedSort.TRAINING: _held,
}
"""What is found by its name: each a query of id, name, and the unit it lies with."""


def _named(
    connection: Connection,
    sort: NamedSort,
    which: Select[*tuple[Any, ...]],
    said: Sequence[ColumnElement[bool]],
) -> list[FoundNamed]:
    asked = _FOUND.select_from(which.subquery("some")).where(*said)
    rows = connection.execute(asked, {"lately": _LATELY})
    return [
        FoundNamed(sort=sort, id=row.id, name=row.name, unit_name=row.unit_name) for row in rows
    ]


def _items(
    connection: Connection, actor: Actor, words: Sequence[str], also: Mapping[str, Called]
) -> tuple[FoundItem, ...]:
    said = _said(_item.c.topic, words, also, meetings.c.unit_id)
    rows = connection.execute(_ITEMS.where(within(actor), *said), {"lately": _LATELY})
    return tuple(
        FoundItem(
            id=row.id, meeting_id=row.meeting_id, topic=row.topic, on=row.on, unit_name=row.name
        )
        for row in rows
    )


def _handed(
    reading: Reading,
    actor: Actor,
    words: Sequence[str],
    also: Mapping[str, Called],
    now: datetime,
) -> tuple[FollowupLine, ...]:
    seats = [seat for seat in actor.seats if not _FOLLOWING.isdisjoint(TABLE[seat.role])]
    if not seats:
        return ()
    near = or_(*(begins(units.c.path, seat.unit_path) for seat in seats))
    here = select(units.c.id).where(near)
    to_do_with = or_(
        _handout.c.unit_id.in_(here),
        _handout.c.host_id.in_(here),
        *(
            exists().where(one.c.followup_id == _handout.c.id, one.c.unit_id.in_(here))
            for one in (followup_helpers, followup_steps)
        ),
    )
    said = _said(_handout.c.title, words, also, _handout.c.unit_id)
    asked = _HANDED.where(*said, to_do_with)
    numbers = reading.connection.scalars(asked, {"lately": _LATELY}).all()
    found: list[FollowupLine] = []
    for first in range(0, len(numbers), BESIDE):
        found += in_sight(reading, actor, numbers[first : first + BESIDE], now)
        if len(found) >= BESIDE:
            break
    return tuple(found[:BESIDE])


def _said(
    sentence: ColumnElement[str],
    words: Sequence[str],
    also: Mapping[str, Called],
    unit: ColumnElement[Any],
) -> list[ColumnElement[bool]]:
    """A condition for each word: the sentence has it, in either width, or its unit is called so."""
    conditions = []
    for word in words:
        ways = [sentence.icontains(one, autoescape=True) for one in {word, word.translate(_WIDE)}]
        if word in also and also[word].everywhere:
            continue
        if word in also and also[word].units:
            ways.append(unit.in_(also[word].units))
        conditions.append(or_(*ways))
    return conditions
