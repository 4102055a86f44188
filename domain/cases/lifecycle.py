"""The lifecycle of a case as one literal table; docs/lifecycle.md is drawn from it.

:func:`move` is the only place in the code that sets ``case.state``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.access import Act, Target, seat_for
from domain.cases.letters import Letter
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OUTCOMES_BY_HAND,
    REOPENING,
    Case,
    CaseKind,
    Effect,
    Outcome,
    State,
)
from domain.errors import Invalid, WrongStep
from domain.people.model import Actor


class Arrow(StrEnum):
    """What somebody does to a case."""

    REPORT = "report"
    ACCEPT = "accept"
    START = "start"
    ASK_BACK = "ask_back"
    ANSWER = "answer"
    RESOLVE = "resolve"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    HAND_UP = "hand_up"
    """To the next tier: small matters stay in the community, hard ones go up."""
    ASSIGN = "assign"
    """派单: to a specialised centre, or to a unit below."""
    TAKE = "take"
    """接单."""
    TURN_BACK = "turn_back"
    """退回补充."""
    TAKE_BACK = "take_back"
    """The sender takes back what nobody has taken yet."""
    NOT_FIXED = "not_fixed"
    """The reporter says that it is not resolved."""
    REOPEN = "reopen"
    """The handler opens it again: the follow-up found that it was not kept."""
    MERGE = "merge"
    UNDO = "undo"
    """The doer takes an outcome or a closing back, within minutes."""
    GO_ON = "go_on"
    """不等补充: the handler takes the question back, and goes on without the answer."""
    CONVERT = "convert"
    """A dispute becomes a public-opinion item or the other way round, under its number."""


class Doer(StrEnum):
    """Whose step it is."""

    REPORTER = "reporter"
    HANDLER = "handler"
    """A handler of the unit responsible."""
    RECEIVER = "receiver"
    """A handler of the unit it was handed to."""
    COORDINATOR = "coordinator"


class Guard(StrEnum):
    """Picks between two arrows of one name from one state."""

    NEVER_TAKEN = "never_taken"
    TAKEN = "taken"
    UNDER_WAY = "under_way"


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One lettered arrow."""

    letter: Letter
    arrow: Arrow
    source: State | None
    target: State
    doer: Doer
    guard: Guard | None = None


def _t(
    letter: Letter,
    arrow: Arrow,
    source: State | None,
    target: State,
    doer: Doer,
    guard: Guard | None = None,
) -> Transition:
    return Transition(
        letter=letter, arrow=arrow, source=source, target=target, doer=doer, guard=guard
    )


