"""Order, restarts and failures: nothing sent to the bot is lost, and nothing happens twice."""

import asyncio

import pytest
from aiogram_dialog.api.entities import stack
from sqlalchemy import text

from tests.bot.test_report_dialog import SENTENCE, WHO, filed, to_preview, to_sentence
from tests.stand import Stand


async def test_a_restart_in_the_middle_goes_on(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.kill()
    await stand.restart()
    await stand.say(WHO, SENTENCE, "请看一眼")
    await stand.kill()
    await stand.restart()
    await stand.tap(WHO, "提交", match="contains")
    assert "已收到，编号 1" in (await stand.last(WHO)).text


async def test_messages_sent_while_down_are_answered_after(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.kill()
    await stand.sim.say(stand.phone(WHO), SENTENCE)
    await stand.restart()
    await stand.sim.wait_for(stand.phone(WHO), contains="请看一眼")


async def test_twenty_taps_at_once_are_handled_in_order(stand: Stand) -> None:
    await stand.say("coordinator", "/report", "报哪一类")
    await stand.tap("coordinator", "矛盾纠纷")
    await stand.tap("coordinator", "邻里")
    seen = await stand.last("coordinator")
    data = {b["text"]: b["callback_data"] for b in seen.inline_buttons}
    phone = stand.phone("coordinator")
    await asyncio.gather(
        *(stand.sim.tap(phone, seen.id, data=data["‹ 返回"], forged=True) for _ in range(20))
    )
    # twenty times back from the third question ends at the first
    assert "报哪一类" in (await stand.last("coordinator")).text
    await stand.idle()


async def test_a_submit_that_cannot_be_answered_is_filed_once(stand: Stand) -> None:
    await to_preview(stand)
    await stand.sim.fault("editMessageText", times=1, error_code=500, description="Oops")
    tapping = asyncio.create_task(stand.tap(WHO, "提交", match="contains"))
    await stand.until(lambda: filed(stand))

    async def told() -> bool:
        stand.clock.forward(seconds=5)
        stand.worker.wake()
        return "已收到，编号 1" in await stand.screen(WHO)

    await stand.until(told)
    await tapping
    assert await filed(stand) == 1


async def test_a_message_given_up_is_apologised_for_and_the_next_goes_on(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.sim.fault("sendMessage", times=1, error_code=400, description="Bad Request: no")
    await stand.say(
        WHO, SENTENCE, "处理这条消息时出了问题"
    )  # at once: it would end alike each time
    await stand.say(WHO, SENTENCE, "请看一眼")


async def test_a_dialog_of_an_older_version_is_left_and_its_draft_stays(stand: Stand) -> None:
    await to_preview(stand)
    await stand.idle()  # it is drawn before it is kept
    async with stand.database.writer.begin() as connection:
        await connection.execute(
            text("UPDATE conversation SET data = replace(data, 'Report:preview', 'Gone:preview')")
        )
    seen = await stand.last(WHO)
    answer = await stand.tap(WHO, "提交", match="contains")
    assert "已经用过" in answer.text
    await stand.say(WHO, "/report", "没报完的")
    await stand.tap(WHO, "接着报第1件")
    assert (await stand.last(WHO)).text == seen.text


async def test_a_button_of_an_old_page_brings_the_open_one_back(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stack, "new_int_id", lambda: 4711)  # as two in one second may have it
    old = await to_preview(stand)
    await stand.say(WHO, "/report", "没报完的")
    answer = await stand.sim.tap(
        stand.phone(WHO), old.id, data=old.inline_buttons[0]["callback_data"], forged=True
    )
    assert "请看最新的消息" in answer.text
    assert "没报完的" in (await stand.last(WHO)).text


async def test_an_answer_to_a_question_drawn_too_late_changes_nothing(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.drawn_late("属于哪种")
    await stand.tap(WHO, "消费")
    assert "用一句话" in (await stand.last(WHO)).text  # what it asks now is back
    await stand.say(WHO, SENTENCE, "请看一眼")
    assert "邻里" in (await stand.last(WHO)).text
    await stand.tap(WHO, "提交", match="contains")
    await stand.drawn_late("属于哪种")
    answer = await stand.tap(WHO, "消费")
    assert "已经用过" in answer.text
    assert await filed(stand) == 1
