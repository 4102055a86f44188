"""The store of the counts of legal aid."""

from collections.abc import Collection
from typing import Protocol

from domain.aid.model import AidCount, AidMonth, AidTally, AidTopic, AidWay
from domain.days.periods import Period
from domain.directories.model import Entry


class AidCounts(Protocol):
    """Counts and confirmed months, in a transaction. Whoever adds one has locked its entry."""

    def add(self, count: AidCount) -> AidCount:
        """Adds and fills ``id``."""
        ...

    def by_token(self, token: str) -> AidCount | None:
        """What a tap has counted."""
        ...

    def counts(self, entry_id: int) -> bool:
        """Whether anything was counted or confirmed for it, ever."""
        ...

    def cell(self, entry_id: int, month: Period, way: AidWay, topic: AidTopic) -> int:
        """The sum of one way and topic in a month."""
        ...

    def tally(self, entry: Entry, month: Period) -> AidTally:
        """The sums of a month, with the referrals that the entry's host accepted if it is a
        centre."""
        ...

    def add_month(self, month: AidMonth) -> AidMonth:
        """Adds a confirmed month, or a revision."""
        ...

    def month(self, entry_id: int, month: Period) -> AidMonth | None:
        """The month as it stands confirmed: its last revision."""
        ...

    def confirmed(self, entry_ids: Collection[int], month: Period) -> set[int]:
        """Those of the entries whose month is confirmed."""
        ...
