"""What people do about the figures of legal aid: count, put right, confirm."""

from domain import access
from domain.access import Act
from domain.aid.model import MOST, WAYS, AidCount, AidMonth, AidTap, AidWay, month_of
from domain.aid.months import seal
from domain.aid.options import over
from domain.cases.draft import clean_note
from domain.days.periods import Period
from domain.directories.model import Entry, EntryState
from domain.errors import Invalid, NotFound
from domain.periodic.behind import came_after
from domain.periodic.notices import AfterConfirm
from domain.ports import Work
from domain.request import Request


def count(work: Work, request: Request, entry_id: int, tap: AidTap) -> AidCount:
    """Counts at once; the same tap counts once.

    Raises NotFound, Refused, Invalid (``aid-way``: this is not theirs to count, ``aid-number``,
    ``day-ahead``, ``day-long-ago``, ``aid-confirmed``: the month is confirmed, put it right
    instead).
    """
    entry = work.directories.by_id(entry_id)  # locked: counts of one station go one after another
    host = work.org.unit(entry.host_id)
    seat = access.allow(request.by, Act.COUNT_AID, access.at(host.path))
    done = work.aid.by_token(request.token)
    if done is not None:
        return done
    _check(work, request, entry, tap)
    if entry.state is EntryState.STOPPED:
        raise Invalid("aid-way")
    if not 0 < tap.number <= MOST:
        raise Invalid("aid-number", limit=MOST)
    if tap.day < work.rules.day(request.now) - work.rules.aid.back:
        raise Invalid("day-long-ago")
    if work.aid.month(entry.id, month_of(tap.day)) is not None:
        raise Invalid("aid-confirmed")
    return _add(work, request, entry, tap, seat.post_id, "")


def correct(work: Work, request: Request, entry_id: int, tap: AidTap, reason: str) -> AidCount:
    """Adds or takes off a number, and says why, however long ago it was and also where nothing is
    counted any more; of a confirmed month that makes a revision.

    Raises NotFound, Refused, Invalid (``aid-way``, ``aid-number``, ``day-ahead``, ``note-missing``,
    ``note-too-long``, ``aid-below-zero``).
    """
    entry = work.directories.by_id(entry_id)
    host = work.org.unit(entry.host_id)
    seat = access.allow(request.by, Act.COUNT_AID, access.at(host.path))
    done = work.aid.by_token(request.token)
    if done is not None:
        return done
    _check(work, request, entry, tap)
    if not 0 < abs(tap.number) <= MOST:
        raise Invalid("aid-number", limit=MOST)
    why = clean_note(reason)
    if not why:
        raise Invalid("note-missing")
    month = month_of(tap.day)
    if work.aid.cell(entry.id, month, tap.way, tap.topic) + tap.number < 0:
        raise Invalid("aid-below-zero")
    added = _add(work, request, entry, tap, seat.post_id, why)
    before = work.aid.month(entry.id, month)
    if before is not None:
        seal(work, request, entry, month, seat.post_id, revision=before.revision + 1, why=why)
    return added


def confirm_month(work: Work, request: Request, entry_id: int, month: Period) -> AidMonth:
    """Confirms the figures of a month, which may be nil; one that is confirmed stays as it is.

    Raises NotFound (also for what counts nothing), Refused, Invalid (``aid-early``: the month is
    not over).
    """
    entry = work.directories.by_id(entry_id)
    host = work.org.unit(entry.host_id)
    seat = access.allow(request.by, Act.COUNT_AID, access.at(host.path))
    if entry.kind not in WAYS:
        raise NotFound("aid")
    before = work.aid.month(entry.id, month)
    if before is not None:
        return before
    if not over(month, work.rules.day(request.now)):
        raise Invalid("aid-early")
    return seal(work, request, entry, month, seat.post_id)


def _check(work: Work, request: Request, entry: Entry, tap: AidTap) -> None:
    if tap.way not in WAYS.get(entry.kind, ()):
        raise Invalid("aid-way")
    if tap.day > work.rules.day(request.now):
        raise Invalid("day-ahead")


def _add(
    work: Work, request: Request, entry: Entry, tap: AidTap, post_id: int, reason: str
) -> AidCount:
    if tap.way is not AidWay.PASSED_ON:  # what was passed on is in no form
        host = work.org.unit(entry.host_id)
        came_after(work, host, [tap.day], AfterConfirm.LEGAL_AID, request.now)
    return work.aid.add(
        AidCount(
            token=request.token,
            entry_id=entry.id,
            day=tap.day,
            way=tap.way,
            topic=tap.topic,
            number=tap.number,
            reason=reason,
            post_id=post_id,
            at=request.now,
        )
    )
