"""Who is on leave when, in a transaction."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import and_, bindparam, case, delete, func, or_, select
from sqlalchemy.orm import Session

from domain.cases.model import CaseKind
from domain.cases.telling import HANDLERS
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from domain.leave.model import Leave
from domain.leave.store import Backlog
from domain.people.model import Capacity
from storage.cases.scope import open_at
from storage.kit.handfuls import Handfuls
from storage.kit.turns import take_turns
from storage.schema import cases, holdings, leaves, posts

_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""
# asked by each sweep, so built once
_ENDED = Handfuls(
    select(Leave).where(
        leaves.c.last >= bindparam("first"),
        leaves.c.last <= bindparam("last"),
        leaves.c.cancelled_at.is_(None),
        leaves.c.told_at.is_(None),
    ),
    (leaves.c.id,),
    _HANDFUL,
    named=lambda row: ((row.Leave.id,), f"leave:{row.Leave.id}"),
)


class SqlLeaves:
    """:class:`domain.leave.store.Leaves` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, leave: Leave) -> Leave:
        """Adds and fills ``id``."""
        self._session.add(leave)
        self._session.flush()
        return leave

    def by_id(self, leave_id: int) -> Leave:
        """The leave, locked for change; raises NotFound."""
        if not possible(leave_id):
            raise NotFound("leave")
        found = self._session.get(Leave, leave_id, with_for_update=True, populate_existing=True)
        if found is None:
            raise NotFound("leave")
        return found

    def between(self, person_id: int, first: date, last: date) -> list[Leave]:
        """The person's leaves that are not cancelled and touch these days, the earliest first;
        nobody else can add one to them meanwhile."""
        take_turns(self._session.connection(), f"leave:{person_id}")
        found = self._session.scalars(
            select(Leave)
            .where(
                leaves.c.person_id == person_id,
                leaves.c.cancelled_at.is_(None),
                leaves.c.first <= last,
                leaves.c.last >= first,
            )
            .order_by(leaves.c.first)
        )
        return list(found)

    def ended(self, first: date, last: date, handful: Handful) -> list[Leave]:
        """A handful of the leaves that ended within these days, of people who were not told yet
        what is waiting."""
        rows = _ENDED.taken(self._session, handful, {"first": first, "last": last})
        return [row.Leave for row in rows]

    def forget(self, person_id: int) -> None:
        """Removes all leave of the person."""
        self._session.execute(delete(Leave).where(leaves.c.person_id == person_id))

    def waiting(self, person_id: int, now: datetime, day: date) -> Backlog:
        """What is open at the posts that the person holds."""
        units: Mapping[CaseKind, set[int]] = {kind: set() for kind in CaseKind}
        held = self._session.execute(
            select(posts.c.unit_id, posts.c.role)
            .join(holdings, holdings.c.post_id == posts.c.id)
            .where(
                holdings.c.person_id == person_id,
                holdings.c.capacity == Capacity.HOLDER,
                holdings.c.valid_from <= day,
                or_(holdings.c.valid_to.is_(None), holdings.c.valid_to > day),
                posts.c.valid_from <= day,
                or_(posts.c.valid_to.is_(None), posts.c.valid_to > day),
            )
        )
        for unit_id, role in held:
            for kind in CaseKind:
                if role in HANDLERS[kind]:
                    units[kind].add(unit_id)
        theirs = or_(*(and_(cases.c.kind == kind, open_at(those)) for kind, those in units.items()))
        row = self._session.execute(
            select(
                func.count(),
                func.coalesce(func.sum(case((cases.c.due_at <= now, 1), else_=0)), 0),
            )
            .select_from(cases)
            .where(theirs)
        ).one()
        return Backlog(open=row[0], overdue=row[1])
