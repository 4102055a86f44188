"""What people do about directories: enter, change, check, doubt, stop."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.days.deadlines import end_of_working_day
from domain.directories.keeping import keepers
from domain.directories.model import (
    FIELDS,
    MOST_SERVED,
    Entry,
    EntryDraft,
    EntryState,
    clean_hours,
    clean_phone,
    clean_words,
    mark_of,
    written,
)
from domain.directories.notices import EntryDoubted, EntryDue, entries_of
from domain.directories.options import doubtable, first_due
from domain.errors import Invalid, NotFound, WrongStep
from domain.overdue.owed import owing
from domain.people.line import Lines
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request


def add_entry(work: Work, request: Request, draft: EntryDraft) -> Entry:
    """Enters what a unit hosts; who enters it has checked it. The same tap gives the same entry.

    Raises NotFound, Refused, Invalid (``entry-name-missing``, ``entry-too-long``, ``phone-…``,
    ``hours-…``, ``entry-known``: the unit has one of that name, ``served-many``).
    """
    host = work.org.unit(draft.host_id)
    seat = access.allow(request.by, Act.KEEP_DIRECTORY, access.at(host.path))
    done = work.directories.by_token(request.token)
    if done is not None:
        return done
    wanted = _cleaned(draft)
    if work.directories.named(draft.kind, host.id, wanted.name) is not None:
        raise Invalid("entry-known")
    today = work.rules.day(request.now)
    entry = work.directories.add(
        Entry(
            token=request.token,
            kind=draft.kind,
            host_id=host.id,
            phone=wanted.phone,
            hours=wanted.hours,
            free=draft.free,
            step_free=draft.step_free,
            since=request.now,
            entered_on=today,
            checked_on=today,
            checked_post_id=seat.post_id,
            due_at=first_due(today, work.rules),
            **{name: getattr(wanted, name) for name in FIELDS},
        )
    )
    _serve(work, entry, draft)
    _note(work, request, entry, "add")
    return entry


def change_entry(
    work: Work, request: Request, entry_id: int, draft: EntryDraft, mark: str = ""
) -> Entry:
    """Writes it anew, but for its kind; who changes it has checked it. ``mark`` is the
    :func:`domain.directories.model.mark_of` what was changed.

    Raises as :func:`add_entry`, Invalid (``entry-counted``: what counts legal aid stays with its
    host), WrongStep (somebody else has changed or stopped it since).
    """
    entry = work.directories.by_id(entry_id)
    access.allow(request.by, Act.KEEP_DIRECTORY, access.at(work.org.unit(entry.host_id).path))
    as_read = mark in ("", mark_of(written(entry), stopped=_stopped(entry)))
    if not as_read and (_stopped(entry) or not _same(work, entry, _cleaned(draft))):
        raise WrongStep("entry")
    _check(work, request, entry, _write(work, request, entry, draft))
    return entry


def confirm_entry(work: Work, request: Request, entry_id: int) -> Entry:
    """Says that it is right as it stands; one that was stopped is in use again. Raises NotFound,
    Refused, Invalid (``entry-known``: another has its name by now)."""
    entry = work.directories.by_id(entry_id)
    host = work.org.unit(entry.host_id)
    seat = access.allow(request.by, Act.KEEP_DIRECTORY, access.at(host.path))
    if _stopped(entry) and work.directories.named(entry.kind, host.id, entry.name) is not None:
        raise Invalid("entry-known")
    _check(work, request, entry, seat)
    _note(work, request, entry, "check")
    return entry


def doubt_entry(work: Work, request: Request, entry_id: int) -> Entry:
    """Says that it is wrong: from now on it is shown so, and who keeps it hears at once.

    What somebody has said so of already stays so. Raises NotFound, Refused, WrongStep (it was
    stopped).
    """
    seat = access.allow(request.by, Act.LOOK_UP, _own(request))
    entry = work.directories.by_id(entry_id)
    rules = work.rules
    if _stopped(entry):
        raise WrongStep("entry")
    if not doubtable(entry.state, entry.since, first_due(entry.checked_on, rules)):
        return entry
    entry.state, entry.since, entry.rung = EntryState.TO_CHECK, request.now, 0
    entry.due_at = end_of_working_day(
        request.now, rules.directories.doubt_days, rules.calendar, rules.zone
    )
    lines = Lines(work=work, now=request.now)
    line = lines.of(entry.host_id)
    notice = EntryDoubted(
        entry_id=entry.id,
        entry_kind=entry.kind,
        name=entry.name,
        phone=entry.phone,
        by_role=seat.role,
        by_unit=seat.unit_name,
        step=request.token,
    )
    told = owing(lines, line, keepers(entry.kind, line[0])) - {request.by.person_id}
    telling.tell(work, told, notice, request.now)
    _note(work, request, entry, "doubt")
    return entry


def stop_entry(work: Work, request: Request, entry_id: int) -> Entry:
    """It is there no more; nobody finds it. Raises NotFound, Refused."""
    entry = work.directories.by_id(entry_id)
    host = work.org.unit(entry.host_id)
    access.allow(request.by, Act.KEEP_DIRECTORY, access.at(host.path))
    if not _stopped(entry):
        entry.state, entry.since = EntryState.STOPPED, request.now
        _ask_no_more(work, request, entry)
        _note(work, request, entry, "stop")
    return entry


def import_entries(
    work: Work, request: Request, rows: Sequence[tuple[int | None, EntryDraft]]
) -> tuple[int, int]:
    """Takes over a sheet: each row changes the entry of its number, or of its kind, name and host,
    and is entered where there is none. A row that says what is written already checks nothing, and
    what was stopped stays stopped. Returns how many were entered, and how many changed.

    Raises what :func:`change_entry` raises; then nothing is taken over.
    """
    access.allow(request.by, Act.KEEP_DIRECTORY, _keeping(request))
    added = changed = 0
    for at, (number, draft) in enumerate(rows):
        ask = request.under(f"{request.token}:{at}")
        there = work.directories.named(draft.kind, draft.host_id, clean_words("name", draft.name))
        known = number or (there.id if there is not None else None)
        if known is None:
            add_entry(work, ask, draft)
            added += 1
        elif _taken(work, ask, _kept(work, ask, known), draft):
            changed += 1
    return added, changed


def _taken(work: Work, request: Request, entry: Entry, draft: EntryDraft) -> bool:
    """Whether a row said anything new."""
    if _same(work, entry, _cleaned(draft)):
        return False
    seat = _write(work, request, entry, draft)
    if not _stopped(entry):
        _check(work, request, entry, seat)
    return True


def _cleaned(draft: EntryDraft) -> EntryDraft:
    words: dict[str, Any] = {name: clean_words(name, getattr(draft, name)) for name in FIELDS}
    return replace(draft, phone=clean_phone(draft.phone), hours=clean_hours(draft.hours), **words)


def _same(work: Work, entry: Entry, wanted: EntryDraft) -> bool:
    """Whether just that is written already; the kind is never written anew."""
    serves = set(work.directories.served([entry.id]).get(entry.id, ()))
    if wanted.served is not None and set(wanted.served) != serves:
        return False
    return replace(wanted, kind=entry.kind, served=None) == written(entry)


def _write(work: Work, request: Request, entry: Entry, draft: EntryDraft) -> Seat:
    """Writes it, checks nothing; the seat it was written from."""
    to = work.org.unit(draft.host_id)
    seat = access.allow(request.by, Act.KEEP_DIRECTORY, access.at(to.path))
    wanted = _cleaned(draft)
    other = work.directories.named(entry.kind, to.id, wanted.name)
    if other is not None and other.id != entry.id:
        raise Invalid("entry-known")
    if to.id != entry.host_id and work.aid.counts(entry.id):
        raise Invalid("entry-counted")
    entry.host_id = to.id
    for name in (*FIELDS, "phone", "hours", "free", "step_free"):
        setattr(entry, name, getattr(wanted, name))
    _serve(work, entry, draft)
    _note(work, request, entry, "change")
    return seat


def _stopped(entry: Entry) -> bool:
    return entry.state is EntryState.STOPPED


def _kept(work: Work, request: Request, entry_id: int) -> Entry:
    entry = work.directories.by_id(entry_id)
    access.allow(request.by, Act.KEEP_DIRECTORY, access.at(work.org.unit(entry.host_id).path))
    return entry


def _own(request: Request) -> access.Target:
    """Where the asker sits: what is looked up there is everybody's."""
    return access.at(next((seat.unit_path for seat in request.by.seats), ""))


