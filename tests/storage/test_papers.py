"""What handlers put with a matter, and who sees it."""

from collections.abc import Awaitable, Callable

import pytest

from domain.cases import papers, steps
from domain.cases.draft import DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind
from domain.errors import NotFound, Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case

Asking = Callable[[str], Awaitable[Actor]]


@pytest.mark.parametrize("kind", CaseKind)
async def test_what_the_handler_attaches_to_a_dispute_is_of_its_record(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking, kind: CaseKind
) -> None:
    head = await actor("building_head")
    handler = await actor("mediator" if kind is CaseKind.DISPUTE else "officer")
    case = await office.do(a_case, head, district.units["building"], kind=kind)
    file = DraftFile(kind=AttachmentKind.PAPER, file="a" * 32 + ".pdf", size=9)

    def asks(who: Actor, tap: str = "same") -> Request:
        return Request(actor=who, token=tap, now=NOW)

    with pytest.raises(WrongStep):
        await office.do(papers.add_papers, asks(handler), case.id, [file])
    await office.do(steps.take_step, asks(handler, "accept"), case.id, Arrow.ACCEPT)
    with pytest.raises(Refused):
        await office.do(papers.add_papers, asks(head), case.id, [file])
    for _ in range(2):
        await office.do(papers.add_papers, asks(handler), case.id, [file])
    (one,) = (await boards.cases.view(handler, case.id, NOW)).attachments
    assert (await boards.cases.attachment(handler, one.id)).kind is AttachmentKind.PAPER
    shown = (await boards.cases.view(head, case.id, NOW)).attachments
    if kind is CaseKind.OPINION:
        assert shown == (one,)
        return
    assert shown == ()
    with pytest.raises(NotFound):
        await boards.cases.attachment(head, one.id)
