"""Where a matter stands, for the resident it is about: no name, no place, no word of what it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.cases.model import CaseKind, Outcome, State
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class CodeAnswer:
    """What whoever has the code may know. Of a matter that goes on under an older one's number it
    is how that one stands. All moments are aware, in UTC."""

    code: str
    case_id: int | None
    """Its number, for a reader who may see the case itself."""
    kind: CaseKind
    reported_at: datetime
    state: State
    outcome: Outcome | None
    since: datetime
    """When it came to stand so."""
    unit_name: str
    """The unit responsible."""
    offered_name: str | None
    """The unit it was handed to and that has not taken it yet."""
    due_at: datetime | None
    overdue: bool


class CodeReads(Protocol):
    """Where matters stand, by their codes."""

    async def by_code(self, actor: Actor, code: str, now: datetime) -> CodeAnswer:
        """By the code, which is the right to ask: it need not be in the actor's sight. Raises
        NotFound."""
        ...
