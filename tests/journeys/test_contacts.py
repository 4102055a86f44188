"""A party's number: from the mediator's thumb into the vault, out for two minutes, and gone."""

import io
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog

from app import logs
from bot.buttons.contacts import ContactsOf, LookContact
from domain.people.messengers import Messenger
from scheduler.jobs import HIDE, UPKEEP
from tests.journeys.habits import a_photo_with_its_place
from tests.journeys.town import Town

NUMBER = "13812345678"
NOTE = "下午六点后打"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, at the finest level."""
    root, said = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    logs.set_up("json", "DEBUG", said)
    yield said
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


async def in_handling(town: Town) -> None:
    """Dispute No. 1, accepted by the mediator, with the list of contacts on the screen."""
    head, mediator = town.building_head, town.mediator
    await head.says("/report", "报哪一类")
    await head.taps("矛盾纠纷")
    await head.taps("邻里")
    await head.taps("本网格")
    await head.taps("1–2人")
    await head.says("楼上漏水，两家吵起来了", "请看一眼")
    await head.taps("提交")
    await mediator.sees("新报上来一件：第1号")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    await mediator.taps("更多")
    await mediator.taps("联系方式")


async def entered(town: Town) -> None:
    """The same with a number of the first party."""
    await in_handling(town)
    await town.mediator.taps("登记一个")
    await town.mediator.taps("甲方")
    await town.mediator.says(f"{NUMBER}，{NOTE}", "已加密保存")
    await town.mediator.taps("好了")


async def shown(town: Town) -> str:
    """What stands on the mediator's phone, but for their own words where no bot can take them away
    (in Feishu, which says so)."""
    messages = (await town.mediator.screen()).messages
    whole = town.line.messenger is Messenger.TELEGRAM
    return "\n".join(str(one) for one in messages if whole or one.from_bot)


def written(town: Town) -> list[str]:
    """Where the number stands, of all that the product keeps: rows, pages, logs of the database."""
    with closing(sqlite3.connect(town.file)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if name != "case_grams"  # has no rows to read; what it holds is in tables of its own
        ]
    found = [name for name in tables if NUMBER in str(town.rows(f"SELECT * FROM {name}"))]  # noqa: S608 - names of our tables
    words = [word.encode() for word in (NUMBER, NOTE, NOTE[:4])]
    files = {path.name: path.read_bytes() for path in town.file.parent.rglob("*") if _ours(path)}
    return found + [name for name, data in files.items() if any(word in data for word in words)]


def _ours(path: Path) -> bool:
    """A file of the product: the bridge keeps what came until the desk has it, and says so."""
    return path.is_file() and not path.name.startswith("bridge.db")


async def test_a_number_is_entered_looked_at_and_gone(town: Town, log: io.StringIO) -> None:
    mediator = town.mediator
    await in_handling(town)
    await mediator.taps("登记一个")
    await mediator.taps("甲方")
    saved = await mediator.says(f"{NUMBER}，{NOTE}", "已加密保存")
    assert "甲方 138****5678" in saved.text
    assert NUMBER not in await shown(town), "the message that held it is deleted"
    assert written(town) == []

    await mediator.taps("好了")
    await mediator.taps("查看甲方")
    await mediator.taps("约调解时间")
    assert f"{NUMBER}，{NOTE}" in await mediator.read()
    looks = "SELECT subject FROM audit WHERE act = 'contact.look'"
    assert town.rows(looks) == [("case:1 contact:1 why:appointment",)]
    await mediator.taps("看完了，收起")
    assert NUMBER not in await shown(town)

    await mediator.taps("查看甲方")
    await mediator.says("送协议上门", NUMBER)
    assert town.rows(looks)[-1] == ("case:1 contact:1 why:other 送协议上门",)
    timer = town.product.scheduler._timer
    await town.becomes("2026-11-24 10:03")
    assert await timer.run_now(HIDE)
    assert NUMBER not in await shown(town), "it went by itself"

    await mediator.says("/case 1", "已受理")
    await mediator.taps("登记结果")
    await mediator.taps("调解成功")
    await mediator.says("各让一步，修好了", "没问题就登记")
    await mediator.taps("登记结果")
    await mediator.taps("归档")
    await town.becomes("2027-02-22 10:02")
    assert await timer.run_now(UPKEEP)
    assert town.one("SELECT count(*) FROM contacts") == 1, "the ninetieth day is not over"
    await town.becomes("2027-02-22 10:04")
    assert await timer.run_now(UPKEEP)
    assert town.one("SELECT count(*) FROM contacts") == 0
    purges = town.rows("SELECT subject FROM audit WHERE act = 'contact.purge' ORDER BY id")
    assert purges == [("gone:0 of:0 kept:1",), ("gone:1 of:1 kept:0",)]

    await town.rests()
    assert written(town) == []
    assert NUMBER not in log.getvalue()
    assert NOTE not in log.getvalue()
    assert NUMBER not in str(town.rows("SELECT * FROM audit"))
    assert log.getvalue(), "something was logged"
    calls = await mediator.sim.calls()
    told = [call for call in calls if NUMBER in str(call["params"])]
    assert {(call["method"], int(call["params"]["chat_id"])) for call in told} == {
        ("editMessageText", mediator.phone)
    }, "no push and no other chat"
    others = [who for who in town.people.values() if who is not mediator]
    for who in others:
        assert "138" not in str(await who.screen())


async def test_everybody_elses_taps_find_nothing(town: Town) -> None:
    await entered(town)
    for who in (
        town.building_head,
        town.grid_head,
        town.officer,
        town.stand_in,
        town.coordinator,
        town.centre_officer,
        town.supervisor,
        town.liaison,
        town.wages_mediator,
        town.administrator,
        town.other_mediator,
    ):
        await who.says("/help")
        for forged in (ContactsOf(id=1), LookContact(id=1)):
            assert "没找到" in (await who.forges(forged.pack())).text
    assert town.one("SELECT count(*) FROM audit WHERE act = 'contact.look'") == 0


async def test_a_message_typed_before_a_crash_is_written_once(town: Town) -> None:
    """The number was typed while the product was down: it waits sealed, and is entered once."""
    await in_handling(town)
    await town.mediator.taps("登记一个")
    await town.mediator.taps("乙方")
    await town.stops()
    await town.mediator.sim.say(town.mediator.phone, NUMBER)
    assert written(town) == []
    await town.starts()
    await town.mediator.sees("已加密保存")
    await town.rests()
    assert town.one("SELECT count(*) FROM contacts") == 1
    assert NUMBER not in await shown(town)
    assert written(town) == []


async def test_an_attachment_lost_from_the_disk_is_answered(town: Town) -> None:
    head = town.building_head
    await in_handling(town)
    await head.says("/case 1", "已受理")
    await head.taps("补充情况")
    await head.sends_photo(a_photo_with_its_place(), "三楼的水管", "这些要补上去")
    await head.taps("补上去")
    for path in town.settings.files_dir.rglob("*.jpg"):
        os.unlink(path)
    await town.mediator.says("/case 1", "办理经过")
    tapped = await town.mediator.taps("照片1")
    assert "这个附件已经不在了" in tapped.text
