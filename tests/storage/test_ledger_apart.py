"""A ledger made in a process of its own is the one that a thread makes."""

import os
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial

import pytest

from app.apart.client import ReaderBeside
from bot.exports.ledger import ledger_xlsx
from bot.texts import Say, say_in
from domain.errors import NotFound
from domain.ledgers.model import Ledger, LedgerRow
from domain.people.model import Actor
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, the_rules

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def signed(say: Say, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
    """The file, behind the number of the process that made it."""
    return f"{os.getpid()}:".encode() + ledger_xlsx(say, ledger, rows)


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
    top, write = district.units["district"], partial(signed, say_in("zh"))
    made, data = await reads.long_file(supervisor, top, YEAR, NOW, write)
    here, same = await reads.file(supervisor, top, YEAR, NOW, write)
    (by, file), (_, other) = data.split(b":", 1), same.split(b":", 1)
    assert int(by) != os.getpid()
    assert made == here
    assert made.rows == 3
    assert file[:2] == other[:2] == b"PK"
    with pytest.raises(NotFound):
        await reads.long_file(await actor("coordinator"), top, YEAR, NOW, write)
