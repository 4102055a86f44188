"""What the pages, papers and windows of evaluations call things."""

from bot import words
from bot.pages import times
from bot.texts import Say
from domain.days.halves import HalfYear
from domain.evaluations.model import ObjectKind
from domain.evaluations.tally import Counts, SheetVotes, rate, result
from domain.evaluations.views import EvaluationView, ObjectLine

NOTHING = "—"


def month_of(half: HalfYear) -> int:
    """``202607``: a half-year as a button carries it."""
    return half.first.year * 100 + half.first.month


def half_of(month: int) -> HalfYear:
    """The half-year again; raises NotFound for a month that begins none."""
    return HalfYear.beginning(month // 100, month % 100)


def object_name(say: Say, one: ObjectLine) -> str:
    """A body by its name, an item or a rectification by its own."""
    if one.kind is ObjectKind.BODY and one.body is not None:
        return say.plain(f"evaluation-body-{one.body.value.replace('_', '-')}")
    return say.plain(f"evaluation-of-{one.kind.value}", title=one.title)


def counts_line(say: Say, counts: Counts) -> str:
    """``应到 50 · 实到 42 …``."""
    return say.plain(
        "evaluation-counts",
        expected=counts.expected,
        present=counts.present,
        given=counts.given,
        returned=counts.returned,
        valid=counts.valid,
        spoiled=counts.spoiled,
    )


def grade(say: Say, votes: SheetVotes | None) -> str:
    """满意, 基本满意 or 不满意; "—" where nobody said anything."""
    found = None if votes is None else result(votes)
    return NOTHING if found is None else say.plain(f"evaluation-grade-{found.value}")


def share(votes: SheetVotes | None) -> str:
    """The rate; "—" for a zero denominator."""
    return NOTHING if votes is None else words.rate(*rate(votes))


def days(say: Say, view: EvaluationView) -> dict[str, str]:
    """The days of an evaluation, in words; "—" where there is none yet."""
    return {
        name: NOTHING if day is None else times.whole_day(say, day)
        for name, day in (
            ("held", view.held_on),
            ("first", view.published_on),
            ("last", view.published_until),
        )
    }
