"""Callback data of referrals."""

from aiogram.filters.callback_data import CallbackData

from domain.referrals.lifecycle import ReferralArrow


class OpenReferrals(CallbackData, prefix="refs"):
    """The referrals of a case."""

    id: int


class Refer(CallbackData, prefix="refer"):
    """Begins referring a case."""

    id: int


class OpenReferral(CallbackData, prefix="ref"):
    """Shows a referral."""

    id: int


class ReferralStep(CallbackData, prefix="refdo"):
    """Takes (or begins, if it needs a sentence) a step of a referral."""

    id: int
    arrow: ReferralArrow


class ReferralPaper(CallbackData, prefix="refdoc"):
    """Sends the hand-over sheet as a document."""

    id: int


class ReferralOutcome(CallbackData, prefix="refend"):
    """Gives the case the outcome that its referral offers."""

    id: int


class ReferralList(CallbackData, prefix="refall"):
    """A page of the referrals within reach."""

    page: int
