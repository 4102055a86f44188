"""The sweep of the figures of legal aid: the last month is asked for on its due day, then by the
rungs of all that is overdue, one a working day."""

from datetime import date, datetime

from domain.aid.model import OWES, month_of
from domain.aid.notices import AidDue
from domain.directories.model import Entry
from domain.notices import Notice
from domain.overdue.owed import hearing, owing
from domain.overdue.rungs import DUE_TODAY, due_spans
from domain.people.line import Lines
from domain.people.model import Role
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request

LIAISONS = frozenset({Role.LEGAL_AID_LIAISON})


def remind_aid(work: Work, request: Request) -> int:
    """Queues what is owed today or was by now; returns how many pushes. A rerun queues nothing
    twice: the outbox knows each rung of each month."""
    rules, now = work.rules, request.now
    month = month_of(rules.day(now)).previous()
    due_at = rules.aid.due.due_at(month, rules.calendar, rules.zone)
    spans = due_spans(rules, now)
    present = next((one.number for one in spans if one.after < due_at <= one.until), None)
    if present is None:
        return 0
    owed = [one for one in work.directories.of_kinds(OWES) if one.entered_on <= month.last]
    done = work.aid.confirmed([one.id for one in owed], month)
    lines = Lines(work=work, now=now, reached=True)
    lines.expect({one.host_id for one in owed})
    found: list[tuple[int, Notice]] = []
    for entry in owed:
        if entry.id not in done:
            found += _told(lines, entry, month.first, due_at, present)
    return remind(work, found, now)


def _told(
    lines: Lines, entry: Entry, month: date, due_at: datetime, present: int
) -> list[tuple[int, Notice]]:
    line = lines.of(entry.host_id)

    def notice(rung: Rung) -> Notice:
        return AidDue(
            entry_id=entry.id,
            name=entry.name,
            month=month,
            unit_name=line[0].name,
            due_at=due_at,
            rung=rung,
        )

    owed_by = owing(lines, line, LIAISONS)
    if present == DUE_TODAY:
        return [(one, notice(Rung.ANSWER)) for one in sorted(owed_by)]
    heard = hearing(lines, line, LIAISONS, owed_by, present - DUE_TODAY)
    if heard is None:
        return []
    rung, people = heard
    return [(one, notice(rung)) for one in sorted(people)]
