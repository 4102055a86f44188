"""Callback data of responsibility letters and annual reviews. Items of a sheet are counted from 1,
points are hundredths."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class AnnualTap(StrEnum):
    """What one tap does about a letter; some are asked twice."""

    SIGN = "sign"
    HAND_IN = "hand_in"
    RECORD = "record"
    """Goes on with the desk's figures, as the unit has not handed in."""
    AGREE = "agree"
    """Verifies all lines on which unit and desk agree."""
    FEED_BACK = "feed_back"
    ACCEPT = "accept"
    SETTLE = "settle"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"


class AnnualAsk(StrEnum):
    """What begins a dialog, as it needs words, a day, points or a file."""

    TARGETS = "targets"
    TARGETS_ALL = "targets_all"
    DAY = "day"
    SCAN = "scan"
    CHECK = "check"
    OWN = "own"
    VERIFY = "verify"
    APPEAL = "appeal"
    GRANT = "grant"
    REFUSE = "refuse"


class AnnualYear(CallbackData, prefix="yh"):
    """What there is of a year."""

    year: Count
    page: Count


class IssuedOf(CallbackData, prefix="yi"):
    """A page of the letters a unit has issued for a year."""

    unit: Id
    year: Count
    page: Count


class DraftLetters(CallbackData, prefix="yd"):
    """Drafts the letters that are missing."""

    unit: Id
    year: Count


class BeginReviews(CallbackData, prefix="yb"):
    """Begins the review of all that are signed: asked once (0), and done (1)."""

    unit: Id
    year: Count
    sure: Count


class OpenLetter(CallbackData, prefix="yl"):
    """A letter."""

    id: Id


class OpenAnnualSheet(CallbackData, prefix="ys"):
    """The sheet of a letter; with an item, that line of it."""

    id: Id
    item: Count


class GiveFigure(CallbackData, prefix="yp"):
    """Gives a line a figure that needs no reason: the desk's, or the unit's own."""

    id: Id
    item: Count


class TapLetter(CallbackData, prefix="yt"):
    """Does something about a letter: asked once (0), and done (1)."""

    id: Id
    tap: AnnualTap
    sure: Count


class AskLetter(CallbackData, prefix="ya"):
    """Begins a dialog about a letter or a line of it; with points chosen (counted from 1; 0: none
    are yet)."""

    id: Id
    ask: AnnualAsk
    item: Count
    points: Count


class LetterScan(CallbackData, prefix="yc"):
    """The signed page."""

    id: Id


class LetterFile(CallbackData, prefix="yf"):
    """The sheet of a letter as a table."""

    id: Id


class AnnualFile(CallbackData, prefix="yx"):
    """The table of all units for a year."""

    unit: Id
    year: Count
