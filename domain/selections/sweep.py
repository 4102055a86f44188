"""The sweeps of selections: on the morning after its last day a round takes no more applications;
and on the morning of a due day whose turn it is hears, then by the rungs of all that is overdue."""

from collections.abc import Collection

from domain.days.deadlines import last_day
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, due_spans, number_of, speaks
from domain.people.line import COORDINATING, Lines, Nearest
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.selections.ending import to_review
from domain.selections.lifecycle import move
from domain.selections.model import (
    Application,
    ApplicationState,
    Selection,
    SelectionArrow,
    SelectionState,
)
from domain.selections.notices import SelectionDue
from domain.selections.record import note_step, set_due
from domain.selections.telling import above, community, district

_STREETS = frozenset({SelectionState.APPLYING, SelectionState.RECOMMENDING})


def close_selections(work: Work, request: Request) -> int:
    """Ends the applications whose last day is over; returns of how many rounds. Where nothing waits
    for a street the review begins at once. A rerun finds none."""
    if not speaks(work.rules, request.now):
        return 0
    found, today = 0, work.rules.day(request.now)
    for number in work.selections.to_close(today):
        selection = work.selections.by_id(number)
        if selection.state is not SelectionState.APPLYING or today <= selection.apply_by:
            continue  # somebody was quicker
        tap = request.under(f"close:{selection.id}")
        move(selection, SelectionArrow.CLOSE, request.now)
        set_due(work, selection, request.now)
        note_step(work, tap, selection, SelectionArrow.CLOSE, None)
        applications = work.selections.applications(selection.id)
        if not any(one.state is ApplicationState.APPLIED for one in applications):
            review = request.under(f"close:{selection.id}:review")
            to_review(work, review, selection, applications, None)
        found += 1
    return found


def remind_selections(work: Work, request: Request) -> int:
    """Queues what is due or overdue now; returns how many pushes. A rerun queues nothing twice: the
    round knows how far it was told of."""
    spans = due_spans(work.rules, request.now)
    if not spans:
        return 0
    lines, found = Lines(work=work, now=request.now, reached=True), list[tuple[int, Notice]]()
    for number in work.selections.near(spans):
        selection = work.selections.by_id(number)
        if selection.due_at is None or not spans[-1].after < selection.due_at <= spans[0].until:
            continue  # somebody was quicker
        present = number_of(selection.due_at, spans)
        if selection.rung >= present:
            continue
        selection.rung = present
        for owing, waiting in _owing(work, lines, selection):
            found += _told(work, lines, selection, present, owing, waiting)
    return remind(work, found, request.now)


def _owing(work: Work, lines: Lines, selection: Selection) -> list[tuple[Nearest, int]]:
    """Whose turn it is: the communities that have not applied, the streets that have not said a
    word, or the district; with how many applications wait there."""
    if selection.state not in _STREETS:
        return [(district(lines, selection), 0)]
    applications = work.selections.applications(selection.id)
    if selection.state is SelectionState.APPLYING:
        return [(one, 0) for one in _silent(work, lines, selection, applications)]
    found: dict[int, list[Nearest]] = {}
    for one in applications:
        if one.state is ApplicationState.APPLIED:
            asked = above(lines, one.unit_id)
            found.setdefault(asked.unit_id or selection.unit_id, []).append(asked)
    return [(asked[0], len(asked)) for asked in found.values()]


def _silent(
    work: Work, lines: Lines, selection: Selection, applications: Collection[Application]
) -> list[Nearest]:
    there = {
        goes_on(work, work.org.unit(one.unit_id)).id
        for one in applications
        if one.state is not ApplicationState.WITHDRAWN
    }
    path, day = lines.of(selection.unit_id)[0].path, work.rules.day(lines.now)
    silent = [one.id for one in work.selections.communities(path, day) if one.id not in there]
    lines.expect(silent)
    by_unit = {asked.unit_id: asked for one in silent if (asked := community(lines, one)).people}
    return list(by_unit.values())


def _told(
    work: Work,
    lines: Lines,
    selection: Selection,
    present: int,
    owing: Nearest,
    waiting: int,
) -> list[tuple[int, Notice]]:
    if selection.due_at is None:
        return []
    line = lines.of(owing.unit_id or selection.unit_id)
    due = last_day(selection.due_at, work.rules.zone)
    objections = sum(one.open for one in work.selections.objections(selection.id))

    def notice(rung: Rung) -> Notice:
        return SelectionDue(
            selection_id=selection.id,
            year=selection.year,
            state=selection.state,
            owes=line[0].name,
            due_at=selection.due_at or selection.opened_at,
            waiting=waiting,
            objections=objections,
            rung=rung,
            again=f"{selection.state}:{line[0].id}:{due.isoformat()}",
            unreached=not owing.people,
        )

    if present == DUE_TODAY:
        return [(one, notice(Rung.DUE_DAY)) for one in sorted(owing.people)]
    if selection.state is SelectionState.APPLYING:
        return []  # whoever does not apply owes nothing
    heard = _on_rung(lines, line, owing, present)
    if heard is None:
        return []
    rung, people = heard
    return [(one, notice(rung)) for one in sorted(people)]


def _on_rung(
    lines: Lines, line: list[Unit], owing: Nearest, present: int
) -> tuple[Rung, set[int]] | None:
    return hearing(lines, line, COORDINATING, owing.people, present - DUE_TODAY)
