"""Keeps the words of matters in step with them, in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    bindparam,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from domain.cases.model import Case
from domain.search.model import folded
from storage.cases.schema import cases
from storage.search.grams import held, spelled
from storage.search.schema import case_words

_OF_A_TEXT = ("summary", "place")
_SLICE = 1000

_ADD = insert(case_words)
_BEFORE = select(case_words.c.case_id, case_words.c.body).where(
    case_words.c.case_id.in_(bindparam("ids", expanding=True))
)
_DROP = delete(case_words).where(case_words.c.case_id.in_(bindparam("ids", expanding=True)))
_INDEX = {
    "sqlite": text("INSERT INTO case_grams (rowid, grams) VALUES (:case_id, :grams)"),
    "postgresql": text(
        "INSERT INTO case_grams (case_id, grams) VALUES (:case_id, :grams)"
    ).bindparams(bindparam("grams", type_=ARRAY(BigInteger))),
}
# FTS5 keeps no text, so it is told what there was of it
_UNINDEX = {
    "sqlite": text(
        "INSERT INTO case_grams (case_grams, rowid, grams) VALUES ('delete', :case_id, :grams)"
    ),
    "postgresql": text("DELETE FROM case_grams WHERE case_id = :case_id"),
}


def body_of(case: Any) -> str:
    """What of a matter can be looked for: what happened and where. Nobody's name is in it: who
    reported and who handles it are no words of a matter."""
    return folded(f"{case.summary} {case.place}")


def follow(session: Session, context: UOWTransaction) -> None:
    """Called after each writing of a session: what it wrote of matters is what is found."""
    new = [one for one in session.new if isinstance(one, Case)]
    changed = [one for one in session.dirty if isinstance(one, Case) and _reworded(one)]
    if changed:
        drop(session.connection(), [case.id for case in changed])
    if new or changed:
        add(session.connection(), [*new, *changed])


def add(connection: Connection, filed: Iterable[Any]) -> None:
    """Indexes matters that are not in the index; rows of cases will do."""
    words = [{"case_id": one.id, "body": body_of(one)} for one in filed]
    connection.execute(_ADD, words)
    connection.execute(_INDEX[connection.dialect.name], _grams(connection, words))


def drop(connection: Connection, ids: Sequence[int]) -> None:
    """Takes matters out of the index."""
    rows = connection.execute(_BEFORE, {"ids": ids})
    before = [{"case_id": row.case_id, "body": row.body} for row in rows]
    if before:
        connection.execute(_UNINDEX[connection.dialect.name], _grams(connection, before))
        connection.execute(_DROP, {"ids": ids})


def fill(connection: Connection) -> int:
    """Indexes all matters that are younger than the youngest in the index, a slice at a time; how
    many there were."""
    youngest = select(case_words.c.case_id).order_by(case_words.c.case_id.desc()).limit(1)
    after = connection.scalar(youngest) or 0
    filled = 0
    while True:
        rows = connection.execute(
            select(cases.c.id, cases.c.summary, cases.c.place)
            .where(cases.c.id > after)
            .order_by(cases.c.id)
            .limit(_SLICE)
        ).all()
        if not rows:
            return filled
        add(connection, rows)
        after, filled = rows[-1].id, filled + len(rows)


def _reworded(case: Case) -> bool:
    state = inspect(case)
    return any(state.attrs[name].history.has_changes() for name in _OF_A_TEXT)


def _grams(connection: Connection, words: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows = [(one["case_id"], held(one["body"])) for one in words]
    if connection.dialect.name == "sqlite":
        return [{"case_id": key, "grams": " ".join(spelled(grams))} for key, grams in rows]
    return [{"case_id": key, "grams": sorted(grams)} for key, grams in rows]


def keep_in_step() -> None:
    """From now on every session keeps the words of the matters it writes."""
    event.listen(Session, "after_flush", follow)
