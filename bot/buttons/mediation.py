"""What the buttons of a mediation record do."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id


class RecordAct(StrEnum):
    """What a button of a mediation record does; those that need more begin its dialog."""

    SHOW = "show"
    SESSION = "session"
    AGREEMENT = "agreement"
    FILED = "filed"
    PERFORMANCE = "performance"
    PLAN = "plan"
    VISIT = "visit"
    ORAL = "oral"
    WRITTEN = "written"
    USUAL = "usual"
    """The follow-up on the usual day."""
    WANT = "want"
    WAIVE = "waive"
    KEPT = "kept"
    BROKEN = "broken"
    PAPER = "paper"
    ORAL_PAPER = "oral_paper"


class RecordOf(CallbackData, prefix="rec"):
    """The record of a dispute's mediation; ``ref`` is a day of it."""

    id: Id
    act: RecordAct = RecordAct.SHOW
    ref: Id = 0
