"""A handful of the desk's stories with Feishu phones, and what is told otherwise there."""

from __future__ import annotations

from tests.bridge.journeys.line import Bridged
from tests.journeys import test_dispute, test_referrals, test_weekly
from tests.journeys.habits import files_a_dispute, prepares_a_dispute
from tests.journeys.town import Town

test_reported_in_five_taps_and_a_sentence = (
    test_dispute.test_a_dispute_from_the_building_to_the_archive
)
test_referred_declined_and_referred_again = (
    test_referrals.test_declined_with_a_reason_goes_elsewhere
)
test_a_week_is_reminded_of_and_confirmed = (
    test_weekly.test_reminded_twice_then_confirmed_and_left_in_peace
)


REACHABLE = "SELECT reachable FROM channels WHERE address = ?"


async def test_who_is_out_of_range_is_pushed_to_once(town: Town) -> None:
    officer = town.officer
    await town.server.client.block(officer.phone)
    await town.becomes("2026-11-26 08:30")
    assert town.one(REACHABLE, town.address(officer)) == 0
    await town.server.client.block(officer.phone, False)
    await officer.says("/start", "您的岗位")  # of the way back nobody is told before
    await town.rests()
    assert town.one(REACHABLE, town.address(officer)) == 1


async def test_own_messages_stay(town: Town) -> None:
    number = await files_a_dispute(town.building_head)
    await town.mediator.says(f"/case {number}", "办理经过")
    await town.mediator.taps("上交一级")
    await town.mediator.says("找老王 13805501234", "理由")
    seen = await town.mediator.read()
    assert "找老王 ***********" in seen
    assert "您发的那条没能自动删掉，请长按它，自己删一下" in seen


async def test_nothing_is_lost_or_doubled_over_a_cut_line_and_a_new_bridge(town: Town) -> None:
    bridge, head, mediator = town.server, town.building_head, town.mediator
    assert isinstance(bridge, Bridged)
    await prepares_a_dispute(head)
    await bridge.client.request("DELETE", "/feishu/connections")
    await bridge.heard()
    await head.taps("提交")
    await mediator.sees("新报上来一件")

    await town.rests()
    await bridge.stops()
    await bridge.client.say(mediator.phone, "/queue")  # nobody is there to hear it
    await bridge.starts()
    await mediator.sees("待办")
    await mediator.taps("1号")
    await mediator.taps("受理")
    await head.sees("已受理")
    await town.rests()
    assert await mediator.how_often("新报上来一件") == 1
    assert await head.how_often("已受理") == 1
