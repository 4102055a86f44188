"""Call-ins, in a transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from domain.callins.model import CallIn, CallInState, CallInTask
from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from storage.callins.schema import WAITS
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.schema import callin_tasks, callins

_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""


class SqlCallIns:
    """:class:`domain.callins.store.CallIns` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, callin: CallIn) -> CallIn:
        """Adds and fills ``id``."""
        self._session.add(callin)
        self._session.flush()
        return callin

    def by_id(self, callin_id: int) -> CallIn:
        """The call-in as it stands at this moment; raises NotFound."""
        if not possible(callin_id):
            raise NotFound("callin")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(CallIn, callin_id, populate_existing=True)
        if found is None:
            raise NotFound("callin")
        return found

    def waiting(self, case_id: int) -> list[CallIn]:
        """Those of the case that have no outcome yet, the oldest first."""
        which = and_(callins.c.case_id == case_id, callins.c.state == CallInState.CALLED)
        return self._found(select(CallIn).where(which))

    def ended(self, case_id: int, since: datetime) -> list[CallIn]:
        """Those that the end of the case has ended since then, the oldest first."""
        return self._found(
            select(CallIn).where(
                callins.c.case_id == case_id,
                callins.c.state == CallInState.ENDED,
                callins.c.ended_at >= since,
            )
        )

    def add_task(self, task: CallInTask) -> CallInTask:
        """Adds and fills ``id``."""
        self._session.add(task)
        self._session.flush()
        return task

    def tasks(self, callin_id: int) -> list[CallInTask]:
        """What was handed out after it, the oldest first."""
        found = self._session.scalars(
            select(CallInTask)
            .where(callin_tasks.c.callin_id == callin_id)
            .order_by(callin_tasks.c.id)
        )
        return list(found)

    def task(self, task_id: int) -> CallInTask:
        """One of them; raises NotFound."""
        found = self._session.get(CallInTask, task_id) if possible(task_id) else None
        if found is None:
            raise NotFound("callin")
        return found

    def near(
        self, spans: Sequence[DueSpan], day: DueSpan, handful: Handful
    ) -> list[tuple[int, int]]:
        """The numbers, and those of the cases, of a handful of the waiting ones of which the
        answers or the outcome are due within a span, or the hour lies in that of the ``day``, which
        has not spoken of them yet, by case."""
        asked = spanned(spans) | spanned([day], "day_")
        rows = _near(len(spans)).taken(self._session, handful, asked)
        return [(row.id, row.case_id) for row in rows]

    def _found(self, query: Select[CallIn]) -> list[CallIn]:
        self._session.flush()
        found = self._session.scalars(
            query.order_by(callins.c.id).execution_options(populate_existing=True)
        )
        return list(found)


@cache
def _near(spans: int) -> Handfuls:
    due = [
        unsaid(callins.c.answer_at, callins.c.answer_rung, spans),
        unsaid(callins.c.meets_at, callins.c.day_rung, 1, of="day_"),
        unsaid(callins.c.due_at, callins.c.rung, spans),
    ]
    return Handfuls(
        select(callins.c.id, callins.c.case_id).where(or_(*(and_(WAITS, one) for one in due))),
        (callins.c.case_id, callins.c.id),
        _HANDFUL,
        named=lambda row: ((row.case_id, row.id), f"case:{row.case_id}"),
    )
