"""Merging a case with another, splitting it, making it one of the other kind."""

from bot.dialogs.ways.windows import dialog

__all__ = ["dialog"]
