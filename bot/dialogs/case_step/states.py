"""The windows of a step that needs a word more than a tap."""

from collections.abc import Mapping

from aiogram.fsm.state import State, StatesGroup

from domain.cases.lifecycle import Arrow


class CaseStep(StatesGroup):
    """Asking back, recording the outcome, adding detail, withdrawing."""

    outcome = State()
    question = State()
    sentence = State()
    detail = State()
    check_question = State()
    check_sentence = State()
    check_detail = State()
    withdraw = State()


FIRST: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.question,
    Arrow.RESOLVE: CaseStep.outcome,
    Arrow.ANSWER: CaseStep.detail,
    Arrow.WITHDRAW: CaseStep.withdraw,
}
"""The window with which a step begins; the other steps are one tap."""

WRITE: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.question,
    Arrow.RESOLVE: CaseStep.sentence,
    Arrow.ANSWER: CaseStep.detail,
}
CHECK: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.check_question,
    Arrow.RESOLVE: CaseStep.check_sentence,
    Arrow.ANSWER: CaseStep.check_detail,
}
