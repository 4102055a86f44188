"""A call-in follows its matter: to whoever has it, and to its end."""

from domain.callins.lifecycle import move
from domain.callins.model import CallIn, CallInArrow, Coming
from domain.callins.telling import forget, tell_led, tell_moved, tell_resumed
from domain.cases.last_step import ARROW_OF
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Step
from domain.ports import Work
from domain.request import Request


def follow(work: Work, request: Request, case: Case, letter: Letter) -> None:
    """With every step that moves a case: it is led by whoever has it now, ends with it, or is held
    after all where that end is taken back. What was handed out goes on whatever becomes of it."""
    arrow = ARROW_OF.get(letter)
    if arrow is Arrow.UNDO and case.open:
        for callin in work.callins.ended(case.id, request.now - work.rules.undo):
            move(callin, CallInArrow.RESUME, request.now)
            tell_resumed(work, request, case, callin)
    elif arrow is Arrow.TAKE:
        for callin in work.callins.waiting(case.id):
            _led(work, request, case, callin)
    elif arrow is not None and not case.open:
        for callin in work.callins.waiting(case.id):
            if case.merged_into_id is not None:
                _go_on(work, request, callin, work.cases.by_id(case.merged_into_id))
            else:
                move(callin, CallInArrow.END, request.now)
                tell_moved(work, request, case, callin, CallInArrow.END)


def _go_on(work: Work, request: Request, callin: CallIn, kept: Case) -> None:
    """It is held for the one that the matter goes on as, and stands in its timeline, too."""
    known, callin.case_id = callin.case_id, kept.id
    work.cases.add_step(
        Step(
            case_id=kept.id,
            token=f"callin:{callin.id}:{known}",
            letter=Letter.CALLED_IN,
            at=request.now,
            person_id=callin.called_by,
            post_id=callin.post_id,
            before=kept.state,
            after=kept.state,
            note=callin.request,
        )
    )
    _led(work, request, kept, callin)


def _led(work: Work, request: Request, case: Case, callin: CallIn) -> None:
    """It is led by whoever has the matter: one that was called, and has said nothing yet, comes."""
    if case.responsible_id in callin.silent:
        for row in callin.rows_of(case.responsible_id):
            row.coming, row.answered_at = Coming.COMES, request.now
        forget(work, request, callin, case.responsible_id)
    tell_led(work, request, case, callin)
