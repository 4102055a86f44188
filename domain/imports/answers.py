"""What was answered to a ledger's questions, told by the buttons that were tapped, in order.

A button holds a place in a list and nothing else. The questions are the same each time the same
file is checked, so the taps alone say what was answered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.errors import Invalid
from domain.imports.model import CheckedLedger, LedgerQuestion

MOST_TAPS = 60


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """The ledger as checked with all that was answered."""

    checked: CheckedLedger
    answers: Mapping[str, str]
    question: LedgerQuestion | None
    """What is asked next."""
    left: tuple[int, ...] = ()
    """What was picked beyond these questions."""


def replay(check: Callable[[Mapping[str, str]], CheckedLedger], picked: Sequence[int]) -> Replayed:
    """Checks it with what was picked; raises Invalid (``answer-gone``) for what was never offered.

    The questions of one check are asked one after another; only then it is checked again.
    """
    answers: dict[str, str] = {}
    taps = list(picked[:MOST_TAPS])
    while True:
        checked = check(answers)
        asked = checked.questions
        for question in asked:
            if not taps:
                return Replayed(checked=checked, answers=answers, question=question)
            pick = taps.pop(0)
            if not 0 <= pick < len(question.options):
                raise Invalid("answer-gone")
            answers[question.key] = question.options[pick]
        if not asked:
            return Replayed(checked=checked, answers=answers, question=None, left=tuple(taps))
