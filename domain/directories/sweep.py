"""The sweep of directories: on the day something is to be checked who keeps it hears, then by the
rungs of all that is overdue, one a working day."""

from datetime import datetime

from domain.days.deadlines import end_of_day, last_day
from domain.directories.keeping import keepers
from domain.directories.model import Entry, EntryState
from domain.directories.notices import EntryDue
from domain.notices import Notice
from domain.overdue.owed import hearing, owing
from domain.overdue.rungs import DUE_TODAY, due_spans, number_of
from domain.people.line import Lines
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request


def remind_entries(work: Work, request: Request) -> int:
    """Queues a handful of what is to be checked today or was by now; returns how many pushes. A
    rerun queues nothing twice: the entry knows how far it was told of."""
    spans = due_spans(work.rules, request.now)
    if not spans:
        return 0
    _ask_anew(work, request.now)
    lines = Lines(work=work, now=request.now, reached=True)
    found: list[tuple[int, Notice]] = []
    for entry in work.directories.near(spans, work.handful):
        present = number_of(entry.due_at, spans)
        entry.rung = present
        if present > DUE_TODAY and entry.state is EntryState.VALID:
            entry.state, entry.since = EntryState.TO_CHECK, entry.due_at
        found += _told(work, lines, entry, present)
    return remind(work, found, request.now)


def _ask_anew(work: Work, now: datetime) -> None:
    """What nobody looked at for long is asked about again, on the next day of checks."""
    rules = work.rules
    for entry in work.directories.long_due(now - rules.directories.again):
        if entry.state is EntryState.VALID:
            entry.state, entry.since = EntryState.TO_CHECK, entry.due_at
        missed = last_day(entry.due_at, rules.zone)
        due = rules.directories.check_day(missed, rules.calendar)
        while due < rules.day(now):
            due = rules.directories.check_day(due, rules.calendar)
        entry.due_at, entry.rung = end_of_day(due, rules.zone), 0


def _told(work: Work, lines: Lines, entry: Entry, present: int) -> list[tuple[int, Notice]]:
    line = lines.of(entry.host_id)
    roles = keepers(entry.kind, line[0])

    def notice(rung: Rung) -> Notice:
        return EntryDue(
            entry_id=entry.id,
            entry_kind=entry.kind,
            name=entry.name,
            phone=entry.phone,
            unit_name=line[0].name,
            due_on=last_day(entry.due_at, work.rules.zone),
            rung=rung,
        )

    owed_by = owing(lines, line, roles)
    if present == DUE_TODAY:
        return [(one, notice(Rung.ANSWER)) for one in sorted(owed_by)]
    heard = hearing(lines, line, roles, owed_by, present - DUE_TODAY)
    if heard is None:
        return []
    rung, people = heard
    return [(one, notice(rung)) for one in sorted(people)]
