"""Agreements and judicial confirmations are counted beside the matters, too: a month's form no more
goes through all that were made in it. A queue, what waits for its reporter's answer and what was
opened again have an index that ends with them.

Revision 0048, after 0047, written on 2026-11-30.

Triggers write each change into ``count_deltas``, as those of revision 0023 do. On SQLite a
migration that copies ``agreements`` or ``deadlines`` has to take them off before and to put them
back after.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, part_index

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_WIDER = ("counts", "count_deltas")
_UPSERT = "ON CONFLICT (unit_id, span, measure, first) DO UPDATE SET "
_UPSERT += "many = counts.many + excluded.many"
_QUEUE = ("responsible_id", "state", "due_at", "kind", "urgency", "offered_id", "id")
_EVENTS = {
    "agreements": "form, amount, made_on, void_at, case_id",
    "deadlines": "kind, ending, ended_on, case_id",
}


def upgrade() -> None:
    """Forward. What is on file is counted here."""
    # yuan are summed up beside matters: a thousand million fit, and then no more
    _change("BIGINT")
    _fill()
    op.drop_index("ix_cases_responsible_id_state_due_at", "cases")
    op.create_index("ix_cases_queue", "cases", [*_QUEUE])
    part_index("ix_cases_asked", "cases", ["reporter_id", "id"], sa.text("state = 'returned'"))
    again = sa.text("effect IN ('reopened', 'reopened_dropped', 'reopened_moved')")
    part_index("ix_steps_reopened", "steps", ["case_id", "id", "at"], again)
    for trigger in _triggers():
        _run(trigger)


def downgrade() -> None:
    """Back."""
    for table in _EVENTS:
        for event in ("insert", "delete", "update"):
            _drop(f"{table}_{event}", table)
    _drop("cases_agreed", "cases")
    op.drop_index("ix_steps_reopened", "steps")
    op.drop_index("ix_cases_asked", "cases")
    op.drop_index("ix_cases_queue", "cases")
    index("cases", "responsible_id", "state", "due_at")
    _run("DELETE FROM counts WHERE measure >= 'agreed:' AND measure < 'agreed;'")
    _run("DELETE FROM count_deltas WHERE fact >= 'agreed|' AND fact < 'agreed}'")
    _change("INTEGER")


def _change(to: str) -> None:
    if _sqlite():  # a number there is as long as it has to be
        return
    for table in _WIDER:
        _run(f"ALTER TABLE {table} ALTER COLUMN many TYPE {to}")


def _run(statement: str) -> None:
    """As it stands: a colon in it is a colon."""
    op.get_bind().exec_driver_sql(statement)


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _never() -> str:
    return "'1900-01-01'" if _sqlite() else "DATE '1900-01-01'"


def _of_agreement(a: str, c: str, sign: int, source: str) -> str:
    """What an agreement is counted as: its form, and its sum in whole yuan."""
    counted = f"({a}.void_at IS NOT NULL OR {c}.outcome = 'success')"
    yuan = f"({a}.amount + 50) / 100"
    return (
        f"SELECT {c}.unit_id AS unit_id, 'agreed|' || {a}.form AS fact, {a}.made_on AS day, "
        f"{sign} AS many {source} AND {counted} UNION ALL "
        f"SELECT {c}.unit_id, 'agreed|amount', {a}.made_on, {sign} * ({yuan}) "
        f"{source} AND {counted} AND {yuan} > 0"
    )


def _of_deadline(d: str, c: str, sign: int, source: str) -> str:
    """A judicial confirmation that was given."""
    return (
        f"SELECT {c}.unit_id AS unit_id, 'agreed|confirmed' AS fact, {d}.ended_on AS day, "
        f"{sign} AS many {source} AND {d}.kind = 'confirmation' AND {d}.ending = 'kept' "
        f"AND {d}.ended_on IS NOT NULL"
    )


_OF = {"agreements": _of_agreement, "deadlines": _of_deadline}


def _triggers() -> Iterator[str]:
    for table, columns in _EVENTS.items():
        of = _OF[table]
        was = of("OLD", "c", -1, "FROM cases c WHERE c.id = OLD.case_id")
        now = of("NEW", "c", 1, "FROM cases c WHERE c.id = NEW.case_id")
        yield from _writing(f"{table}_insert", f"INSERT ON {table}", now)
        yield from _writing(f"{table}_delete", f"DELETE ON {table}", was)
        changed = f"{was} UNION ALL {now}"
        yield from _writing(f"{table}_update", f"UPDATE OF {columns} ON {table}", changed)
    changed = " UNION ALL ".join(
        of("x", row, sign, f"FROM {table} x WHERE x.case_id = NEW.id")
        for table, of in _OF.items()
        for row, sign in (("OLD", -1), ("NEW", 1))
    )
    yield from _writing("cases_agreed", "UPDATE OF outcome, unit_id ON cases", changed)


def _writing(name: str, event: str, facts: str) -> Iterator[str]:
    body = (
        "INSERT INTO count_deltas (unit_id, fact, day, many) "  # noqa: S608 - all of it ours
        f"SELECT unit_id, fact, day, sum(many) FROM ({facts}) AS facts "
        "GROUP BY unit_id, fact, day HAVING sum(many) <> 0"
    )
    if _sqlite():
        yield f"CREATE TRIGGER count_{name} AFTER {event} BEGIN {body}; END"
        return
    yield (
        f"CREATE FUNCTION count_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER count_{name} AFTER {event} FOR EACH ROW EXECUTE FUNCTION count_{name}()"
    )


def _fill() -> None:
    """First each unit's own, then from the lowest level up what lies below."""
    facts = " UNION ALL ".join(
        of("x", "c", 1, f"FROM {table} x JOIN cases c ON c.id = x.case_id WHERE 1 = 1")
        for table, of in _OF.items()
    )
    half = (
        "substr(day, 1, 8) || CASE WHEN substr(day, 9, 2) >= '16' THEN '16' ELSE '01' END"
        if _sqlite()
        else "CAST(date_trunc('month', day) AS date) + "
        "CASE WHEN extract(day FROM day) >= 16 THEN 15 ELSE 0 END"
    )
    _run(
        "INSERT INTO counts (unit_id, span, measure, first, many) "  # noqa: S608 - all of it ours
        "WITH facts AS MATERIALIZED (SELECT unit_id, replace(fact, '|', ':') AS measure, day, "
        f"sum(many) AS many FROM ({facts}) AS each GROUP BY unit_id, fact, day) "
        f"SELECT unit_id, 'ever', measure, {_never()}, sum(many) FROM facts "
        "GROUP BY unit_id, measure "
        f"UNION ALL SELECT unit_id, 'half', measure, {half}, sum(many) FROM facts "
        f"GROUP BY unit_id, measure, {half} "
        "UNION ALL SELECT unit_id, 'day', measure, day, many FROM facts"
    )
    depth = "length(u.path) - length(replace(u.path, '/', ''))"
    deepest = op.get_bind().execute(
        sa.select(sa.func.max(sa.text(depth))).select_from(sa.text("units u"))
    )
    for level in range(deepest.scalar() or 0, 2, -1):
        _run(
            "INSERT INTO counts (unit_id, span, measure, first, many) "  # noqa: S608 - all of it ours
            "SELECT u.parent_id, c.span, c.measure, c.first, sum(c.many) "
            "FROM counts c JOIN units u ON u.id = c.unit_id "
            f"WHERE {depth} = {level} AND c.measure >= 'agreed:' AND c.measure < 'agreed;' "
            f"GROUP BY u.parent_id, c.span, c.measure, c.first {_UPSERT}"
        )


def _drop(name: str, table: str) -> None:
    if _sqlite():
        _run(f"DROP TRIGGER count_{name}")
        return
    _run(f"DROP TRIGGER count_{name} ON {table}")
    _run(f"DROP FUNCTION count_{name}()")
