"""A month of a street: weeks come in, one late; the street's half-months, the district's month."""

from tests.journeys.habits import files_a_dispute, handles
from tests.journeys.people import Someone
from tests.journeys.town import Town

FRIDAYS = ("2026-12-04 10:00", "2026-12-11 10:00", "2026-12-18 10:00")


async def the_week_comes_in(officer: Someone) -> None:
    """The officer looks at the week and confirms it."""
    await officer.says("/weekly", "古道社区 周报")
    await officer.taps("确认" if "本周新排查 0" not in await officer.read() else "本期无事项")
    assert "已确认" in await officer.read()


async def test_a_month_of_a_street(town: Town) -> None:
    officer, coordinator, centre = town.officer, town.coordinator, town.centre_officer

    await town.becomes("2026-11-27 10:00")
    await the_week_comes_in(officer)
    await town.becomes("2026-12-01 10:00")
    number = await files_a_dispute(town.building_head)
    await coordinator.says("/halfmonth", "11月下半月")
    await coordinator.taps("本期无事项")
    await town.becomes(FRIDAYS[0])
    await the_week_comes_in(officer)
    await town.becomes("2026-12-08 10:00")
    await handles(town.mediator, number, "调解成功")

    # the second week is late, and says why
    await town.becomes("2026-12-14 10:00")
    await officer.says("/weekly", "过了时间还没确认")
    await officer.taps("本期无事项")
    assert "迟报" in await officer.read()
    await officer.taps("说明迟报原因")
    await officer.says("系统停电", "迟报原因：系统停电")
    await officer.taps("记下")
    assert "迟报原因：系统停电" in await officer.read()

    # the street's half-month writes itself, and is confirmed from its last day on
    await coordinator.says("/halfmonth", "12月上半月")
    assert "✅ 确认" not in (await coordinator.last()).buttons
    assert "还没结束，12月15日起可以确认" in await coordinator.read()
    await town.becomes("2026-12-15 10:00")
    page = await coordinator.says("/halfmonth", "12月上半月")
    assert "周报 ⚠️ 迟报 1 · 漏报 0" in page.text
    await coordinator.taps("⋯ 明细")
    told = "周报：应报 2 · 已报 2（按时 1 · 迟报 1，其中零报告 1）· 漏报 0"
    assert told in await coordinator.read()
    await coordinator.taps("📊 下面各处")
    rows = await coordinator.read()
    assert "古道社区 结转 0 · 新 1 · 化解 1" in rows
    assert "⚠️ 迟报漏报 1" in rows
    await coordinator.taps("‹ 半月报")
    refused = await coordinator.forges(f"wk:{await _unit(town, '琅琊街道')}:2026-12-A:nil")
    assert refused.show_alert
    await coordinator.taps("✅ 确认")
    assert "12月上半月半月报已确认" in await coordinator.read()
    assert await coordinator.how_often("的半月报请在") == 0, "it came in before it was due"

    for friday in FRIDAYS[2:]:
        await town.becomes(friday)
        await the_week_comes_in(officer)
    await town.becomes("2026-12-25 10:00")
    await the_week_comes_in(officer)
    await town.becomes("2026-12-31 10:00")
    await coordinator.says("/halfmonth", "12月下半月")
    await coordinator.taps("本期无事项")
    await centre.says("/monthly", "琅琊区 月报")
    await centre.taps("这个月 ›")
    page = await centre.last()
    assert "新排查 同比 — · 环比 —" in page.text
    await centre.taps("⋯ 明细")
    details = await centre.read()
    assert "周报：应报 8 · 已报 4（按时 3 · 迟报 1，其中零报告 3）" in details
    assert "半月报：应报 4 · 已报 2（按时 2 · 迟报 0，其中零报告 1）" in details
    assert "调解成功率 100%（成功 1 ÷ 有结果 1）" in details
    assert "分类：邻里 1" in details
    assert "风险评估 0：实施 0 · 暂缓 0 · 不实施 0" in details
    await centre.taps("‹ 月报")
    await centre.taps("✅ 确认")
    assert "12月月报已确认" in await centre.read()
    assert len(town.rows("SELECT id FROM reports")) == 9


