"""Posts change hands: what the old holder and the new one can still see and do, and that every
figure stays as it was."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import pytest

from simulator.client import Tapped
from tests import cast
from tests.examples import seldom
from tests.journeys.habits import files_a_dispute, looks_at_the_board_of
from tests.journeys.people import Someone
from tests.journeys.town import Town

NOTHING = "您现在没有岗位"
STRANGER = "您还没有登记岗位"
QUEUED = "新报上来一件：第2号"
LINK = re.compile(r"\?start=(\S+)|\b((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})\b")
"""Where there are no links, the code that is typed."""


async def invites(who: Someone, unit: str, role: str, how: str = "请人担任") -> str:
    """Makes a link in the chat; its word, as the picture's caption has it."""
    await who.says(f"/invite {unit}", "岗位")
    await who.taps(role)
    await who.taps(how)
    await who.sees("只能用一次")
    found = LINK.search(await who.read())
    assert found is not None
    return found[1] or found[2].replace("-", "")


async def replaced(town: Town) -> None:
    """The administrator sends a link for the post; who opens it is told that it has a holder."""
    word = await invites(town.administrator, "古道社区", "调解员", "换人")
    offer = await town.stranger.follows(word, "请您担任")
    assert "古道社区 调解员" in offer.text
    assert "现在有人" in offer.text
    assert "2 件没办完" in offer.text
    await town.stranger.taps("接任")
    await town.stranger.sees("绑定好了")


async def vacated(town: Town) -> None:
    """The coordinator ends it."""
    who = town.coordinator
    await who.says("/invite 古道社区", "岗位")
    await who.taps("调解员")
    await who.taps("主岗离任")
    await who.taps("确定离任")


async def resigned(town: Town) -> None:
    """The mediator leaves."""
    await town.mediator.says("/posts", "我的岗位")
    await town.mediator.taps("离任 古道社区 调解员")
    await town.mediator.taps("确定离任")
    assert "已离任" in await town.mediator.read()


async def lost(town: Town) -> None:
    """The administrator switches the phone off; nothing is told to it."""
    await town.administrator.says("/invite 古道社区", "岗位")
    await town.administrator.taps("调解员")
    await town.administrator.taps("主岗手机丢了")
    await town.administrator.taps("确定停用")
    assert "共 1 个岗位" in await town.administrator.read()


async def moved(town: Town) -> None:
    """The mediator takes a post elsewhere, and leaves this one."""
    word = await invites(town.administrator, "东后街社区", "调解员", "请备岗")
    await town.mediator.takes(word)
    await resigned(town)


async def deleted(town: Town) -> None:
    """The mediator removes their data."""
    assert "岗位：1 个" in (await town.mediator.says("/mydata", "系统记了您什么")).text
    await town.mediator.says("/deleteme", "删除您的资料")
    await town.mediator.taps("确定删除")
    assert "已删除" in await town.mediator.read()


@dataclass(frozen=True)
class After:
    """What a change leaves: ``greets`` is what the old holder hears whatever they try, None for
    who holds another post; ``told`` what they are told in the morning, once; ``heir`` is who
    answers for the post, and ``hears`` what they are told."""

    greets: str | None
    told: str
    heir: int
    hears: str


TABLE: Mapping[Callable[[Town], Awaitable[None]], After] = {
    replaced: After(NOTHING, "已由接任的同事担任", cast.STRANGER, "2 件没办完"),
    vacated: After(NOTHING, "您不再担任", cast.COORDINATOR, "岗位现在空着"),
    resigned: After(NOTHING, "", cast.COORDINATOR, "岗位现在空着"),
    lost: After(STRANGER, "", cast.COORDINATOR, "岗位现在空着"),
    moved: After(None, "", cast.COORDINATOR, "岗位现在空着"),
    deleted: After(STRANGER, "", cast.COORDINATOR, "岗位现在空着"),
}


