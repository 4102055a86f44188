"""The report dialog: at most five taps and one sentence."""

from bot.dialogs.report.windows import dialog

__all__ = ["dialog"]
