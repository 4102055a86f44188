"""Where matters stand, by their codes."""

from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from domain.cases.model import OPEN_STATES
from domain.codes.views import CodeAnswer
from domain.errors import NotFound
from domain.people.model import Actor
from storage.cases.scope import from_cases, offered, responsible, seen_by
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import cases, steps

_COLUMNS = (
    cases.c.id,
    cases.c.kind,
    cases.c.reported_at,
    cases.c.state,
    cases.c.outcome,
    cases.c.due_at,
    cases.c.merged_into_id,
    responsible.c.name.label("unit_name"),
    offered.c.name.label("offered_name"),
)


def by_code(reading: Reading, actor: Actor, code: str, now: datetime) -> CodeAnswer:
    """Where the matter stands that has the code. Raises NotFound."""
    connection = reading.connection
    own = connection.execute(from_cases(*_COLUMNS).where(cases.c.code == code)).one_or_none()
    if own is None:
        raise NotFound("code")
    row = _goes_on_as(connection, own)
    seen = connection.scalar(from_cases(cases.c.id).where(cases.c.id == own.id, seen_by(actor)))
    due = row.due_at if row.state in OPEN_STATES else None
    return CodeAnswer(
        code=code,
        case_id=seen,
        kind=row.kind,
        reported_at=own.reported_at,
        state=row.state,
        outcome=row.outcome,
        since=_since(connection, row.id) or row.reported_at,
        unit_name=row.unit_name,
        offered_name=row.offered_name,
        due_at=due,
        overdue=due is not None and due <= now,
    )


def _goes_on_as(connection: Connection, own: Row[*tuple[object, ...]]) -> Row[*tuple[object, ...]]:
    """The case itself, or the one it was merged into, by way of however many."""
    row = own
    while row.merged_into_id is not None:
        row = connection.execute(
            from_cases(*_COLUMNS).where(cases.c.id == row.merged_into_id)
        ).one()
    return row


def _since(connection: Connection, case_id: int) -> datetime | None:
    moved = (steps.c.before.is_(None)) | (steps.c.before != steps.c.after)
    which = select(func.max(steps.c.at)).where(steps.c.case_id == case_id, moved)
    found: datetime | None = connection.scalar(which)
    return found


class SqlCodeReads(Reads):
    """:class:`domain.codes.views.CodeReads` on a database."""

    by_code = awaited(by_code)