TRANSITIONS: tuple[Transition, ...] = (
    _t(Letter.A, Arrow.REPORT, None, State.REPORTED, Doer.REPORTER),
    _t(Letter.B, Arrow.ACCEPT, State.REPORTED, State.ACCEPTED, Doer.HANDLER),
    _t(Letter.C, Arrow.START, State.ACCEPTED, State.MEDIATING, Doer.HANDLER),
    _t(Letter.D, Arrow.ASK_BACK, State.REPORTED, State.RETURNED, Doer.HANDLER),
    _t(Letter.E, Arrow.ASK_BACK, State.ACCEPTED, State.RETURNED, Doer.HANDLER),
    _t(Letter.F, Arrow.ASK_BACK, State.MEDIATING, State.RETURNED, Doer.HANDLER),
    _t(Letter.G, Arrow.ANSWER, State.RETURNED, State.REPORTED, Doer.REPORTER, Guard.NEVER_TAKEN),
    _t(Letter.H, Arrow.ANSWER, State.RETURNED, State.ACCEPTED, Doer.REPORTER, Guard.TAKEN),
    _t(Letter.I, Arrow.RESOLVE, State.ACCEPTED, State.RESOLVED, Doer.HANDLER),
    _t(Letter.J, Arrow.RESOLVE, State.MEDIATING, State.RESOLVED, Doer.HANDLER),
    _t(Letter.K, Arrow.CLOSE, State.RESOLVED, State.CLOSED, Doer.HANDLER),
    _t(Letter.L, Arrow.WITHDRAW, State.REPORTED, State.WITHDRAWN, Doer.REPORTER),
    _t(Letter.M, Arrow.WITHDRAW, State.RETURNED, State.WITHDRAWN, Doer.REPORTER),
    _t(Letter.N, Arrow.WITHDRAW, State.ACCEPTED, State.WITHDRAWN, Doer.REPORTER),
    _t(Letter.O, Arrow.ANSWER, State.RETURNED, State.MEDIATING, Doer.REPORTER, Guard.UNDER_WAY),
    _t(Letter.P, Arrow.HAND_UP, State.REPORTED, State.OFFERED, Doer.HANDLER),
    _t(Letter.Q, Arrow.HAND_UP, State.ACCEPTED, State.OFFERED, Doer.HANDLER),
    _t(Letter.R, Arrow.HAND_UP, State.MEDIATING, State.OFFERED, Doer.HANDLER),
    _t(Letter.S, Arrow.ASSIGN, State.REPORTED, State.OFFERED, Doer.COORDINATOR),
    _t(Letter.T, Arrow.ASSIGN, State.ACCEPTED, State.OFFERED, Doer.COORDINATOR),
    _t(Letter.U, Arrow.ASSIGN, State.MEDIATING, State.OFFERED, Doer.COORDINATOR),
    _t(Letter.V, Arrow.TAKE, State.OFFERED, State.ACCEPTED, Doer.RECEIVER),
    _t(Letter.W, Arrow.TURN_BACK, State.OFFERED, State.REPORTED, Doer.RECEIVER, Guard.NEVER_TAKEN),
    _t(Letter.X, Arrow.TURN_BACK, State.OFFERED, State.ACCEPTED, Doer.RECEIVER, Guard.TAKEN),
    _t(Letter.Y, Arrow.TURN_BACK, State.OFFERED, State.MEDIATING, Doer.RECEIVER, Guard.UNDER_WAY),
    _t(Letter.Z, Arrow.TAKE_BACK, State.OFFERED, State.REPORTED, Doer.HANDLER, Guard.NEVER_TAKEN),
    _t(Letter.AA, Arrow.TAKE_BACK, State.OFFERED, State.ACCEPTED, Doer.HANDLER, Guard.TAKEN),
    _t(Letter.AB, Arrow.TAKE_BACK, State.OFFERED, State.MEDIATING, Doer.HANDLER, Guard.UNDER_WAY),
    _t(Letter.AC, Arrow.NOT_FIXED, State.RESOLVED, State.MEDIATING, Doer.REPORTER),
    _t(Letter.AD, Arrow.NOT_FIXED, State.CLOSED, State.MEDIATING, Doer.REPORTER),
    _t(Letter.AE, Arrow.REOPEN, State.RESOLVED, State.MEDIATING, Doer.HANDLER),
    _t(Letter.AF, Arrow.REOPEN, State.CLOSED, State.MEDIATING, Doer.HANDLER),
    _t(Letter.AG, Arrow.MERGE, State.REPORTED, State.MERGED, Doer.HANDLER),
    _t(Letter.AH, Arrow.MERGE, State.RETURNED, State.MERGED, Doer.HANDLER),
    _t(Letter.AI, Arrow.MERGE, State.ACCEPTED, State.MERGED, Doer.HANDLER),
    _t(Letter.AJ, Arrow.MERGE, State.MEDIATING, State.MERGED, Doer.HANDLER),
    _t(Letter.AK, Arrow.UNDO, State.RESOLVED, State.ACCEPTED, Doer.HANDLER, Guard.TAKEN),
    _t(Letter.AL, Arrow.UNDO, State.RESOLVED, State.MEDIATING, Doer.HANDLER, Guard.UNDER_WAY),
    _t(Letter.AM, Arrow.UNDO, State.CLOSED, State.RESOLVED, Doer.HANDLER),
    _t(Letter.AN, Arrow.CONVERT, State.REPORTED, State.REPORTED, Doer.HANDLER),
    _t(Letter.AO, Arrow.CONVERT, State.ACCEPTED, State.REPORTED, Doer.HANDLER),
    _t(Letter.AP, Arrow.ASK_BACK, State.RETURNED, State.RETURNED, Doer.HANDLER),
    _t(Letter.AQ, Arrow.GO_ON, State.RETURNED, State.REPORTED, Doer.HANDLER, Guard.NEVER_TAKEN),
    _t(Letter.AR, Arrow.GO_ON, State.RETURNED, State.ACCEPTED, Doer.HANDLER, Guard.TAKEN),
    _t(Letter.AS, Arrow.GO_ON, State.RETURNED, State.MEDIATING, Doer.HANDLER, Guard.UNDER_WAY),
)


_BEGINNING = frozenset(way.letter for way in TRANSITIONS if way.target is State.MEDIATING)


def begun(letters: Iterable[Letter]) -> bool:
    """Whether mediation has begun by one of these steps, at whichever tier: then the reporter can
    withdraw it no more, wherever it is handed."""
    return not _BEGINNING.isdisjoint(letters)


def _holds(guard: Guard | None, case: Case) -> bool:
    match guard:
        case None:
            return True
        case Guard.NEVER_TAKEN:
            return case.accepted_at is None
        case Guard.TAKEN:
            return case.accepted_at is not None and case.started_at is None
        case Guard.UNDER_WAY:
            return case.started_at is not None


