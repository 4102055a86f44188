"""Items handed out, in a transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.followups.model import Followup, FollowupArrow, FollowupStep, Source
from domain.handfuls import Handful
from domain.ids import possible
from storage.followups.schema import OPEN_ALONE, RUNNING_ALONE
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.schema import followup_steps, followups

_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""


class SqlFollowups:
    """:class:`domain.followups.store.Followups` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, followup: Followup) -> Followup:
        """Adds and fills ``id``."""
        self._session.add(followup)
        self._session.flush()
        return followup

    def by_id(self, followup_id: int) -> Followup:
        """The item, locked for change; raises NotFound."""
        if not possible(followup_id):
            raise NotFound("followup")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(
            Followup, followup_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise NotFound("followup")
        return found

    def of_source(self, source: Source, source_ids: Collection[int]) -> list[Followup]:
        """Those of these numbers of a source, the dropped ones too, the oldest first; none is
        locked."""
        wanted = sorted(one for one in source_ids if possible(one))
        self._session.flush()
        found = self._session.scalars(
            select(Followup)
            .where(followups.c.source == source, followups.c.source_id.in_(wanted))
            .order_by(followups.c.id)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def open_of_host(self, host_id: int) -> int:
        """How many a unit has handed out that are not over."""
        self._session.flush()
        found = self._session.scalar(
            select(func.count())
            .select_from(followups)
            .where(followups.c.host_id == host_id, OPEN_ALONE)
        )
        return found or 0

    def add_step(self, step: FollowupStep) -> None:
        """Adds a step."""
        self._session.add(step)
        self._session.flush()

    def step(self, followup_id: int, token: str) -> FollowupStep | None:
        """The step this tap has taken already."""
        found: FollowupStep | None = self._session.scalar(
            select(FollowupStep).where(
                followup_steps.c.followup_id == followup_id, followup_steps.c.token == token
            )
        )
        return found

    def units_of(self, followup_id: int) -> set[int]:
        """The units that are or were responsible for it."""
        return set(
            self._session.scalars(
                select(followup_steps.c.unit_id).where(followup_steps.c.followup_id == followup_id)
            )
        )

    def near(
        self, due: Sequence[DueSpan], answer: Sequence[DueSpan], handful: Handful
    ) -> list[int]:
        """The numbers of a handful of those whose feedback is due within a span that has not spoken
        of them, or which wait within one to be accepted or handed on."""
        asked = spanned(due) | spanned(answer, "answer_")
        rows = _near(len(due), len(answer)).taken(self._session, handful, asked)
        return [row.id for row in rows]


def handed_out_between(since: datetime, until: datetime) -> ColumnElement[bool]:
    """What joins an item with the step that handed it out for the first time, between these
    moments: to whom it went later makes it no item of a later time."""
    return and_(
        followup_steps.c.followup_id == followups.c.id,
        followup_steps.c.arrow == FollowupArrow.HAND_OUT,
        followup_steps.c.at >= since,
        followup_steps.c.at < until,
    )


@cache
def _near(due: int, answer: int) -> Handfuls:
    at = followups.c.answer_at
    waits = [
        and_(RUNNING_ALONE, unsaid(followups.c.due_at, followups.c.rung, due)),
        and_(at.is_not(None), unsaid(at, followups.c.answer_rung, answer, of="answer_")),
    ]
    return Handfuls(
        select(followups.c.id).where(or_(*waits)),
        (followups.c.id,),
        _HANDFUL,
        named=lambda row: ((row.id,), f"followup:{row.id}"),
    )
