"""The windows of a step of a referral that needs a sentence."""

from collections.abc import Mapping

from aiogram.fsm.state import State, StatesGroup

from domain.referrals.lifecycle import ReferralArrow


class StepOfReferral(StatesGroup):
    """Each asks for its sentence in its own words; one window to look at it."""

    decline = State()
    finish = State()
    hand_back = State()
    revoke = State()
    check = State()


FIRST: Mapping[ReferralArrow, State] = {
    ReferralArrow.DECLINE: StepOfReferral.decline,
    ReferralArrow.FINISH: StepOfReferral.finish,
    ReferralArrow.HAND_BACK: StepOfReferral.hand_back,
    ReferralArrow.REVOKE: StepOfReferral.revoke,
}
"""The window with which a step begins; accepting is one tap."""