async def everything_open(town: Town) -> None:
    """The mediator has a page open, and a dialog that asks for a sentence; at night a second
    matter comes, of which they are to hear in the morning."""
    await files_a_dispute(town.building_head)
    await town.mediator.says("/case 1", "办理经过")
    await town.mediator.taps("受理")
    await town.rests()
    await town.becomes("2026-11-24 22:30")
    await files_a_dispute(town.building_head)
    await town.mediator.taps("登记结果")
    await town.mediator.taps("调解成功")


async def refused(who: Someone, greets: str | None) -> None:
    """Nothing that was open works any more, nor do commands, nor old buttons."""

    def said(tapped: Tapped) -> str:
        return tapped.text or ""

    silent = greets == STRANGER
    await who.says("两家谈妥了", greets or "您的岗位刚刚有变动")
    for data in ("case:1", "do:1:resolve", "add:1", "case:2"):
        assert said(await who.forges(data)) or silent
        assert "楼上漏水" not in await who.read()
    for command in ("/case 1", "/queue", "/status 古道", "/export", "/mine", "/weekly 古道"):
        heard = await who.says(command, *([greets] if greets else []))
        assert "漏水" not in heard.text
        assert "古道" not in heard.text.replace("“古道”", "")


@pytest.mark.parametrize("change", seldom(TABLE, {"replaced"}))
async def test_a_post_changes_hands(town: Town, change: Callable[[Town], Awaitable[None]]) -> None:
    after = TABLE[change]
    await everything_open(town)
    board = await looks_at_the_board_of(town.supervisor, "古道社区")
    steps = town.rows("SELECT * FROM steps ORDER BY id")
    await change(town)
    await town.rests()
    heard = len(await town.mediator.received())
    await refused(town.mediator, after.greets)
    assert await looks_at_the_board_of(town.supervisor, "古道社区") == board
    await town.becomes("2026-11-25 08:30")
    assert town.rows("SELECT * FROM steps ORDER BY id") == steps, "the history stays"
    told = (await town.mediator.received())[heard:]
    assert not any(QUEUED in text for text in told), "what waited for them is told no more"
    ended = [text for text in told if "🔁" in text]
    assert [after.told in text for text in ended] == ([True] if after.told else [])
    heir = town.people[after.heir]
    assert await heir.how_often(after.hears) == 1
    if after.heir == cast.STRANGER:
        assert "1号 邻里" in (await heir.says("/queue", "待办")).text
        await heir.says("/case 1", "办理经过")
        await heir.taps("登记结果")
        await heir.taps("调解成功")
        await heir.says("两家谈妥了", "没问题就登记")
        await heir.taps("登记结果")
        await town.building_head.sees("有结果了")


async def test_a_question_goes_to_who_answers_for_the_post_now(town: Town) -> None:
    head, mediator, coordinator = town.building_head, town.mediator, town.coordinator
    await files_a_dispute(head)
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("受理")
    await mediator.taps("退回补充")
    await mediator.says("是几单元？", "这样问报告人")
    await mediator.taps("发给报告人")
    asked = await head.sees("想请您补充一下")
    await town.administrator.says("/invite 古道社区1号楼", "岗位")
    await town.administrator.taps("楼栋长")
    await town.administrator.taps("主岗离任")
    await town.administrator.taps("确定离任")
    await town.rests()

    # to who left it is no question any more: not as words, as a reply, or by a button
    await head.says("二单元", NOTHING)
    await head.sends(NOTHING, reply_to=asked.id, text="二单元")
    assert "没有岗位" in ((await head.forges("do:1:answer")).text or "")
    assert "二单元" not in (await mediator.says("/case 1", "办理经过")).text
    received = len(await head.received())

    await coordinator.sees("还没办完的 1 件，以后有进展、要补充，都找您")
    await town.becomes("2026-11-26 08:40")
    assert "是几单元？" in (await coordinator.sees("在等您补充一句")).text
    await coordinator.says("二单元，三楼和二楼", "这些要补上去")
    await coordinator.taps("补上去")
    assert "二单元，三楼和二楼" in (await mediator.sees("报告人补充了情况")).text
    assert len(await head.received()) == received
