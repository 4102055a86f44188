"""What the district does with a round: it opens it, begins the review, publishes, commends, or
calls it off."""

from datetime import date, timedelta

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.org.heirs import goes_on
from domain.org.model import UnitKind
from domain.ports import Work
from domain.request import Request
from domain.selections import record
from domain.selections.ending import to_review
from domain.selections.lifecycle import move, move_application
from domain.selections.model import (
    Application,
    ApplicationState,
    Selection,
    SelectionArrow,
)
from domain.selections.notices import ApplicationDecided, LinePoints, SelectionOpened, all_of
from domain.selections.options import picked
from domain.selections.record import OpenedRound, note_step, set_due
from domain.selections.telling import (
    community,
    forget_due,
    itself,
    lines_of,
    tell,
    went_on,
)

_DAY = timedelta(days=1)


def open_round(work: Work, request: Request, unit_id: int, year: int, apply_by: date) -> Selection:
    """发通知: a district's round of a year; each of its communities hears that it may apply.

    The facts are of that year up to the day before. Raises NotFound, Refused, Invalid
    (``selection-district``: rounds are a district's; ``selection-year``: neither this year nor the
    last; ``selection-held``: it has one; ``selection-scheme``: there is none; ``day-gone``,
    ``day-far-off``).
    """
    host = work.org.unit(unit_id)
    seat = access.allow(request.by, Act.SELECT_MODELS, access.at(host.path), hides="unit")
    there = work.selections.of_year(host.id, year)
    known = work.selections.by_token(request.token)
    if known is not None:
        return known
    today = work.rules.day(request.now)
    scheme = work.rules.selections.scheme
    if host.kind is not UnitKind.DISTRICT:
        raise Invalid("selection-district")
    if year not in years(today):
        raise Invalid("selection-year")
    if there is not None:
        raise Invalid("selection-held", year=year)
    if not scheme.lines:
        raise Invalid("selection-scheme")
    made = work.selections.add(
        Selection(
            token=request.token,
            unit_id=host.id,
            year=year,
            scheme=scheme,
            opened_at=request.now,
            apply_by=check_coming(apply_by, today),
            facts_from=date(year, 1, 1),
            facts_until=min(date(year, 12, 31), today - _DAY),
        )
    )
    set_due(work, made, request.now)
    note_step(work, request, made, SelectionArrow.OPEN, seat.post_id)
    _tell_opened(work, request, made)
    return made


def years(today: date) -> tuple[int, ...]:
    """Of which years a round may be opened: this one from its second day on, and the last."""
    new_year = today == date(today.year, 1, 1)
    return (today.year - 1,) if new_year else (today.year, today.year - 1)


def _tell_opened(work: Work, request: Request, made: Selection) -> None:
    lines = lines_of(work, request)
    units = work.selections.communities(
        work.org.unit(made.unit_id).path, work.rules.day(request.now)
    )
    lines.expect([unit.id for unit in units])
    for unit in units:
        notice = SelectionOpened(
            selection_id=made.id,
            year=made.year,
            unit_id=unit.id,
            unit_name=unit.name,
            apply_by=made.apply_by,
            places=made.scheme.places,
            award=made.scheme.award,
        )
        tell(work, request, community(lines, unit.id).people, notice)


def begin_review(work: Work, request: Request, selection_id: int) -> Selection:
    """开始评审: once each application has its word of the street, or the streets' days are over;
    what has none by then is not recommended. Raises NotFound, WrongStep."""
    opened = record.opening(work, request, selection_id)
    if opened.done:
        return opened.selection
    record.check_ready(work, opened, SelectionArrow.REVIEW, request.now)
    to_review(work, request, opened.selection, opened.applications, opened.post_id)
    return opened.selection


