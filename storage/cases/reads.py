"""Lists of cases and their attachments; and all reads of cases, as their port has them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select, union
from sqlalchemy import case as either

from domain.access import Act, scope
from domain.cases.model import OPEN_STATES, State
from domain.cases.views import PAGE, CasePage, FileRef
from domain.errors import NotFound
from domain.ids import possible
from domain.people.model import Actor
from domain.search.model import NOTHING, Filter
from storage.cases import categories, deadlines, handover, page, related
from storage.cases.schema import ASKED_ALONE
from storage.cases.scope import (
    LINE,
    from_cases,
    handled_by,
    line_of,
    matching,
    most_pressing,
    own_of,
    seen_by,
    sees_own,
    to_take,
    within,
)
from storage.inquiries.reads import asked_about
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import attachments, cases
from storage.search.filtered import narrows

_ASKED = 8
"""As many questions are told of to whom they wait for."""
_OWN_ASKED = (
    select(cases.c.id)
    .where(cases.c.reporter_id == bindparam("person_id"), ASKED_ALONE)
    .order_by(cases.c.id.desc())
    .limit(_ASKED)
)
"""Asked with each sentence that nobody waits for, of almost everybody: written once."""


def mine(
    reading: Reading,
    actor: Actor,
    page: int,
    now: datetime,
    chosen: Filter = NOTHING,
    size: int = PAGE,
) -> CasePage:
    """What the actor reported, newest first, but what was taken back at once."""
    undone = and_(cases.c.state == State.WITHDRAWN, cases.c.outcome.is_(None))
    which = and_(own_of(actor), ~undone, *narrows(chosen, reading.rules, now))
    return page_of(reading.connection, which, (cases.c.id.desc(),), page, now, size)


def queue(
    reading: Reading,
    actor: Actor,
    page: int,
    now: datetime,
    chosen: Filter = NOTHING,
    size: int = PAGE,
) -> CasePage:
    """Open matters the actor handles: what was handed to their unit and waits to be taken first,
    then the most pressing, last the resolved ones to close."""
    connection, first = reading.connection, to_take(actor)
    ways = handled_by(actor, OPEN_STATES | {State.RESOLVED})
    asked_for = tuple(narrows(chosen, reading.rules, now))  # asked of each way
    columns = (cases.c.id, cases.c.state, cases.c.urgency, cases.c.due_at)
    waits = either((first, 0), else_=1).label("waits")
    # way by way: of what a unit has all that is asked for stands in an index
    every = union(*(matching(and_(way, *asked_for), *columns, waits) for way in ways)).subquery()
    found = piece_of(
        connection,
        select(func.count()).select_from(every),
        select(every.c.id).order_by(every.c.waits, *most_pressing(now, every.c)),
        page,
        now,
        size,
    )
    ids = [line.id for line in found.lines]
    mine = connection.scalars(select(cases.c.id).where(cases.c.id.in_(ids), first)).all()
    asked = asked_about(connection, ids)
    lines = tuple(
        replace(line, to_take=line.id in mine, inquired=line.id in asked) for line in found.lines
    )
    return replace(found, lines=lines)


def asked(reading: Reading, actor: Actor) -> tuple[int, ...]:
    """The actor's own matters that wait for their answer to a question, the newest first."""
    if sees_own(actor):
        return tuple(reading.connection.scalars(_OWN_ASKED, {"person_id": actor.person_id}))
    which = matching(own_of(actor) & ASKED_ALONE, cases.c.id)
    return tuple(reading.connection.scalars(which.order_by(cases.c.id.desc()).limit(_ASKED)))


def page_of(
    connection: Connection,
    which: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    page: int,
    now: datetime,
    size: int = PAGE,
) -> CasePage:
    """A page of the cases that the condition lets through; a page beyond is the last."""
    count, every = matching(which, func.count()), matching(which, cases.c.id).order_by(*order)
    return piece_of(connection, count, every, page, now, size)


def piece_of(
    connection: Connection,
    count: Select[int],
    every: Select[int],
    page: int,
    now: datetime,
    size: int = PAGE,
) -> CasePage:
    """The same of all cases in their order, and of how many they are."""
    total = connection.execute(count).scalar_one()
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    # which they are is asked first: what is said of them is then read of a handful
    ids = connection.scalars(every.limit(size).offset(page * size)).all()
    rows = {row.id: row for row in connection.execute(from_cases(*LINE).where(cases.c.id.in_(ids)))}
    return CasePage(
        lines=tuple(line_of(rows[id], now) for id in ids), page=page, pages=pages, total=total
    )


def attachment(reading: Reading, actor: Actor, attachment_id: int) -> FileRef:
    """An attachment of a case within reach; raises NotFound."""
    if not possible(attachment_id):
        raise NotFound("attachment")
    row = (
        reading.connection.execute(
            from_cases(attachments.c.file, attachments.c.kind)
            .join(attachments, attachments.c.case_id == cases.c.id)
            .where(
                attachments.c.id == attachment_id,
                seen_by(actor),
                or_(~attachments.c.of_record, within(scope(actor, Act.SEE_RECORD))),
            )
        )
    ).one_or_none()
    if row is None:
        raise NotFound("attachment")
    return FileRef(file=row.file, kind=row.kind)


class SqlCaseReads(Reads):
    """:class:`domain.cases.views.CaseReads` on a database."""

    mine = awaited(mine)
    asked = awaited(asked)
    queue = awaited(queue)
    view = awaited(page.view)
    receipt = awaited(related.receipt)
    duplicates = awaited(related.duplicates)
    alike = awaited(related.alike)
    handover = awaited(handover.handover)
    attachment = awaited(attachment)
    categories = awaited(categories.categories_of)
    clocks = awaited(deadlines.clocks)
