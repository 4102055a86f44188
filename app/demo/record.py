"""What the people of the demo's history wrote besides the steps: sessions, agreements, visits, more
time, referrals, and how content reporters were. Pure, from dice of their own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from app.demo.district import notes, units
from app.demo.events import (
    AgreedOn,
    AnsweredAbove,
    AskedFromAbove,
    BodyAnswered,
    Desk,
    Event,
    Filed,
    MoreTimeAsked,
    MoreTimeGiven,
    Moved,
    PartDone,
    RatedAs,
    SentOn,
    SessionNoted,
    Visited,
)
from app.demo.hours import DAY_HOURS, Hours
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome
from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, Means
from domain.people.model import Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body

_MONEY = frozenset(
    ("housing", "contract", "business", "damages", "labour", "consumer", "medical", "traffic")
)
"""Categories in which an agreement is about a sum."""
_CONTENT = dict(zip(Satisfaction, (70, 24, 6), strict=True))
_MEANS = {
    Means.IN_PERSON: 45, Means.HOME_VISIT: 18, Means.ON_SITE: 18, Means.PHONE: 10,
    Means.ONLINE: 3, Means.JOINT: 6,
}  # fmt: skip
_BODIES = {"labour": Body.ARBITRATION, "traffic": Body.POLICE}
_LONG = 6.5 * DAY_HOURS
"""A mediation that takes longer runs into its time: then more is asked for."""


def record(events: Sequence[Event], hours: Hours, dice: Random) -> Iterator[Event]:
    """What was written of a matter whose report and steps are ``events``."""
    filed, steps = events[0], {one.arrow: one for one in events if isinstance(one, Moved)}
    resolved = steps.get(Arrow.RESOLVE)
    if not isinstance(filed, Filed) or resolved is None:
        return
    if filed.kind is CaseKind.OPINION:
        if dice.random() < 0.55:
            at = hours.after(resolved.at, dice.uniform(0.5, 12))
            yield RatedAs(at=at, by=filed.by, case=filed.case, grade=_one(dice, _CONTENT))
        return
    start = steps[Arrow.START].at
    if resolved.outcome in {Outcome.REFERRED, Outcome.TO_COURT}:
        yield from _sent_on(filed, resolved, start, hours, dice)
    elif resolved.outcome in {Outcome.SUCCESS, Outcome.FAILED}:
        yield from _mediated(resolved, start, hours, dice)
    if hours.after(start, _LONG) < resolved.at and _odd(dice):
        yield from _longer(resolved, start, hours, dice)
    if resolved.outcome is Outcome.SUCCESS:
        yield from _agreed(filed, resolved, hours, dice)
        visited = hours.after(steps[Arrow.CLOSE].at, dice.uniform(4, 16) * DAY_HOURS)
        if dice.random() < 0.6:
            content, note = _one(dice, _CONTENT), dice.choice(_said("kept"))
            yield Visited(
                at=visited, by=resolved.by, case=filed.case, satisfaction=content, note=note
            )


def inquiries(
    case: str,
    asked: Sequence[Mapping[str, Any]],
    desks: Mapping[int, Desk],
    moment: Callable[[Sequence[Any]], datetime],
) -> Iterator[Event]:
    """What was asked from above about a scene's matter, and answered."""
    for one in asked:
        at, by = moment(one["at"]), desks[one["by"]]
        yield AskedFromAbove(at=at, by=by, case=case, days=one["days"], note=one["note"])
        if reply := one.get("reply"):
            at, by = moment(reply["at"]), desks[reply["by"]]
            yield AnsweredAbove(at=at, by=by, case=case, note=reply["note"])


def _mediated(resolved: Moved, start: datetime, hours: Hours, dice: Random) -> Iterator[Event]:
    failed = resolved.outcome is Outcome.FAILED
    said = _said("failed" if failed else "session")
    at = start
    for _ in range(2 if failed else 1 if dice.random() < 0.75 else 0):
        at = hours.after(at, dice.uniform(0.5, 1.7))
        means, note = _one(dice, _MEANS), dice.choice(said)
        yield SessionNoted(at=at, by=resolved.by, case=resolved.case, means=means, note=note)


def _agreed(filed: Filed, resolved: Moved, hours: Hours, dice: Random) -> Iterator[Event]:
    if dice.random() < 0.12:
        return  # nobody wrote down what was agreed
    by_parts = "分期" in resolved.note
    written = by_parts or "书面" in resolved.note or ("口头" not in resolved.note and _odd(dice))
    money = by_parts or (written and filed.category in _MONEY)
    kind = "parts" if by_parts else "money" if money else "written" if written else "oral"
    at, first = hours.after(resolved.at, dice.uniform(0.1, 1.5)), dice.randint(5, 20)
    pays_in = (first, first + 30) if by_parts else (first,) if money else ()
    yield AgreedOn(
        at=at,
        by=resolved.by,
        case=filed.case,
        form=AgreementForm.WRITTEN if written else AgreementForm.ORAL,
        text=dice.choice(_said(kind)),
        amount=Decimal(dice.randint(3, 120) * 100) if money else None,
        pays_in=pays_in,
        confirmed=written and dice.random() < 0.08,
    )
    for days in pays_in:
        due = hours.some((at + timedelta(days)).date(), dice)
        if dice.random() < 0.95:
            yield PartDone(at=due, by=resolved.by, case=filed.case)


def _longer(resolved: Moved, start: datetime, hours: Hours, dice: Random) -> Iterator[Event]:
    """Asked for while there was time, and granted by the street."""
    case, asked = resolved.case, hours.after(start, dice.uniform(4, 5) * DAY_HOURS)
    yield MoreTimeAsked(
        at=asked, by=resolved.by, case=case, days=5, reason=dice.choice(_said("longer"))
    )
    above = next(row.above for row in units() if row.code == resolved.by[0])
    by: Desk = (str(above), Role.COORDINATOR)
    yield MoreTimeGiven(at=hours.after(asked, dice.uniform(0.5, 6)), by=by, case=case)


def _sent_on(
    filed: Filed, resolved: Moved, start: datetime, hours: Hours, dice: Random
) -> Iterator[Event]:
    """To a body that answers before the case ends by it: legal aid by its liaison, what is not on
    the desk by the mediator's own receipt."""
    body = Body.COURT
    if resolved.outcome is Outcome.REFERRED:
        body = _BODIES.get(filed.category, Body.LEGAL_AID)
    by, case = resolved.by, filed.case
    if body is Body.LEGAL_AID:
        by = (units()[0].code, Role.LEGAL_AID_LIAISON)
    sent = hours.after(start, 0.4)
    taken = hours.after(sent, dice.uniform(0.3, 1.2))
    reason = dice.choice(_said(body.value))
    yield SentOn(at=sent, by=resolved.by, case=case, body=body, reason=reason)
    yield BodyAnswered(at=taken, by=by, case=case, arrow=ReferralArrow.ACCEPT)
    if body is not Body.COURT:  # a court that took it has it for good
        done = hours.after(taken, dice.uniform(0.3, 1.2))
        note = dice.choice(_said("done"))
        yield BodyAnswered(at=done, by=by, case=case, arrow=ReferralArrow.FINISH, note=note)


def _said(about: str) -> list[str]:
    found: list[str] = notes()["record"][about]
    return found


def _odd(dice: Random) -> bool:
    return dice.random() < 0.5


def _one(dice: Random, weights: dict[Any, int]) -> Any:
    return dice.choices(list(weights), list(weights.values()))[0]
