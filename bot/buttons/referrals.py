"""Callback data of referrals."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.referrals.lifecycle import ReferralArrow


class OpenReferrals(CallbackData, prefix="refs"):
    """The referrals of a case."""

    id: Id


class Refer(CallbackData, prefix="refer"):
    """Begins referring a case."""

    id: Id


class OpenReferral(CallbackData, prefix="ref"):
    """Shows a referral."""

    id: Id


class ReferralStep(CallbackData, prefix="refdo"):
    """Takes (or begins, if it needs a sentence) a step of a referral."""

    id: Id
    arrow: ReferralArrow


class ReferralPaper(CallbackData, prefix="refdoc"):
    """Sends the hand-over sheet as a document."""

    id: Id


class ReferralOutcome(CallbackData, prefix="refend"):
    """Gives the case the outcome that its referral offers."""

    id: Id


class ReferralList(CallbackData, prefix="refall"):
    """A page of the referrals within reach."""

    page: Count
