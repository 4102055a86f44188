"""Who may do what, where: one table of role x act -> reach.

Each action asks :func:`allow` first; each board filters by :func:`scope`. Nothing else decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotFound, Refused
from domain.org import is_within
from domain.people import Actor, Role, Seat


class Act(StrEnum):
    """What can be asked for."""

    REPORT = "report"
    SEE = "see"
    ADD_DETAIL = "add_detail"
    WITHDRAW = "withdraw"
    HANDLE_DISPUTE = "handle_dispute"
    HANDLE_OPINION = "handle_opinion"
    ASSIGN = "assign"
    """To hand a matter to a specialised centre or to a unit below."""
    CONFIRM_REPORT = "confirm_report"
    BOARD = "board"
    INVITE = "invite"
    ADMINISTER = "administer"


class Reach(StrEnum):
    """How far a role's right goes."""

    OWN = "own"
    """Matters this person reported."""
    UNIT = "unit"
    """Matters for which this very unit is responsible."""
    SUBTREE = "subtree"
    """The unit and all below it."""


SEEING = (Act.SEE, Act.ADD_DETAIL, Act.WITHDRAW)
"""The rights that show a case: who may still answer for an own matter may read it, although a new
post may lie elsewhere in the tree."""
_OWN_MATTERS = {Act.ADD_DETAIL: Reach.OWN, Act.WITHDRAW: Reach.OWN}
_COORDINATES = {
    Act.HANDLE_DISPUTE: Reach.UNIT,
    Act.HANDLE_OPINION: Reach.UNIT,
    Act.ASSIGN: Reach.UNIT,
}

TABLE: Mapping[Role, Mapping[Act, Reach]] = {
    Role.BUILDING_HEAD: {Act.REPORT: Reach.SUBTREE, Act.SEE: Reach.OWN, **_OWN_MATTERS},
    Role.GRID_HEAD: {Act.REPORT: Reach.SUBTREE, Act.SEE: Reach.SUBTREE, **_OWN_MATTERS},
    Role.INFORMATION_OFFICER: {
        Act.REPORT: Reach.SUBTREE,
        Act.SEE: Reach.SUBTREE,
        Act.HANDLE_OPINION: Reach.UNIT,
        Act.CONFIRM_REPORT: Reach.UNIT,
        Act.BOARD: Reach.SUBTREE,
        **_OWN_MATTERS,
    },
    Role.MEDIATOR: {
        Act.REPORT: Reach.SUBTREE,
        Act.SEE: Reach.SUBTREE,
        Act.HANDLE_DISPUTE: Reach.UNIT,
        **_OWN_MATTERS,
    },
    Role.COORDINATOR: {
        Act.REPORT: Reach.SUBTREE,
        Act.SEE: Reach.SUBTREE,
        Act.BOARD: Reach.SUBTREE,
        **_COORDINATES,
        **_OWN_MATTERS,
    },
    Role.CENTRE_OFFICER: {
        Act.REPORT: Reach.SUBTREE,
        Act.SEE: Reach.SUBTREE,
        Act.BOARD: Reach.SUBTREE,
        **_COORDINATES,
        **_OWN_MATTERS,
    },
    Role.SUPERVISOR: {Act.SEE: Reach.SUBTREE, Act.BOARD: Reach.SUBTREE},
    Role.LEGAL_AID_LIAISON: {Act.REPORT: Reach.SUBTREE, Act.SEE: Reach.OWN, **_OWN_MATTERS},
    Role.ADMINISTRATOR: {Act.INVITE: Reach.SUBTREE, Act.ADMINISTER: Reach.SUBTREE},
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """What an act is done to: the paths filed under, responsible and handed to, and who
    reported."""

    filed_path: str
    responsible_path: str
    offered_path: str | None = None
    reporter_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The same right as a filter for a query: any one of the three lets a row through."""

    own: int | None
    units: frozenset[int]
    prefixes: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all is let through."""
        return self.own is None and not self.units and not self.prefixes


def at(unit_path: str) -> Target:
    """A target that is a unit itself (to report there, to read its board)."""
    return Target(filed_path=unit_path, responsible_path=unit_path)


def _covers(seat: Seat, reach: Reach, actor: Actor, target: Target) -> bool:
    match reach:
        case Reach.OWN:
            return target.reporter_id == actor.person_id
        case Reach.UNIT:
            return target.responsible_path == seat.unit_path
        case Reach.SUBTREE:
            paths = (target.filed_path, target.responsible_path, target.offered_path)
            return any(path is not None and is_within(path, seat.unit_path) for path in paths)


def seat_for(actor: Actor, act: Act, target: Target) -> Seat | None:
    """The first seat by which the actor may do this to the target, or None."""
    for seat in actor.seats:
        reach = TABLE[seat.role].get(act)
        if reach is not None and _covers(seat, reach, actor, target):
            return seat
    return None


def allow(actor: Actor, act: Act, target: Target) -> Seat:
    """The seat by which the actor does this; raises :class:`Refused` when there is none."""
    seat = seat_for(actor, act, target)
    if seat is None:
        raise Refused(act.value)
    return seat


def look(actor: Actor, target: Target) -> None:
    """Raises :class:`NotFound` for a case out of the actor's sight, as for one that is not there:
    what may be done to it is asked only after that."""
    if not any(seat_for(actor, act, target) for act in SEEING):
        raise NotFound("case")


def may_ever(actor: Actor, act: Act) -> bool:
    """Whether any seat has this right somewhere: for menus and help, never as the check."""
    return any(act in TABLE[seat.role] for seat in actor.seats)


def scope(actor: Actor, act: Act) -> Scope:
    """The actor's reach for ``act`` as a filter; empty when there is none."""
    own: int | None = None
    units: set[int] = set()
    prefixes: list[str] = []
    for seat in actor.seats:
        match TABLE[seat.role].get(act):
            case Reach.OWN:
                own = actor.person_id
            case Reach.UNIT:
                units.add(seat.unit_id)
            case Reach.SUBTREE:
                prefixes.append(seat.unit_path)
            case None:
                pass
    return Scope(own=own, units=frozenset(units), prefixes=tuple(dict.fromkeys(prefixes)))
