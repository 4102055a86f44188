"""Writing into the record of a mediation."""

from bot.dialogs.mediation.windows import dialog

__all__ = ["dialog"]
