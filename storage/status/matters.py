"""The matters behind the figures of a board."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, select

from domain.cases.model import OPEN_STATES, CaseKind, State
from domain.people.model import Actor
from domain.status.views import Matters, MattersPage
from storage.cases.reads import page_of
from storage.cases.scope import most_pressing, standing
from storage.kit.reading import Reading
from storage.org.units import ref, unit_within
from storage.schema import begins, cases, units

_WHICH: Mapping[Matters, tuple[CaseKind, frozenset[State]]] = {
    Matters.OVERDUE: (CaseKind.DISPUTE, OPEN_STATES),
    Matters.OPEN: (CaseKind.DISPUTE, OPEN_STATES),
    Matters.WAITING: (CaseKind.DISPUTE, frozenset({State.REPORTED})),
    Matters.ASKED: (CaseKind.DISPUTE, frozenset({State.RETURNED})),
    Matters.UNANSWERED: (CaseKind.OPINION, OPEN_STATES),
}


def matters(
    reading: Reading, actor: Actor, unit_id: int, which: Matters, page: int, now: datetime
) -> MattersPage:
    """The matters that a figure of the unit's board counts, the most pressing first; raises
    Refused or NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    kind, states = _WHICH[which]
    counted = and_(
        cases.c.kind == kind,
        standing(states),
        cases.c.unit_id.in_(select(units.c.id).where(begins(units.c.path, unit.path))),
    )
    if which is Matters.OVERDUE:
        counted = and_(counted, cases.c.due_at <= now)
    found = page_of(reading.connection, counted, most_pressing(now), page, now)
    return MattersPage(unit=ref(unit), which=which, found=found)
