"""The remarks of a row of the ledger."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from bot import words
from bot.exports.cells import day
from bot.texts import Say
from domain.cases.model import OUTCOMES_BY_HAND, Effect, PeopleBand
from domain.cases.scale import SCALE_OF_BAND, Scale
from domain.ledgers.model import LedgerRow


def has_remarks(row: LedgerRow) -> bool:
    """Most rows have none."""
    return (
        row.people is not PeopleBand.ONE_TWO
        or row.entered_late
        or row.imported
        or row.carried
        or row.merged_into is not None
        or row.split_from is not None
        or (row.ended_on is not None and row.effect is not Effect.RESOLVED)
        or _late(row)
    )


def _late(row: LedgerRow) -> bool:
    """Whether it was brought to an end after its time; what ended by itself owed nothing."""
    over = row.ended_on is not None and row.due_on is not None and row.ended_on > row.due_on
    return over and row.outcome in OUTCOMES_BY_HAND


def remarks(say: Say, row: LedgerRow, disputes: bool) -> Iterator[str]:
    if disputes and SCALE_OF_BAND[row.people] is not Scale.INDIVIDUAL:
        yield say.plain("ledger-group")
    if row.carried:
        yield say.plain("ledger-carried")
    if disputes and row.people is not PeopleBand.ONE_TWO:
        yield _people(say, row.people)
    if row.entered_late and row.counted_on != row.found_on:
        yield say.plain("ledger-late-counted", day=day(row.counted_on))
    elif row.entered_late and not row.imported:
        yield say.plain("ledger-late")
    if row.imported:
        yield say.plain("ledger-imported")
    if row.ended_on is not None and row.effect is not Effect.RESOLVED:
        yield _ended(say, row.ended_on)
    if _late(row):
        yield say.plain("ledger-after-due")
    if row.merged_into is not None:
        yield say.plain("ledger-merged", id=str(row.merged_into))
    if row.split_from is not None:
        yield say.plain("ledger-split", id=str(row.split_from))


# Every fourth row of fifty thousand says one of these: put together once, not for each of them.
@cache
def _people(say: Say, band: PeopleBand) -> str:
    return say.plain("ledger-people", people=words.people(say, band))


@lru_cache(maxsize=1000)
def _ended(say: Say, on: date) -> str:
    return say.plain("ledger-ended", day=day(on))
