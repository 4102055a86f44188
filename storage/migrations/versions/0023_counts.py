"""Counts kept beside the matters, so that a board need not go through them.

Revision 0023, after 0022, written on 2026-11-29.

Triggers write each change of a matter and of its steps into ``count_deltas``, in its own
transaction; a chore folds them into ``counts``. What is on file is counted here. On SQLite a
migration that copies ``cases``, ``steps`` or ``units`` has to take the triggers off before and to
put them back after.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import ID, key, moment, part_index, plain

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_NEVER = "1900-01-01"
_OPEN = "('accepted', 'mediating', 'offered', 'reported', 'returned')"
"""In just the words of the queries: else SQLite does not know the part of an index again."""
_KEEPER = "CASE WHEN {0}.state = 'offered' THEN coalesce({0}.offered_id, {0}.responsible_id) "
_KEEPER += "ELSE {0}.responsible_id END"
_OF_A_CASE = "kind, state, outcome, unit_id, due_at, responsible_id, offered_id"
_OF_ITS_STEPS = "kind, category_id, people, found_on, unit_id"
_OF_A_STEP = "effect, outcome, counted_at, case_id"
_BAR = " || '|' || "
_UPSERT = "ON CONFLICT (unit_id, span, measure, first) DO UPDATE SET "
_UPSERT += "many = counts.many + excluded.many"


def upgrade() -> None:
    """Forward."""
    # of units by their ids alone, which stay: to look each up would cost as much as to add the row
    op.create_table(
        "counts",
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("span", sa.String(32), nullable=False),
        plain("measure", 48),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "span", "measure", "first"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "count_deltas",
        key(),
        sa.Column("unit_id", ID, nullable=False),
        plain("fact", 96),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
    )
    op.create_table(
        "count_checks",
        key(),
        moment("at"),
        sa.Column("off", sa.Integer(), nullable=False),
    )
    # what is open, in the order in which a board shows it
    part_index(
        "ix_cases_pressing",
        "cases",
        ["urgency", "due_at", "id", "unit_id", "kind", "state"],
        sa.text(f"state IN {_OPEN}"),
    )
    # few that are open are about so many, and each is named on the monthly form
    major = sa.text(f"people = '30+' AND state IN {_OPEN}")
    part_index("ix_cases_major", "cases", ["people", "kind", "unit_id"], major)
    _fill()
    for trigger in _triggers():
        _run(trigger)


def _local(moment_: str) -> str:
    if _sqlite():
        return f"date(substr({moment_}, 1, 19), '+8 hours')"
    return f"CAST({moment_} AT TIME ZONE 'UTC' + interval '8 hours' AS date)"


def _run(statement: str) -> None:
    """As it stands: a colon in it is a colon."""
    op.get_bind().exec_driver_sql(statement)


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _never() -> str:
    return f"'{_NEVER}'" if _sqlite() else f"DATE '{_NEVER}'"


def _of_case(row: str, sign: int, source: str = "") -> str:
    """What a matter is counted as: where it stands, and until when it is due and with whom."""
    due = f"{source} WHERE {row}.due_at IS NOT NULL AND {row}.state IN {_OPEN}"
    stock = f"'stock:' || {row}.kind || ':' || {row}.state || ':' || coalesce({row}.outcome, '')"
    keeper = _KEEPER.format(row)
    return (
        f"SELECT {row}.unit_id AS unit_id, {stock} AS measure, {_never()} AS day, {sign} AS many "
        f"{source} UNION ALL "
        f"SELECT {row}.unit_id, {row}.kind || ':due', {_local(row + '.due_at')}, {sign} {due} "
        f"UNION ALL SELECT {row}.unit_id, {row}.kind || ':kept:' || ({keeper}), "
        f"{_local(row + '.due_at')}, {sign} {due}"
    )


def _of_step(step: str, case: str, sign: int, source: str, where: str) -> str:
    """What a step is counted as."""
    day = _local(f"{step}.counted_at")
    counted = f"{where} AND {step}.effect IS NOT NULL AND {step}.counted_at IS NOT NULL"
    opened = f"{counted} AND {case}.kind = 'dispute' AND {step}.effect = 'opened'"
    ways = (
        (f"{case}.kind || ':' || {step}.effect", counted),
        ("'dispute:group'", f"{opened} AND {case}.people IN ('5-9', '10-29', '30+')"),
        ("'dispute:late'", f"{opened} AND {case}.found_on IS NOT NULL"),
        ("'category:' || " + f"{case}.category_id", opened),
        (
            "'dispute:failed'",
            f"{counted} AND {case}.kind = 'dispute' AND {step}.effect = 'dropped' "
            f"AND {step}.outcome = 'failed'",
        ),
    )
    return " UNION ALL ".join(
        f"SELECT {case}.unit_id AS unit_id, {measure} AS measure, {day} AS day, {sign} AS many "
        f"{source} WHERE {condition}"
        for measure, condition in ways
    )


def _case_facts(row: str, sign: int) -> str:
    """In a word how a matter stands; and with whom it is and until when it is due, if it is."""
    stock = f"'stock|' || {row}.kind || '|' || {row}.state || '|' || coalesce({row}.outcome, '')"
    clock = f"'clock|' || {row}.kind || '|' || ({_KEEPER.format(row)})"
    return (
        f"SELECT {row}.unit_id AS unit_id, {stock} AS fact, {_never()} AS day, {sign} AS many "
        f"UNION ALL SELECT {row}.unit_id, {clock}, {_local(row + '.due_at')}, {sign} "
        f"WHERE {row}.due_at IS NOT NULL AND {row}.state IN {_OPEN}"
    )


def _step_fact(step: str, case: str, sign: int, source: str) -> str:
    """In a word what a step counts as."""
    parts = (
        f"{case}.kind",
        f"{step}.effect",
        f"coalesce({step}.outcome, '')",
        f"{case}.people",
        f"{case}.category_id",
        f"CASE WHEN {case}.found_on IS NULL THEN '' ELSE 'late' END",
    )
    return (
        f"SELECT {case}.unit_id AS unit_id, 'step|' || {_BAR.join(parts)} AS fact, "
        f"{_local(step + '.counted_at')} AS day, {sign} AS many {source} "
        f"AND {step}.effect IS NOT NULL AND {step}.counted_at IS NOT NULL"
    )


def _triggers() -> Iterator[str]:
    """Each writes what it changes; where something is changed, nothing if it comes to nothing."""
    yield from _writing("cases_insert", "INSERT ON cases", _case_facts("NEW", 1))
    yield from _writing("cases_delete", "DELETE ON cases", _case_facts("OLD", -1))
    changed = f"{_case_facts('OLD', -1)} UNION ALL {_case_facts('NEW', 1)}"
    yield from _writing("cases_update", f"UPDATE OF {_OF_A_CASE} ON cases", changed, net=True)
    its = "FROM steps s WHERE s.case_id = NEW.id"
    changed = f"{_step_fact('s', 'OLD', -1, its)} UNION ALL {_step_fact('s', 'NEW', 1, its)}"
    yield from _writing("cases_steps", f"UPDATE OF {_OF_ITS_STEPS} ON cases", changed, net=True)
    was = _step_fact("OLD", "c", -1, "FROM cases c WHERE c.id = OLD.case_id")
    now = _step_fact("NEW", "c", 1, "FROM cases c WHERE c.id = NEW.case_id")
    yield from _writing("steps_insert", "INSERT ON steps", now, "NEW.effect IS NOT NULL")
    yield from _writing("steps_delete", "DELETE ON steps", was, "OLD.effect IS NOT NULL")
    changed = f"{was} UNION ALL {now}"
    yield from _writing("steps_update", f"UPDATE OF {_OF_A_STEP} ON steps", changed, net=True)
    within = ("instr", "IS NOT") if _sqlite() else ("strpos", "IS DISTINCT FROM")
    find, differs = within
    above = f"({find}(NEW.path, '/' || u.id || '/') > 0)"
    before = f"({find}(OLD.path, '/' || u.id || '/') > 0)"
    moved = (
        "INSERT INTO counts (unit_id, span, measure, first, many) "  # noqa: S608 - all of it ours
        "SELECT u.id, c.span, c.measure, c.first, "
        f"CASE WHEN {above} THEN c.many ELSE -c.many END "
        "FROM units u JOIN counts c ON c.unit_id = NEW.id "
        f"WHERE u.id <> NEW.id AND {above} <> {before} {_UPSERT}"
    )
    yield from _trigger(
        "units", "UPDATE OF parent_id ON units", moved, f"OLD.parent_id {differs} NEW.parent_id"
    )


def _writing(
    name: str, event: str, facts: str, when: str = "", *, net: bool = False
) -> Iterator[str]:
    if net:
        facts = (
            f"SELECT unit_id, fact, day, sum(many) FROM ({facts}) AS facts "  # noqa: S608 - all ours
            "GROUP BY unit_id, fact, day HAVING sum(many) <> 0"
        )
    body = f"INSERT INTO count_deltas (unit_id, fact, day, many) {facts}"
    yield from _trigger(name, event, body, when)


def _trigger(name: str, event: str, body: str, when: str) -> Iterator[str]:
    condition = f"WHEN ({when}) " if when else ""
    if _sqlite():
        yield f"CREATE TRIGGER count_{name} AFTER {event} {condition}BEGIN {body}; END"
        return
    yield (
        f"CREATE FUNCTION count_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER count_{name} AFTER {event} FOR EACH ROW {condition}"
        f"EXECUTE FUNCTION count_{name}()"
    )


def _fill() -> None:
    """First each unit's own, then from the lowest level up what lies below."""
    steps = _of_step("s", "c", 1, "FROM steps s JOIN cases c ON c.id = s.case_id", "1 = 1")
    half = (
        "substr(day, 1, 8) || CASE WHEN substr(day, 9, 2) >= '16' THEN '16' ELSE '01' END"
        if _sqlite()
        else "CAST(date_trunc('month', day) AS date) + "
        "CASE WHEN extract(day FROM day) >= 16 THEN 15 ELSE 0 END"
    )
    dated = f"day <> {_never()}"
    _run(
        "INSERT INTO counts (unit_id, span, measure, first, many) "  # noqa: S608 - all of it ours
        "WITH facts AS MATERIALIZED (SELECT unit_id, measure, day, sum(many) AS many FROM "
        f"({_of_case('c', 1, 'FROM cases c')} UNION ALL {steps}) AS each "
        "GROUP BY unit_id, measure, day) "
        f"SELECT unit_id, 'ever', measure, {_never()}, sum(many) FROM facts "
        "WHERE measure NOT LIKE 'category:%' GROUP BY unit_id, measure "
        f"UNION ALL SELECT unit_id, 'half', measure, {half}, sum(many) FROM facts WHERE {dated} "
        f"GROUP BY unit_id, measure, {half} "
        "UNION ALL SELECT unit_id, 'day', measure, day, many FROM facts "
        f"WHERE {dated} AND measure NOT LIKE 'category:%'"
    )
    depth = "length(u.path) - length(replace(u.path, '/', ''))"
    deepest = (
        op.get_bind()
        .execute(sa.select(sa.func.max(sa.text(depth))).select_from(sa.text("units u")))
        .scalar()
    )
    for level in range(deepest or 0, 2, -1):
        _run(
            "INSERT INTO counts (unit_id, span, measure, first, many) "  # noqa: S608 - all of it ours
            "SELECT u.parent_id, c.span, c.measure, c.first, sum(c.many) "
            "FROM counts c JOIN units u ON u.id = c.unit_id "
            f"WHERE {depth} = {level} "
            f"GROUP BY u.parent_id, c.span, c.measure, c.first {_UPSERT}"
        )


def downgrade() -> None:
    """Back."""
    names = ("insert", "delete", "update")
    for table in ("cases", "steps"):
        for name in (*names, "steps") if table == "cases" else names:
            _drop(f"{table}_{name}", table)
    _drop("units", "units")
    op.drop_index("ix_cases_major", "cases")
    op.drop_index("ix_cases_pressing", "cases")
    op.drop_table("count_checks")
    op.drop_table("count_deltas")
    op.drop_table("counts")


def _drop(name: str, table: str) -> None:
    if _sqlite():
        _run(f"DROP TRIGGER count_{name}")
        return
    _run(f"DROP TRIGGER count_{name} ON {table}")
    _run(f"DROP FUNCTION count_{name}()")
