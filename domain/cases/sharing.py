"""To show a matter to a group: no step of it, but a line in the log."""

from domain.cases.timeline import within_sight
from domain.ports import Work
from domain.request import Request


def share(work: Work, request: Request, case_id: int) -> None:
    """Notes that the asker shows the masked card of a matter to others, who may not see it
    themselves. Raises NotFound, also for one out of sight."""
    within_sight(work, request, case_id)
    work.audit.add(
        at=request.now, person_id=request.by.person_id, act="case_share", subject=f"case:{case_id}"
    )
