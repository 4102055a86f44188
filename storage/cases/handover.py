"""Where a case may be handed to, asked of the same rules that the step itself obeys; and what the
reporter said of an answer."""

from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from domain.cases import handover as rules_of
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.cases.views import CaseView, Destination, Handover
from domain.org.model import Unit
from domain.org.views import UnitRef
from domain.ports import Work
from domain.rules import Rules
from storage.work import answer_of


def handover(connection: Connection, rules: Rules, view: CaseView, now: datetime) -> Handover:
    """Where the reader of this view may hand the case to."""
    with Session(connection) as session:
        case = session.get_one(Case, view.line.id)  # to read only: not locked

    def ask(work: Work) -> Handover:
        up = rules_of.next_tier(work, case, now) if Arrow.HAND_UP in view.arrows else None
        may = Arrow.ASSIGN in view.arrows
        found = rules_of.destinations(work, case, now) if may else []
        return Handover(
            up=_ref(up) if up else None,
            destinations=tuple(
                Destination(unit=_ref(one.unit), suggested=one.suggested, staffed=one.staffed)
                for one in found
            ),
        )

    return answer_of(connection, rules, ask)


def _ref(unit: Unit) -> UnitRef:
    return UnitRef(id=unit.id, name=unit.name, kind=unit.kind)