def find(case: Case, arrow: Arrow) -> Transition | None:
    """The one transition of this name open to the case, or None."""
    for transition in TRANSITIONS:
        if (
            transition.arrow is arrow
            and transition.source is case.state
            and _holds(transition.guard, case)
        ):
            return transition
    return None


def handling(kind: CaseKind) -> Act:
    """The right to handle matters of a kind."""
    return Act.HANDLE_DISPUTE if kind is CaseKind.DISPUTE else Act.HANDLE_OPINION


def act_of(transition: Transition, kind: CaseKind) -> Act:
    """The right in the access table that a step needs."""
    if transition.doer in {Doer.HANDLER, Doer.RECEIVER}:
        return handling(kind)
    return {
        Arrow.REPORT: Act.REPORT,
        Arrow.ANSWER: Act.ADD_DETAIL,
        Arrow.WITHDRAW: Act.WITHDRAW,
        Arrow.NOT_FIXED: Act.ADD_DETAIL,
        Arrow.ASSIGN: Act.ASSIGN,
    }[transition.arrow]


def seen_from(transition: Transition, target: Target) -> Target:
    """The target as the doer's right is asked for it: the receiver's by the unit it was handed
    to, everybody else's by the unit responsible."""
    if transition.doer is Doer.RECEIVER:
        return replace(target, responsible_path=target.offered_path or "")
    return target


def may_take(actor: Actor, case: Case, transition: Transition, target: Target) -> bool:
    """Whether somebody has the right to a step of the case."""
    whose = seen_from(transition, target)
    return seat_for(actor, act_of(transition, case.kind), whose) is not None


def open_arrows(case: Case) -> tuple[Transition, ...]:
    """All transitions open to the case as it stands, whoever may take them."""
    return tuple(
        found for arrow in Arrow if arrow is not Arrow.REPORT and (found := find(case, arrow))
    )


def move(
    case: Case,
    arrow: Arrow,
    now: datetime,
    outcome: Outcome | None = None,
    to_unit_id: int | None = None,
) -> tuple[Transition, Effect | None]:
    """Take the step: sets the state and the moments that go with it.

    Returns the transition and what it does to the figures. Raises :class:`WrongStep` when no
    arrow of this name leaves the present state, :class:`Invalid` when resolving without one of the
    outcomes a handler picks from or handing on to no other unit.
    """
    transition = find(case, arrow)
    if transition is None:
        raise WrongStep(arrow.value, state=case.state.value)
    effect: Effect | None = None
    match arrow:
        case Arrow.ACCEPT:
            case.accepted_at = now
        case Arrow.START:
            case.started_at = now
        case Arrow.HAND_UP | Arrow.ASSIGN:
            if to_unit_id is None or to_unit_id == case.responsible_id:
                raise Invalid("unit-missing")
            case.offered_id = to_unit_id
        case Arrow.TURN_BACK | Arrow.TAKE_BACK:
            case.offered_id = None
        case Arrow.TAKE if case.offered_id is not None:
            case.responsible_id, case.offered_id = case.offered_id, None
            case.accepted_at, case.started_at = now, None
        case Arrow.RESOLVE:
            if outcome not in OUTCOMES_BY_HAND:
                raise Invalid("outcome-missing")
            case.outcome = outcome
            case.ended_at = now
            effect = EFFECT_OF_OUTCOME[outcome]
        case Arrow.WITHDRAW:
            case.outcome = Outcome.WITHDRAWN
            case.ended_at = now
            effect = EFFECT_OF_OUTCOME[Outcome.WITHDRAWN]
        case Arrow.MERGE:
            case.outcome = Outcome.MERGED
            case.ended_at = now
            effect = EFFECT_OF_OUTCOME[Outcome.MERGED]
        case Arrow.NOT_FIXED | Arrow.REOPEN if case.outcome is not None:
            effect = REOPENING[EFFECT_OF_OUTCOME[case.outcome]]
            case.outcome = case.ended_at = case.closed_at = None
            # the work begins anew, and so does its clock
            case.accepted_at = case.started_at = now
        case Arrow.UNDO if case.state is State.RESOLVED:
            case.outcome = case.ended_at = None
        case Arrow.UNDO:
            case.closed_at = None
        case Arrow.CONVERT:
            other = CaseKind.OPINION if case.kind is CaseKind.DISPUTE else CaseKind.DISPUTE
            case.kind, case.handler_id, case.accepted_at = other, None, None
        case Arrow.CLOSE:
            case.closed_at = now
        case _:
            pass
    case.state = transition.target
    return transition, effect