def _keeping(request: Request) -> access.Target:
    reach = access.scope(request.by, Act.KEEP_DIRECTORY)
    sits = (seat for seat in request.by.seats if seat.unit_id in reach.units)
    paths = (*reach.prefixes, *(seat.unit_path for seat in sits))
    return access.at(next(iter(paths), ""))


def _check(work: Work, request: Request, entry: Entry, seat: Seat) -> None:
    """It was checked just now; whoever was to hear that it must be hears nothing."""
    today = work.rules.day(request.now)
    entry.checked_on, entry.checked_post_id = today, seat.post_id
    entry.due_at, entry.rung = first_due(today, work.rules), 0
    if entry.state is not EntryState.VALID:
        entry.state, entry.since = EntryState.VALID, request.now
    _ask_no_more(work, request, entry)


def _ask_no_more(work: Work, request: Request, entry: Entry) -> None:
    kinds = (EntryDoubted.kind, EntryDue.kind)
    work.outbox.withdraw(entries_of(entry.id), request.now, kinds=kinds)


def _serve(work: Work, entry: Entry, draft: EntryDraft) -> None:
    """Whom it serves: units anywhere, as long as they are there."""
    if draft.served is None:
        return
    if len(draft.served) > MOST_SERVED:
        raise Invalid("served-many", limit=MOST_SERVED)
    units = work.org.those(draft.served)
    if len(units) != len(set(draft.served)):
        raise NotFound("unit")
    work.directories.serve(entry.id, draft.served)


def _note(work: Work, request: Request, entry: Entry, act: str) -> None:
    work.audit.add(
        at=request.now,
        person_id=request.person_id,
        act=f"entry_{act}",
        subject=f"entry:{entry.id}",
    )