def publish(work: Work, request: Request, selection_id: int) -> Selection:
    """公示: those on the list, for so many working days. Each community that was reviewed hears how
    it did, with its own figures alone. Raises NotFound, WrongStep, Invalid (``picked-already``: two
    on the list are of one community by now)."""
    opened = record.opening(work, request, selection_id)
    selection = opened.selection
    if opened.done:
        return selection
    record.check_ready(work, opened, SelectionArrow.PUBLISH, request.now)
    listed = picked(opened.applications)
    for one in listed:
        unit = work.org.unit(one.unit_id)
        if len(record.of_community(work, listed, unit)) > 1:
            raise Invalid("picked-already", unit=goes_on(work, unit).name)
    calendar, today = work.rules.calendar, work.rules.day(request.now)
    selection.published_on = today
    selection.published_until = calendar.add_working_days(today, selection.scheme.publish_days)
    for one in opened.applications:
        if one.state is ApplicationState.RECOMMENDED:
            arrow = SelectionArrow.CHOOSE if one in listed else SelectionArrow.LEAVE_OUT
            move_application(one, arrow)
            _tell_decided(work, request, selection, one, selection.published_until)
    _advance(work, request, opened, SelectionArrow.PUBLISH)
    return selection


def _tell_decided(
    work: Work, request: Request, selection: Selection, one: Application, until: date
) -> None:
    # its figures are its own: whoever is told in its place reads that it is on the list
    lines = lines_of(work, request)
    own = itself(lines, one.unit_id).people
    notice = ApplicationDecided(
        selection_id=selection.id,
        year=selection.year,
        application_id=one.id,
        unit_name=work.org.unit(one.unit_id).name,
        chosen=one.state is ApplicationState.CHOSEN,
        lines=tuple(
            LinePoints(name=line.name, points=one.points.get(line.code, 0), most=line.points)
            for line in selection.scheme.lines
            if own
        ),
        until=until,
    )
    # of one that is not on the list nobody else hears, the street included
    people = community(lines, one.unit_id).people if notice.chosen else own
    tell(work, request, people, notice)


def commend(work: Work, request: Request, selection_id: int) -> Selection:
    """表彰: once the list has hung out and each objection is answered.

    Raises NotFound, WrongStep.
    """
    opened = record.opening(work, request, selection_id)
    selection = opened.selection
    if opened.done:
        return selection
    record.check_ready(work, opened, SelectionArrow.COMMEND, request.now)
    commended = [one for one in opened.applications if one.state is ApplicationState.CHOSEN]
    for one in commended:
        move_application(one, SelectionArrow.COMMEND)
    _advance(work, request, opened, SelectionArrow.COMMEND)
    lines = lines_of(work, request)
    people = {person for one in commended for person in community(lines, one.unit_id).people}
    notice = went_on(request, selection, SelectionArrow.COMMEND, len(commended))
    tell(work, request, people, notice)
    return selection


def cancel(work: Work, request: Request, selection_id: int, reason: str) -> Selection:
    """取消: the round is called off; those who applied hear why.

    Raises NotFound, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    opened = record.opening(work, request, selection_id)
    selection = opened.selection
    if opened.done:
        return selection
    record.check_ready(work, opened, SelectionArrow.CANCEL, request.now)
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    _advance(work, request, opened, SelectionArrow.CANCEL, note)
    # whoever has not heard yet that one may apply need not hear of it any more
    work.outbox.withdraw(all_of(selection.id), request.now, kinds=(SelectionOpened.kind,))
    lines = lines_of(work, request)
    people = {
        person
        for one in opened.applications
        if one.state is not ApplicationState.WITHDRAWN
        for person in community(lines, one.unit_id).people
    }
    tell(work, request, people, went_on(request, selection, SelectionArrow.CANCEL, 0, note))
    return selection


def _advance(
    work: Work, request: Request, opened: OpenedRound, arrow: SelectionArrow, note: str = ""
) -> None:
    selection = opened.selection
    move(selection, arrow, request.now)
    set_due(work, selection, request.now)
    note_step(work, request, selection, arrow, opened.post_id, note=note)
    forget_due(work, request, selection)
