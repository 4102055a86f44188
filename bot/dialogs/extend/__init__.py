"""Asking the next tier for more time."""

from bot.dialogs.extend.windows import dialog

__all__ = ["dialog"]
