"""Two schedulers at once send no more than the messenger takes from one."""

import asyncio
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.office import open_office
from domain.cases.model import CaseKind, Label, Urgency
from domain.cases.notices import CaseReported
from domain.ports import Push, Work
from simulator.client import PATIENCE
from tests.chaos.desks import Desk
from tests.chaos.scene import Setting, a_setting
from tests.nursery import Nursery

PEOPLE, EACH = 60, 10
DESK = Desk(
    name="PostgreSQL, 2 schedulers",
    webhook=False,
    postgresql=True,
    parts=("scheduler", "scheduler"),
)


def _queue(work: Work, people: list[int]) -> None:
    now = SystemClock().now()
    work.outbox.add(
        [
            Push(
                person_id=person,
                notice=CaseReported(
                    case_id=1000 * person + number,
                    case_kind=CaseKind.DISPUTE,
                    category=Label(zh="邻里", en="Neighbours"),
                    unit_name="古道社区",
                    place="三号楼",
                    urgency=Urgency.RED,  # each alone: the others of a person go together
                ),
                not_before=now,
            )
            for number in range(EACH)
            for person in people
        ],
        now,
    )


@pytest.mark.chaos
@pytest.mark.timeout(300)
async def test_two_schedulers_keep_the_limit_together(
    tmp_path: Path, nursery: Nursery, postgresql_folder: str
) -> None:
    async with a_setting(
        tmp_path, nursery, DESK, PEOPLE, postgresql_folder, limited=True
    ) as setting:
        people = [person for (person,) in setting.rows("SELECT id FROM persons")]
        setting.machines.start_all()
        async with open_office(setting.settings) as (_, office):
            await office.do(_queue, people)
        await _all_sent(setting)
        calls = setting.server.world.calls.find("sendMessage", 0)
        came = sum(one["answer"]["ok"] for one in calls)
        assert came >= EACH * len(people)
        assert len(calls) - came <= len(calls) / 100
        assert setting.rows("SELECT id FROM outbox WHERE state = 'dead'") == []


async def _all_sent(setting: Setting) -> None:
    async with asyncio.timeout(2 * PATIENCE):
        while setting.rows("SELECT count(*) FROM outbox WHERE ended_at IS NULL")[0][0]:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.2)
