"""Nothing is lost and nothing is doubled, whatever dies; and one person's flood is theirs alone.

``make chaos`` runs all of it. CHAOS_PEOPLE, CHAOS_KILLS (over all desks) and CHAOS_SEED say how
much; the same seed draws the same troubles, though not at the same instants.
"""

from contextlib import ExitStack
from pathlib import Path
from statistics import median

import pytest

from tests import postgresql
from tests.chaos.desks import DESKS, Desk
from tests.chaos.disk import a_disk
from tests.chaos.flood import feels
from tests.chaos.printed import TABLE, TOLD, the_size
from tests.chaos.reckoning import Outcome
from tests.chaos.scene import weathers
from tests.chaos.troubles import FULL
from tests.nursery import Nursery

MEGABYTES = 256
"""Of a small disk: PostgreSQL takes a fifth of it when it has done nothing yet."""
RECOVERS, RECOVER_TOGETHER = 5.0, 15.0
"""Seconds after a kill until everybody has their answer, with one process and with several: half
of the times. The worst depends on what else the machine does."""
A_SECOND = 500
"""Messages of the flood."""


def nothing_is_amiss(outcome: Outcome) -> None:
    """All that is promised, but how soon: that is for a machine that does nothing else."""
    assert outcome.stuck == []
    assert outcome.lost == 0
    assert outcome.doubled == 0
    assert outcome.repeated <= outcome.may_repeat
    assert outcome.order_broken == []
    assert outcome.counters_off == 0


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_a_short_storm(tmp_path: Path, nursery: Nursery) -> None:
    outcome = await weathers(tmp_path, nursery, DESKS[0], (6, 5, 15), None)
    assert outcome.kills == 5
    nothing_is_amiss(outcome)


@pytest.mark.chaos
@pytest.mark.timeout(600)
@pytest.mark.parametrize("desk", DESKS[::3], ids=lambda desk: desk.name.replace(",", ""))
async def test_a_flood_is_felt_by_its_sender_alone(
    tmp_path: Path, nursery: Nursery, postgresql_folder: str, desk: Desk
) -> None:
    base = postgresql_folder if desk.postgresql else None
    felt = await feels(tmp_path, nursery, desk, A_SECOND, the_size()[2], base)
    TOLD.append(f"{desk.name}: {felt.line()}")
    assert felt.sent > 0.8 * A_SECOND * felt.seconds
    assert felt.ratio <= 1.5


@pytest.mark.chaos
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name.replace(",", ""))
async def test_a_storm(
    tmp_path: Path, nursery: Nursery, postgresql_folder: str, desk: Desk
) -> None:
    people, kills, seed = the_size()
    share = -(-kills // len(DESKS))
    with ExitStack() as ground:
        base = postgresql_folder if desk.postgresql else None
        disk = None
        if FULL in desk.troubles:
            try:
                disk = ground.enter_context(a_disk(MEGABYTES))
            except (PermissionError, FileNotFoundError) as error:
                pytest.skip(f"no file system of its own can be mounted here: {error}")
            if desk.postgresql:
                base = ground.enter_context(postgresql.a_server(disk.folder / "pg"))
        outcome = await weathers(tmp_path, nursery, desk, (people, share, seed), base, disk)
    TABLE.append(outcome.row())
    ways = ", ".join(f"{how} {many}" for how, many in sorted(outcome.ways.items()))
    TOLD.append(f"{desk.name}: {ways}")
    nothing_is_amiss(outcome)
    if share >= 4:  # with fewer it may be over before they come
        assert [one for one in desk.troubles if not outcome.struck[one]] == []
    if share >= 12:  # then some of the last kills are in calls for which somebody waits
        assert outcome.recovery
    if outcome.recovery:
        assert median(outcome.recovery) <= (RECOVERS if desk.parts == ("",) else RECOVER_TOGETHER)
