"""A ledger made in a process of its own is the one that a thread makes."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

import pytest

from app.apart.client import ReaderBeside
from bot.exports.ledger import ledger_csv
from bot.texts import say_in
from domain.errors import NotFound
from domain.people.model import Actor
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, the_rules

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


async def test_it_reads_the_same_and_refuses_the_same(
    database: Database,
    office: SqlOffice,
    district: District,
    actor: Callable[[str], Awaitable[Actor]],
) -> None:
    head, supervisor = await actor("building_head"), await actor("supervisor")
    for _ in range(3):
        await office.do(lambda work: a_case(work, head, district.units["building"]).id)
    reads = SqlBoards(database, the_rules(), apart=ReaderBeside()).ledgers
    top, write = district.units["district"], partial(ledger_csv, say_in("zh"))
    made, data = await reads.long_file(supervisor, top, YEAR, NOW, write)
    assert made.rows == 3
    assert (made, data) == await reads.file(supervisor, top, YEAR, NOW, write)
    with pytest.raises(NotFound):
        await reads.long_file(await actor("coordinator"), top, YEAR, NOW, write)
