"""How cases stand to each other, as a reader sees it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.cases.model import CaseKind, Outcome, State


class Relation(StrEnum):
    """What the other case is to the one that is read."""

    MERGED_INTO = "merged_into"
    """The one this goes on as."""
    MERGED_IN = "merged_in"
    """One that goes on as this."""
    SPLIT_FROM = "split_from"
    SPLIT_OFF = "split_off"


@dataclass(frozen=True, kw_only=True)
class Related:
    """Another case by its number. How it stands is told of the one this was merged into, and of
    those the reader may open anyway."""

    id: int
    relation: Relation
    kind: CaseKind
    state: State | None
    outcome: Outcome | None
    in_sight: bool


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What whoever filed a matter is told right then."""

    unit_name: str
    """The unit responsible."""
    undo_step: int | None
    """The step that can be taken back in one tap."""
