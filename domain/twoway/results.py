"""What comes out for a unit: means of the sheets about it that may be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.twoway.model import Marks, SheetState, TwowayForm, TwowayTopic


class Judged(Protocol):
    """A sheet that may be seen: the callers ask :func:`domain.twoway.options.is_seen`."""

    @property
    def state(self) -> SheetState:
        """Whether it is in, or there were no dealings."""
        ...

    @property
    def marks(self) -> Marks:
        """Its points."""
        ...


@dataclass(frozen=True, kw_only=True)
class Mean:
    """A mean as what it is made of, so that it can be added up and is rounded once."""

    points: int = 0
    sheets: int = 0

    @property
    def tenths(self) -> int | None:
        """In tenths of a point, half up; None for no sheet."""
        if not self.sheets:
            return None
        return (20 * self.points + self.sheets) // (2 * self.sheets)


@dataclass(frozen=True, kw_only=True)
class ItemMean:
    """The mean of one item, and the most it gives."""

    topic: TwowayTopic
    most: int
    mean: Mean


@dataclass(frozen=True, kw_only=True)
class TwowayResult:
    """Of one unit: the mean of all sheets, and from enough of them on the mean of each item."""

    mean: Mean
    most: int
    items: tuple[ItemMean, ...]
    """Empty where there are too few sheets."""
    none: int
    """Sheets that say there were no dealings; they are in no mean."""


def result_of(form: TwowayForm, sheets: Iterable[Judged], least: int) -> TwowayResult:
    """The result from the sheets about a unit that may be seen. ``least`` is from how many sheets
    on the items are told apart."""
    seen = list(sheets)
    judged = [one.marks for one in seen if one.state is SheetState.IN]
    items = tuple(
        ItemMean(topic=item.topic, most=item.most, mean=_mean(judged, [item.topic]))
        for item in form.items
    )
    return TwowayResult(
        mean=_mean(judged, [item.topic for item in form.items]),
        most=form.whole,
        items=items if len(judged) >= max(least, 1) else (),
        none=sum(one.state is SheetState.NO_DEALINGS for one in seen),
    )


def _mean(judged: Sequence[Marks], topics: Sequence[TwowayTopic]) -> Mean:
    points = sum(marks.get(topic, 0) for marks in judged for topic in topics)
    return Mean(points=points, sheets=len(judged))
