"""The store of referrals."""

from datetime import datetime
from typing import Protocol

from domain.handfuls import Handful
from domain.referrals.model import Referral


class Referrals(Protocol):
    """Referrals of cases to other bodies."""

    def by_id(self, referral_id: int) -> Referral:
        """The referral, locked for change; raises NotFound."""
        ...

    def case_of(self, referral_id: int) -> int:
        """The number of its case, without a lock; raises NotFound."""
        ...

    def add(self, referral: Referral) -> Referral:
        """Adds and fills ``id``."""
        ...

    def running(self, case_id: int) -> list[Referral]:
        """Those of the case that are offered or accepted, the oldest first."""
        ...

    def owing(self, until: datetime, handful: Handful) -> list[Referral]:
        """Those whose answer is due by then, the oldest first."""
        ...
