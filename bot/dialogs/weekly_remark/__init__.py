"""A sentence to go with the weekly report, confirmed together with it."""

from bot.dialogs.weekly_remark.windows import dialog

__all__ = ["dialog"]
