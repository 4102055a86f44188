"""The end of the streets' days, by their last word, by the district, or by the clock."""

from domain.ports import Work
from domain.request import Request
from domain.selections.lifecycle import move, move_application
from domain.selections.model import (
    Application,
    ApplicationState,
    Selection,
    SelectionArrow,
)
from domain.selections.record import note_step, set_due
from domain.selections.telling import (
    community,
    district,
    forget_due,
    lines_of,
    moved,
    tell,
    went_on,
)


def to_review(
    work: Work,
    request: Request,
    selection: Selection,
    applications: list[Application],
    post_id: int | None,
) -> None:
    """The streets are done with it."""
    lines, arrow = lines_of(work, request), SelectionArrow.DECLINE
    for one in applications:
        if one.state is ApplicationState.APPLIED:
            move_application(one, arrow)
            ended = request.under(f"{request.token}:decline:{one.id}")
            note_step(work, ended, selection, arrow, post_id, about=one)
            people = community(lines, one.unit_id).people
            tell(work, request, people, moved(work, request, selection, one, arrow))
    move(selection, SelectionArrow.REVIEW, request.now)
    set_due(work, selection, request.now)
    note_step(work, request, selection, SelectionArrow.REVIEW, post_id)
    forget_due(work, request, selection)
    many = sum(one.state is ApplicationState.RECOMMENDED for one in applications)
    notice = went_on(request, selection, SelectionArrow.REVIEW, many)
    tell(work, request, district(lines, selection).people, notice)
