"""Each sweep goes on behind the last matter, on both databases, whatever it is in the order of."""

from datetime import datetime

from domain.handfuls import Handful
from domain.ports import Work
from domain.request import Request
from domain.sweeps import SWEEPS, Sweep, handful
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import ZONE, District, the_rules
from tests.storage.scene import Call, Scene
from tests.storage.stories import STORIES
from tests.storage.test_every_action import every_action

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
