"""Referrals of cases, in a transaction."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from domain.referrals.model import Referral, Standing
from storage.kit.handfuls import Handfuls
from storage.schema import referrals

_RUNNING = (Standing.OFFERED, Standing.ACCEPTED)
_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""
# asked by each sweep, so built once
_OWING = Handfuls(
    select(Referral).where(
        referrals.c.standing.in_(_RUNNING), referrals.c.due_at <= bindparam("until")
    ),
    (referrals.c.id,),
    _HANDFUL,
    named=lambda row: ((row.Referral.id,), f"case:{row.Referral.case_id}"),
)


class SqlReferrals:
    """:class:`domain.ports.Referrals` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_id(self, referral_id: int) -> Referral:
        """The referral, locked for change; raises NotFound."""
        if not possible(referral_id):
            raise NotFound("referral")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(
            Referral, referral_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise NotFound("referral")
        return found

    def case_of(self, referral_id: int) -> int:
        """The number of its case, without a lock; raises NotFound."""
        if not possible(referral_id):
            raise NotFound("referral")
        found = self._session.scalar(
            select(referrals.c.case_id).where(referrals.c.id == referral_id)
        )
        if found is None:
            raise NotFound("referral")
        return int(found)

    def add(self, referral: Referral) -> Referral:
        """Adds and fills ``id``."""
        self._session.add(referral)
        self._session.flush()
        return referral

    def running(self, case_id: int) -> list[Referral]:
        """Those of the case that are offered or accepted, the oldest first."""
        found = self._session.scalars(
            select(Referral)
            .where(
                referrals.c.case_id == case_id,
                referrals.c.standing.in_(_RUNNING),
            )
            .order_by(referrals.c.id)
        )
        return list(found)

    def owing(self, until: datetime, handful: Handful) -> list[Referral]:
        """A handful of those whose answer, or word how it goes, is due by then, the oldest
        first."""
        rows = _OWING.taken(self._session, handful, {"until": until})
        return [row.Referral for row in rows]
