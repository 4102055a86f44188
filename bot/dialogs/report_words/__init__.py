"""A sentence to a periodic report: a remark, why it is corrected or late; and taking it back."""

from bot.dialogs.report_words.windows import dialog

__all__ = ["dialog"]
