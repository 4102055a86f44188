"""What the actions have in common: who may act on which round or application, the step that is
noted, and until when the next one is due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act
from domain.days.deadlines import end_of_day, end_of_working_day
from domain.errors import NotFound, WrongStep
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from domain.selections.lifecycle import SelectionSide, application_way, way_of
from domain.selections.model import (
    Application,
    Objection,
    Selection,
    SelectionArrow,
    SelectionState,
    SelectionStep,
)
from domain.selections.options import (
    ACT_OF,
    ApplicationPlace,
    SelectionFacts,
    place_of,
    ready,
    shows,
)


@dataclass(frozen=True, kw_only=True)
class OpenedRound:
    """A round within the asker's right, locked."""

    selection: Selection
    district: Unit
    post_id: int
    applications: list[Application]
    objections: list[Objection]
    done: bool
    """The same tap has been here already."""


@dataclass(frozen=True, kw_only=True)
class OpenedApplication:
    """An application within the asker's right; its round is locked."""

    round: OpenedRound
    application: Application
    unit: Unit


def opening(
    work: Work, request: Request, selection_id: int, *, hides: str = "selection"
) -> OpenedRound:
    """The round, for whoever runs it. Raises NotFound for all others, of what it ``hides``."""
    selection = work.selections.by_id(selection_id)
    district = work.org.unit(selection.unit_id)
    seat = access.allow(request.by, Act.SELECT_MODELS, access.at(district.path), hides=hides)
    return _round(work, request, selection, district, seat.post_id)


def application_opening(
    work: Work, request: Request, application_id: int, arrow: SelectionArrow
) -> OpenedApplication:
    """The application, for a step about it. Raises NotFound for one out of sight as for one that
    is not there, Refused for who may see it only, WrongStep."""
    selection = work.selections.by_id(work.selections.round_of(application_id))
    district = work.org.unit(selection.unit_id)
    found = work.selections.applications(selection.id)
    application = next(one for one in found if one.id == application_id)
    unit = work.org.unit(application.unit_id)
    place = place_at(work, unit, district)
    if not shows(request.by, selection, application, place):
        raise NotFound("application")
    side = _side(selection, arrow)
    seat = access.allow(request.by, ACT_OF[side], access.at(place_of(side, place)))
    opened = _round(work, request, selection, district, seat.post_id)
    if not opened.done:
        check_application(selection, application, arrow)
    return OpenedApplication(round=opened, application=application, unit=unit)


def _side(selection: Selection, arrow: SelectionArrow) -> SelectionSide:
    way = way_of(selection.state, arrow)
    # out of time the right is still asked first
    return way.side if way is not None else _SIDES.get(arrow, SelectionSide.DISTRICT)


_SIDES = {
    SelectionArrow.RECOMMEND: SelectionSide.ABOVE,
    SelectionArrow.DECLINE: SelectionSide.ABOVE,
    SelectionArrow.OBJECT: SelectionSide.ABOVE,
    SelectionArrow.WITHDRAW: SelectionSide.COMMUNITY,
}


def _round(
    work: Work, request: Request, selection: Selection, district: Unit, post_id: int
) -> OpenedRound:
    return OpenedRound(
        selection=selection,
        district=district,
        post_id=post_id,
        applications=work.selections.applications(selection.id),
        objections=work.selections.objections(selection.id),
        done=work.selections.step(selection.id, request.token) is not None,
    )


def check_application(
    selection: Selection, application: Application, arrow: SelectionArrow
) -> None:
    """Raises WrongStep where neither the round nor the application leads on so."""
    if way_of(selection.state, arrow) is None:
        raise WrongStep("selection", state=selection.state.value)
    if application_way(application.state, arrow) is None:
        raise WrongStep("application", state=application.state.value)


def place_at(work: Work, unit: Unit, district: Unit) -> ApplicationPlace:
    """The paths an application hangs on: of its community, or of the one that goes on for it."""
    line = work.org.ancestors(goes_on(work, unit))
    above = line[1] if len(line) > 1 else district
    return ApplicationPlace(unit=line[0].path, above=above.path, district=district.path)


def of_community(
    work: Work, applications: Collection[Application], unit: Unit
) -> list[Application]:
    """Those of a community and of all that merged into it, or into the one that goes on for it."""
    heir = goes_on(work, unit).id
    return [one for one in applications if goes_on(work, work.org.unit(one.unit_id)).id == heir]


def facts_of(work: Work, opened: OpenedRound, now: datetime) -> SelectionFacts:
    """How the round stands."""
    due = opened.selection.due_at
    return SelectionFacts(
        selection=opened.selection,
        path=opened.district.path,
        today=work.rules.day(now),
        overdue=due is not None and due <= now,
        applications=opened.applications,
        objections=sum(one.open for one in opened.objections),
    )


def check_ready(
    work: Work, opened: OpenedRound, arrow: SelectionArrow, now: datetime
) -> SelectionFacts:
    """How the round stands. Raises WrongStep where what the step needs is not there."""
    facts = facts_of(work, opened, now)
    if way_of(opened.selection.state, arrow) is None or not ready(facts, arrow):
        raise WrongStep("selection", state=opened.selection.state.value)
    return facts


def note_step(
    work: Work,
    request: Request,
    selection: Selection,
    arrow: SelectionArrow,
    post_id: int | None,
    *,
    about: Application | None = None,
    note: str = "",
) -> None:
    """Adds the line."""
    work.selections.add_step(
        SelectionStep(
            selection_id=selection.id,
            application_id=about.id if about is not None else None,
            token=request.token,
            arrow=arrow,
            at=request.now,
            person_id=request.person_id,
            post_id=post_id,
            note=note,
        )
    )


def set_due(work: Work, selection: Selection, now: datetime, *, objections: int = 0) -> None:
    """Until when the next step is due, as it stands now; what was told of the last one is over."""
    due = _due(work.rules, selection, now, objections)
    if due != selection.due_at:
        selection.due_at, selection.rung = due, 0


def _due(rules: Rules, selection: Selection, now: datetime, objections: int) -> datetime | None:
    days, calendar, zone = rules.selections, rules.calendar, rules.zone
    match selection.state:
        case SelectionState.APPLYING:
            return end_of_day(selection.apply_by, zone)
        case SelectionState.RECOMMENDING:
            return end_of_working_day(now, days.recommend_days, calendar, zone)
        case SelectionState.REVIEWING:
            return end_of_working_day(now, days.review_days, calendar, zone)
        case SelectionState.PUBLISHED if selection.published_until is not None:
            until = selection.published_until
            if not objections:
                until = calendar.add_working_days(until, days.commend_days)
            return end_of_day(until, zone)
        case _:
            return None
