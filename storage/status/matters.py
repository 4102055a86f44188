"""The matters behind the figures of a board."""

from collections.abc import Mapping
from datetime import datetime

from domain.cases.model import CaseKind, State
from domain.cases.views import PAGE, CasePage
from domain.people.model import Actor
from domain.status.views import Matters, MattersPage
from storage.kit.reading import Reading
from storage.org.units import ref, unit_within
from storage.status.pressing import Which

_DISPUTES = frozenset({CaseKind.DISPUTE})
_WHICH: Mapping[Matters, Which] = {
    Matters.OVERDUE: Which(kinds=_DISPUTES, overdue=True),
    Matters.OPEN: Which(kinds=_DISPUTES),
    Matters.WAITING: Which(kinds=_DISPUTES, states=frozenset({State.REPORTED})),
    Matters.ASKED: Which(kinds=_DISPUTES, states=frozenset({State.RETURNED})),
    Matters.UNANSWERED: Which(kinds=frozenset({CaseKind.OPINION})),
    Matters.UNANSWERED_LATE: Which(kinds=frozenset({CaseKind.OPINION}), overdue=True),
}


def matters(
    reading: Reading,
    actor: Actor,
    unit_id: int | None,
    which: Matters,
    page: int,
    now: datetime,
    size: int = PAGE,
) -> MattersPage:
    """The matters that a figure of the board of a unit (None: the actor's own highest) counts, the
    most pressing first; raises Refused or NotFound."""
    connection = reading.connection
    unit = unit_within(connection, actor, unit_id)
    some = _WHICH[which]
    total = some.total(connection, unit.path, now)
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    lines = some.first(connection, unit.path, now, total, size, page * size)
    found = CasePage(lines=lines, page=page, pages=pages, total=total)
    return MattersPage(unit=ref(unit), which=which, found=found, as_of=now)
