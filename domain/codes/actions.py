"""What is done with codes: one is given to an older case, and one is looked up."""

from domain import access
from domain.access import Act
from domain.cases.timeline import within_sight
from domain.codes.model import code_in, misread, new_code
from domain.errors import Invalid
from domain.ports import Work
from domain.request import Request


def give_code(work: Work, request: Request, case_id: int) -> str:
    """The code of a case in sight; one from before there were codes gets its own now. Raises
    NotFound."""
    case, _ = within_sight(work, request, case_id)
    if case.code is None:
        case.code = new_code()
    return case.code


def look_up(work: Work, request: Request, code: str) -> str | None:
    """The code as it was typed, if a case has it. Whoever serves the resident may ask, wherever the
    matter lies; that they did is logged, found or not.

    Raises Refused (no post), Invalid (``code-length``: not twelve digits; ``code-misread``).
    """
    access.allow_ever(request.by, Act.SEE)
    asked = code_in(code)
    if asked is None:
        raise Invalid("code-length")
    if misread(asked):
        raise Invalid("code-misread")
    case_id = work.cases.by_code(asked)
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="code_look",
        subject="code" if case_id is None else f"case:{case_id}",
        outcome="done" if case_id is not None else "unknown",
    )
    return None if case_id is None else asked
