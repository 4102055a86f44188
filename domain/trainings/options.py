"""What somebody may do about a course. Pure."""

from dataclasses import dataclass

from domain import access
from domain.access import Act, seat_for
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class TrainingOptions:
    """What may be done about it now."""

    take_back: bool = False


def options(actor: Actor, unit_path: str) -> TrainingOptions:
    """Whoever may enter courses of its unit may take it back."""
    return TrainingOptions(take_back=seat_for(actor, Act.TRAIN, access.at(unit_path)) is not None)
