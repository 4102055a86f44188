"""Questions from above as they are read: by who asked, who owes the answer, and with the case."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, or_, select
from sqlalchemy import case as either

from domain.access import Target
from domain.cases.clocks import keeper
from domain.cases.model import OPEN_STATES, Case, CaseKind, Label
from domain.cases.telling import HANDLERS
from domain.errors import NotFound
from domain.ids import possible
from domain.inquiries.model import InquiryState
from domain.inquiries.options import InquiredCase, options
from domain.inquiries.views import InquiryLine, InquiryPage, InquiryView
from domain.org.model import ancestor_ids
from domain.people.line import nearest
from domain.people.model import Actor
from storage.cases.scope import (
    IS_OPEN,
    KEEPER,
    PATHS,
    case_of,
    from_cases,
    handled_by,
    offered,
    responsible,
    seen_by,
    target_of,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.people.actors import posted_of
from storage.schema import begins, cases, categories, inquiries, posts, units

PAGE = 5
_by = units.alias("by_unit")
_by_post = posts.alias("by_post")
_kept = units.alias("kept")
_COLUMNS = (
    categories.c.name_zh,
    categories.c.name_en,
    _by.c.name.label("by_unit"),
    _by_post.c.role.label("by_role"),
    func.coalesce(offered.c.name, responsible.c.name).label("keeper_name"),
    *(column.label(f"q_{column.name}") for column in inquiries.c),
)
OPEN = inquiries.c.state == InquiryState.OPEN


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> InquiryPage:
    """The open ones of the actor's posts, and those that their units have to answer; the one that
    was due first stands first."""
    connection = reading.connection
    instead = _instead_of_others(connection, actor, reading.rules.day(now))
    found = of_actor(actor, instead)
    owed = either((_owed_by(actor, instead), 1), else_=0)
    total, owing = connection.execute(
        found.with_only_columns(func.count(), func.coalesce(func.sum(owed), 0))
    ).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        found.order_by(inquiries.c.due_at, inquiries.c.id).limit(PAGE).offset(page * PAGE)
    )
    return InquiryPage(
        lines=tuple(_line(row, actor, now) for row in rows),
        page=page,
        pages=pages,
        total=total,
        owed=owing,
    )


def of_actor(
    actor: Actor, instead: Mapping[CaseKind, Collection[int]] = MappingProxyType({})
) -> Select[*tuple[Any, ...]]:
    """The open ones of the actor's posts, and those that their units have to answer, for themselves
    or ``instead`` of units where nobody is."""
    ours = or_(_owed_by(actor, instead), _asked_by(actor))
    return _from_inquiries(*_COLUMNS).where(OPEN, seen_by(actor), ours)


def view(reading: Reading, actor: Actor, inquiry_id: int, now: datetime) -> InquiryView:
    """One of them about a case within reach; raises NotFound."""
    if not possible(inquiry_id):
        raise NotFound("inquiry")
    row = reading.connection.execute(
        _from_inquiries(*cases.c, *PATHS, *_COLUMNS).where(
            inquiries.c.id == inquiry_id, seen_by(actor)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("inquiry")
    case = case_of(row)
    target = target_of(row, case.reporter_id)
    line = _line(row, actor, now)
    matter = matter_of(reading.connection, case, target, reading.rules.day(now))
    return InquiryView(
        line=line,
        answer=row.q_answer,
        ended_at=row.q_ended_at,
        may=options(actor, matter, line),
    )


def waiting_about(
    connection: Connection, actor: Actor, case: Case, now: datetime
) -> tuple[InquiryLine, ...]:
    """Those about a case that are open, the oldest first."""
    if not case.open:
        return ()
    rows = connection.execute(
        _from_inquiries(*_COLUMNS)
        .where(inquiries.c.case_id == case.id, OPEN)
        .order_by(inquiries.c.id)
    )
    return tuple(_line(row, actor, now) for row in rows)


def asked_about(connection: Connection, case_ids: Sequence[int]) -> frozenset[int]:
    """Those of the cases about which a question is open."""
    return frozenset(
        connection.scalars(
            select(inquiries.c.case_id).where(inquiries.c.case_id.in_(case_ids), OPEN)
        )
    )


def matter_of(connection: Connection, case: Case, target: Target, day: date) -> InquiredCase:
    """Where a question about the case goes, as the action finds it."""
    offered_path = target.offered_path if keeper(case) == case.offered_id else None
    path = offered_path or target.responsible_path
    line = list(reversed(ancestor_ids(path)))
    held = posted_of(connection, line, HANDLERS[case.kind], day)
    unit_id = nearest(held, line).unit_id
    owing = path
    if unit_id is not None and unit_id != line[0]:
        owing = path[: path.index(f"/{unit_id}/") + len(f"/{unit_id}/")]
    return InquiredCase(case=case, target=target, keeper=path, owing=owing)


def _owed_by(actor: Actor, instead: Mapping[CaseKind, Collection[int]]) -> ColumnElement[bool]:
    ways = [and_(cases.c.kind == kind, KEEPER.in_(ids)) for kind, ids in instead.items() if ids]
    return or_(*handled_by(actor, OPEN_STATES), and_(IS_OPEN, or_(*ways)) if ways else false())


def _instead_of_others(
    connection: Connection, actor: Actor, day: date
) -> Mapping[CaseKind, Collection[int]]:
    """Units below the actor's where nobody takes matters up and something was asked, by the kind of
    the matter: the actor's unit is the nearest above that answers."""
    found: dict[CaseKind, set[int]] = {}
    for kind, roles in HANDLERS.items():
        seats = [seat for seat in actor.seats if seat.role in roles]
        below = [begins(_kept.c.path, seat.unit_path) for seat in seats]
        if not below:
            continue
        asked = connection.execute(
            select(_kept.c.path)
            .distinct()
            .select_from(inquiries.join(cases, cases.c.id == inquiries.c.case_id))
            .join(_kept, _kept.c.id == KEEPER)
            .where(OPEN, IS_OPEN, cases.c.kind == kind, or_(*below))
        )
        lines = [list(reversed(ancestor_ids(path))) for path in asked.scalars()]
        held = posted_of(connection, {one for line in lines for one in line}, roles, day)
        own = {seat.unit_id for seat in seats}
        found[kind] = {
            line[0] for line in lines if line[0] not in own and nearest(held, line).unit_id in own
        }
    return found