async def _unit(town: Town, name: str) -> int:
    return int(town.one("SELECT id FROM units WHERE name = ?", name))


async def test_corrected_as_a_revision_and_taken_back_until_it_is_passed_on(town: Town) -> None:
    officer, coordinator = town.officer, town.coordinator
    await town.becomes("2026-12-04 10:00")
    await officer.says("/weekly", "第48周")
    await officer.taps("这一周 ›")
    await officer.taps("加一句说明")
    await officer.says("社区正在换届", "说明：社区正在换届")
    await officer.taps("带说明确认")

    await files_a_dispute(town.building_head)
    await officer.says("/weekly", "第48周")
    await officer.taps("这一周 ›")
    await officer.taps("更正")
    asked = await officer.says("漏登记一件", "原因：漏登记一件")
    changed = "更正前后：本周新排查 0 → 1；未化解 0 → 1；累计排查 0 → 1"
    assert changed in asked.text, "what it changes is seen before it is done"
    await officer.taps("✅ 更正")
    assert "第 1 次更正，原因：漏登记一件" in await officer.read()
    assert changed in await officer.read()
    await officer.taps("撤回")
    assert "撤回" in await officer.read()
    await officer.taps("↩️ 撤回")
    assert "已撤回" in await officer.read()
    kept = town.rows(
        "SELECT revision FROM reports WHERE kind = 'week' AND withdrawn_at IS NOT NULL"
    )
    assert len(kept) == 2
    page = await officer.last()
    assert "撤回前的说明：社区正在换届" in page.text
    assert "🈳 本期无事项" not in page.buttons, "it could only fail"
    await officer.taps("✅ 确认")
    assert "说明：社区正在换届" in await officer.read()

    await town.becomes("2026-12-15 10:00")
    await coordinator.says("/halfmonth 琅琊街道", "11月下半月")
    await coordinator.taps("这一期 ›")
    await coordinator.taps("✅ 确认")
    assert "12月上半月半月报已确认" in await coordinator.read()
    unit = await _unit(town, "古道社区")
    before = town.everything()["reports"]
    await officer.forges(f"wk:{unit}:2026-W49:withdraw")
    assert town.everything()["reports"] == before
    assert "↩️ 撤回" not in (await officer.last()).buttons
    assert "✏️ 更正" in (await officer.last()).buttons


async def test_what_was_missed_is_entered_for_its_day(town: Town) -> None:
    officer = town.officer
    await town.becomes("2026-11-26 10:00")
    await officer.says("/weekly", "古道社区 周报")
    await officer.taps("补报漏掉的事")
    await officer.sees("报哪一类")
    await officer.taps("矛盾纠纷")
    await officer.taps("邻里")
    await officer.taps((await officer.last()).buttons[0])
    await officer.taps("1–2人")
    await officer.says("楼道堆物，两家不和", "哪一天发现的")
    await officer.says("11月24日", "补报：11月24日发现")
    await officer.taps("提交")
    assert "已收到" in await officer.read()
    page = await officer.says("/weekly", "其中补报 1")
    assert "补报" in page.text
    await officer.says("/mine", "· 补报")


async def test_another_due_rule_from_the_next_period_on(town: Town) -> None:
    administrator = town.administrator
    await administrator.says("/due", "各级报表的上报时间")
    await administrator.taps("改半月报")
    await administrator.taps("1 个工作日")
    assert "从下期起（12月1日开始的）：期满后第 1 个工作日 24:00 前" in await administrator.read()
    page = await town.coordinator.says("/halfmonth", "琅琊街道 半月报")
    assert "从下期起：期满后第 1 个工作日" in page.text
    before = town.everything()
    await town.coordinator.forges("dues:half_month:grace:3")
    assert town.everything() == before
    assert town.one("SELECT count(*) FROM due_changes") == 1
