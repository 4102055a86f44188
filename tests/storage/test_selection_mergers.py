"""What a community applied with before it merged, as it is read on both databases."""

import pytest

from domain.errors import NotFound
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.ports import Work
from domain.selections import applying
from domain.selections.model import SelectionArrow
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District
from tests.storage.evaluation_held import Ask
from tests.storage.scene import Scene
from tests.storage.stories.selections import opened


async def test_the_heir_reads_what_a_merged_community_applied_with(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    def merged(work: Work) -> tuple[int, int]:
        made = Scene(work=work, district=district)
        gone = made.unit(UnitKind.COMMUNITY)
        number = opened(made)
        ask = made.by("coordinator")
        application = applying.apply(work, ask, number, gone, "邻里互助成了习惯").id
        org.merge(work, made.by("administrator"), [gone], district.units["community"], on=TODAY)
        return number, application

    number, application = await office.do(merged)
    officer = await actor("officer")
    view = await boards.selections.application(officer, application, NOW)
    assert (view.note, view.may) == ("邻里互助成了习惯", {SelectionArrow.WITHDRAW})
    round_ = await boards.selections.view(officer, number, NOW)
    assert [one.id for one in round_.lines] == [application]
    assert round_.applies_for == (), "it has applied"
    other = await actor("officer_2")
    with pytest.raises(NotFound):
        await boards.selections.application(other, application, NOW)
