"""The windows of a step that needs a word more than a tap, and what has been answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aiogram.fsm.state import State, StatesGroup

from domain.cases.draft import FILES_LIMIT, DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.errors import Invalid


class CaseStep(StatesGroup):
    """Asking back, recording the outcome, adding detail, withdrawing, handing on, opening again,
    answering an item; and a sentence that came before it was asked for: of which case, for what."""

    outcome = State()
    question = State()
    sentence = State()
    detail = State()
    check_question = State()
    check_sentence = State()
    check_detail = State()
    withdraw = State()
    reason = State()
    check_reason = State()
    unit = State()
    check_unit = State()
    which = State()
    use = State()


FIRST: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.question,
    Arrow.RESOLVE: CaseStep.outcome,
    Arrow.ANSWER: CaseStep.detail,
    Arrow.WITHDRAW: CaseStep.withdraw,
    Arrow.ASSIGN: CaseStep.unit,
    Arrow.HAND_UP: CaseStep.reason,
    Arrow.TURN_BACK: CaseStep.reason,
    Arrow.NOT_FIXED: CaseStep.reason,
    Arrow.REOPEN: CaseStep.reason,
}
"""The window with which a step begins; the other steps are one tap."""

WRITE: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.question,
    Arrow.RESOLVE: CaseStep.sentence,
    Arrow.ANSWER: CaseStep.detail,
}
REASONED = tuple(arrow for arrow, state in FIRST.items() if state is CaseStep.reason)
"""The steps whose sentence is asked for in one window: why, or what is missing."""
CHECK: Mapping[Arrow, State] = {
    Arrow.ASK_BACK: CaseStep.check_question,
    Arrow.RESOLVE: CaseStep.check_sentence,
    Arrow.ANSWER: CaseStep.check_detail,
    Arrow.ASSIGN: CaseStep.check_unit,
    **dict.fromkeys(REASONED, CaseStep.check_reason),
}


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """A step on its way to being taken."""

    case_id: int
    arrow: Arrow
    note: str = ""
    outcome: Outcome | None = None
    files: tuple[DraftFile, ...] = ()
    to_unit_id: int | None = None
    among: tuple[int, ...] = ()
    """The cases it may be of, while that is asked."""
    fresh: bool = False
    """It came unasked and may be a matter of its own."""
    seconds: int = 0
    """How long a voice note is that came so."""

    def with_file(self, file: DraftFile) -> "StepDraft":
        """With one more attachment."""
        self.check_room()
        return replace(self, files=(*self.files, file))

    def check_room(self) -> None:
        """Raises Invalid (``too-many-files``) when no further attachment fits."""
        if len(self.files) >= FILES_LIMIT:
            raise Invalid("too-many-files", limit=FILES_LIMIT)
