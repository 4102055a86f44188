"""Which projects a list shows, in which order, and how many there are of each kind. Pure."""

from collections.abc import Mapping, Sequence

from domain.projects.model import ProjectColour, ProjectState, Punctuality
from domain.projects.views import ProjectLine, ProjectPick

_BY_PUNCTUALITY = {
    ProjectPick.ON_TIME: Punctuality.ON_TIME,
    ProjectPick.LATE_DONE: Punctuality.LATE_DONE,
    ProjectPick.LATE_OPEN: Punctuality.LATE_OPEN,
    ProjectPick.NOT_DUE: Punctuality.NOT_DUE,
}


def belongs(line: ProjectLine, pick: ProjectPick) -> bool:
    """Whether a project is one of these."""
    if pick in _BY_PUNCTUALITY:
        return line.punctuality is _BY_PUNCTUALITY[pick]
    match pick:
        case ProjectPick.ASKED:
            return line.asked
        case ProjectPick.TO_CONFIRM:
            return line.to_confirm
        case ProjectPick.TO_JUDGE:
            return line.to_judge
        case ProjectPick.CANCELLED:
            return line.state is ProjectState.CANCELLED
        case _:
            return line.state is not ProjectState.CANCELLED


def counts_of(lines: Sequence[ProjectLine]) -> Mapping[ProjectPick, int]:
    """How many of each kind; 项目 is the sum of the four kinds by their days."""
    return {pick: sum(belongs(line, pick) for line in lines) for pick in ProjectPick}


def picked(lines: Sequence[ProjectLine], pick: ProjectPick) -> list[ProjectLine]:
    """Those of a kind: what is late first, then by colour, then what comes next."""
    order = list(ProjectColour)
    chosen = [line for line in lines if belongs(line, pick)]
    return sorted(
        chosen,
        key=lambda one: (order.index(one.colour), one.next_due or one.due_on, one.id),
    )
