"""The sweep of items handed out: on the morning of the due day who owes the feedback hears, then by
the rungs of all that is overdue, one a working day; with the first of them who handed it out, too.
What nobody accepts, and what was sent back and lies, climbs the same rungs."""

from collections.abc import Sequence
from datetime import datetime

from domain.cases.store import DueSpan
from domain.followups.model import RUNNING, Followup, FollowupArrow, FollowupState
from domain.followups.notices import FollowupDue
from domain.followups.units import ANSWERING, HOSTING, lines_of, sides
from domain.notices import Notice
from domain.org.model import Unit
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, due_spans, number_of, overdue_spans
from domain.people.line import Lines
from domain.people.model import Role
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules

_Found = list[tuple[int, Notice]]


def remind_followups(work: Work, request: Request) -> int:
    """Queues a handful of what is due or overdue now; returns how many pushes. A rerun queues
    nothing twice: the item knows how far it was told of. What downtime swallowed is not made up
    for."""
    lines, found = lines_of(work, request.now), _Found()
    due, answer = due_spans(work.rules, request.now), overdue_spans(work.rules, request.now)
    for number in work.followups.near(due, answer, work.handful) if due or answer else ():
        followup = work.followups.by_id(number)
        found += _due(work.rules, request, lines, followup, due)
        found += _unanswered(lines, followup, answer)
    return remind(work, found, request.now)


def _due(
    rules: Rules, request: Request, lines: Lines, followup: Followup, spans: Sequence[DueSpan]
) -> _Found:
    """The feedback is due, or overdue."""
    if followup.state not in RUNNING or not _within(followup.due_at, spans):
        return []
    present = number_of(followup.due_at, spans)
    if followup.rung >= present or (present == DUE_TODAY and _fresh(rules, followup, request)):
        return []
    followup.rung = present
    return _told_due(lines, followup, present)


def _within(at: datetime, spans: Sequence[DueSpan]) -> bool:
    return any(one.after < at <= one.until for one in spans)


def _fresh(rules: Rules, followup: Followup, request: Request) -> bool:
    """Whether it was told today: who has just heard of it is not reminded."""
    told = rules.quiet.next_allowed(followup.handed_out_at, rules.calendar)
    return rules.day(told) >= rules.day(request.now)


def _told_due(lines: Lines, followup: Followup, present: int) -> _Found:
    line, both = lines.of(followup.unit_id), sides(lines, followup)

    def notice(rung: Rung) -> Notice:
        return _notice(lines, followup, FollowupArrow.FEED_BACK, rung)

    if present == DUE_TODAY:
        return [(one, notice(Rung.ANSWER)) for one in sorted(both.answering)]
    hosting = both.hosting - both.answering if present == DUE_TODAY + 1 else frozenset[int]()
    found = [(one, notice(Rung.SENDER)) for one in sorted(hosting)]
    climbed = _climbed(lines, line, ANSWERING, present - DUE_TODAY)
    if climbed is not None:
        rung, people = climbed
        found += [(one, notice(rung)) for one in sorted(people - hosting)]
    return found


def _unanswered(lines: Lines, followup: Followup, spans: Sequence[DueSpan]) -> _Found:
    """Nobody has accepted it, or handed on what was sent back."""
    if followup.answer_at is None or not _within(followup.answer_at, spans):
        return []
    present = number_of(followup.answer_at, spans)
    if followup.answer_rung >= present:
        return []
    followup.answer_rung = present
    returned = followup.state is FollowupState.RETURNED
    arrow = FollowupArrow.HAND_OUT_AGAIN if returned else FollowupArrow.ACCEPT
    line = lines.of(followup.host_id if returned else followup.unit_id)
    climbed = _climbed(lines, line, HOSTING if returned else ANSWERING, present)
    if climbed is None:
        return []
    rung, people = climbed
    notice = _notice(lines, followup, arrow, rung)
    return [(one, notice) for one in sorted(people)]


def _climbed(
    lines: Lines, line: list[Unit], roles: frozenset[Role], present: int
) -> tuple[Rung, set[int]] | None:
    """The rung that speaks, and who stands on it."""
    return hearing(lines, line, roles, lines.nearest(line, roles).people, present)


def _notice(lines: Lines, followup: Followup, arrow: FollowupArrow, rung: Rung) -> Notice:
    returned = arrow is FollowupArrow.HAND_OUT_AGAIN
    line = lines.of(followup.host_id if returned else followup.unit_id)
    due_at = followup.due_at
    if arrow is not FollowupArrow.FEED_BACK and followup.answer_at is not None:
        due_at = followup.answer_at
    return FollowupDue(
        followup_id=followup.id,
        source=followup.source,
        title=followup.title,
        owes=line[0].name,
        arrow=arrow,
        then=FollowupArrow.ACCEPT if followup.state is FollowupState.HANDED_OUT else arrow,
        due_at=due_at,
        rung=rung,
        again=f"{followup.round}:{due_at:%Y%m%d}",
        unreached=not lines.nearest(line[:1], HOSTING if returned else ANSWERING).people,
    )
