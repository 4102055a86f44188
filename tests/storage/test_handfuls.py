"""Each sweep goes on behind the last matter, on both databases, whatever it is in the order of."""

from datetime import datetime

import pytest

from domain.handfuls import Handful
from domain.overdue.rungs import overdue_spans
from domain.ports import Work
from domain.request import Request
from domain.sweeps import SWEEPS, Sweep, handful
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import ZONE, District, a_case, the_rules
from tests.storage.all_taken import every_action
from tests.storage.scene import Call, Scene
from tests.storage.stories import STORIES

MANY = 999
MORNINGS = tuple(datetime(2026, 12, day, 9, tzinfo=ZONE) for day in (1, 2, 4, 7, 21))


async def _one_by_one(office: SqlOffice, sweep: Sweep, now: datetime) -> int:
    queued, part = 0, Handful(singles=MANY)
    for _ in range(MANY):
        queued += await office.do(handful, Request(now=now), sweep, part)
        assert len(part.found) <= 1
        following = part.following()
        if following is None:
            break
        part = following
    return queued


async def test_what_cannot_be_told_of_is_not_found_again(
    office: SqlOffice, district: District
) -> None:
    """As if each of them were broken: looked at one by one, and not told of."""

    def file(work: Work) -> list[int]:
        head, grid = district.actor(work, "grid_head"), district.units["grid"]
        return [a_case(work, head, grid).id for _ in range(3)]

    def look(work: Work, request: Request) -> int:
        return len(work.clocks.overdue(overdue_spans(work.rules, request.now), work.handful))

    filed, found, part = await office.do(file), list[str](), Handful(singles=MANY)
    for _ in range(len(filed)):
        assert await office.do(handful, Request(now=MORNINGS[0]), look, part) == 1
        found += part.found
        part = part.following() or Handful()
    assert found == [f"case:{one}" for one in filed]
    assert await office.do(handful, Request(now=MORNINGS[0]), look, part) == 0


@pytest.mark.long
async def test_one_by_one_nothing_is_left_behind(database: Database, district: District) -> None:
    office = SqlOffice(database, the_rules(), vault=FernetVault([new_key()]))
    for action in every_action().values():

        def prepare(work: Work) -> Call:
            return STORIES[action](Scene(work=work, district=district))  # noqa: B023 - called at once

        asked = await office.do(prepare)
        await office.do(action, asked.request, *asked.args, **asked.more)
    told = 0
    for now in MORNINGS:
        for sweep in SWEEPS:
            told += await _one_by_one(office, sweep, now)
            assert await office.do(handful, Request(now=now), sweep, Handful()) == 0, sweep
    assert told > 20
