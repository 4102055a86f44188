"""The sweeps of assessments: a deferred matter comes back on its day as another round; and on the
morning of a due day whose turn it is hears, then by the rungs of all that is overdue."""

from domain.assessments.lifecycle import AssessmentSide, move
from domain.assessments.model import Assessment, AssessmentArrow, AssessmentRound, AssessmentState
from domain.assessments.notices import AssessmentDue
from domain.assessments.options import missing_of
from domain.assessments.record import note_step, set_due
from domain.assessments.telling import asked, side_of, tell_moved
from domain.days.deadlines import last_day
from domain.notices import Notice
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, due_spans, number_of, speaks
from domain.people.line import COORDINATING, Lines
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request


def resume_assessments(work: Work, request: Request) -> int:
    """Begins another round of what was deferred to today; returns how many. A rerun finds none."""
    if not speaks(work.rules, request.now):
        return 0
    found = 0
    for number in work.assessments.to_resume(work.rules.day(request.now)):
        matter = work.assessments.by_id(number)
        if matter.state is not AssessmentState.DEFERRED:
            continue  # somebody was quicker
        tap = request.under(f"resume:{matter.id}:{matter.round}")
        move(matter, AssessmentArrow.RESUME, request.now)
        round_ = work.assessments.add_round(
            AssessmentRound(
                assessment_id=matter.id,
                number=matter.round,
                began_at=request.now,
                scale=work.rules.assessments.scale,
            )
        )
        set_due(work.rules, matter, round_, request.now)
        note_step(work, tap, matter, AssessmentArrow.RESUME, None)
        to = {AssessmentSide.UNIT}
        tell_moved(work, tap, matter, round_, AssessmentArrow.RESUME, to=to)
        found += 1
    return found


def remind_assessments(work: Work, request: Request) -> int:
    """Queues what is due or overdue now; returns how many pushes. A rerun queues nothing twice: the
    matter knows how far it was told of."""
    spans = due_spans(work.rules, request.now)
    if not spans:
        return 0
    lines, found = Lines(work=work, now=request.now, reached=True), list[tuple[int, Notice]]()
    for number in work.assessments.near(spans):
        matter = work.assessments.by_id(number)
        if matter.due_at is None or not spans[-1].after < matter.due_at <= spans[0].until:
            continue  # somebody was quicker
        present = number_of(matter.due_at, spans)
        if matter.rung >= present:
            continue
        matter.rung = present
        found += _told(work, lines, matter, present)
    return remind(work, found, request.now)


def _told(work: Work, lines: Lines, matter: Assessment, present: int) -> list[tuple[int, Notice]]:
    if matter.due_at is None:
        return []
    round_, side = work.assessments.round_of(matter), side_of(matter.state)
    owing = asked(work, lines, matter, round_, side)
    line = lines.of(matter.unit_id)
    owes = next((one for one in line if one.id == owing.unit_id), line[0])
    there = [one.kind for one in work.assessments.annexes(matter.id)]
    due = last_day(matter.due_at, work.rules.zone)
    filing = matter.state is AssessmentState.DECIDED and not matter.filed

    def notice(rung: Rung) -> Notice:
        return AssessmentDue(
            assessment_id=matter.id,
            name=matter.name,
            unit_name=line[0].name,
            state=matter.state,
            owes=owes.name,
            due_at=matter.due_at or round_.began_at,
            missing=missing_of(work.rules.assessments, matter, there) if filing else (),
            rung=rung,
            again=f"{matter.state}:{due.isoformat()}",
            unreached=not owing.people,
        )

    if present == DUE_TODAY:
        return [(one, notice(Rung.DUE_DAY)) for one in sorted(owing.people)]
    heard = hearing(lines, line, COORDINATING, owing.people, present - DUE_TODAY)
    if heard is None:
        return []
    rung, people = heard
    return [(one, notice(rung)) for one in sorted(people)]
