"""What tells how a matter stands takes the place of the message before it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import insert

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label
from domain.cases.notices import CaseMoved, MergedMoved
from domain.messaging import PAGES_DRAWN
from domain.notices import Notice
from domain.people.model import Role
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.schema import conversation
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District
from tests.storage.test_outbox import _queue, _withdraw, a_push

FIRST, SECOND = 77, 78


def told(arrow: Arrow, *, case_id: int = 12, to_reporter: bool = True) -> CaseMoved:
    return CaseMoved(
        case_id=case_id,
        case_kind=CaseKind.DISPUTE,
        category=Label(zh="邻里", en="neighbours"),
        arrow=arrow,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        note="",
        outcome=None,
        to_reporter=to_reporter,
        step=f"{arrow}:{case_id}",
    )


class Phone:
    """The outbox as the sender uses it, for one person."""

    def __init__(self, office: SqlOffice, database: Database, person_id: int) -> None:
        self.office, self.database, self.person_id = office, database, person_id
        self.box = SqlOutbox(database)
        self.numbers = iter(range(FIRST, FIRST + 99))
        self.address = ""

    async def is_told(self, notice: Notice) -> tuple[int, bool]:
        """In which message it comes to stand, and whether that is a new one."""
        await _queue(self.office, a_push(self.person_id, notice))
        (push,) = await self.box.claim("me", TELEGRAM, 1, NOW)
        self.address = push.address or ""
        standing = await self.box.replaces(push)
        replaces = None if standing is None else standing.message_id
        number = next(self.numbers) if replaces is None else replaces
        await self.box.sent([push.id], NOW, message_id=number)
        return number, replaces is None

    async def draws(self, numbers: Sequence[int]) -> None:
        record = {
            "lane": self.address,
            "key": PAGES_DRAWN,
            "data": str([*numbers]),
            "updated_at": NOW,
        }
        await self.database.write(lambda c: c.execute(insert(conversation), record))


@pytest.fixture
def phone(office: SqlOffice, database: Database, district: District) -> Phone:
    return Phone(office, database, district.person_id("grid_head"))


async def test_a_step_takes_the_place_of_the_one_before_it_of_the_same_matter(phone: Phone) -> None:
    assert await phone.is_told(told(Arrow.ACCEPT)) == (FIRST, True)
    assert await phone.is_told(told(Arrow.ACCEPT, case_id=13)) == (SECOND, True)
    assert await phone.is_told(told(Arrow.START)) == (FIRST, False)
    assert await phone.is_told(told(Arrow.START, case_id=13)) == (SECOND, False)
    facts = {n: getattr(told(Arrow.CLOSE), n) for n in ("case_kind", "category", "by_role")}
    merged = MergedMoved(
        merged_id=13, case_id=12, arrow=Arrow.CLOSE, by_unit="", note="", outcome=None, step="x",
        **facts,
    )  # fmt: skip
    assert await phone.is_told(merged) == (SECOND, False), "by the number its reader knows"
    assert await phone.is_told(told(Arrow.WITHDRAW, to_reporter=False)) == (SECOND + 1, True)


async def test_a_question_and_an_outcome_ring_and_a_question_stays(phone: Phone) -> None:
    assert await phone.is_told(told(Arrow.ACCEPT)) == (FIRST, True)
    assert await phone.is_told(told(Arrow.ASK_BACK)) == (SECOND, True)
    assert await phone.is_told(told(Arrow.START)) == (SECOND + 1, True)
    assert await phone.is_told(told(Arrow.RESOLVE)) == (SECOND + 2, True)
    assert await phone.is_told(told(Arrow.CLOSE)) == (SECOND + 2, False)


async def test_an_outcome_that_never_went_out_rings_with_what_overtook_it(
    phone: Phone, office: SqlOffice
) -> None:
    assert await phone.is_told(told(Arrow.START)) == (FIRST, True)
    await _queue(office, a_push(phone.person_id, told(Arrow.RESOLVE)))
    await _withdraw(office, "case:12:")
    assert await phone.is_told(told(Arrow.CLOSE)) == (SECOND, True)


async def test_what_is_tried_again_late_does_not_cover_the_newer_one(
    phone: Phone, office: SqlOffice
) -> None:
    assert await phone.is_told(told(Arrow.ACCEPT)) == (FIRST, True)
    await _queue(office, a_push(phone.person_id, told(Arrow.START)))
    (late,) = await phone.box.claim("me", TELEGRAM, 1, NOW)
    assert await phone.is_told(told(Arrow.RESOLVE)) == (SECOND, True)
    standing = await phone.box.replaces(late)
    assert standing is not None
    assert standing.message_id == FIRST


async def test_a_page_that_is_read_is_not_written_over(phone: Phone) -> None:
    await phone.is_told(told(Arrow.ACCEPT))
    await phone.draws([FIRST - 1, FIRST])
    assert await phone.is_told(told(Arrow.START)) == (SECOND, True)
    assert await phone.is_told(told(Arrow.CLOSE)) == (SECOND, False)


async def test_a_row_of_the_version_before_has_no_thread(phone: Phone) -> None:
    first = replace(told(Arrow.ACCEPT), to_reporter=False)
    await phone.is_told(first)
    assert await phone.is_told(told(Arrow.START)) == (SECOND, True)
