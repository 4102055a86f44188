"""What somebody may do about a project.

Pure, and asked by the actions, the reads and the pages alike.
"""

from dataclasses import dataclass

from domain import access
from domain.access import Act, Target, seat_for
from domain.followups.model import FollowupState
from domain.people.model import Actor
from domain.projects.lifecycle import ProjectSide, way_of
from domain.projects.model import Project, ProjectArrow
from domain.projects.standing import Facts, state_of


@dataclass(frozen=True, kw_only=True)
class ProjectPlace:
    """The paths of the units of a project."""

    host: str
    lead: str
    answers: str
    """The one that answers for the lead unit: itself, or where nobody can be reached there the
    nearest above."""
    beside: tuple[str, ...] = ()
    """Those that help, and those that have a milestone of it."""


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """How a project stands, as far as its options ask."""

    place: ProjectPlace
    project: Project
    milestones: Facts
    confirmable: bool
    """The quarter's confirmation is owed, or may be given already."""


def sees_project(actor: Actor, place: ProjectPlace) -> bool:
    """Whether it is within sight: of the unit that keeps it, of all that have to do with it, and of
    who sits above one of these."""
    paths = (place.host, place.lead, *place.beside)
    return any(seat_for(actor, Act.SEE_PROJECT, access.at(path)) for path in paths)


def led_for(actor: Actor, place: ProjectPlace) -> Target:
    """Of what the right to answer is asked: of the lead unit for whoever sits there, else of the
    one that answers for it."""
    own = access.at(place.lead)
    if seat_for(actor, Act.ANSWER_FOLLOWUP, own) is not None:
        return own
    return access.at(place.answers)


def records(actor: Actor, place: ProjectPlace) -> bool:
    """Whether what this person answers is recorded for the lead unit by another."""
    return not leads_project(actor, place.lead)


def leads_project(actor: Actor, lead: str) -> bool:
    """Whether this person answers for the lead unit, by its path: what it has to confirm is on
    their list."""
    return seat_for(actor, Act.ANSWER_FOLLOWUP, access.at(lead)) is not None


def keeps_project(actor: Actor, host: str) -> bool:
    """Whether this person keeps the list of the unit at this path."""
    return seat_for(actor, Act.KEEP_PROJECTS, access.at(host)) is not None


def ready(facts: ProjectFacts, arrow: ProjectArrow) -> bool:
    """Whether what the step needs is there."""
    asked = facts.project.asked_due is not None
    match arrow:
        case ProjectArrow.CONFIRM:
            return facts.confirmable
        case ProjectArrow.ASK:
            return not asked
        case ProjectArrow.GRANT | ProjectArrow.REFUSE:
            return asked
        case ProjectArrow.JUDGE:
            return any(one.state is FollowupState.FED_BACK for one in facts.milestones)
        case ProjectArrow.DROP:
            return len(facts.milestones) > 1
        case _:
            return True


def options(actor: Actor, facts: ProjectFacts) -> frozenset[ProjectArrow]:
    """The steps this person may take now."""
    place, found = facts.place, set[ProjectArrow]()
    keeps = keeps_project(actor, place.host)
    leads = seat_for(actor, Act.ANSWER_FOLLOWUP, led_for(actor, place)) is not None
    state = state_of(facts.project, facts.milestones)
    for arrow in ProjectArrow:
        way = way_of(state, arrow)
        if way is None or not ready(facts, arrow):
            continue
        if (way.side is ProjectSide.KEEPER and keeps) or (way.side is ProjectSide.LEAD and leads):
            found.add(arrow)
    return frozenset(found)
