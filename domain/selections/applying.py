"""What a community and the street above it do: it applies of its own accord, is recommended or not,
and may withdraw."""

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.errors import Invalid, NotFound, WrongStep
from domain.org.model import UnitKind, is_within
from domain.ports import Work
from domain.request import Request
from domain.selections import record
from domain.selections.ending import to_review
from domain.selections.lifecycle import application_way, move_application, way_of
from domain.selections.model import (
    Application,
    ApplicationState,
    SelectionArrow,
    SelectionState,
)
from domain.selections.record import OpenedApplication, note_step
from domain.selections.telling import above, community, district, lines_of, moved, tell


def apply(
    work: Work, request: Request, selection_id: int, unit_id: int, reason: str
) -> Application:
    """自愿申报: one sentence; the facts are the desk's own, read once and kept.

    Raises NotFound, Refused, WrongStep, Invalid (``selection-community``: no community of the
    district, or one that has ended; ``note-missing``, ``note-too-long``).
    """
    unit = work.org.unit(unit_id)
    seat = access.allow(request.by, Act.APPLY_FOR_MODEL, access.at(unit.path), hides="unit")
    selection = work.selections.by_id(selection_id)
    host = work.org.unit(selection.unit_id)
    if not is_within(unit.path, host.path):
        raise NotFound("selection")
    applied = record.of_community(work, work.selections.applications(selection.id), unit)
    there = next((one for one in applied if one.unit_id == unit.id), None)
    if there is not None and work.selections.step(selection.id, request.token) is not None:
        return there
    today, arrow = work.rules.day(request.now), SelectionArrow.APPLY
    if way_of(selection.state, arrow) is None or today > selection.apply_by:
        raise WrongStep("selection", state=selection.state.value)
    for one in applied:  # also of a community that merged into it: it applies once
        if application_way(one.state, arrow) is None:
            raise WrongStep("application", state=one.state.value)
    if unit.kind is not UnitKind.COMMUNITY or not unit.valid_on(today):
        raise Invalid("selection-community")
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    first, last = selection.facts_from, selection.facts_until
    facts = work.selections.facts(unit, selection.scheme.facts, first, last)
    recorded_for = seat.unit_id != unit.id
    if there is None:
        there = work.selections.add_application(
            Application(
                selection_id=selection.id,
                unit_id=unit.id,
                note=note,
                recorded_for=recorded_for,
                applied_at=request.now,
                facts=facts,
            )
        )
    else:
        move_application(there, arrow)
        there.note, there.recorded_for = note, recorded_for
        there.applied_at, there.facts, there.street_note = request.now, facts, ""
    note_step(work, request, selection, arrow, seat.post_id, about=there, note=note)
    people = above(lines_of(work, request), unit.id).people
    tell(work, request, people, moved(work, request, selection, there, arrow, note))
    return there


def recommend(work: Work, request: Request, application_id: int, reason: str = "") -> Application:
    """街道推荐, with a sentence where there is something to say.

    Raises NotFound, Refused, WrongStep, Invalid (``note-too-long``).
    """
    arrow = SelectionArrow.RECOMMEND
    opened = record.application_opening(work, request, application_id, arrow)
    if not opened.round.done:
        _say(work, request, opened, arrow, clean_note(reason))
    return opened.application


def decline(work: Work, request: Request, application_id: int, reason: str) -> Application:
    """不推荐; the community hears why.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    arrow = SelectionArrow.DECLINE
    opened = record.application_opening(work, request, application_id, arrow)
    if opened.round.done:
        return opened.application
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    _say(work, request, opened, arrow, note)
    return opened.application


def _say(
    work: Work, request: Request, opened: OpenedApplication, arrow: SelectionArrow, note: str
) -> None:
    application, selection = opened.application, opened.round.selection
    move_application(application, arrow)
    application.street_note = note
    _note(work, request, opened, arrow, note)
    people = community(lines_of(work, request), application.unit_id).people
    tell(work, request, people, moved(work, request, selection, application, arrow, note))
    _all_said(work, request, opened)


def withdraw(work: Work, request: Request, application_id: int, reason: str) -> Application:
    """撤回, at any time before the commendation; who is above hears of it, and once it was
    recommended the district.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    arrow = SelectionArrow.WITHDRAW
    opened = record.application_opening(work, request, application_id, arrow)
    application, selection = opened.application, opened.round.selection
    if opened.round.done:
        return application
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    recommended = application.state is not ApplicationState.APPLIED
    move_application(application, arrow)
    application.picked = False
    _note(work, request, opened, arrow, note)
    lines = lines_of(work, request)
    people = set(above(lines, application.unit_id).people)
    if recommended:
        people |= district(lines, selection).people
    tell(work, request, people, moved(work, request, selection, application, arrow, note))
    _all_said(work, request, opened)
    return application


def _note(
    work: Work, request: Request, opened: OpenedApplication, arrow: SelectionArrow, note: str
) -> None:
    selection, post_id = opened.round.selection, opened.round.post_id
    note_step(work, request, selection, arrow, post_id, about=opened.application, note=note)


def _all_said(work: Work, request: Request, opened: OpenedApplication) -> None:
    """With the last word of a street the review begins."""
    selection, found = opened.round.selection, opened.round.applications
    if selection.state is not SelectionState.RECOMMENDING or _waits(found):
        return
    tap = request.under(f"{request.token}:review")
    to_review(work, tap, selection, found, None)


def _waits(applications: list[Application]) -> bool:
    return any(one.state is ApplicationState.APPLIED for one in applications)
