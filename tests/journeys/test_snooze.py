"""The due day's reminder is put off to an hour, and says nothing when the report is in."""

from tests.journeys.town import Town

REMINDER = "周报请在"


async def test_once_more_at_the_hour(town: Town) -> None:
    officer = town.officer
    await town.becomes("2026-11-27 08:30")
    seen = await officer.sees(REMINDER)
    assert [one for one in seen.buttons if "⏰" in one] == [
        "⏰ 11:00再提醒", "⏰ 14:00再提醒", "⏰ 16:00再提醒",
    ]  # fmt: skip
    for _ in range(2):
        assert "14:00 再提醒您" in (await officer.taps("14:00再提醒")).text
    await town.becomes("2026-11-27 13:59")
    assert await officer.how_often(REMINDER) == 1
    await town.becomes("2026-11-27 14:00")
    seen = await officer.sees(REMINDER)
    assert [one for one in seen.buttons if "⏰" in one] == ["⏰ 16:00再提醒"]
    await officer.taps("16:00再提醒")
    await officer.says("/weekly", "古道社区 周报")
    await officer.taps("本期无事项")
    await town.becomes("2026-11-27 16:30")
    assert await officer.how_often(REMINDER) == 2


async def test_nobody_else_and_no_other_hour(town: Town) -> None:
    await town.becomes("2026-11-27 08:30")
    await town.officer.sees(REMINDER)
    unit = town.one("SELECT id FROM units WHERE name = '古道社区'")
    await town.coordinator.says("/help", "您的岗位")
    before = town.one("SELECT count(*) FROM outbox")
    await town.coordinator.forges(f"snz:{unit}:2026-W48:14")
    for data in (f"snz:{unit}:2026-W48:22", f"snz:{unit}:2026-W47:14", f"snz:{unit}:x:14"):
        await town.officer.forges(data)
    assert town.one("SELECT count(*) FROM outbox") == before
