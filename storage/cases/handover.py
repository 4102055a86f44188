"""Where a case may be handed to, asked of the same rules that the step itself obeys."""

from datetime import datetime

from sqlalchemy.orm import Session

from domain.cases import handover as rules_of
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.cases.views import Destination, Handover
from domain.people.model import Actor
from domain.ports import Work
from storage.cases.page import view
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.work import answer_of


def handover(reading: Reading, actor: Actor, case_id: int, now: datetime) -> Handover:
    """Where the actor may hand the case to; raises NotFound outside their reach."""
    steps = view(reading, actor, case_id, now).may.steps
    with Session(reading.connection) as session:
        case = session.get_one(Case, case_id)  # to read only: not locked

    def ask(work: Work) -> Handover:
        up = rules_of.next_tier(work, case, now) if Arrow.HAND_UP in steps else None
        may = Arrow.ASSIGN in steps
        found = rules_of.destinations(work, case, now) if may else []
        return Handover(
            up=ref(up) if up else None,
            destinations=tuple(
                Destination(unit=ref(one.unit), suggested=one.suggested, staffed=one.staffed)
                for one in found
            ),
        )

    return answer_of(reading.connection, reading.rules, ask)
