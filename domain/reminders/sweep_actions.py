"""What the clocks have to say, in one transaction: so it goes out as one message a person."""

from datetime import datetime

from domain.ports.work import Work
from domain.reminders.overdue_actions import climb, remind_limits, welcome_back


async def sweep_clocks(work: Work, *, now: datetime) -> int:
    """What is overdue climbs, months nearly over are reminded of, and who is back hears what is
    waiting; returns how many pushes."""
    climbed = await climb(work, now=now)
    reminded = await remind_limits(work, now=now)
    return climbed + reminded + await welcome_back(work, now=now)
