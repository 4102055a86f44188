"""Whoever locks several cases does so from the oldest on, so that no two wait for each other."""

from collections.abc import Callable

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Case, PeopleBand
from domain.cases.split import split
from domain.cases.steps import add_detail
from domain.cases.undo import undo
from domain.people.model import Role
from storage.cases.store import SqlCases
from tests.domain.conftest import Town
from tests.domain.related import go

Locked = Callable[[], list[int]]


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Locked:
    """The numbers in the order in which they were locked first, since it was asked last."""
    numbers: list[int] = []
    by_id = SqlCases.by_id

    def noting(cases: SqlCases, case_id: int) -> Case:
        numbers.append(case_id)
        return by_id(cases, case_id)

    def asked() -> list[int]:
        order = list(dict.fromkeys(numbers))
        numbers.clear()
        return order

    monkeypatch.setattr(SqlCases, "by_id", noting)
    return asked


def test_what_is_added_to_a_merged_one(town: Town, locked: Locked) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    first, second, third = (town.reported(head) for _ in range(3))
    locked()
    town.do(merge, town.asks(mediator), third.id, second.id)
    assert locked() == [second.id, third.id]
    town.do(merge, town.asks(mediator), second.id, first.id)
    assert locked() == [first.id, second.id]
    town.do(add_detail, town.asks(head), third.id, note="还有")
    assert locked() == [first.id, second.id, third.id]


def test_a_part_that_is_taken_back(town: Town, locked: Locked) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    whole = town.reported(head)
    go(town, mediator, whole, Arrow.ACCEPT)
    part = town.do(split, town.asks(mediator), whole.id, PeopleBand.ONE_TWO, "另有三户")
    locked()
    town.do(undo, town.asks(mediator), part.id)
    assert locked() == [whole.id, part.id]


def test_one_that_is_not_there_is_none(town: Town) -> None:
    assert town.work.cases.older(7) == town.work.cases.older(2**70) == []
