"""Somebody practises: all as usual, marked, and nothing of it is ever seen by the desk."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import migrate
from storage.counts.fold import fold
from storage.schema import metadata
from tests import postgresql
from tests.journeys.habits import SENTENCE, files_a_dispute, handles
from tests.journeys.lines import Line
from tests.journeys.people import Someone
from tests.journeys.town import Town, a_town
from tests.practising import a_template, rooms_in

MARK = "【演练】"
_MOVING = {"inbox", "lanes", "conversation"}
"""An update is a row before it is anything else, and the switch is a record of its chat."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
async def busy_town(
    request: pytest.FixtureRequest, tmp_path: Path, settled: Path, line: Line
) -> AsyncIterator[Town]:
    """A town on either database, in which something is on file."""
    a_template(tmp_path / "files")
    folder = None
    if request.param == "sqlite":
        shutil.copy(settled, tmp_path)
    else:
        folder = request.getfixturevalue("postgresql_folder")
        postgresql.do(folder, "DROP DATABASE IF EXISTS town", "CREATE DATABASE town")
        await migrate.upgrade(postgresql.url(folder, "town"))
    async with a_town(tmp_path, settled=folder is None, server_folder=folder, line=line) as town:
        await town.starts()
        await files_a_dispute(town.building_head)
        await town.rests()
        yield town


def desk_of(town: Town) -> dict[str, list[str]]:
    """Every row of every table of the desk's own database."""
    found = {
        name: sorted(map(repr, town.rows(f"SELECT * FROM {name}")))  # noqa: S608 - our own names
        for name in metadata.tables
        if name not in _MOVING
    }
    kept = town.rows("SELECT lane, key, data FROM conversation WHERE key NOT LIKE 'practice%'")
    return {**found, "conversation": sorted(map(repr, kept))}


async def begins(who: Someone) -> None:
    await who.says("/practice", "不算数")
    await who.taps("开始演练")
    assert (await who.read()).startswith(MARK)


async def test_a_whole_story_leaves_the_desk_as_it_was(busy_town: Town) -> None:
    town, mediator, officer = busy_town, busy_town.mediator, busy_town.officer
    for who in (mediator, officer):
        await who.says("/help", "")
    await town.rests()
    await fold(town.product.database)  # as it is each minute, whoever practises
    before = desk_of(town)
    calls = len(await town.server.client.calls())
    already = len(await mediator.received())
    await begins(mediator)
    assert "【练习】" in repr(await mediator.says("/queue", "待办"))
    number = await files_a_dispute(mediator)
    await handles(mediator, number, "调解成功")
    assert SENTENCE in (await mediator.says(f"/case {number}", "办理经过")).text
    await begins(officer)
    await officer.says("/weekly", "周报")
    await officer.taps("确认")
    assert "周报已确认" in await officer.read()
    await officer.says("/practice", "报表 1 份")
    await town.rests()
    await town.sweeps()

    assert desk_of(town) == before
    made = (await town.server.client.calls())[calls:]
    reached = {call["params"]["chat_id"] for call in made if "chat_id" in call["params"]}
    assert {int(chat) for chat in reached} == {mediator.phone, officer.phone}
    said = (await mediator.received())[already:]
    assert all(one.startswith(MARK) for one in said[1:]), said
    assert "演练" not in str(await town.server.client.calls("setMyCommands"))

    for who in (mediator, officer):
        await who.says("/practice", "您现在在演练")
        await who.taps("清空并结束")
        assert "您现在是正式办理" in await who.read()
    await town.rests()
    assert desk_of(town) == before
    left = [key for (key,) in town.rows("SELECT key FROM conversation WHERE key LIKE 'practice%'")]
    assert left == ["practice", "practice"], "the switch alone, which says that it is over"
    assert rooms_in(town.settings.files_dir) == []
    assert "【练习】" not in repr(await mediator.says("/queue", "待办"))
