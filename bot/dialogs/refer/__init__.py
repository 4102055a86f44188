"""Referring a case: where to, the parties' consent, the reason, a look, and off it goes."""

from bot.dialogs.refer.windows import dialog

__all__ = ["dialog"]
