"""One action, one transaction; twins file once."""

import asyncio

from domain.cases import actions
from domain.ports import Work
from storage.work import SqlOffice
from tests.makers import NOW, District, a_draft


async def test_a_report_is_filed_and_found_again(office: SqlOffice, district: District) -> None:
    draft = a_draft(district.units["building"])

    async def file(work: Work) -> int:
        actor = await district.actor(work, "building_head")
        return (await actions.report(work, actor, draft, token="t1", now=NOW)).id

    first = await office.do(file)
    assert await office.do(file) == first
    case = await office.do(_by_id, first)
    assert case.reported_at == NOW
    assert case.responsible_id == district.units["community"]


async def _by_id(work, case_id):
    return await work.cases.by_id(case_id)


async def test_twins_file_one_case(office: SqlOffice, district: District) -> None:
    draft = a_draft(district.units["grid"], key="same")

    async def file(work: Work, token: str) -> int:
        actor = await district.actor(work, "grid_head")
        return (await actions.report(work, actor, draft, token=token, now=NOW)).id

    ids = await asyncio.gather(*(office.do(file, f"t{n}") for n in range(8)))
    assert len(set(ids)) == 1
