"""Who could not be reached for a while hears what they missed, once."""

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.model import Urgency
from storage.messages.outbox import SqlOutbox
from tests.bot.test_unasked import asked_back, filed, pushes, step
from tests.makers import NOW, a_case
from tests.stand import Stand


async def deaf(stand: Stand, who: str) -> None:
    """The bot is blocked, and the next push finds out."""
    await stand.say(who, "/help", "您的岗位")
    await stand.sim.block(stand.phone(who))
    await stand.idle()
    await SqlOutbox(stand.database).unreachable("telegram", str(stand.phone(who)), NOW)


@pytest.mark.parametrize("by_start", [True, False])
async def test_who_is_back_hears_what_was_missed_the_red_one_first(
    stand: Stand, by_start: bool
) -> None:
    await deaf(stand, "mediator")
    plain = await filed(stand)
    head, unit = await stand.actor("building_head"), stand.district.units["building"]
    red = (await stand.office.do(a_case, head, unit, urgency=Urgency.RED)).id
    await pushes(stand)
    await stand.sim.block(stand.phone("mediator"), False)
    told = await stand.sim.wait_for(stand.phone("mediator"), contains="2 条消息没有送到")
    assert told.text.index(f"第{red}号") < told.text.index(f"第{plain}号")
    assert "2 件在您的待办里" in told.text
    assert f"{red}号" in told.buttons[0]
    await stand.tap("mediator", told.buttons[0])
    assert "有人身危险，请先拨打" in (await stand.last("mediator")).text
    again = await stand.say("mediator", "/start", "在您的待办里")
    assert "没有送到" not in again.text
    assert "2 件在您的待办里" in again.text


async def test_start_says_what_was_missed_and_what_waits_for_an_answer(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("building_head", "/help", "您的岗位")
    address = str(stand.phone("building_head"))
    await SqlOutbox(stand.database).unreachable("telegram", address, NOW)
    await step(stand, "mediator", case_id, Arrow.ASK_BACK, note="是哪一栋？")
    await pushes(stand)
    told = await stand.say("building_head", "/start", "没有送到")
    assert "1 条消息没有送到" in told.text
    assert f"第{case_id}号" in told.text
    assert "1 件在等您补充" in told.text
    assert await asked_back(stand)
