"""A step of a referral that needs a sentence: declining, the outcome, handing back, revoking."""

from bot.dialogs.referral_step.windows import dialog

__all__ = ["dialog"]
