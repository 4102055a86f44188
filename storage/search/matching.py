"""Which matters have all the words: a query of their numbers, as each database answers it best."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    any_,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    true,
    union,
)

from domain.access import SEEING, scope
from domain.people.model import Actor
from domain.search.model import AT_MOST, NOTHING, Filter
from storage.cases.scope import filed, offered, responsible, seen_by
from storage.kit.reading import Reading
from storage.schema import begins, case_words, cases, units
from storage.search.called import FEW, Called, called
from storage.search.filtered import narrows
from storage.search.grams import asked, spelled

_grams = table("case_grams", column("rowid"), column("case_id"), column("grams"))
_PAIR = 2
_BATCH, _GROWS, _LARGEST = 2_000, 5, 20_000
"""So many hits are asked at first whose they are, and then so many times more."""
_LATELY = 30_000
"""Matters whose texts PostgreSQL compares in the time in which its index gives the hits of a word
that every thirtieth has."""


def numbers(
    reading: Reading, actor: Actor, words: Sequence[str], chosen: Filter, now: datetime
) -> Sequence[int]:
    """The numbers of the matters within the actor's reach, the newest first: no more than are
    counted, and one."""
    connection = reading.connection
    also = called(connection, words)
    plain = [word for word in words if word not in also]
    where = [seen_by(actor), *narrows(chosen, reading.rules, now)]
    where += [_or_under(connection, word, also[word]) for word in also if not also[word].everywhere]
    near = _near(connection, actor)
    if plain and connection.dialect.name == "sqlite":
        # walks down the hits from the newest on, and stops when it has enough
        hits = _having(connection, plain).subquery("hits")
        if near is not None:
            # the plus keeps it from asking for the words of each of them
            where.append((hits.c.id + 0).in_(near))
        source = hits.join(cases, cases.c.id == hits.c.id)
        return connection.scalars(_newest(hits.c.id, source, where)).all()
    if near is not None:
        where += [cases.c.id.in_(near), *_written(plain)]
        return connection.scalars(_newest(cases.c.id, _TEXTS, where)).all()
    if not plain:
        # SQLite would go through the units, and so through all their matters, before it has one
        walk = connection.dialect.name == "sqlite" and chosen == NOTHING
        return connection.scalars(_newest(cases.c.id, cases, where, walk=walk)).all()
    return _by_the_batch(connection, plain, where)


_TEXTS = cases.join(case_words, case_words.c.case_id == cases.c.id)


def _newest(
    number: Any,
    source: Any,
    where: Sequence[ColumnElement[bool]],
    *,
    walk: bool = False,
) -> Select[int]:
    """``walk``: from the newest matter on, with no index of theirs."""
    unit: Any = cases.c.unit_id
    at: Any = cases.c.responsible_id
    if walk:
        unit, at = unit + 0, at + 0
    query: Select[int] = (
        select(number)
        .select_from(source)
        .join(filed, filed.c.id == unit)
        .join(responsible, responsible.c.id == at)
        .outerjoin(offered, offered.c.id == cases.c.offered_id)
        .where(*where)
        .order_by(number.desc())
        .limit(AT_MOST + 1)
    )
    return query


def _by_the_batch(
    connection: Connection, words: Sequence[str], where: Sequence[ColumnElement[bool]]
) -> list[int]:
    """PostgreSQL guesses wrong how many of the hits are within reach, and then goes through all
    matters: it is asked for the hits, and then for those of them within reach."""
    if len(lately := _among_the_newest(connection, words, where)) > AT_MOST:
        return lately
    hits = _having(connection, words)
    if any(len(word) > 1 for word in words):
        # else it goes through all matters from the newest on until it has met with enough; for a
        # single character, which is in every third of them, just that is best
        hits = select(hits.cte("hits").prefix_with("MATERIALIZED").c.id)
    number = hits.selected_columns[0]
    found: list[int] = []
    many = _BATCH
    before: ColumnElement[bool] = true()
    while True:
        query = hits.where(before).order_by(number.desc()).limit(many)
        batch = connection.scalars(query).all()
        ours = cases.c.id == any_(literal(batch, ARRAY(BigInteger)))
        found += connection.scalars(_newest(cases.c.id, cases, [ours, *where])).all()
        if len(batch) < many or len(found) > AT_MOST:
            return found[: AT_MOST + 1]
        before, many = number < batch[-1], min(many * _GROWS, _LARGEST)


def _among_the_newest(
    connection: Connection, words: Sequence[str], where: Sequence[ColumnElement[bool]]
) -> list[int]:
    """Those of the last matters: enough of a word that many have, without going through them all
    as its index does."""
    last = (
        select(case_words)
        .order_by(case_words.c.case_id.desc())
        .limit(_LATELY)
        .cte("lately")
        .prefix_with("MATERIALIZED")
    )
    written = [last.c.body.contains(word, autoescape=True) for word in words]
    source = last.join(cases, cases.c.id == last.c.case_id)
    found = connection.scalars(_newest(last.c.case_id, source, [*written, *where]))
    return list(found)


def _having(connection: Connection, words: Sequence[str]) -> Select[int]:
    grams = set[int]().union(*(asked(word) for word in words))
    if connection.dialect.name == "sqlite":
        number = _grams.c.rowid
        terms = " AND ".join(f'"{one}"' for one in spelled(grams))
        has = literal_column("case_grams").op("MATCH")(terms)
    else:
        number = _grams.c.case_id
        has = _grams.c.grams.op("@>")(literal(sorted(grams), ARRAY(BigInteger)))
    query = select(number.label("id")).where(has)
    longer = [word for word in words if len(word) > _PAIR]
    if longer:  # the pairs may lie apart
        query = query.join(case_words, case_words.c.case_id == number).where(*_written(longer))
    return query


def _written(words: Sequence[str]) -> list[ColumnElement[bool]]:
    """That the text itself has them."""
    return [case_words.c.body.contains(word, autoescape=True) for word in words]


def _or_under(connection: Connection, word: str, also: Called) -> ColumnElement[bool]:
    """It has the word, or lies under a unit or category called so."""
    ways: list[ColumnElement[bool]] = []
    ids: Any = _having(connection, [word])
    if also.units and also.few:
        ids = union(ids, select(cases.c.id).where(cases.c.unit_id.in_(also.units)))
    ways.append(cases.c.id.in_(ids))
    if also.units and not also.few:
        # met with soon enough on the way from the newest: no index is wanted
        ways.append((cases.c.unit_id + 0).in_(also.units))
    if also.categories:
        ways.append(cases.c.category_id.in_(also.categories))
    return or_(*ways)


def _near(connection: Connection, actor: Actor) -> Any:
    """The numbers of all matters near the actor, if that is a small part of the district: then it
    is less to look these up than to ask of every hit whose it is. None: it is no small part."""
    reach = [scope(actor, act) for act in SEEING]
    prefixes = {prefix for one in reach for prefix in one.prefixes}
    own = {one.own for one in reach if one.own is not None}
    inside = or_(*(begins(units.c.path, prefix) for prefix in prefixes)) if prefixes else None
    ways = [select(cases.c.id).where(cases.c.reporter_id.in_(own))] if own else []
    if inside is not None:
        if connection.dialect.name == "postgresql":
            return None  # it would go through all matters for them
        some, all_ = connection.execute(
            select(func.count().filter(inside), func.count()).select_from(units)
        ).one()
        if some * FEW > all_:
            return None
        here = select(units.c.id).where(inside)
        at = (cases.c.unit_id, cases.c.responsible_id, cases.c.offered_id)
        ways += [select(cases.c.id).where(one.in_(here)) for one in at]
    return union(*ways) if ways else None
