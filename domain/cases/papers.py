"""材料: what the handler puts with a matter: the signed agreement, a picture of the place, of the
visit afterwards."""

from collections.abc import Sequence

from domain.cases.draft import FILES_LIMIT, DraftFile
from domain.cases.letters import Letter
from domain.cases.lifecycle import handling
from domain.cases.model import Case, CaseKind
from domain.cases.options import attachable
from domain.cases.timeline import Noted, attach, note_step, opening
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.request import Request


def add_papers(work: Work, request: Request, case_id: int, files: Sequence[DraftFile]) -> Case:
    """Adds the files. Those of a dispute belong to its mediation record, which the reporter does
    not read: there may be a signature on them.

    Raises NotFound, Refused, WrongStep (nobody has taken it, or it went on elsewhere), Invalid
    (``papers-missing``, ``too-many-files``).
    """
    case, seat, done = opening(work, request, case_id, handling)
    if done:
        return case
    if not attachable(case):
        raise WrongStep("papers", state=case.state.value)
    if not files:
        raise Invalid("papers-missing")
    if len(files) > FILES_LIMIT:
        raise Invalid("too-many-files", limit=FILES_LIMIT)
    of_record = case.kind is CaseKind.DISPUTE
    letter = Letter.RECORD if of_record else Letter.NOTE
    note_step(work, request, seat, case, Noted(letter=letter, before=case.state))
    attach(work, request, case, files, of_record=of_record)
    return case
