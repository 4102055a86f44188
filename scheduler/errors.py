"""What a run of the scheduler may end with, for the room that tells people so."""

from telegram.error import InvalidToken

__all__ = ["InvalidToken"]
