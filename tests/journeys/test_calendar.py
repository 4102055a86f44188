"""The administrator sets a day off; reminders and due day move with it at once."""

from tests.journeys.town import Town

DUE = "周报请在"


async def test_a_day_set_off_moves_the_due_day(town: Town) -> None:
    administrator, officer = town.administrator, town.officer
    page = await administrator.says("/calendar", "2026年11月 工作日历")
    assert "27日 周五 班" in page.text
    assert "暂定" not in page.text
    await administrator.taps("27")
    await administrator.taps("改成休息")
    await administrator.taps("本区安排")
    assert "27日 周五 休 · 已改：本区安排" in await administrator.read()
    assert town.rows("SELECT reason, working FROM day_words") == [("本区安排", 0)]
    assert town.one("SELECT count(*) FROM audit WHERE subject = 'calendar:2026-11-27:off'") == 1

    assert "11月30日" in (await officer.says("/weekly", "古道社区 周报")).text
    await town.becomes("2026-11-26 08:30")
    await officer.sees("周报写好了")
    await town.becomes("2026-11-27 09:00")
    assert await officer.how_often(DUE) == 0, "nobody is reminded on a day off"
    await town.becomes("2026-11-30 08:30")
    assert "今天" in (await officer.sees(DUE)).text


async def test_a_word_of_ones_own_and_taken_back(town: Town) -> None:
    administrator = town.administrator
    page = await administrator.says("/calendar 2027-01-01 休 元旦", "2027年1月 工作日历")
    assert "1月1日 周五 休 · 已改：元旦\n" in page.text
    assert "1月2日 周六 休 · 暂定" in page.text
    await administrator.taps("1")
    await administrator.taps("取消改动")
    month = await administrator.read()
    assert (
        "1月1日 周五 <b>休</b> · 法定节假日\n" in month or "1月1日 周五 休 · 法定节假日\n" in month
    )
    assert "1月4日 周一 班 · 暂定" in month
    await administrator.says("/calendar 2027-01-01 元旦", "没看明白")
    await administrator.says("/calendar 2026-11-20 休 补记", "只能改今天以后")
    assert town.one("SELECT count(*) FROM day_words") == 2


async def test_others_set_nothing(town: Town) -> None:
    for who in (town.coordinator, town.administrator):
        await who.says("/help", "您的岗位")
    for forged in ("cals:20261127:0:0", "cals:20261127:2:0", "cald:20261127", "cal:202611"):
        await town.coordinator.forges(forged)
    for forged in ("cals:20261127:9:0", "cals:20261127:0:9", "cals:20261399:0:0", "cal:1"):
        await town.administrator.forges(forged)
    await town.coordinator.says("/calendar 2026-11-27 休 停电")
    await town.rests()
    assert town.one("SELECT count(*) FROM day_words") == 0
