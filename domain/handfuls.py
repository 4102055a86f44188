"""What a sweep finds, a handful at a time: so many a transaction, and where the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Place = tuple[Any, ...]
"""By what the found are in order; the last of it is a number."""


@dataclass(kw_only=True)
class Handful:
    """One handful of one sweep. It begins behind the last one, so whatever could not be told of is
    not found once more before the next minute, and nothing hides what comes behind it."""

    after: Place | None = None
    """Behind this; None: at the beginning."""
    singles: int = 0
    """So many are still to be told of one by one, since one of them could not be."""
    found: list[str] = field(default_factory=list)
    """What is told of, in its order, as a log may name it: ``case:12``."""
    rest: Place | None = None
    """Behind this the next handful begins; None: there is nothing more."""

    def most(self, usual: int) -> int:
        """How many it holds at most, where so many are usual."""
        return 1 if self.singles else usual

    def anew(self) -> None:
        """Nothing is found yet; a transaction may be begun anew."""
        self.found, self.rest = [], None

    def took(self, found: Sequence[tuple[Place, str]], usual: int) -> None:
        """These were found, each with its place and name; fewer than it holds, and it was all."""
        full = len(found) >= self.most(usual)
        self.went_on([name for _, name in found], found[-1][0] if full else None)

    def went_on(self, found: Sequence[str], rest: Place | None) -> None:
        """These are told of besides; what is left of them begins behind ``rest``."""
        self.found, self.rest = [*self.found, *found], rest

    def one_by_one(self) -> "Handful":
        """The same again, each in a transaction of its own."""
        return replace(self, singles=len(self.found), found=[], rest=None)

    def following(self) -> "Handful | None":
        """The next handful; None: there is none."""
        if self.rest is None:
            return None
        return Handful(after=self.rest, singles=max(0, self.singles - 1))
