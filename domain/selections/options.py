"""What somebody may do in a round, and what of it they read.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from domain import access
from domain.access import TABLE, Act, seat_for
from domain.org.model import is_within
from domain.people.model import Actor
from domain.selections.lifecycle import SelectionSide, application_way, way_of
from domain.selections.model import (
    Application,
    ApplicationState,
    Selection,
    SelectionArrow,
    SelectionState,
)
from domain.selections.scheme import SelectionScheme

_A = SelectionArrow
ACT_OF: Mapping[SelectionSide, Act] = {
    SelectionSide.COMMUNITY: Act.APPLY_FOR_MODEL,
    SelectionSide.ABOVE: Act.RECOMMEND_MODEL,
    SelectionSide.DISTRICT: Act.SELECT_MODELS,
}
PUBLIC = frozenset({ApplicationState.CHOSEN, ApplicationState.COMMENDED})
"""Those that everybody reads of once they are published."""
OUT = frozenset({SelectionState.PUBLISHED, SelectionState.COMMENDED})
"""Where the list is out."""
_OF_ROUND = (_A.REVIEW, _A.PUBLISH, _A.COMMEND, _A.CANCEL)
_OF_APPLICATION = (
    *(_A.RECOMMEND, _A.DECLINE, _A.VISIT, _A.SCORE),
    *(_A.PICK, _A.OBJECT, _A.WITHDRAW),
)


@dataclass(frozen=True, kw_only=True)
class SelectionFacts:
    """How a round stands, as far as its options ask."""

    selection: Selection
    path: str
    """Of the district."""
    today: date
    overdue: bool
    """Its due day is over."""
    applications: Collection[Application]
    objections: int
    """Those that wait for an answer."""


def waiting(facts: SelectionFacts) -> int:
    """How many applications wait for a word of the street."""
    return sum(one.state is ApplicationState.APPLIED for one in facts.applications)


def picked(applications: Collection[Application]) -> list[Application]:
    """Those on the list to be published."""
    return [one for one in applications if one.picked and one.state is ApplicationState.RECOMMENDED]


def pickable(application: Application, scheme: SelectionScheme) -> bool:
    """Whether it was visited, and each line has its points."""
    return application.visited_on is not None and scheme.complete(application.points)


def ready(facts: SelectionFacts, arrow: SelectionArrow) -> bool:
    """Whether what a step of the round needs is there."""
    match arrow:
        case _A.REVIEW:
            return facts.overdue or not waiting(facts)
        case _A.PUBLISH:
            reviewed = [
                one for one in facts.applications if one.state is ApplicationState.RECOMMENDED
            ]
            scored = all(facts.selection.scheme.complete(one.points) for one in reviewed)
            return scored and bool(picked(facts.applications))
        case _A.COMMEND:
            published = facts.selection.published_until is not None
            hung = published and not hangs(facts.selection, facts.today)
            on_list = any(one.state is ApplicationState.CHOSEN for one in facts.applications)
            return hung and on_list and not facts.objections
        case _:
            return True


def hangs(selection: Selection, today: date) -> bool:
    """Whether the list hangs out on this local day, so that something may be said against it."""
    until = selection.published_until
    return until is not None and today <= until


def options(actor: Actor, facts: SelectionFacts) -> frozenset[SelectionArrow]:
    """The steps of the round itself that this person may take now."""
    if seat_for(actor, Act.SELECT_MODELS, access.at(facts.path)) is None:
        return frozenset()
    return frozenset(
        arrow
        for arrow in _OF_ROUND
        if way_of(facts.selection.state, arrow) is not None and ready(facts, arrow)
    )


def application_options(
    actor: Actor,
    selection: Selection,
    application: Application,
    places: "ApplicationPlace",
    today: date,
) -> frozenset[SelectionArrow]:
    """The steps about one application that this person may take on this local day."""
    found = set()
    for arrow in _OF_APPLICATION:
        way = way_of(selection.state, arrow)
        if way is None or application_way(application.state, arrow) is None:
            continue
        if not acts(actor, way.side, places):
            continue
        if arrow is _A.PICK and not pickable(application, selection.scheme):
            continue
        if arrow is _A.OBJECT and not hangs(selection, today):
            continue
        found.add(arrow)
    return frozenset(found)


@dataclass(frozen=True, kw_only=True)
class ApplicationPlace:
    """Where an application is from, by path."""

    unit: str
    above: str
    """Of the unit above the community."""
    district: str


def place_of(side: SelectionSide, place: ApplicationPlace) -> str:
    """Where a side sits."""
    match side:
        case SelectionSide.COMMUNITY:
            return place.unit
        case SelectionSide.ABOVE:
            return place.above
        case _:
            return place.district


def acts(actor: Actor, side: SelectionSide, place: ApplicationPlace) -> bool:
    """Whether the actor is of this side."""
    act = ACT_OF.get(side)
    return act is not None and seat_for(actor, act, access.at(place_of(side, place))) is not None


def reads_round(actor: Actor, path: str) -> bool:
    """Whether the actor reads of the rounds of the district at ``path``: whoever has the right
    there, above it, or below it."""
    return any(
        Act.SEE_SELECTION in TABLE[seat.role]
        and (is_within(seat.unit_path, path) or is_within(path, seat.unit_path))
        for seat in actor.seats
    )


def applies(actor: Actor, path: str) -> bool:
    """Whether the actor may apply for the community at ``path``."""
    return seat_for(actor, Act.APPLY_FOR_MODEL, access.at(path)) is not None


def selects(actor: Actor, path: str) -> bool:
    """Whether the actor runs rounds of the district at ``path``."""
    return seat_for(actor, Act.SELECT_MODELS, access.at(path)) is not None


def shows(
    actor: Actor, selection: Selection, application: Application, place: ApplicationPlace
) -> bool:
    """Whether this person reads of the application: what was published everybody does who reads of
    the round; before, the community, those above it and the district; once the list is out, of all
    others the community and the district alone."""
    if selection.state in OUT and application.state in PUBLIC:
        return True
    if acts(actor, SelectionSide.DISTRICT, place) or _of_community(actor, place.unit):
        return True
    above = seat_for(actor, Act.RECOMMEND_MODEL, access.at(place.above)) is not None
    return above and selection.state not in OUT


def knows(actor: Actor, place: ApplicationPlace) -> bool:
    """Whether the actor reads what was written of the application: the community, those above it
    and the district."""
    sides = (SelectionSide.DISTRICT, SelectionSide.ABOVE)
    return any(acts(actor, one, place) for one in sides) or _of_community(actor, place.unit)


def knows_points(actor: Actor, selection: Selection, place: ApplicationPlace) -> bool:
    """Whether the actor reads its points: the district, and once the list is out the community."""
    if acts(actor, SelectionSide.DISTRICT, place):
        return True
    return selection.state in OUT and _of_community(actor, place.unit)


def _of_community(actor: Actor, path: str) -> bool:
    return any(seat.unit_path == path for seat in actor.seats) and applies(actor, path)
