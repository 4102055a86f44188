"""When phones may buzz: a red matter at any hour, everything else in working hours."""

from tests.journeys.habits import files_a_dispute, prepares_a_dispute
from tests.journeys.town import Town

NEW = "新报上来一件"


async def test_a_red_case_at_night_reaches_three_tiers_at_once(town: Town) -> None:
    await town.becomes("2026-11-24 23:00")
    await files_a_dispute(town.building_head, urgency="紧急")
    for who in (town.mediator, town.coordinator, town.supervisor, town.centre_officer):
        assert "110" in (await who.sees(NEW)).text
    await town.rests()
    for who in (town.officer, town.other_mediator, town.administrator, town.grid_head):
        assert await who.how_often(NEW) == 0


async def test_a_yellow_case_at_night_waits_for_the_morning(town: Town) -> None:
    mediator = town.mediator
    await town.becomes("2026-11-24 23:00")
    await files_a_dispute(town.building_head)
    await town.sweeps()
    await town.becomes("2026-11-25 07:59")
    assert await mediator.how_often(NEW) == 0
    await town.becomes("2026-11-25 08:00")
    await mediator.sees(NEW)
    assert await town.supervisor.how_often(NEW) == 0


async def test_what_happens_on_friday_night_is_told_on_monday(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.sees(NEW)
    await town.becomes("2026-11-27 20:00")
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("受理")
    for quiet in ("2026-11-28 09:00", "2026-11-29 15:00", "2026-11-30 07:59"):
        await town.becomes(quiet)
        assert await head.how_often("已受理") == 0
    await town.becomes("2026-11-30 08:00")
    await head.sees("已受理")


async def test_a_push_queued_by_day_but_not_sent_by_evening_waits(town: Town) -> None:
    await prepares_a_dispute(town.building_head)
    await town.server.client.fault("sendMessage", error_code=500, description="Oops")
    await town.building_head.taps("提交")
    await town.rests()
    assert await town.mediator.how_often(NEW) == 0
    await town.becomes("2026-11-24 21:00")
    assert await town.mediator.how_often(NEW) == 0
    await town.becomes("2026-11-25 08:00")
    assert await town.mediator.how_often(NEW) == 1


async def test_a_matter_withdrawn_before_the_morning_buzzes_nobody(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await town.becomes("2026-11-24 23:00")
    await files_a_dispute(head)
    await head.taps("看这件")
    withdrawing = [one for one in (await head.last()).buttons if one.startswith("↩️")]
    assert withdrawing == ["↩️ 撤销“上报”（5分钟内）"], "one way back at a time"
    await town.becomes("2026-11-24 23:06")
    await head.taps("刷新")
    await head.taps("撤回")
    await head.taps("撤回")
    assert "已撤回" in await head.read()
    await town.becomes("2026-11-25 08:00")
    assert await mediator.how_often(NEW) == 0
