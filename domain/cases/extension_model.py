"""延期: the handler asks for more working days, the next tier says yes or no."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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


class Mark(StrEnum):
    """What a step of the timeline says of a request, followed by the days: ``ask+5``."""

    ASKED = "ask"
    APPROVED = "yes"
    DECLINED = "no"


def letter(mark: Mark, days: int) -> str:
    """What stands in the timeline in place of a transition's letter."""
    return f"{mark.value}+{days}"


_LETTER = re.compile(r"(ask|yes|no)\+(\d+)")


def read_letter(arrow: str) -> tuple[Mark, int] | None:
    """The mark and the days again; None for any other step."""
    found = _LETTER.fullmatch(arrow)
    return None if found is None else (Mark(found[1]), int(found[2]))
