"""Who wants a digest when, in a transaction."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Date, and_, bindparam, delete, exists, or_, select
from sqlalchemy.orm import Session

from domain.access import TABLE, Act
from domain.cases.model import OPEN_STATES, CaseKind, Effect
from domain.digests.model import Digest, DigestOwed, DigestPace
from domain.handfuls import Handful
from domain.people.model import Holding
from storage.kit.columns import valid_on
from storage.kit.handfuls import Handfuls
from storage.schema import begins, cases, digests, holdings, leaves, posts, steps, units

READERS = frozenset(role for role, acts in TABLE.items() if Act.BOARD in acts)
_HANDFUL = 10
"""As many are told of in one transaction: so long anybody else's change may have to wait."""
# asked by each sweep, so built once
_TODAY = bindparam("today", type_=Date())
_CHOSEN = (
    select(Digest, holdings.c.person_id, units.c.id, units.c.name, units.c.path)
    .join(holdings, holdings.c.id == digests.c.holding_id)
    .join(posts, posts.c.id == holdings.c.post_id)
    .join(units, units.c.id == posts.c.unit_id)
    .where(
        or_(
            and_(digests.c.pace == DigestPace.DAILY, digests.c.told_on < _TODAY),
            and_(digests.c.pace == DigestPace.MONDAY, digests.c.told_on < bindparam("week")),
        ),
        posts.c.role.in_(READERS),
        valid_on(holdings, _TODAY),
        valid_on(posts, _TODAY),
        ~exists().where(
            leaves.c.person_id == holdings.c.person_id,
            leaves.c.first <= _TODAY,
            leaves.c.last >= _TODAY,
            leaves.c.cancelled_at.is_(None),
        ),
    )
    .with_for_update(of=digests)
)
_OWED = Handfuls(
    _CHOSEN,
    (digests.c.id,),
    _HANDFUL,
    named=lambda row: ((row.Digest.id,), f"digest:{row.Digest.id}"),
)


class SqlDigests:
    """:class:`domain.digests.model.Digests` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, holding_id: int) -> Digest | None:
        """What was chosen for it, locked for change."""
        found: Digest | None = self._session.scalar(
            select(Digest).where(digests.c.holding_id == holding_id).with_for_update()
        )
        return found

    def add(self, digest: Digest) -> None:
        """Adds one; a holding has one at most."""
        self._session.add(digest)
        self._session.flush()

    def remove(self, held: Holding) -> None:
        """Removes what was chosen for the holding, if anything was."""
        self._session.execute(delete(Digest).where(digests.c.holding_id == held.id))

    def owed(self, today: date, week: date, handful: Handful) -> list[DigestOwed]:
        """A handful of those that have not been told of yet; only of posts held today, by
        somebody who is not on leave."""
        rows = _OWED.taken(self._session, handful, {"today": today, "week": week})
        return [
            DigestOwed(digest=digest, person_id=who, unit_id=unit, unit_name=name, unit_path=path)
            for digest, who, unit, name, path in rows
        ]

    def eventful(self, path: str, since: datetime, now: datetime) -> bool:
        """Whether there is anything to tell of the subtree: a dispute found or resolved since then,
        or one that is overdue."""
        inside = and_(cases.c.kind == CaseKind.DISPUTE, begins(units.c.path, path))
        at = cases.c.unit_id == units.c.id
        late = and_(
            cases.c.ended_at.is_(None), cases.c.state.in_(OPEN_STATES), cases.c.due_at <= now
        )
        moved = and_(
            steps.c.case_id == cases.c.id,
            steps.c.effect.in_([Effect.OPENED, Effect.RESOLVED]),
            steps.c.counted_at >= since,
            steps.c.counted_at <= now,
        )
        return self._any(inside, at, late) or self._any(inside, at, moved)

    def _any(self, *where: ColumnElement[bool]) -> bool:
        return bool(self._session.scalar(select(exists().where(*where))))
