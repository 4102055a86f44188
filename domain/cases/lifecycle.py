"""The lifecycle of a case as one literal table; docs/lifecycle.md is drawn from it.

:func:`move` is the only place in the code that sets ``case.state``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import Act
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OUTCOMES_BY_HAND,
    Case,
    CaseKind,
    Effect,
    Outcome,
    State,
)
from domain.errors import Invalid, WrongStep


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


class Doer(StrEnum):
    """Whose step it is."""

    REPORTER = "reporter"
    HANDLER = "handler"


class Guard(StrEnum):
    """Picks between two arrows of one name from one state."""

    NEVER_TAKEN = "never_taken"
    TAKEN = "taken"


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One lettered arrow."""

    letter: str
    arrow: Arrow
    source: State | None
    target: State
    doer: Doer
    guard: Guard | None = None


def _t(
    letter: str,
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
    _t("A", Arrow.REPORT, None, State.REPORTED, Doer.REPORTER),
    _t("B", Arrow.ACCEPT, State.REPORTED, State.ACCEPTED, Doer.HANDLER),
    _t("C", Arrow.START, State.ACCEPTED, State.MEDIATING, Doer.HANDLER),
    _t("D", Arrow.ASK_BACK, State.REPORTED, State.RETURNED, Doer.HANDLER),
    _t("E", Arrow.ASK_BACK, State.ACCEPTED, State.RETURNED, Doer.HANDLER),
    _t("F", Arrow.ASK_BACK, State.MEDIATING, State.RETURNED, Doer.HANDLER),
    _t("G", Arrow.ANSWER, State.RETURNED, State.REPORTED, Doer.REPORTER, Guard.NEVER_TAKEN),
    _t("H", Arrow.ANSWER, State.RETURNED, State.ACCEPTED, Doer.REPORTER, Guard.TAKEN),
    _t("I", Arrow.RESOLVE, State.ACCEPTED, State.RESOLVED, Doer.HANDLER),
    _t("J", Arrow.RESOLVE, State.MEDIATING, State.RESOLVED, Doer.HANDLER),
    _t("K", Arrow.CLOSE, State.RESOLVED, State.CLOSED, Doer.HANDLER),
    _t("L", Arrow.WITHDRAW, State.REPORTED, State.WITHDRAWN, Doer.REPORTER),
    _t("M", Arrow.WITHDRAW, State.RETURNED, State.WITHDRAWN, Doer.REPORTER),
    _t("N", Arrow.WITHDRAW, State.ACCEPTED, State.WITHDRAWN, Doer.REPORTER),
)


def _holds(guard: Guard | None, case: Case) -> bool:
    match guard:
        case None:
            return True
        case Guard.NEVER_TAKEN:
            return case.accepted_at is None
        case Guard.TAKEN:
            return case.accepted_at is not None


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


def act_of(transition: Transition, kind: CaseKind) -> Act:
    """The right in the access table that a step needs."""
    if transition.doer is Doer.HANDLER:
        return Act.HANDLE_DISPUTE if kind is CaseKind.DISPUTE else Act.HANDLE_OPINION
    return {
        Arrow.REPORT: Act.REPORT,
        Arrow.ANSWER: Act.ADD_DETAIL,
        Arrow.WITHDRAW: Act.WITHDRAW,
    }[transition.arrow]


def open_arrows(case: Case) -> tuple[Transition, ...]:
    """All transitions open to the case as it stands, whoever may take them."""
    return tuple(
        found for arrow in Arrow if arrow is not Arrow.REPORT and (found := find(case, arrow))
    )


def move(
    case: Case, arrow: Arrow, now: datetime, outcome: Outcome | None = None
) -> tuple[Transition, Effect | None]:
    """Take the step: sets the state and the moments that go with it.

    Returns the transition and what it does to the figures. Raises :class:`WrongStep` when no
    arrow of this name leaves the present state, :class:`Invalid` when resolving without one of the
    outcomes a handler picks from.
    """
    transition = find(case, arrow)
    if transition is None:
        raise WrongStep(arrow.value, state=case.state.value)
    effect: Effect | None = None
    match arrow:
        case Arrow.ACCEPT:
            case.accepted_at = now
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
        case Arrow.CLOSE:
            case.closed_at = now
        case _:
            pass
    case.state = transition.target
    return transition, effect
