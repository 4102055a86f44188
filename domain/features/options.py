"""What somebody may do about a community's feature. Pure."""

from datetime import date
from enum import StrEnum

from domain import access
from domain.access import Act, seat_for
from domain.org.model import UnitKind
from domain.people.model import Actor


class FeatureArrow(StrEnum):
    """What somebody does about it."""

    BEGIN = "begin"
    REVISE = "revise"
    END = "end"
    ADD_EVENT = "add_event"
    DROP_EVENT = "drop_event"


_OF_RUNNING = frozenset(
    {FeatureArrow.REVISE, FeatureArrow.END, FeatureArrow.ADD_EVENT, FeatureArrow.DROP_EVENT}
)


def has_feature(kind: UnitKind) -> bool:
    """Whether units of this kind have one."""
    return kind is UnitKind.COMMUNITY


def options(
    actor: Actor, path: str, kind: UnitKind, *, gone: bool, ended_on: date | None
) -> frozenset[FeatureArrow]:
    """What may be done about a feature of the community at ``path``; ``gone``: the community has
    ended, and nothing more is begun or done there."""
    if gone or not has_feature(kind):
        return frozenset()
    if seat_for(actor, Act.KEEP_FEATURE, access.at(path)) is None:
        return frozenset()
    begins = frozenset({FeatureArrow.BEGIN})
    return begins if ended_on is not None else begins | _OF_RUNNING
