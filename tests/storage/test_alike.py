"""What may be reported already, on a database: within sight, by place, category, days and words."""

from sqlalchemy import Connection, update

from domain.cases.duplicates import Reported
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import cases
from storage.work import SqlOffice
from tests.makers import District, later
from tests.storage.counting import questions
from tests.storage.test_related import LEAK, SAME, Asking, file, go


async def test_what_may_be_reported_already_is_found_within_sight(
    database: Database, office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    head, builder = await actor("grid_head"), await actor("building_head")
    grid, building = district.units["grid"], district.units["building"]
    own = await file(office, builder, building, LEAK)

    def move(connection: Connection) -> None:
        connection.execute(update(cases).where(cases.c.id == own).values(place="3号楼2单元"))

    await database.write(move)
    await file(office, head, grid, "小区门口乱停车，堵了路")

    async def like(
        who: str, place: str, unit_id: int = building, days: float = 1, category: int = 1
    ) -> tuple[int, bool] | None:
        said = Reported(unit_id=unit_id, place=place, summary=SAME)
        found = await boards.cases.alike(
            await actor(who), CaseKind.DISPUTE, category, said, later(days=days)
        )
        return None if found is None else (found.id, found.may_add)

    assert await like("building_head", "3号楼2单元") == (own, True)
    assert await like("building_head", "") == (own, True)
    assert await like("building_head", "13号楼2单元") is None
    assert await like("building_head", "3号楼", days=15) is None
    assert await like("building_head", "3号楼", category=2) is None
    assert await like("mediator", "3号楼", unit_id=grid) == (own, False)
    assert await like("mediator", "", unit_id=grid) is None, "no place, another unit"
    assert await like("grid_head", "3号楼2单元") == (own, False)
    for place in ("", "3号楼2单元"):
        said = Reported(unit_id=building, place=place, summary=SAME)
        same = await boards.cases.alike(builder, CaseKind.DISPUTE, 1, said, later(days=1))
        assert same is not None
        assert same.placed == bool(place), "without a place only the unit is the same"
    for stranger in ("mediator_2", "administrator"):
        assert await like(stranger, "3号楼2单元") is None
    for hostile in (0, -1, 999_999, 2**63):
        assert await like("building_head", "", unit_id=hostile) is None
        assert await like("building_head", "", category=hostile) is None
    await go(office, builder, own, Arrow.WITHDRAW)
    assert await like("building_head", "3号楼2单元") is None


async def test_each_report_asks_little(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    head, grid = await actor("grid_head"), district.units["grid"]
    said = Reported(unit_id=grid, place="", summary=SAME)
    for filed, most in ((False, 4), (True, 5)):
        if filed:
            await file(office, head, grid, LEAK)
        with questions() as asked:
            found = await boards.cases.alike(head, CaseKind.DISPUTE, 1, said, later(days=1))
        assert (found is not None) is filed
        assert len(asked) <= most, asked
