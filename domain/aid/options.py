"""What somebody may do about the counts of a station. Pure."""

from dataclasses import dataclass
from datetime import date

from domain import access
from domain.access import Act, seat_for
from domain.days.periods import Period
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class AidOptions:
    """What may be done about a month now."""

    count: bool = False
    correct: bool = False
    confirm: bool = False


def over(month: Period, today: date) -> bool:
    """Whether a month can be confirmed: from its last day on."""
    return month.last <= today


def options(
    actor: Actor, host_path: str, month: Period, today: date, *, confirmed: bool, stopped: bool
) -> AidOptions:
    """What this person may do about a month of what this unit hosts; where it was stopped what was
    counted is put right and confirmed, and nothing counted."""
    if seat_for(actor, Act.COUNT_AID, access.at(host_path)) is None:
        return AidOptions()
    return AidOptions(
        count=not confirmed and not stopped,
        correct=month.first <= today,
        confirm=not confirmed and over(month, today),
    )
