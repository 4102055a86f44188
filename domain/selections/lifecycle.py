"""The lifecycles of a round and of an application as two literal tables; docs/selections.md is
drawn from them.

:func:`move` and :func:`move_application` are the only places in the code that set their ``state``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import WrongStep
from domain.selections.model import (
    Application,
    ApplicationState,
    Selection,
    SelectionArrow,
    SelectionState,
)


class SelectionSide(StrEnum):
    """Whose step it is."""

    COMMUNITY = "community"
    ABOVE = "above"
    """The street, or whoever is above the community."""
    DISTRICT = "district"
    """Whoever runs the round."""
    CLOCK = "clock"


@dataclass(frozen=True, kw_only=True)
class SelectionWay:
    """One arrow of a round; one that leads back is a step within it."""

    arrow: SelectionArrow
    source: SelectionState | None
    target: SelectionState
    side: SelectionSide


@dataclass(frozen=True, kw_only=True)
class ApplicationWay:
    """One arrow of an application."""

    arrow: SelectionArrow
    source: ApplicationState | None
    target: ApplicationState


_A, _S, _P = SelectionArrow, SelectionState, ApplicationState


def _w(
    arrow: SelectionArrow,
    source: SelectionState | None,
    target: SelectionState,
    side: SelectionSide,
) -> SelectionWay:
    return SelectionWay(arrow=arrow, source=source, target=target, side=side)


def _p(
    arrow: SelectionArrow, source: ApplicationState | None, target: ApplicationState
) -> ApplicationWay:
    return ApplicationWay(arrow=arrow, source=source, target=target)


_COMMUNITY, _ABOVE = SelectionSide.COMMUNITY, SelectionSide.ABOVE
_DISTRICT, _CLOCK = SelectionSide.DISTRICT, SelectionSide.CLOCK

SELECTION_WAYS: tuple[SelectionWay, ...] = (
    _w(_A.OPEN, None, _S.APPLYING, _DISTRICT),
    _w(_A.APPLY, _S.APPLYING, _S.APPLYING, _COMMUNITY),
    _w(_A.RECOMMEND, _S.APPLYING, _S.APPLYING, _ABOVE),
    _w(_A.DECLINE, _S.APPLYING, _S.APPLYING, _ABOVE),
    _w(_A.WITHDRAW, _S.APPLYING, _S.APPLYING, _COMMUNITY),
    _w(_A.CLOSE, _S.APPLYING, _S.RECOMMENDING, _CLOCK),
    _w(_A.CANCEL, _S.APPLYING, _S.CANCELLED, _DISTRICT),
    _w(_A.RECOMMEND, _S.RECOMMENDING, _S.RECOMMENDING, _ABOVE),
    _w(_A.DECLINE, _S.RECOMMENDING, _S.RECOMMENDING, _ABOVE),
    _w(_A.WITHDRAW, _S.RECOMMENDING, _S.RECOMMENDING, _COMMUNITY),
    _w(_A.VISIT, _S.RECOMMENDING, _S.RECOMMENDING, _DISTRICT),
    _w(_A.REVIEW, _S.RECOMMENDING, _S.REVIEWING, _DISTRICT),
    _w(_A.CANCEL, _S.RECOMMENDING, _S.CANCELLED, _DISTRICT),
    _w(_A.VISIT, _S.REVIEWING, _S.REVIEWING, _DISTRICT),
    _w(_A.SCORE, _S.REVIEWING, _S.REVIEWING, _DISTRICT),
    _w(_A.PICK, _S.REVIEWING, _S.REVIEWING, _DISTRICT),
    _w(_A.WITHDRAW, _S.REVIEWING, _S.REVIEWING, _COMMUNITY),
    _w(_A.PUBLISH, _S.REVIEWING, _S.PUBLISHED, _DISTRICT),
    _w(_A.CANCEL, _S.REVIEWING, _S.CANCELLED, _DISTRICT),
    _w(_A.OBJECT, _S.PUBLISHED, _S.PUBLISHED, _ABOVE),
    _w(_A.ANSWER, _S.PUBLISHED, _S.PUBLISHED, _DISTRICT),
    _w(_A.WITHDRAW, _S.PUBLISHED, _S.PUBLISHED, _COMMUNITY),
    _w(_A.COMMEND, _S.PUBLISHED, _S.COMMENDED, _DISTRICT),
    _w(_A.CANCEL, _S.PUBLISHED, _S.CANCELLED, _DISTRICT),
)

APPLICATION_WAYS: tuple[ApplicationWay, ...] = (
    _p(_A.APPLY, None, _P.APPLIED),
    _p(_A.APPLY, _P.WITHDRAWN, _P.APPLIED),
    _p(_A.RECOMMEND, _P.APPLIED, _P.RECOMMENDED),
    _p(_A.DECLINE, _P.APPLIED, _P.NOT_RECOMMENDED),
    _p(_A.WITHDRAW, _P.APPLIED, _P.WITHDRAWN),
    _p(_A.VISIT, _P.RECOMMENDED, _P.RECOMMENDED),
    _p(_A.SCORE, _P.RECOMMENDED, _P.RECOMMENDED),
    _p(_A.PICK, _P.RECOMMENDED, _P.RECOMMENDED),
    _p(_A.WITHDRAW, _P.RECOMMENDED, _P.WITHDRAWN),
    _p(_A.CHOOSE, _P.RECOMMENDED, _P.CHOSEN),
    _p(_A.LEAVE_OUT, _P.RECOMMENDED, _P.NOT_CHOSEN),
    _p(_A.OBJECT, _P.CHOSEN, _P.CHOSEN),
    _p(_A.ANSWER, _P.CHOSEN, _P.CHOSEN),
    _p(_A.ANSWER, _P.STRUCK, _P.STRUCK),
    _p(_A.ANSWER, _P.WITHDRAWN, _P.WITHDRAWN),
    _p(_A.STRIKE, _P.CHOSEN, _P.STRUCK),
    _p(_A.WITHDRAW, _P.CHOSEN, _P.WITHDRAWN),
    _p(_A.COMMEND, _P.CHOSEN, _P.COMMENDED),
)
ENDS = frozenset({SelectionArrow.COMMEND, SelectionArrow.CANCEL})
"""What ends a round."""


def way_of(state: SelectionState | None, arrow: SelectionArrow) -> SelectionWay | None:
    """The one way of this name that leads on from there, or None."""
    return next((w for w in SELECTION_WAYS if w.arrow is arrow and w.source is state), None)


def application_way(state: ApplicationState | None, arrow: SelectionArrow) -> ApplicationWay | None:
    """The same of an application."""
    return next((w for w in APPLICATION_WAYS if w.arrow is arrow and w.source is state), None)


def move(selection: Selection, arrow: SelectionArrow, now: datetime) -> SelectionWay:
    """Takes the step: sets the state. Raises :class:`WrongStep` when no way of this name leads
    on."""
    way = way_of(selection.state, arrow)
    if way is None:
        raise WrongStep("selection", state=selection.state.value)
    if arrow in ENDS:
        selection.ended_at = now
    selection.state = way.target
    return way


def move_application(application: Application, arrow: SelectionArrow) -> ApplicationWay:
    """The same of an application."""
    way = application_way(application.state, arrow)
    if way is None:
        raise WrongStep("application", state=application.state.value)
    application.state = way.target
    return way
