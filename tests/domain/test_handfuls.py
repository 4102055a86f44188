"""Reminders in handfuls: whoever kills a sweep between two of them loses nothing and repeats
nothing."""

from datetime import datetime

import pytest

from domain.handfuls import Handful
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.ports import Work
from domain.reminders.sweep import remind_due
from domain.request import Request
from domain.sweeps import first_handfuls, handful
from tests.domain.conftest import Town
from tests.makers import ZONE

PLACES = ("古道社区", "会峰社区", "紫薇社区")
MANY = 99


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _swept(town: Town, moment: str, killed_after: int = MANY) -> int:
    """Sweeps one by one, and is killed after so many; how many pushes were queued."""
    queued, part = 0, Handful(singles=MANY)
    for _ in range(killed_after):
        queued += town.do(handful, Request(now=local(moment)), remind_due, part)
        following = part.following()
        if following is None:
            break
        part = following
    return queued


def _officers(town: Town) -> set[int]:
    for name in PLACES[1:]:
        town.unit(name, UnitKind.COMMUNITY, "琅琊街道")
    return {town.person(name, Role.INFORMATION_OFFICER).person_id for name in PLACES}


def _told(town: Town, rung: str) -> list[int]:
    return [push.person_id for push in town.pushes() if f"2026-W48:{rung}:" in push.key]


@pytest.mark.parametrize("killed_after", range(1, 10))
def test_a_killed_sweep_is_made_up_for(town: Town, killed_after: int) -> None:
    officers = _officers(town)
    _swept(town, "2026-11-27T09:00", killed_after)
    _swept(town, "2026-11-27T09:01")
    assert sorted(_told(town, "due_day")) == sorted(officers)
    assert _swept(town, "2026-11-27T09:02") == 0
    # and so is the end of the rung: nothing that waits is left behind
    _swept(town, "2026-11-27T17:00", killed_after)
    _swept(town, "2026-11-27T17:01")
    assert not [one for one in officers if town.told(town.actor(one))]


def test_a_unit_that_cannot_be_told_of_keeps_no_other_tier_waiting(town: Town) -> None:
    _officers(town)
    part, found = Handful(singles=MANY), list[str]()
    while part is not None:
        town.do(handful, Request(now=local("2026-12-02T09:00")), remind_due, part)
        found += part.found
        assert len(part.found) <= 1
        part = part.following()
    assert {one.split(":")[1] for one in found} >= {"2026-W48", "2026-11", "2026-11-B"}


def test_a_look_ends_with_the_first_sweep_that_finds_something(town: Town) -> None:
    asked = list[str]()

    def idle(work: Work, request: Request) -> int:
        asked.append("idle")
        return 0

    def finds(work: Work, request: Request) -> int:
        asked.append("finds")
        work.handful.took([((7,), "case:7")], 1)
        return 0

    def queues(work: Work, request: Request) -> int:
        asked.append("queues")
        return 2

    now = Request(now=local("2026-11-27T09:00"))
    passed, queued, part = town.do(first_handfuls, now, [idle, finds, idle])
    assert (asked, passed, queued, part.found) == (["idle", "finds"], 2, 0, ["case:7"])
    following = part.following()
    assert following is not None
    assert following.after == (7,)
    passed, queued, part = town.do(first_handfuls, now, [queues, idle])
    assert (passed, queued, part.following()) == (1, 2, None)
    passed, queued, part = town.do(first_handfuls, now, [idle, idle])
    assert (passed, queued, part.following()) == (2, 0, None)
