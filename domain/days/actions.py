"""A day set as worked or off by the administrator."""

from datetime import date, timedelta

from domain import access
from domain.access import Act
from domain.days.desk_calendar import REASON_LIMIT, DayWord
from domain.errors import Invalid
from domain.org.top import top_path
from domain.ports import Work
from domain.request import Request
from domain.sentence import masked

AHEAD = timedelta(days=731)
"""How far ahead a day may be set: a slip in the year must not go unnoticed for years."""
_WORDS = {True: "work", False: "off", None: "back"}


def set_day(
    work: Work, request: Request, day: date, working: bool | None, reason: str
) -> DayWord | None:
    """Says whether a day is worked (None: takes the word on it back); holds from now on.

    Days that are over stay as they were, since reports were judged by them. It holds for the whole
    desk, so it takes who administers a unit of the highest tier; a request without an actor is the
    command line. The same word again changes nothing. Raises Refused, Invalid (``calendar-day``,
    ``calendar-reason``).
    """
    if request.actor is not None:
        access.allow(
            request.actor, Act.ADMINISTER, access.at(top_path(work.org, work.rules, request.actor))
        )
    today = work.rules.day(request.now)
    if not today <= day <= today + AHEAD:
        raise Invalid("calendar-day")
    reason = masked(reason)
    if working is not None and not 1 <= len(reason) <= REASON_LIMIT:
        raise Invalid("calendar-reason", limit=REASON_LIMIT)
    last = work.days.last(day)
    if (None if last is None else last.working) is working and (
        working is None or (last is not None and last.reason == reason)
    ):
        return last
    person = request.actor.person_id if request.actor else None
    word = DayWord(day=day, working=working, reason=reason, set_by=person, set_at=request.now)
    work.days.add(word)
    subject = f"calendar:{day}:{_WORDS[working]}"
    work.audit.add(at=request.now, person_id=person, act=Act.ADMINISTER, subject=subject)
    return word
