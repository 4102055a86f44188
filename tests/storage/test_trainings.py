"""Courses on both databases: who reads which, what the year tells of them, and what files stay."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from domain.people.model import Actor
from domain.request import Request
from domain.trainings import actions
from domain.trainings.model import TrainingDraft, TrainingForm
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_token

Who = Callable[[str], Awaitable[Actor]]


async def test_who_reads_which_and_what_the_year_says(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Who
) -> None:
    async def held(chair: str, unit: str, days_ago: int = 0) -> int:
        draft = TrainingDraft(
            unit_id=district.units[unit],
            day=TODAY - timedelta(days=days_ago),
            form=TrainingForm.GATHERED,
            topic="怎么接待",
            came=20,
        )
        by = Request(actor=await actor(chair), token=a_token(), now=NOW)
        first = await office.do(actions.add_training, by, draft)
        assert (await office.do(actions.add_training, by, draft)).id == first.id
        return first.id

    await held("officer", "community")
    await held("officer", "community", days_ago=360)  # of last year
    wrong = await held("officer", "community")
    await held("officer_2", "community_2")
    await held("coordinator", "street")
    by = Request(actor=await actor("officer"), token=a_token(), now=NOW)
    await office.do(actions.take_back, by, wrong)

    async def read(chair: str, year: int = TODAY.year) -> list[tuple[str, int]]:
        years = await boards.trainings.years(await actor(chair), year)
        return [(one.unit.name, one.held) for one in years]

    assert await read("officer") == [("古道社区", 1)]
    assert await read("coordinator") == [("琅琊街道", 1), ("古道社区", 1)]
    assert await read("officer", TODAY.year - 1) == [("古道社区", 1)]
    everything = [("琅琊街道", 1), ("古道社区", 1), ("东后街社区", 1)]
    assert sorted(await read("supervisor")) == sorted(everything)
    supervisor = await actor("supervisor")
    assert (await boards.trainings.page(supervisor, 0, 0)).total == 4
    for year, courses in ((TODAY.year, 3), (TODAY.year - 1, 1), (TODAY.year + 1, 0)):
        assert len(await boards.trainings.sheet(supervisor, year)) == courses
    evidence = await boards.periodic.year(supervisor, district.units["district"], TODAY.year, NOW)
    assert sorted((one.unit.name, one.held) for one in evidence.trainings) == sorted(everything)
