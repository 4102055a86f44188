"""The weekly report and its reminders: each rung once, and none to those who have reported."""

from tests.journeys.habits import files_a_dispute, looks_behind_the_board_of
from tests.journeys.town import Town

REMINDER = "周报"


async def test_reminded_twice_then_confirmed_and_left_in_peace(town: Town) -> None:
    officer, stand_in, coordinator = town.officer, town.stand_in, town.coordinator

    await town.becomes("2026-11-26 08:29")
    assert await officer.how_often(REMINDER) == 0
    await town.becomes("2026-11-26 08:30")
    assert "第48周" in (await officer.sees("周报写好了")).text
    await town.becomes("2026-11-27 08:30")
    assert "今天" in (await officer.sees("周报请在")).text
    await town.sweeps(5)
    assert await officer.how_often(REMINDER) == 2

    await town.becomes("2026-11-27 16:00")
    await officer.says("/weekly", "还没确认")
    await officer.taps("本期无事项")
    assert "第48周周报已确认" in await officer.read()

    for morning in ("2026-11-30 08:30", "2026-12-01 08:30", "2026-12-02 08:30"):
        await town.becomes(morning)
    assert await stand_in.how_often(REMINDER) == 0
    assert await officer.how_often("没收到") == 0
    # the street's other people hear nothing of a community that has reported
    assert await coordinator.how_often("古道社区") == 0


async def test_unconfirmed_it_climbs_the_ladder_and_is_late_in_the_end(town: Town) -> None:
    officer, stand_in, coordinator = town.officer, town.stand_in, town.coordinator
    seats = (officer, stand_in, coordinator)

    async def heard() -> list[int]:
        return [await one.how_often("周报") for one in seats]

    await town.becomes("2026-11-26 08:30")
    await town.becomes("2026-11-27 08:30")
    assert await heard() == [2, 0, 0]
    for quiet in ("2026-11-27 21:00", "2026-11-28 08:30", "2026-11-28 12:00", "2026-11-29 10:00"):
        await town.becomes(quiet)
    await town.becomes("2026-11-30 03:00")
    assert await heard() == [2, 0, 0]

    await town.becomes("2026-11-30 08:30")
    asked = await stand_in.sees("古道社区第48周")
    assert "还没收到" in asked.text
    await town.sweeps(5)
    assert await heard() == [2, 1, 0]

    await town.becomes("2026-12-01 07:59")
    assert await heard() == [2, 1, 0]
    await town.becomes("2026-12-01 08:30")
    assert "古道社区" in (await coordinator.sees("周报未收到")).text
    await town.sweeps(5)
    assert await heard() == [2, 1, 1]

    # the first button of the push is the report itself
    await stand_in.taps("看周报")
    assert "过了时间还没确认" in await stand_in.read()
    await stand_in.taps("本期无事项")
    assert "迟报" in await stand_in.read()
    await town.becomes("2026-12-02 08:30")
    assert await heard() == [2, 1, 1]


async def test_confirmed_late_within_the_week_it_is_marked_late_on_the_board(town: Town) -> None:
    await town.becomes("2026-11-27 17:00")
    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "周报：应报 1 · 已报 0（按时 0 · 迟报 0，其中零报告 0）· 未报 1" in board
    await town.officer.says("/weekly", "过了时间还没确认")
    await town.officer.taps("加一句说明")
    await town.officer.says("停电了半天", "说明：停电了半天")
    await town.officer.taps("带说明确认")
    assert "停电了半天" in await town.officer.read()
    assert "迟报" in await town.officer.read()
    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "周报：应报 1 · 已报 1（按时 0 · 迟报 1，其中零报告 0）· 未报 0" in board


async def test_a_report_with_matters_is_no_nil_report_and_counts_them(town: Town) -> None:
    head, officer = town.building_head, town.officer
    await files_a_dispute(head)
    await officer.says("/weekly", "本周新排查 1")
    before = town.everything()["reports"]
    unit, period = town.one("SELECT id FROM units WHERE name = '古道社区'"), "2026-W48"
    refused = await officer.forges(f"wk:{unit}:{period}:nil")
    assert refused.show_alert
    assert town.everything()["reports"] == before
    await officer.taps("✅ 确认")
    assert "期末未化解 1" in await officer.read()
    again = await officer.forges(f"wk:{unit}:{period}:confirm")
    assert "已经确认过" in again.text
    assert len(town.everything()["reports"]) == 1
