"""The lifecycle of a responsibility letter and its review as one literal table; docs/annual.md is
drawn from it.

:func:`move` is the only place in the code that sets ``letter.stage``.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from domain.annual.model import AnnualArrow, AnnualLetter, AnnualStage
from domain.annual.scale import AnnualRules
from domain.days.deadlines import end_of_working_day
from domain.errors import WrongStep
from domain.rules import Rules


class AnnualSide(StrEnum):
    """Whose step it is."""

    ISSUER = "issuer"
    UNIT = "unit"


class AnnualWay(NamedTuple):
    """One arrow."""

    arrow: AnnualArrow
    source: AnnualStage | None
    target: AnnualStage
    side: AnnualSide


_A, _S, _I, _U = AnnualArrow, AnnualStage, AnnualSide.ISSUER, AnnualSide.UNIT
ANNUAL_WAYS: tuple[AnnualWay, ...] = (
    AnnualWay(_A.DRAFT, None, _S.DRAFTED, _I),
    AnnualWay(_A.SIGN, _S.DRAFTED, _S.SIGNED, _I),
    AnnualWay(_A.CHECK, _S.SIGNED, _S.CHECKED, _I),
    AnnualWay(_A.BEGIN, _S.SIGNED, _S.ASSESSING, _I),
    AnnualWay(_A.BEGIN, _S.CHECKED, _S.ASSESSING, _I),
    AnnualWay(_A.HAND_IN, _S.ASSESSING, _S.VERIFYING, _U),
    AnnualWay(_A.RECORD, _S.ASSESSING, _S.VERIFYING, _I),
    AnnualWay(_A.FEED_BACK, _S.VERIFYING, _S.FED_BACK, _I),
    AnnualWay(_A.APPEAL, _S.FED_BACK, _S.APPEALED, _U),
    AnnualWay(_A.APPEAL, _S.APPEALED, _S.APPEALED, _U),
    AnnualWay(_A.SETTLE, _S.FED_BACK, _S.SETTLED, _I),
    AnnualWay(_A.SETTLE, _S.APPEALED, _S.SETTLED, _I),
    AnnualWay(_A.ARCHIVE, _S.SETTLED, _S.ARCHIVED, _I),
    AnnualWay(_A.WITHDRAW, _S.DRAFTED, _S.WITHDRAWN, _I),
    AnnualWay(_A.WITHDRAW, _S.SIGNED, _S.WITHDRAWN, _I),
    AnnualWay(_A.WITHDRAW, _S.CHECKED, _S.WITHDRAWN, _I),
    AnnualWay(_A.WITHDRAW, _S.ASSESSING, _S.WITHDRAWN, _I),
)


SETTLE_DAYS = 2
"""Working days to settle what nobody can appeal against any more."""


def leads(letter: AnnualLetter, arrow: AnnualArrow) -> bool:
    """Whether a way of this name leads on from where the letter stands."""
    return any(way.arrow is arrow and way.source is letter.stage for way in ANNUAL_WAYS)


def check_way(letter: AnnualLetter, arrow: AnnualArrow) -> None:
    """Raises :class:`WrongStep` where there is none."""
    if not leads(letter, arrow):
        raise WrongStep("annual", stage=letter.stage.value)


def move(letter: AnnualLetter, arrow: AnnualArrow, rules: Rules, now: datetime) -> None:
    """Takes the step, and sets by when the next is due. Raises :class:`WrongStep`."""
    check_way(letter, arrow)
    way = next(one for one in ANNUAL_WAYS if one.arrow is arrow and one.source is letter.stage)
    if way.target is not letter.stage:
        letter.due_at = None
        if (days := _owed(rules.annual).get(way.target)) is not None:
            owe(letter, days, rules, now)
        if way.target is AnnualStage.FED_BACK:
            letter.appeal_until = letter.due_at
    letter.stage = way.target


def owe(letter: AnnualLetter, days: int, rules: Rules, now: datetime) -> None:
    """From now on the next step is due in so many working days."""
    letter.due_at = end_of_working_day(now, days, rules.calendar, rules.zone)
    letter.rung = 0


def _owed(rules: AnnualRules) -> dict[AnnualStage, int]:
    return {
        AnnualStage.ASSESSING: rules.self_days,
        AnnualStage.VERIFYING: rules.verify_days,
        AnnualStage.FED_BACK: rules.appeal_days,
        AnnualStage.APPEALED: rules.answer_days,
    }
