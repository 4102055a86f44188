"""Reminders on their way out: what every sweep does with whom it found."""

from collections.abc import Iterable
from datetime import datetime

from domain.notices import Notice, Priority
from domain.ports import Push, Work


def remind(
    work: Work, found: Iterable[tuple[int, Notice]], now: datetime, *, when: datetime | None = None
) -> int:
    """Queues a notice for each of these persons; returns how many were not queued before.

    Outside the quiet hours, or at ``when``. What is for one person stands together, so that it is
    claimed and sent together.
    """
    rules = work.rules
    allowed = when or rules.quiet.next_allowed(now, rules.calendar)
    pushes = [
        Push(person_id=person, notice=notice, not_before=allowed, priority=Priority.REMINDER)
        for person, notice in sorted(found, key=lambda one: one[0])
    ]
    return work.outbox.add(pushes, now)
