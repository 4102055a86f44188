"""双向评议 of a street and its communities: one sheet comes late, others never, and the round
closes half full."""

from tests.journeys.people import Someone
from tests.journeys.town import Town


async def opens(supervisor: Someone) -> None:
    await supervisor.says("/twoway", "现在没有评议")
    await supervisor.taps("＋ 发起一轮（琅琊区）")
    await supervisor.taps("✅ 发起")


async def fills(someone: Someone, unit: str, *points: str) -> None:
    """From the push: each item gets its points."""
    await someone.taps("✏️ 去填")
    await someone.taps(f"✏️ {unit}")
    for many in points:
        await someone.taps(many)
    await someone.taps("✅ 确认交出")


async def a_round_with_a_late_sheet(town: Town) -> None:
    """Reminded before, on and after its day; what came late is marked so; nobody looks first."""
    officer, street, district = town.officer, town.coordinator, town.supervisor
    await opens(district)
    await officer.sees("请在 12月8日(周二) 24:00 前交")
    await fills(officer, "琅琊街道", "18", "20", "16", "20", "12")
    assert "合计 86/100" in await officer.read()
    await street.says("/twoway", "还有")
    await street.taps("📊 结果")
    assert "平均 —/100" in await street.read(), "nobody reads what the other side said"

    await town.becomes("2026-12-07 09:00")
    assert await street.how_often("快到日子了") == 1
    await town.becomes("2026-12-08 09:00")
    assert await street.how_often("今天要交") == 1
    await town.becomes("2026-12-09 09:00")
    assert await street.how_often("过了日子，还收") == 1
    assert await officer.how_often("今天要交") == 0, "who handed it in is left in peace"
    await fills(street, "古道社区", *["16"] * 5)
    assert "已交（迟交）" in await street.read()

    await town.becomes("2026-12-15 09:00")
    await town.becomes("2026-12-16 08:30")
    await district.sees("交了 2 张")
    await district.taps("📊 结果")
    assert "古道社区 平均 80.0/100（1 张）" in await district.read()
    sheets = town.rows("SELECT state, late FROM twoway_sheets ORDER BY id")
    assert [(state, bool(late)) for state, late in sheets] == [
        *(("in", True), ("in", False)),
        *(("open", False), ("open", False)),
    ]


async def test_a_round_with_a_late_sheet(town: Town) -> None:
    await a_round_with_a_late_sheet(town)
