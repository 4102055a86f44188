"""The counts of legal aid, in a transaction."""

from collections.abc import Collection

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from domain.aid.model import AidCount, AidMonth, AidTally, AidTopic, AidWay
from domain.days.periods import Period
from domain.directories.model import Entry
from domain.rules import Rules
from storage.aid.figures import counted, referred, with_referred
from storage.schema import aid_counts, aid_months


class SqlAidCounts:
    """:class:`domain.aid.store.AidCounts` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def add(self, count: AidCount) -> AidCount:
        """Adds and fills ``id``."""
        self._session.add(count)
        self._session.flush()
        return count

    def by_token(self, token: str) -> AidCount | None:
        """What a tap has counted."""
        found: AidCount | None = self._session.scalar(
            select(AidCount).where(aid_counts.c.token == token)
        )
        return found

    def counts(self, entry_id: int) -> bool:
        """Whether anything was counted or confirmed for it, ever."""
        self._session.flush()
        found = self._session.scalar(
            select(
                exists().where(aid_counts.c.entry_id == entry_id)
                | exists().where(aid_months.c.entry_id == entry_id)
            )
        )
        return bool(found)

    def cell(self, entry_id: int, month: Period, way: AidWay, topic: AidTopic) -> int:
        """The sum of one way and topic in a month."""
        self._session.flush()
        found = self._session.scalar(
            select(func.sum(aid_counts.c.number)).where(
                aid_counts.c.entry_id == entry_id,
                aid_counts.c.day.between(month.first, month.last),
                aid_counts.c.way == way,
                aid_counts.c.topic == topic,
            )
        )
        return int(found or 0)

    def tally(self, entry: Entry, month: Period) -> AidTally:
        """The sums of a month, with the referrals that the entry's host accepted if it is a
        centre."""
        self._session.flush()
        found = counted(self._session, [entry.id], month).get(entry.id, AidTally())
        taken = referred(self._session, [entry.host_id], month.bounds(self._rules.zone))
        return with_referred(entry.kind, found, taken, entry.host_id)

    def add_month(self, month: AidMonth) -> AidMonth:
        """Adds a confirmed month, or a revision."""
        self._session.add(month)
        self._session.flush()
        return month

    def month(self, entry_id: int, month: Period) -> AidMonth | None:
        """The month as it stands confirmed: its last revision."""
        self._session.flush()
        found: AidMonth | None = self._session.scalar(
            select(AidMonth)
            .where(aid_months.c.entry_id == entry_id, aid_months.c.first == month.first)
            .order_by(aid_months.c.revision.desc())
            .limit(1)
        )
        return found

    def confirmed(self, entry_ids: Collection[int], month: Period) -> set[int]:
        """Those of the entries whose month is confirmed."""
        self._session.flush()
        return set(
            self._session.scalars(
                select(aid_months.c.entry_id).where(
                    aid_months.c.entry_id.in_(entry_ids), aid_months.c.first == month.first
                )
            )
        )
