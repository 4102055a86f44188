"""The three rates of a unit (三率), each with its numerator: 响应率, 解决率, 满意率.

They are of matters, both disputes and public-opinion items, by the unit a matter was filed under,
and say nothing of who handled it. What was taken over from an older ledger is in none of them: no
clock of the desk ran, and nobody was asked.

- 响应率 = seen to in time ÷ due, of the matters found in the stretch. Seen to is the first step of
  the desk that was asked first: accepted, asked back or handed on. In time is before its time to
  accept (:class:`domain.cases.clocks.Term`) is over. Due is what was seen to, and what is late. A
  matter merged or withdrawn before is in neither.
- 解决率 = solved ÷ said, of the matters resolved in the stretch: what whoever asked says of it.
  Solved says a follow-up visit (回访) that finds the agreement kept, thanks, or the grade 满意 or
  基本满意. Not solved says "没有解决", a visit that finds it not kept, or the grade 不满意. The
  last word holds.
- 满意率 = (满意 + 基本满意) ÷ graded, of the same matters: the grade of an answer, or of the visit.
  A good grade before "没有解决" is no good grade any more.

Who was not reached and who said nothing is in no numerator and in no denominator: such matters are
counted apart and listed. They follow the three rates of the citizens' hotlines (接诉即办), made of
the follow-up and the grades the desk has anyway; nobody is asked a second time for them.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.cases.satisfaction import Satisfaction

_CONTENT = frozenset({Satisfaction.SATISFIED, Satisfaction.FAIRLY})


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is on file of a resolved matter from whoever asked, since it was resolved."""

    not_fixed: bool = False
    reopened: bool = False
    """Open again, whoever did it."""
    thanked: bool = False
    kept: bool | None = None
    """What the follow-up visit found; None: there was none."""
    grade: Satisfaction | None = None
    """Of the answer, or of the visit."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What that comes to; None: nothing was said of it."""

    solved: bool | None
    content: bool | None

    @property
    def silent(self) -> bool:
        """Whether nothing was said at all."""
        return self.solved is None and self.content is None


def verdict(said: Said) -> Verdict | None:
    """None for what was opened again, and not because whoever asked said so: it is not resolved."""
    if said.not_fixed or (said.kept is False and said.reopened):
        return Verdict(solved=False, content=None if said.grade is None else False)
    if said.reopened:
        return None
    content = None if said.grade is None else said.grade in _CONTENT
    if said.kept:
        return Verdict(solved=True, content=content)
    solved = True if content is None and said.thanked else content
    return Verdict(solved=solved, content=content)


def met(seen_at: datetime | None, until: datetime, now: datetime) -> bool | None:
    """Whether a matter was seen to before its time was over; None while there is still time."""
    if seen_at is None:
        return None if now < until else False
    return seen_at < until
