"""The review: visits, points line by line with the facts beside them, the list, and what is said
against it."""

from dataclasses import replace
from datetime import date

from domain.cases.draft import clean_note
from domain.cases.model import NOTE_LIMIT
from domain.days.deadlines import check_past
from domain.errors import Invalid, WrongStep
from domain.org.heirs import goes_on
from domain.ports import Work
from domain.request import Request
from domain.selections import record
from domain.selections.lifecycle import move_application
from domain.selections.model import Application, ApplicationState, Objection, SelectionArrow
from domain.selections.options import hangs, pickable, picked
from domain.selections.record import note_step, set_due
from domain.selections.telling import (
    community,
    district,
    forget_due,
    lines_of,
    moved,
    tell,
)


def visit(work: Work, request: Request, application_id: int, day: date, note: str) -> Application:
    """走访: which unit (the one of whoever records it), on which local day, and in a sentence what
    was seen. Another visit takes the place of this one; both stay among the steps.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``,
    ``day-ahead``, ``visit-before``: before it applied).
    """
    arrow = SelectionArrow.VISIT
    opened = record.application_opening(work, request, application_id, arrow)
    application, selection = opened.application, opened.round.selection
    if opened.round.done:
        return application
    said = clean_note(note)
    if not said:
        raise Invalid("note-missing")
    check_past(day, work.rules.day(request.now))
    if day < work.rules.day(application.applied_at):
        raise Invalid("visit-before")
    application.visited_on, application.visit_note = day, said
    application.visited_by = opened.round.district.id
    post_id = opened.round.post_id
    told = f"{day} {said}"[:NOTE_LIMIT]
    note_step(work, request, selection, arrow, post_id, about=application, note=told)
    return application


def score(work: Work, request: Request, application_id: int, item: str, points: int) -> Application:
    """Gives a line points; the same line once more changes them.

    Raises NotFound, Refused, WrongStep, Invalid (``review-line``, ``review-points``).
    """
    opened = record.application_opening(work, request, application_id, SelectionArrow.SCORE)
    application, selection = opened.application, opened.round.selection
    of = selection.scheme.line(item)
    if of is None:
        raise Invalid("review-line")
    if not 0 <= points <= of.points:
        raise Invalid("review-points", most=of.points)
    if opened.round.done or application.points.get(item) == points:
        return application
    application.points = {**application.points, item: points}
    post_id = opened.round.post_id
    arrow, note = SelectionArrow.SCORE, f"{item} {points}"
    note_step(work, request, selection, arrow, post_id, about=application, note=note)
    return application


def pick(work: Work, request: Request, application_id: int, *, there: bool) -> Application:
    """Puts it onto the list to be published, or takes it off.

    Raises NotFound, Refused, WrongStep (not visited or not scored yet), Invalid
    (``places-taken``: the list is full, ``picked-already``: another one of the same community is
    on it).
    """
    opened = record.application_opening(work, request, application_id, SelectionArrow.PICK)
    application, selection = opened.application, opened.round.selection
    if opened.round.done or application.picked == there:
        return application
    if there and not pickable(application, selection.scheme):
        raise WrongStep("application", state=application.state.value)
    if there and len(picked(opened.round.applications)) >= selection.scheme.places:
        raise Invalid("places-taken", places=selection.scheme.places)
    if there and record.of_community(work, picked(opened.round.applications), opened.unit):
        raise Invalid("picked-already", unit=goes_on(work, opened.unit).name)
    application.picked = there
    post_id, note = opened.round.post_id, "on" if there else "off"
    note_step(work, request, selection, SelectionArrow.PICK, post_id, about=application, note=note)
    return application


def object_to(work: Work, request: Request, application_id: int, text: str) -> Objection:
    """登记异议: what somebody has against a community on the list, as it was told; never who. The
    district hears of it at once.

    Raises NotFound, Refused, WrongStep (also once the list has hung out its days), Invalid
    (``note-missing``, ``note-too-long``).
    """
    arrow = SelectionArrow.OBJECT
    opened = record.application_opening(work, request, application_id, arrow)
    application, selection = opened.application, opened.round.selection
    known = next((one for one in opened.round.objections if one.token == request.token), None)
    if known is not None:
        return known
    if not hangs(selection, work.rules.day(request.now)):
        raise WrongStep("selection", state=selection.state.value)
    said = clean_note(text)
    if not said:
        raise Invalid("note-missing")
    made = work.selections.add_objection(
        Objection(application_id=application.id, token=request.token, text=said, at=request.now)
    )
    post_id = opened.round.post_id
    note_step(work, request, selection, arrow, post_id, about=application, note=said)
    waiting = sum(one.open for one in opened.round.objections) + 1
    set_due(work, selection, request.now, objections=waiting)
    people = district(lines_of(work, request), selection).people
    tell(work, request, people, moved(work, request, selection, application, arrow, said))
    return made


def answer_objection(
    work: Work, request: Request, objection_id: int, note: str, *, upheld: bool
) -> Objection:
    """答复异议: what was found; where it is right, the community is off the list and hears why.

    Raises NotFound, WrongStep (answered already, or the round is over), Invalid
    (``note-missing``, ``note-too-long``).
    """
    selection_id = work.selections.objection_of(objection_id)
    opened = record.opening(work, request, selection_id, hides="objection")
    objection = next(one for one in opened.objections if one.id == objection_id)
    if opened.done:
        return objection
    selection, found = opened.selection, opened.applications
    application = next(one for one in found if one.id == objection.application_id)
    record.check_application(selection, application, SelectionArrow.ANSWER)
    if not objection.open:
        raise WrongStep("objection")
    said = clean_note(note)
    if not said:
        raise Invalid("note-missing")
    objection.answer, objection.upheld, objection.answered_at = said, upheld, request.now
    post_id, arrow = opened.post_id, SelectionArrow.ANSWER
    note_step(work, request, selection, arrow, post_id, about=application, note=said)
    if upheld and application.state is ApplicationState.CHOSEN:
        struck = replace(request, token=f"{request.token}:strike")
        arrow = SelectionArrow.STRIKE
        move_application(application, arrow)
        note_step(work, struck, selection, arrow, post_id, about=application, note=said)
        people = community(lines_of(work, request), application.unit_id).people
        tell(work, struck, people, moved(work, struck, selection, application, arrow, said))
    waiting = sum(one.open for one in opened.objections)
    set_due(work, selection, request.now, objections=waiting)
    forget_due(work, request, selection)
    return objection
