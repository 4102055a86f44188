"""A step of a case that needs a sentence, an outcome or a second thought."""

from bot.dialogs.case_step.windows import dialog

__all__ = ["dialog"]
