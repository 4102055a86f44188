"""The figures of an evaluation: what is counted, which figures fit each other, and what they say.

Pure. A sheet is a number here: whose it was is nowhere.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields
from typing import NamedTuple

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid

LARGEST = 9999
"""More sheets than that no congress of a community gives out."""
_QUORUM = (2, 3)
"""Of those who should come, so many must be there: two thirds."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Who came and what became of the sheets, in the order in which they are typed."""

    expected: int
    """应到: representatives who should come."""
    present: int
    """实到."""
    given: int
    """发出."""
    returned: int
    """收回."""
    valid: int
    """有效."""
    spoiled: int
    """作废."""


@dataclass(frozen=True, kw_only=True)
class SheetVotes:
    """How the valid sheets grade one object."""

    satisfied: int
    fairly: int
    dissatisfied: int
    unrated: int
    """未评: a sheet that says nothing of this object."""


class VoteShare(NamedTuple):
    """A rate with its figures; a page prints "—" where the whole is 0."""

    part: int
    whole: int


@dataclass(frozen=True, kw_only=True)
class VoteTally:
    """What has been entered so far."""

    counts: Counts | None = None
    votes: Mapping[int, SheetVotes] = field(default_factory=dict)
    """By the number of the object."""


_COUNTS = tuple(one.name for one in fields(Counts))
_VOTES = tuple(one.name for one in fields(SheetVotes))


def counts_of(numbers: tuple[int, ...]) -> Counts:
    """Six numbers as they were typed. Raises Invalid (``tally-six``) for more or fewer."""
    if len(numbers) != len(_COUNTS):
        raise Invalid("tally-six", many=len(numbers))
    return Counts(**dict(zip(_COUNTS, numbers, strict=True)))


def votes_of(numbers: tuple[int, ...]) -> SheetVotes:
    """Four numbers as they were typed. Raises Invalid (``tally-four``) for more or fewer."""
    if len(numbers) != len(_VOTES):
        raise Invalid("tally-four", many=len(numbers))
    return SheetVotes(**dict(zip(_VOTES, numbers, strict=True)))


def check_counts(counts: Counts) -> Counts:
    """The counts, if they fit each other. Raises Invalid, which names the two or three that do not:
    ``tally-range``, ``tally-nobody``, ``tally-present``, ``tally-given``, ``tally-returned``,
    ``tally-valid``."""
    _in_range(astuple(counts))
    if not counts.expected:
        raise Invalid("tally-nobody")
    if counts.present > counts.expected:
        raise Invalid("tally-present", present=counts.present, expected=counts.expected)
    if counts.given > counts.present:
        raise Invalid("tally-given", given=counts.given, present=counts.present)
    if counts.returned > counts.given:
        raise Invalid("tally-returned", returned=counts.returned, given=counts.given)
    if counts.valid + counts.spoiled != counts.returned:
        raise Invalid(
            "tally-valid",
            valid=counts.valid,
            spoiled=counts.spoiled,
            sum=counts.valid + counts.spoiled,
            returned=counts.returned,
        )
    return counts


def check_votes(votes: SheetVotes, valid: int) -> SheetVotes:
    """The votes, if they are as many as the valid sheets. Raises Invalid (``tally-range``,
    ``tally-sum``)."""
    _in_range(astuple(votes))
    if total(votes) != valid:
        raise Invalid("tally-sum", sum=total(votes), valid=valid)
    return votes


def total(votes: SheetVotes) -> int:
    """Sheets in all."""
    return votes.satisfied + votes.fairly + votes.dissatisfied + votes.unrated


def quorate(counts: Counts) -> bool:
    """Whether enough were there: 实到 × 3 ≥ 应到 × 2."""
    part, whole = _QUORUM
    return counts.present * whole >= counts.expected * part


def rate(votes: SheetVotes) -> VoteShare:
    """满意率: those satisfied or fairly satisfied of those who said anything."""
    said = total(votes) - votes.unrated
    return VoteShare(votes.satisfied + votes.fairly, said)


def result(votes: SheetVotes) -> Satisfaction | None:
    """The grade with most votes, of equals the lower; None where nobody said anything."""
    most = max(votes.satisfied, votes.fairly, votes.dissatisfied)
    if not most:
        return None
    if votes.dissatisfied == most:
        return Satisfaction.NOT
    return Satisfaction.FAIRLY if votes.fairly == most else Satisfaction.SATISFIED


def fitting(tally: VoteTally, counts: Counts, fewest: int) -> VoteTally:
    """What stays of the tally once these are the counts: votes that are as many as the valid
    sheets. Of fewer than ``fewest`` valid sheets no grades are kept at all, as they would tell how
    somebody voted."""
    if counts.valid < fewest:
        return VoteTally(counts=counts)
    kept = {number: one for number, one in tally.votes.items() if total(one) == counts.valid}
    return VoteTally(counts=counts, votes=kept)


def _in_range(numbers: tuple[int, ...]) -> None:
    for one in numbers:
        if not 0 <= one <= LARGEST:
            raise Invalid("tally-range", limit=LARGEST)
