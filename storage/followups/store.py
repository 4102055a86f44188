"""Items handed out, in a transaction."""

from collections.abc import Collection, Sequence

from sqlalchemy import Column, ColumnElement, TextClause, and_, or_, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.followups.model import Followup, FollowupStep, Source
from domain.ids import possible
from storage.followups.schema import RUNNING_ALONE
from storage.schema import followup_steps, followups

_AT_ONCE = 500
"""As many are told of in one transaction; the next minute takes the next."""


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

    def near_due(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of those whose feedback is due within a span that has not spoken of them."""
        return self._near(spans, followups.c.due_at, followups.c.rung, RUNNING_ALONE)

    def near_answer(self, spans: Sequence[DueSpan]) -> list[int]:
        """The same of those that wait to be accepted, or to be handed on."""
        at = followups.c.answer_at
        return self._near(spans, at, followups.c.answer_rung, at.is_not(None))

    def _near(
        self,
        spans: Sequence[DueSpan],
        at: Column[object],
        rung: Column[int],
        waiting: ColumnElement[bool] | TextClause,
    ) -> list[int]:
        stretch = and_(
            at > min(span.after for span in spans), at <= max(span.until for span in spans)
        )
        unsaid = [and_(at > one.after, at <= one.until, rung < one.number) for one in spans]
        self._session.flush()
        found = self._session.scalars(
            select(followups.c.id)
            .where(waiting, stretch, or_(*unsaid))
            .order_by(followups.c.id)
            .limit(_AT_ONCE)
        )
        return list(found)
