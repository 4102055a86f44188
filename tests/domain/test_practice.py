"""Where the examples of a practice are filed: with the post that is practised."""

import pytest

from domain.cases.model import Case, CaseKind, Urgency
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.practice.actions import lay_out
from domain.practice.model import Example
from tests.domain.conftest import Town


def laid_out(town: Town, who: Actor) -> list[Case]:
    category = town.work.cases.category(1)
    example = Example(
        kind=CaseKind.DISPUTE,
        category_id=category.id,
        place="练习",
        summary="练习用的事",
        urgency=Urgency.YELLOW,
    )
    assert category.kind is CaseKind.DISPUTE
    assert town.do(lay_out, town.asks(who), [example]) == 1
    return town.all(Case)


@pytest.mark.parametrize(
    ("role", "own"),
    [
        (Role.MEDIATOR, False),
        (Role.CENTRE_OFFICER, False),
        (Role.LEGAL_AID_LIAISON, True),
    ],
)
def test_at_a_centre_they_lie_with_the_centre(town: Town, role: Role, *, own: bool) -> None:
    centre = town.unit("琅琊街道综治中心", UnitKind.CENTRE, "琅琊街道")
    who = town.person(centre.name, role)
    (case,) = laid_out(town, who)
    assert case.responsible_id == centre.id
    assert (case.reporter_id == who.person_id) is own


@pytest.mark.parametrize(
    ("first", "second", "at"),
    [
        (("琅琊区", Role.ADMINISTRATOR), ("一号楼", Role.BUILDING_HEAD), "一号楼"),
        (("一号楼", Role.BUILDING_HEAD), ("琅琊街道", Role.COORDINATOR), "琅琊街道"),
    ],
)
def test_of_several_posts_the_one_that_can_do_most(
    town: Town, first: tuple[str, Role], second: tuple[str, Role], at: str
) -> None:
    who = town.person(*first)
    who = town.person(*second, again=who.person_id)
    (case,) = laid_out(town, who)
    assert case.unit_id == town.units[at].id
