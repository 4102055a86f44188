"""Whatever comes from the messenger: nothing crashes, no chat gets stuck, who asks is answered."""

import json
import os
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.telegram.intake import keep, taken_in
from storage import migrate
from storage.schema import inbox
from tests import postgresql
from tests.bot.arbitrary import broken, updates
from tests.examples import examples
from tests.stand import Stand, a_stand

_numbers = count(1_000_000)
AT_ONCE = 20
"""Updates of one example at most, three quarters of it on the average."""
EXAMPLES = int(os.environ.get("ARBITRARY", "2250")) * 4 // (AT_ONCE * 3)
"""`make arbitrary` asks for fifty thousand updates."""
STRANGER = 999_999
GROUP: dict[str, Any] = {"id": -4001, "type": "group", "title": "一群"}


@pytest.fixture(params=["sqlite", "postgresql"])
async def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stand]:
    """A bot on each database."""
    url = None
    if request.param == "postgresql":
        folder = request.getfixturevalue("postgresql_folder")
        postgresql.do(folder, "CREATE DATABASE arbitrary")
        url = postgresql.url(folder, "arbitrary")
        postgresql.run(migrate.upgrade(url))
    async with a_stand(tmp_path, url) as stand:
        yield stand


@pytest.mark.long
@examples(
    EXAMPLES,
    phases=[Phase.generate],  # what fails is told whole: to make it small takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
async def test_no_update_stops_a_chat(anywhere: Stand, data: st.DataObject) -> None:
    stand = anywhere
    chairs = ["building_head", "mediator", "officer", "supervisor"]
    people = [_person(stand.phone(chair)) for chair in chairs] + [_person(STRANGER)]
    await stand.sim.person(STRANGER, "某人")
    await stand.sim.group(GROUP["id"], GROUP["title"], [one["id"] for one in people])
    come: list[Any] = data.draw(
        st.lists(updates([GROUP], people), min_size=AT_ONCE // 2, max_size=AT_ONCE)
    )
    # where a broken one names another chat there is nobody who could be answered
    chats = {str(one["id"]) for one in [GROUP, *people]}
    valid: set[int] = set()
    rows = []
    for one in come:
        number = next(_numbers)
        whole = data.draw(st.integers(0, 2)) > 0
        update = {**(one if whole else broken(one, data.draw)), "update_id": number}
        row = taken_in(stand.bot.id, update)
        assert row.broken is None or not whole
        if row.broken is None and (whole or row.lane in chats) and reads(update):
            valid.add(number)
        rows.append(row)
    await keep(stand.inbox, rows, stand.clock.now())
    stand.worker.wake()
    await stand.idle()
    asked = select(inbox.c.update_id, inbox.c.error, inbox.c.payload).where(
        inbox.c.dead_at.is_not(None), inbox.c.update_id.in_(valid)
    )
    dead = await stand.database.read(lambda one: list(one.execute(asked)))
    assert dead == [], "what is valid is handled"
    await stand.say(data.draw(st.sampled_from(chairs)), "/help", expect="/")


def reads(update: dict[str, Any]) -> bool:
    """Whether the library takes it for an update."""
    try:
        Update.model_validate_json(json.dumps(update))
    except ValueError:
        return False
    return True


def _person(phone: int) -> dict[str, Any]:
    return {"id": phone, "is_bot": False, "first_name": "某人", "language_code": "zh-hans"}
