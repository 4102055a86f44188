"""The lifecycle of an evaluation as one literal table.

:func:`move` is the only place in the code that sets ``evaluation.stage``.
"""

from enum import StrEnum
from typing import NamedTuple

from domain.errors import WrongStep
from domain.evaluations.model import Evaluation, EvaluationStage


class EvaluationArrow(StrEnum):
    """What leads on."""

    HAND_IN = "hand_in"
    FAIL = "fail"
    """Handed in, and too few were there."""
    HOLD_AGAIN = "hold_again"
    SEND_BACK = "send_back"
    CONFIRM = "confirm"
    CORRECT = "correct"
    """Confirmed again, with other figures."""
    ANNUL = "annul"
    """A correction shows that too few were there."""
    PUBLISH = "publish"


class EvaluationWay(NamedTuple):
    """One arrow."""

    arrow: EvaluationArrow
    source: EvaluationStage
    target: EvaluationStage


_A, _S = EvaluationArrow, EvaluationStage
EVALUATION_WAYS: tuple[EvaluationWay, ...] = (
    EvaluationWay(_A.HAND_IN, _S.PREPARED, _S.COUNTED),
    EvaluationWay(_A.FAIL, _S.PREPARED, _S.VOID),
    EvaluationWay(_A.HAND_IN, _S.VOID, _S.COUNTED),
    EvaluationWay(_A.FAIL, _S.VOID, _S.VOID),
    EvaluationWay(_A.HOLD_AGAIN, _S.VOID, _S.PREPARED),
    EvaluationWay(_A.SEND_BACK, _S.COUNTED, _S.PREPARED),
    EvaluationWay(_A.CONFIRM, _S.COUNTED, _S.CONFIRMED),
    EvaluationWay(_A.CORRECT, _S.CONFIRMED, _S.CONFIRMED),
    EvaluationWay(_A.CORRECT, _S.PUBLISHED, _S.CONFIRMED),
    EvaluationWay(_A.ANNUL, _S.CONFIRMED, _S.VOID),
    EvaluationWay(_A.ANNUL, _S.PUBLISHED, _S.VOID),
    EvaluationWay(_A.PUBLISH, _S.CONFIRMED, _S.PUBLISHED),
)


def move(evaluation: Evaluation, arrow: EvaluationArrow) -> None:
    """Goes on by the arrow; raises WrongStep where none of this name leads on from here."""
    for way in EVALUATION_WAYS:
        if way.arrow is arrow and way.source is evaluation.stage:
            evaluation.stage = way.target
            return
    raise WrongStep("evaluation", stage=evaluation.stage.value)
