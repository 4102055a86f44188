"""When the reports of a tier are due, set by the administrator."""

from domain import access
from domain.access import Act
from domain.days.periods import DueRule, Period
from domain.errors import Invalid
from domain.org.top import top_path
from domain.periodic.model import DueChange
from domain.ports import Work
from domain.request import Request

GRACE_LIMIT = 5
"""Working days after the end of the period."""


def set_due(work: Work, request: Request, rule: DueRule) -> DueChange:
    """Gives the reports of a kind another due rule, from the next period on.

    A period that has begun keeps its rule; a second change before the next one begins takes the
    place of the first. It holds for the whole desk, so it takes who administers a unit of the
    highest tier; a request without an actor is the command line. Raises Refused, Invalid
    (``due-grace``).
    """
    if request.actor is not None:
        access.allow(
            request.actor, Act.ADMINISTER, access.at(top_path(work.org, work.rules, request.actor))
        )
    if rule.grace > GRACE_LIMIT or rule.offset:
        raise Invalid("due-grace", limit=GRACE_LIMIT)
    present = Period.containing(rule.kind, work.rules.day(request.now))
    first = present.next().first
    person = request.actor.person_id if request.actor else None
    change = work.periodic.due_change(rule.kind, first)
    if change is None:
        change = DueChange(
            kind=rule.kind,
            weekday=rule.weekday,
            grace=rule.grace,
            at=rule.at,
            roll=rule.roll,
            valid_from=first,
            set_by=person,
            set_at=request.now,
        )
        work.periodic.add_due_change(change)
    else:
        change.weekday, change.grace, change.at = rule.weekday, rule.grace, rule.at
        change.roll, change.set_by, change.set_at = rule.roll, person, request.now
    hour = "24:00" if rule.at is None else f"{rule.at:%H:%M}"
    subject = f"due:{rule.kind}:{rule.weekday or 0}:{rule.grace}:{hour}:{rule.roll}:{first}"
    work.audit.add(at=request.now, person_id=person, act=Act.ADMINISTER, subject=subject)
    return change
