"""What an inbox is asked to write: what comes at the same moment goes in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.messaging import Claimed, Incoming


@dataclass(frozen=True, kw_only=True)
class Keep:
    """Updates that came."""

    came: Sequence[Incoming]
    rows: Sequence[Incoming]
    """The same as they are kept."""
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Finish:
    """An update that was handled, and what changed in its conversation."""

    claimed: Claimed
    changes: Mapping[str, str | None]
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Renew:
    """The owner's leases of these lanes, or of all, end then."""

    owner: str
    lanes: Collection[str] | None
    now: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who asks for how many lanes, and which of them it works on already."""

    owner: str
    limit: int
    now: datetime
    busy: Collection[str]
    """May grow until the claim is carried out."""


Job = Keep | Finish | Renew | Claim
