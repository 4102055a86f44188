"""What meetings come to in figures, by what became of their items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.meetings.model import GIVEN, Ruling


@dataclass(frozen=True, kw_only=True)
class ItemTally:
    """Items of meetings that took place, by what became of them. Always
    ``items == answered + handed_out + passed_up + explained + not_taken``."""

    items: int = 0
    """Merged ones count with their head."""
    answered: int = 0
    handed_out: int = 0
    passed_up: int = 0
    explained: int = 0
    not_taken: int = 0
    due: int = 0
    """到期应办结: those whose day to be done has come, or that are done already."""
    done: int = 0


class Countable(Protocol):
    """An item: that of the domain, or a row of one whose day was moved since."""

    @property
    def ruling(self) -> Ruling | None:
        """What became of it."""
        ...

    @property
    def due_on(self) -> date | None:
        """Until when it was to be done."""
        ...

    @property
    def done_at(self) -> datetime | None:
        """When it was done."""
        ...


def tally(items: Sequence[Countable], day: date) -> ItemTally:
    """Those that were ruled on, as things stand on the day."""
    counts = dict.fromkeys(Ruling, 0)
    due = done = 0
    for item in items:
        if item.ruling is None:
            continue
        counts[item.ruling] += 1
        over = item.due_on is not None and item.due_on < day
        done += item.done_at is not None
        due += item.done_at is not None or (item.ruling in GIVEN and over)
    return ItemTally(
        items=sum(counts.values()) - counts[Ruling.MERGED],
        answered=counts[Ruling.ANSWERED],
        handed_out=counts[Ruling.HANDED_OUT],
        passed_up=counts[Ruling.PASSED_UP],
        explained=counts[Ruling.EXPLAINED],
        not_taken=counts[Ruling.NOT_TAKEN],
        due=due,
        done=done,
    )
