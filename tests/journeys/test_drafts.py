"""A report that is interrupted waits: over a restart, over days, beside another one."""

from tests.journeys.habits import (
    SENTENCE,
    number_in,
    prepares_a_dispute,
    writes_up_to_the_sentence,
)
from tests.journeys.town import Town


async def test_days_and_a_restart_later_the_sentence_is_still_asked_for(town: Town) -> None:
    head = town.building_head
    await writes_up_to_the_sentence(head)
    await town.stops()
    await town.starts()
    await town.becomes("2026-12-01 10:00")
    await head.says(SENTENCE, "请看一眼")
    await town.stops()
    await town.starts()
    await head.taps("提交")
    assert number_in(await head.read()) == 1
    assert town.one("SELECT reported_at FROM cases").startswith("2026-12-01 02:00")


async def test_two_drafts_wait_and_each_goes_on(town: Town) -> None:
    head = town.building_head
    await prepares_a_dispute(head, "第一件事")
    await head.says("/mine", "您还没有报过事")
    await town.becomes("2026-11-24 11:00")
    await prepares_a_dispute(head, "第二件事")
    await town.stops()
    await town.starts()
    waiting = await head.says("/report", "接着报，还是新报一件")
    assert "1. 矛盾纠纷 · 邻里 · 第二件事" in waiting.text
    assert "2. 矛盾纠纷 · 邻里 · 第一件事" in waiting.text
    await head.taps("接着报第2件")
    assert "第一件事" in await head.read()
    await head.taps("提交")
    await head.says("/report", "没报完的")
    await head.taps("接着报第1件")
    await head.taps("提交")
    assert town.rows("SELECT summary FROM cases ORDER BY id") == [("第一件事",), ("第二件事",)]
    await head.says("/report", "报哪一类")


async def test_cancelling_asks_once_and_can_be_thought_better_of(town: Town) -> None:
    head = town.building_head
    await prepares_a_dispute(head)
    await head.says("/cancel", "已经填的会删掉")
    await head.taps("继续填写")
    assert SENTENCE in await head.read()
    await head.taps("取消")
    assert "已经填的会删掉" in await head.read()
    await head.taps("放弃")
    assert "没有上报" in await head.read()
    await head.says("/report", "报哪一类")
    await head.says("/cancel", "已取消")
    await head.says("/cancel", "没有进行中的事")
    assert town.rows("SELECT * FROM cases") == []


async def test_messages_sent_while_the_desk_is_away_are_answered_later(town: Town) -> None:
    head = town.building_head
    await writes_up_to_the_sentence(head)
    await town.stops()
    await town.server.client.say(head.phone, SENTENCE)
    await town.starts()
    await head.sees("请看一眼")
