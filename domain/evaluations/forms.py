"""What is evaluated, and by which limits: versioned data. An evaluation keeps the version it was
prepared with, so another district, or a later year, is another entry here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class EvaluatedBody(StrEnum):
    """The bodies of a community: one committee, one residents' committee, one office, two
    stations."""

    PARTY_COMMITTEE = "party_committee"
    RESIDENTS_COMMITTEE = "residents_committee"
    MANAGEMENT_OFFICE = "management_office"
    SERVICE_STATION = "service_station"
    INFORMATION_STATION = "information_station"


@dataclass(frozen=True, kw_only=True)
class EvaluationForm:
    """One version."""

    bodies: tuple[EvaluatedBody, ...]
    fewest: int = 5
    """With fewer valid sheets only the totals are kept and shown."""
    told_within: int = 10
    """Days by the calendar in which the bodies are told; the working day on or after."""
    published_for: int = 5
    """Days by the calendar for which the result hangs at least; the same."""
    items: int = 12
    """So many agenda items of the half-year at most are evaluated by name."""


NEWEST = "2012"
"""The version with which an evaluation is prepared now."""
FORMS: Mapping[str, EvaluationForm] = MappingProxyType(
    {"2012": EvaluationForm(bodies=tuple(EvaluatedBody))}
)
