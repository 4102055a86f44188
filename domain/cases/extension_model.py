"""延期: the handler asks for more working days, the next tier says yes or no."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.cases.letters import Letter

MOST_DAYS = 30
"""The most working days one request may ask for."""


class ExtensionState(StrEnum):
    """What became of a request."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(eq=False, kw_only=True)
class Extension:
    """One request for more time."""

    id: int = field(init=False, repr=False)
    case_id: int
    days: int
    """Working days asked for."""
    until: datetime
    """The due date asked for."""
    reason: str
    parties_agree: bool
    """Whether the handler says that both parties agree, which the month of mediation needs."""
    asked_at: datetime
    asked_by: int
    decider_id: int
    """The unit that is to answer."""
    state: ExtensionState = ExtensionState.ASKED
    answered_at: datetime | None = None
    answered_by: int | None = None


LETTER_OF: Mapping[ExtensionState, Letter] = {
    ExtensionState.ASKED: Letter.EXTENSION_ASKED,
    ExtensionState.APPROVED: Letter.EXTENSION_APPROVED,
    ExtensionState.DECLINED: Letter.EXTENSION_DECLINED,
}
"""How the timeline names the step by which a request came to stand so."""
