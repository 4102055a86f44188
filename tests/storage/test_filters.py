"""Lists narrowed by what is chosen: by all of it, and by nothing out of reach."""

from dataclasses import replace

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome
from domain.errors import NotFound
from domain.ports import Work
from domain.request import Request
from domain.search.model import NOTHING, Filter, Progress, Since
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_token, later
from tests.storage.test_search import Chair, file, found


async def test_a_list_is_narrowed_by_all_that_is_chosen(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Chair
) -> None:
    def some(work: Work) -> list[int]:
        ids = [
            file(work, district, "building_head", "building"),
            file(work, district, "grid_head", "grid", category_id=2),
            file(work, district, "officer", "community", kind=CaseKind.OPINION, category_id=19),
        ]
        by = Request(actor=district.actor(work, "mediator"), token=a_token(), now=NOW)
        steps.take_step(work, by, ids[1], Arrow.ACCEPT)
        end = replace(by, token=a_token())
        steps.take_step(work, end, ids[1], Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
        return ids

    first, ended, item = await office.do(some)
    supervisor = await actor("supervisor")
    units = district.units
    for chosen, ids in {
        NOTHING: [item, ended, first],
        Filter(kind=CaseKind.DISPUTE): [ended, first],
        Filter(progress=Progress.OPEN): [item, first],
        Filter(progress=Progress.ENDED): [ended],
        Filter(category=2): [ended],
        Filter(unit=units["grid"]): [ended, first],
        Filter(unit=units["building"]): [first],
        Filter(unit=units["community_2"]): [],
        Filter(since=Since.WEEK): [item, ended, first],
        Filter(overdue=True): [],
        Filter(kind=CaseKind.DISPUTE, progress=Progress.OPEN, unit=units["street"]): [first],
    }.items():
        assert await found(boards, supervisor, "漏", chosen) == ids, chosen
    much_later = later(days=400)
    words = ("漏",)
    late = await boards.search.find(supervisor, words, Filter(overdue=True), 0, much_later)
    assert {line.id for line in late.found.lines} == {first, item}
    for since in Since:
        gone = await boards.search.find(supervisor, words, Filter(since=since), 0, much_later)
        assert gone.found.total == 0
    mediator, head = await actor("mediator"), await actor("building_head")
    only = Filter(kind=CaseKind.OPINION)
    assert (await boards.cases.queue(mediator, 0, NOW, only)).total == 0
    assert (await boards.cases.queue(mediator, 0, NOW)).total == 2
    assert (await boards.cases.mine(head, 0, NOW, Filter(progress=Progress.ENDED))).total == 0
    assert (await boards.cases.mine(head, 0, NOW, Filter(unit=units["building"]))).total == 1


async def test_each_way_to_a_desk_is_narrowed(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Chair
) -> None:
    def some(work: Work) -> list[int]:
        kinds = (CaseKind.DISPUTE, CaseKind.OPINION, CaseKind.OPINION, CaseKind.DISPUTE)
        street, made = district.units["street"], list[Case]()
        for kind in kinds:
            category = 2 if kind is CaseKind.DISPUTE else 19
            number = file(work, district, "officer", "community", kind=kind, category_id=category)
            made.append(work.cases.by_id(number))
        for case in made[:2]:
            case.responsible_id = street
        for case in made[2:]:
            case.offered_id = street
        made[0].due_at = made[3].due_at = NOW
        return [case.id for case in made]

    dispute, opinion, offered_opinion, offered = await office.do(some)
    coordinator = await actor("coordinator")
    for chosen, ids in {
        NOTHING: {dispute, opinion, offered, offered_opinion},
        Filter(kind=CaseKind.DISPUTE): {dispute, offered},
        Filter(kind=CaseKind.OPINION): {opinion, offered_opinion},
        Filter(overdue=True): {dispute, offered},
    }.items():
        found = await boards.cases.queue(coordinator, 0, NOW, chosen)
        assert {line.id for line in found.lines} == ids, chosen
        assert found.total == len(ids), chosen


async def test_a_filter_names_no_unit_out_of_reach(
    boards: SqlBoards, district: District, actor: Chair
) -> None:
    mediator = await actor("mediator")
    for name in ("community_2", "street", "district"):
        with pytest.raises(NotFound):
            await boards.search.narrowed(mediator, Filter(unit=district.units[name]))
        with pytest.raises(NotFound):
            await boards.search.units(mediator, district.units[name])
    for unit in (0, -1, 2**63, 2**70):
        with pytest.raises(NotFound):
            await boards.search.units(mediator, unit)
    with pytest.raises(NotFound):
        await boards.search.narrowed(mediator, Filter(category=10**6))
    top = await boards.search.units(mediator, None)
    assert [one.id for one in top.below] == [district.units["community"]]
    here = await boards.search.units(mediator, district.units["community"])
    assert here.above is None
    assert [one.id for one in here.below] == [district.units["grid"]]
    there = await boards.search.units(mediator, district.units["grid"])
    assert there.above is not None
