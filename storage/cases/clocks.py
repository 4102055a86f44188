"""Units' own clocks, extensions, and the cases overdue or near their limit, in a transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Select, bindparam, select
from sqlalchemy.orm import Session

from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.model import OPEN_STATES, Case, Urgency
from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.schema import begins, cases, extensions, unit_clocks, units

_HANDFUL = 20
"""As many cases are told of in one transaction: so long anybody else's change may have to wait."""
# asked with every report, so built once
_OWN = (
    select(UnitClock)
    .where(
        unit_clocks.c.unit_id == bindparam("unit"),
        unit_clocks.c.urgency == bindparam("of_urgency"),
        unit_clocks.c.valid_from <= bindparam("day"),
    )
    .order_by(unit_clocks.c.valid_from.desc())
    .limit(1)
)


class SqlClockBook:
    """:class:`domain.cases.store.ClockBook` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def own(self, unit_id: int, urgency: Urgency, day: date) -> UnitClock | None:
        """What the unit has of its own on the day."""
        found: UnitClock | None = self._session.scalar(
            _OWN, {"unit": unit_id, "of_urgency": urgency, "day": day}
        )
        return found

    def add_own(self, clock: UnitClock) -> None:
        """Adds; one of the same unit, urgency and day is replaced."""
        there = self.own(clock.unit_id, clock.urgency, clock.valid_from)
        if there is not None and there.valid_from == clock.valid_from:
            there.accept_days, there.handle_days = clock.accept_days, clock.handle_days
        else:
            self._session.add(clock)
        self._session.flush()

    def add_extension(self, extension: Extension) -> Extension:
        """Adds and fills ``id``."""
        self._session.add(extension)
        self._session.flush()
        return extension

    def extension(self, extension_id: int) -> Extension:
        """The request as it stands at this moment; raises NotFound."""
        if not possible(extension_id):
            raise NotFound("extension")
        found = self._session.get(Extension, extension_id, populate_existing=True)
        if found is None:
            raise NotFound("extension")
        return found

    def extensions(self, case_id: int, since: datetime) -> list[Extension]:
        """The requests about a case asked since then, the oldest first."""
        found = self._session.scalars(
            select(Extension)
            .where(extensions.c.case_id == case_id, extensions.c.asked_at >= since)
            .order_by(extensions.c.asked_at, extensions.c.id)
        )
        return list(found)

    def unanswered(self, since: datetime, until: datetime, handful: Handful) -> list[Extension]:
        """A handful of the requests asked between these moments, both included, that nobody has
        answered."""
        asked = {"since": since, "until": until}
        rows = _UNANSWERED.taken(self._session, handful, asked)
        return [row.Extension for row in rows]

    def asked_within(self, path: str) -> list[Extension]:
        """The requests nobody has answered about open cases of the units at this path and below."""
        self._session.flush()
        found = self._session.scalars(
            select(Extension)
            .join(cases, cases.c.id == extensions.c.case_id)
            .join(units, units.c.id == cases.c.responsible_id)
            .where(
                begins(units.c.path, path),
                cases.c.state.in_(OPEN_STATES),
                extensions.c.state == ExtensionState.ASKED,
            )
            .order_by(extensions.c.case_id, extensions.c.id)
        )
        return list(found)

    def overdue(self, spans: Sequence[DueSpan], handful: Handful) -> list[Case]:
        """A handful of the open cases overdue since a span, whose rung has not spoken yet;
        locked."""
        return self._standing(spans, cases.c.due_at, cases.c.rung, handful)

    def near_limit(self, spans: Sequence[DueSpan], handful: Handful) -> list[Case]:
        """The same by the month of mediation."""
        return self._standing(spans, cases.c.deadline_at, cases.c.limit_notch, handful)

    def to_chase(self, now: datetime, handful: Handful, *, red_only: bool) -> list[Case]:
        """A handful of the cases that are to be asked after by now, those that wait longest first;
        locked."""
        sought = _RED_TO_CHASE if red_only else _TO_CHASE
        return [row.Case for row in sought.taken(self._session, handful, {"now": now})]

    def _standing(
        self,
        spans: Sequence[DueSpan],
        deadline: Column[Any],
        told: Column[int],
        handful: Handful,
    ) -> list[Case]:
        if not spans:
            return []
        sought = _standing(deadline, told, len(spans))
        return [row.Case for row in sought.taken(self._session, handful, spanned(spans))]


@cache
def _standing(deadline: Column[Any], told: Column[int], spans: int) -> Handfuls:
    open_still = cases.c.ended_at.is_(None)
    return _locked(select(Case).where(open_still, unsaid(deadline, told, spans)), deadline)


def _locked(query: Select[Any], moment: Column[Any]) -> Handfuls:
    return Handfuls(
        query.with_for_update(skip_locked=True).execution_options(populate_existing=True),
        (moment, cases.c.id),
        _HANDFUL,
        named=lambda row: ((getattr(row.Case, moment.key), row.Case.id), f"case:{row.Case.id}"),
    )


_UNANSWERED = Handfuls(
    select(Extension).where(
        extensions.c.state == ExtensionState.ASKED,
        extensions.c.asked_at.between(bindparam("since"), bindparam("until")),
    ),
    (extensions.c.id,),
    _HANDFUL,
    named=lambda row: ((row.Extension.id,), f"case:{row.Extension.case_id}"),
)
_CHASED = select(Case).where(cases.c.chase_at.is_not(None), cases.c.chase_at <= bindparam("now"))
_TO_CHASE = _locked(_CHASED, cases.c.chase_at)
_RED_TO_CHASE = _locked(_CHASED.where(cases.c.urgency == Urgency.RED), cases.c.chase_at)
