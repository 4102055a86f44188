"""What can happen in a district over some months, in any order."""

from dataclasses import dataclass

from hypothesis import strategies as st

from domain.cases.model import CaseKind, Effect, Outcome, PeopleBand
from domain.days.periods import PeriodKind

ENDS = {
    Effect.RESOLVED: Outcome.SUCCESS,
    Effect.MOVED: Outcome.TO_COURT,
    Effect.DROPPED: Outcome.FAILED,
}


@dataclass(frozen=True)
class Event:
    """Something that happens some hours after the event before."""

    what: str
    hours: int
    which: int
    back: int = 0
    kind: CaseKind = CaseKind.DISPUTE
    people: PeopleBand = PeopleBand.ONE_TWO
    effect: Effect = Effect.RESOLVED
    period: PeriodKind = PeriodKind.WEEK


histories = st.lists(
    st.builds(
        Event,
        what=st.sampled_from(
            ["files", "files", "late", "ends", "ends", "reopens", "merges", "joins", "joins"]
            + ["undoes_report", "undoes_outcome"]
            + ["confirms"] * 3
            + ["revises", "withdraws"]
        ),
        hours=st.integers(0, 90),
        which=st.integers(0, 9),
        back=st.integers(0, 40),
        kind=st.sampled_from(CaseKind),
        people=st.sampled_from(PeopleBand),
        effect=st.sampled_from(list(ENDS)),
        period=st.sampled_from(PeriodKind),
    ),
    min_size=4,
    max_size=32,
)
