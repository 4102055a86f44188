"""Who is told of a step, and who owes the next one."""

from collections.abc import Collection, Sequence

from domain.cases import telling
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.people.line import Lines, Nearest
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request
from domain.selections.model import Application, Selection, SelectionArrow
from domain.selections.notices import ApplicationMoved, SelectionDue, SelectionMoved, all_of

APPLYING = frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.MEDIATOR})
"""The posts that speak for a community, whichever of them it has."""
RECOMMENDING = frozenset({Role.COORDINATOR, Role.SUPERVISOR, Role.ADMINISTRATOR})
"""The posts that recommend one, at the nearest unit above it."""
SELECTING = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
"""The posts that run a round."""


def lines_of(work: Work, request: Request) -> Lines:
    """Of those who can be reached."""
    return Lines(work=work, now=request.now, reached=True)


def community(lines: Lines, unit_id: int) -> Nearest:
    """Who speaks for a community; where nobody there can be reached, whoever is above it."""
    return lines.nearest(_line(lines, unit_id), APPLYING)


def itself(lines: Lines, unit_id: int) -> Nearest:
    """The same, and nobody above where nobody there can be reached: what is theirs alone."""
    return lines.nearest(_line(lines, unit_id)[:1], APPLYING)


def above(lines: Lines, unit_id: int) -> Nearest:
    """Who recommends it."""
    return lines.nearest(_line(lines, unit_id)[1:], RECOMMENDING)


def _line(lines: Lines, unit_id: int) -> Sequence[Unit]:
    """The community, or the one that goes on for it, and all above."""
    return lines.of(goes_on(lines.work, lines.of(unit_id)[0]).id)


def district(lines: Lines, selection: Selection) -> Nearest:
    """Who runs the round."""
    return lines.nearest(lines.of(selection.unit_id), SELECTING)


def tell(work: Work, request: Request, people: Collection[int], notice: Notice) -> None:
    """They hear of it, but for who has just done it."""
    telling.tell(work, set(people) - {request.person_id}, notice, request.now)


def forget_due(work: Work, request: Request, selection: Selection) -> None:
    """That the step before was due is told no more."""
    work.outbox.withdraw(all_of(selection.id), request.now, kinds=(SelectionDue.kind,))


def moved(
    work: Work,
    request: Request,
    selection: Selection,
    application: Application,
    arrow: SelectionArrow,
    note: str = "",
) -> ApplicationMoved:
    """The notice of a step about an application."""
    return ApplicationMoved(
        selection_id=selection.id,
        year=selection.year,
        application_id=application.id,
        unit_name=work.org.unit(application.unit_id).name,
        arrow=arrow,
        note=note,
        step=request.token,
    )


def went_on(
    request: Request,
    selection: Selection,
    arrow: SelectionArrow,
    applications: int = 0,
    note: str = "",
) -> SelectionMoved:
    """The notice of a step of the round."""
    return SelectionMoved(
        selection_id=selection.id,
        year=selection.year,
        arrow=arrow,
        applications=applications,
        note=note,
        step=request.token,
    )
