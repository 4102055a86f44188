"""Confirming a month of legal aid, and a referral that counts for one that is confirmed."""

from datetime import date

from domain.aid.model import AidMonth, month_of
from domain.days.periods import Period
from domain.directories.model import Entry, EntryKind
from domain.periodic.behind import came_after
from domain.periodic.notices import AfterConfirm
from domain.ports import Work
from domain.request import Request


def seal(
    work: Work,
    request: Request,
    entry: Entry,
    month: Period,
    post_id: int,
    *,
    revision: int = 0,
    why: str = "",
) -> AidMonth:
    """Keeps the figures of the month as they are now, confirmed. The entry is locked."""
    tally = work.aid.tally(entry, month)
    return work.aid.add_month(
        AidMonth(
            entry_id=entry.id,
            first=month.first,
            revision=revision,
            consulted=tally.consulted,
            passed_on=tally.passed_on,
            accepted=tally.accepted,
            referred=tally.referred,
            post_id=post_id,
            at=request.now,
            reason=why,
        )
    )


def referral_counts(work: Work, request: Request, unit_id: int, post_id: int, day: date) -> None:
    """A referral to a unit counts for this day from now on, or no more. Where its centre has
    confirmed that month this makes a revision, which needs no words; so it is not in no month."""
    centres = work.directories.hosted(unit_id, EntryKind.AID_CENTRE)
    for entry in centres:
        before = work.aid.month(entry.id, month_of(day))
        if before is not None:
            seal(work, request, entry, month_of(day), post_id, revision=before.revision + 1)
    if centres:
        came_after(work, work.org.unit(unit_id), [day], AfterConfirm.LEGAL_AID, request.now)
