"""What was promised is followed to its end though the process is killed at random all the while."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storage import migrate
from tests import postgresql
from tests.journeys.test_evaluations import fails_its_quorum_and_is_held_again
from tests.journeys.test_meetings import from_monday_until_it_is_done, two_confirm_at_once
from tests.journeys.test_twoway import a_round_with_a_late_sheet
from tests.journeys.town import Town
from tests.journeys.unlucky import an_unlucky_town
from tests.nursery import Nursery

STORIES = (
    from_monday_until_it_is_done,
    two_confirm_at_once,
    fails_its_quorum_and_is_held_again,
    a_round_with_a_late_sheet,
)
SEED = 20261130


@pytest.mark.long
@pytest.mark.parametrize("story", STORIES)
async def test_killed_at_random(
    story: Callable[[Town], Awaitable[None]], folder: Path, nursery: Nursery
) -> None:
    async with an_unlucky_town(folder, nursery, SEED) as town:
        await story(town)
        assert town.power.done > 0


@pytest.mark.long
async def test_killed_at_random_on_postgresql(
    tmp_path: Path, nursery: Nursery, postgresql_folder: str
) -> None:
    postgresql.do(postgresql_folder, "DROP DATABASE IF EXISTS town WITH (FORCE)")
    postgresql.do(postgresql_folder, "CREATE DATABASE town")
    postgresql.run(migrate.upgrade(postgresql.url(postgresql_folder, "town")))
    async with an_unlucky_town(tmp_path, nursery, SEED, postgresql_folder) as town:
        await from_monday_until_it_is_done(town)
        assert town.power.done > 0