def _asked_by(actor: Actor) -> ColumnElement[bool]:
    mine = {seat.post_id for seat in actor.seats}
    return inquiries.c.post_id.in_(mine) if mine else false()


def _from_inquiries(*columns: Any) -> Select[*tuple[Any, ...]]:
    """A query of questions with their cases and the units that ask."""
    return (
        from_cases(*columns)
        .join(inquiries, inquiries.c.case_id == cases.c.id)
        .join(_by_post, _by_post.c.id == inquiries.c.post_id)
        .join(_by, _by.c.id == _by_post.c.unit_id)
    )


def _line(row: Row[*tuple[Any, ...]], actor: Actor, now: datetime) -> InquiryLine:
    waits = row.q_state is InquiryState.OPEN
    mine = {seat.post_id for seat in actor.seats}
    return InquiryLine(
        id=row.q_id,
        case_id=row.q_case_id,
        category=Label(zh=row.name_zh, en=row.name_en),
        question=row.q_question,
        by_role=row.by_role,
        by_unit=row.by_unit,
        unit_name=row.keeper_name,
        asked_at=row.q_asked_at,
        due_at=row.q_due_at,
        overdue=waits and now >= row.q_due_at,
        state=row.q_state,
        post_id=row.q_post_id,
        yours=row.q_post_id in mine,
    )


class SqlInquiryReads(Reads):
    """:class:`domain.inquiries.views.InquiryReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
