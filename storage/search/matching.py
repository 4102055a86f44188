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
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union,
)

from domain.access import SEEING, scope
from domain.people.model import Actor
from domain.search.model import AT_MOST, Filter
from storage.cases.scope import filed, offered, responsible, seen_by
from storage.kit.reading import Reading
from storage.schema import begins, case_words, cases, units
from storage.search.called import FEW, Called, called
from storage.search.filtered import narrows
from storage.search.grams import asked, spelled

_grams = table("case_grams", column("rowid"), column("case_id"), column("grams"))
_PAIR = 2


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
    if plain:
        hits = _hits(connection, plain)
        source = hits.join(cases, cases.c.id == hits.c.id)
        number = hits.c.id
    else:
        source, number = cases, cases.c.id
    if near is not None:
        # the plus keeps SQLite from asking for the words of each of them
        where.append((number + 0 if plain else number).in_(near))
    query = (
        select(number)
        .select_from(source)
        .join(filed, filed.c.id == cases.c.unit_id)
        .join(responsible, responsible.c.id == cases.c.responsible_id)
        .outerjoin(offered, offered.c.id == cases.c.offered_id)
        .where(*where)
        .order_by(number.desc())
        .limit(AT_MOST + 1)
    )
    return connection.scalars(query).all()


def _hits(connection: Connection, words: Sequence[str]) -> Any:
    """The numbers of the matters with all words."""
    found = _having(connection, words)
    if connection.dialect.name == "sqlite":
        return found.subquery("hits")
    # else it goes through all matters from the newest on until it has met with enough
    return found.cte("hits").prefix_with("MATERIALIZED")


def _having(connection: Connection, words: Sequence[str]) -> Select[tuple[int]]:
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
        whole = (case_words.c.body.contains(word, autoescape=True) for word in longer)
        query = query.join(case_words, case_words.c.case_id == number).where(*whole)
    return query


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
        some, all_ = connection.execute(
            select(func.count().filter(inside), func.count()).select_from(units)
        ).one()
        if some * FEW > all_:
            return None
        here = select(units.c.id).where(inside)
        at = (cases.c.unit_id, cases.c.responsible_id, cases.c.offered_id)
        ways += [select(cases.c.id).where(one.in_(here)) for one in at]
    return union(*ways) if ways else None
