"""Digests: on the mornings they were chosen for, with their picture, and silent without news."""

from tests.journeys.habits import files_a_dispute
from tests.journeys.town import Town

WEEKLY, DAILY = "本周简报", "今早简报"


async def test_a_monday_that_is_free_is_told_on_the_first_working_day(town: Town) -> None:
    coordinator = town.coordinator
    page = await coordinator.says("/digest", "定时简报")
    assert "琅琊街道 综治协调员：不发" in page.text
    await coordinator.taps("周一")
    assert "琅琊街道 综治协调员：周一" in await coordinator.read()
    await coordinator.taps("✓ 周一")
    await files_a_dispute(town.building_head)
    await town.administrator.says("/calendar 2026-11-30 休 停电", "11月")
    await town.becomes("2026-11-30 10:00")
    await town.becomes("2026-12-01 08:29")
    assert await coordinator.shows(WEEKLY) == 0
    await town.becomes("2026-12-01 08:30")
    told = await coordinator.sees(WEEKLY)
    assert "未化解 1" in told.text
    assert "上周（第48周）新排查 1 · 化解 0" in told.text
    assert told.raw["photo"]
    await town.sweeps(2)
    await town.stops()
    await town.starts()
    await town.becomes("2026-12-02 08:30")
    assert await coordinator.shows(WEEKLY) == 1
    await coordinator.taps("积压")
    assert await coordinator.shows("未化解 1 · ⚠️超期 1\n8–15天 1") == 1, (
        "in the place of the digest"
    )
    await coordinator.taps("‹ 琅琊街道")
    assert "📊 琅琊街道" in await coordinator.read()


async def test_silence_where_nothing_happened(town: Town) -> None:
    coordinator = town.coordinator
    await coordinator.says("/digest", "定时简报")
    await coordinator.taps("每天")
    await town.becomes("2026-11-25 08:30")
    await town.becomes("2026-11-26 08:30")
    assert await coordinator.shows(DAILY) == 0
    await files_a_dispute(town.building_head)
    await town.becomes("2026-11-27 08:30")
    assert "未化解 1" in (await coordinator.sees(DAILY)).text
    await town.becomes("2026-11-30 08:30")
    assert await coordinator.shows(DAILY) == 1, "there is nothing new since"
    await town.becomes("2026-12-01 08:30")
    assert await coordinator.shows("⚠️超期 1") == 1, "it is late now"
    assert await coordinator.shows(DAILY) == 2
    await coordinator.says("/digest", "定时简报")
    await coordinator.taps("不发")
    await town.becomes("2026-12-02 08:30")
    assert await coordinator.shows(DAILY) == 2


async def test_without_its_picture_it_comes_in_words(town: Town) -> None:
    async def none(*_: object) -> None:
        return None

    async def fails(*_: object) -> None:
        raise OSError("no room")

    coordinator, gallery = town.coordinator, town.product.desk.gallery
    await coordinator.says("/digest", "定时简报")
    await coordinator.taps("每天")
    await files_a_dispute(town.building_head)
    gallery.draw = none  # type: ignore[method-assign]  # stands for a broken drawing
    await town.becomes("2026-11-25 08:30")
    told = await coordinator.sees(DAILY)
    assert "photo" not in told.raw
    assert "未化解 1" in told.text
    gallery.draw = fails  # type: ignore[method-assign]  # stands for a database that is away
    await files_a_dispute(town.building_head)
    await town.becomes("2026-11-26 08:30")
    told = await coordinator.sees("数字请点“总览”看")
    assert "📊 总览" in told.buttons
