"""Text columns: what both databases refuse alike, and what they may still be asked for."""

import pytest
from sqlalchemy import insert, select

from domain.org.model import UnitKind
from storage.kit.columns import WrongText
from storage.kit.engine import Database
from storage.schema import units
from storage.work import SqlOffice
from tests.makers import FOUNDED, District

_UNIT = {"kind": UnitKind.GRID_2, "code": "x", "name": "x", "path": "/", "valid_from": FOUNDED}


@pytest.mark.parametrize(
    ("name", "why"), [("x" * 121, "121 characters where 120"), ("a\0b", "NUL")]
)
async def test_what_cannot_be_kept_is_refused_without_repeating_it(
    database: Database, name: str, why: str
) -> None:
    row = insert(units).values({**_UNIT, "name": name})
    with pytest.raises(WrongText, match=why) as refused:
        await database.write(lambda connection: connection.execute(row))
    assert isinstance(refused.value, ValueError)
    assert name not in str(refused.value)
    assert "INSERT" not in str(refused.value)


async def test_what_has_just_room_is_kept(database: Database) -> None:
    name = "\U0002070e" * 120  # a character counts once, however many bytes it takes
    row = insert(units).values({**_UNIT, "name": name})
    await database.write(lambda connection: connection.execute(row))
    found = await database.read(lambda c: c.scalar(select(units.c.name)))
    assert found == name


async def test_a_longer_text_may_be_looked_for(office: SqlOffice, district: District) -> None:
    assert district.units
    assert await office.do(lambda work: work.org.by_code("9" * 33)) is None
    with pytest.raises(WrongText):
        await office.do(lambda work: work.org.by_code("9\0"))
