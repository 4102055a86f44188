"""The supervisor's board: it says what was done, all the way down and up again."""

import pytest

from tests.journeys.habits import (
    files_a_dispute,
    handles,
    looks_at_the_board_of,
    looks_behind_the_board_of,
)
from tests.journeys.town import Town


async def lives_a_little(town: Town) -> None:
    """Four disputes at 古道 (solved, failed, to court, open) and one at 东后街, still open."""
    head, mediator = town.building_head, town.mediator
    for outcome in ("调解成功", "调解不成", "进入司法程序"):
        number = await files_a_dispute(head)
        await handles(mediator, number, outcome)
    await files_a_dispute(head)
    await files_a_dispute(town.other_building_head)


async def test_the_board_says_what_was_done(town: Town) -> None:
    await lives_a_little(town)
    supervisor = town.supervisor
    board = await supervisor.says("/status", "琅琊区")
    assert "排查 5 · 化解 1" in board.text
    assert "未化解 2 · 超期 0" in board.text
    # in the other community nobody has a phone yet
    assert "📵 联系不上：周报还没报 1 处" in board.text
    assert "琅琊街道 1" in board.buttons
    await supervisor.taps("⋯ 更多")
    details = await supervisor.read()
    assert "待受理 2 · 待补充 0" in details
    assert "移送司法/转办 1 · 撤回、合并或终止 1" in details
    assert "化解率 20%（排查 5 件，化解 1 件）" in details
    assert "调解成功率 50%（调解结束 2 件，成功 1 件）" in details
    assert "还没到时间的 1 份" in details
    await supervisor.taps("📊 各处明细")
    assert "琅琊街道 排查 4 · 化解 1\n未化解 1" in await supervisor.read()
    await supervisor.taps("‹ 总览")

    await supervisor.taps("琅琊街道")
    await supervisor.taps("古道社区")
    assert "排查 4 · 化解 1" in await supervisor.read()
    assert "未化解 1" in await supervisor.read()
    await supervisor.taps("‹ 琅琊街道")
    await supervisor.taps("‹ 琅琊区")
    assert await supervisor.read() == board.text

    found = await supervisor.says("/status 古道", "📊 古道社区")
    assert "排查 4 · 化解 1" in found.text


async def test_reports_in_late_and_missing_are_counted(town: Town) -> None:
    supervisor = town.supervisor
    await town.officer.says("/weekly")
    await town.officer.taps("本期无事项")
    details = await looks_behind_the_board_of(supervisor, "琅琊区")
    assert "应报 2 · 已报 1（按时 1 · 迟报 0，其中零报告 1）· 未报 0" in details
    await town.becomes("2026-11-27 17:00")
    details = await looks_behind_the_board_of(supervisor, "琅琊区")
    assert "应报 2 · 已报 1（按时 1 · 迟报 0，其中零报告 1）· 未报 0" in details
    await supervisor.taps("‹ 总览")
    assert "📵 联系不上：周报还没报 1 处" in await supervisor.read()
    await supervisor.taps("北门街道")
    assert "东后街社区 0 📵" in (await supervisor.last()).buttons
    await supervisor.taps("⋯ 更多")
    await supervisor.taps("📊 各处明细")
    assert "东后街社区 排查 0 · 化解 0\n未化解 0 · 周报 📵 联系不上" in await supervisor.read()


@pytest.mark.long
async def test_who_blocked_the_bot_is_out_of_reach_and_not_missing(town: Town) -> None:
    supervisor, coordinator = town.supervisor, town.coordinator
    for one in (town.officer, town.stand_in):
        await town.server.client.block(one.phone)
    await town.rests()
    await town.becomes("2026-11-26 08:30")
    await supervisor.says("/status 琅琊街道", "📊 琅琊街道")
    await supervisor.taps("⋯ 更多")
    await supervisor.taps("📊 各处明细")
    assert "古道社区 排查 0 · 化解 0\n未化解 0 · 周报 ⏳ 未到时间" in await supervisor.read()
    for moment in ("2026-11-27 08:30", "2026-11-30 08:30", "2026-12-01 08:30"):
        await town.becomes(moment)
    seen = await coordinator.sees("联系不上")
    assert "古道社区" in seen.text
    assert "未收到" not in seen.text
    await town.server.client.block(town.officer.phone, False)
    await town.officer.says("/start", "您的岗位")
    assert not town.rows("SELECT id FROM reports")


@pytest.mark.long
async def test_what_was_not_taken_in_time_is_overdue(town: Town) -> None:
    await files_a_dispute(town.building_head)
    await town.becomes("2026-11-27 00:00")
    assert "超期 1" in await looks_at_the_board_of(town.supervisor, "古道社区")
    await town.mediator.says("/queue", "已超期")


async def test_a_figure_leads_to_its_matters_and_each_to_its_page(town: Town) -> None:
    await lives_a_little(town)
    await town.becomes("2026-11-27 00:00")
    supervisor, coordinator = town.supervisor, town.coordinator
    board = await supervisor.says("/status", "琅琊区")
    assert {"⚠️ 超期", "未化解"} <= set(board.buttons)
    await supervisor.taps("⚠️ 超期")
    listed = await supervisor.read()
    assert "⚠️ 超期 · 2件" in listed
    assert "4号 邻里 · 古道社区1号楼\n🆕 待受理 · ⚠️ 超期1天" in listed
    await supervisor.taps("🆕 待受理")
    assert "🆕 待受理 · 2件" in await supervisor.read()
    await supervisor.taps("❓ 待补充")
    assert "没有。" in await supervisor.read()
    await supervisor.taps("未化解")
    await supervisor.taps("4号")
    assert "办理经过" in await supervisor.read()
    await supervisor.taps("🔄 刷新")
    assert "办理经过" in await supervisor.read()
    await supervisor.taps("‹ 未化解")
    assert "未化解 · 2件" in await supervisor.read()

    await coordinator.says("/status", "琅琊街道")
    await coordinator.taps("未化解")
    assert "5号" not in await coordinator.read(), "the neighbouring street's"
    district = town.one("SELECT id FROM units WHERE name = '琅琊区'")
    for data in (f"sm:{district}:open:0", "sm:9999:open:0", f"sm:{district}:nothing:0"):
        assert "5号" not in (await coordinator.forges(data) and await coordinator.read())
    await coordinator.forges(f"smo:5:{district}:open:0")
    assert "5号" not in await coordinator.read(), "opened out of a list or not"
    await town.building_head.forges(f"sm:{district}:open:0")
    assert await town.building_head.how_often("5号 邻里") == 0


async def test_what_is_overdue_is_one_command_away(town: Town) -> None:
    supervisor, coordinator = town.supervisor, town.coordinator
    await lives_a_little(town)
    listed = await supervisor.says("/overdue", "⚠️ 超期 · 0件")
    assert "没有。" in listed.text
    await town.becomes("2026-11-27 00:00")
    await supervisor.says("/overdue", "琅琊区 ⚠️ 超期 · 2件")
    await coordinator.says("/overdue", "琅琊街道 ⚠️ 超期 · 1件")
    await supervisor.says("/overdue 东后街", "东后街社区 ⚠️ 超期 · 1件")
    which = await supervisor.says("/overdue 社区", "是哪一个")
    await supervisor.taps("古道社区")
    assert which.buttons == ["古道社区", "东后街社区"]
    assert "古道社区 ⚠️ 超期 · 1件" in await supervisor.read()
    await coordinator.says("/overdue 东后街", "没找到")
    await town.building_head.says("/overdue", "超期一览给这些岗位看")
    await supervisor.says("/help", "您的岗位")
    await supervisor.taps("📊 看数")
    assert "/overdue 超期的事" in await supervisor.read()


async def test_whose_report_is_missing_or_late_and_back_from_it(town: Town) -> None:
    supervisor, coordinator = town.supervisor, town.coordinator
    await town.becomes("2026-11-27 20:00")
    assert "❗未报 1 · 迟报 0" in await looks_at_the_board_of(supervisor, "琅琊区")
    await supervisor.taps("❗ 未报/迟报")
    page = await supervisor.last()
    assert "❗ 未报 1 · 🕗 迟报 0" in page.text
    assert page.buttons[0] == "❗ 古道社区 3小时", "东后街社区 cannot be reached, it is not missing"
    await supervisor.taps("❗ 古道社区")
    assert "古道社区 周报" in await supervisor.read()
    await supervisor.taps("‹ 未报、迟报")
    await town.officer.says("/weekly", "过了时间还没确认")
    await town.officer.taps("本期无事项")
    await town.becomes("2026-11-29 18:00")
    await looks_at_the_board_of(supervisor, "琅琊区")
    await supervisor.taps("❗ 未报/迟报")
    assert "🕗 古道社区 3小时" in (await supervisor.last()).buttons, "how late it came, not how old"
    await supervisor.taps("📋 半月报")
    assert "琅琊区 半月报" in await supervisor.read()

    await coordinator.says("/status", "琅琊街道")
    district = town.one("SELECT id FROM units WHERE name = '琅琊区'")
    other = town.one("SELECT id FROM units WHERE name = '东后街社区'")
    for data in (
        f"sr:{district}:2026-W48:0",
        f"sr:{district}:2026-W60:0",
        f"su:{district}:0",
        f"srr:{other}:2026-W48:{district}:0",
    ):
        refused = await coordinator.forges(data)
        assert "没找到" in (refused.text or ""), data
    refused = await supervisor.forges(f"sr:{district}:2026-W49:0")
    assert "没找到" in (refused.text or ""), "it has not begun"


async def test_where_nobody_can_be_reached_is_listed(town: Town) -> None:
    supervisor = town.supervisor
    await looks_at_the_board_of(supervisor, "琅琊区")
    await supervisor.taps("📵 联系不上")
    assert "琅琊区 联系不上 · 1 处" in await supervisor.read()
    await supervisor.taps("东后街社区 📋")
    assert "📊 东后街社区" in await supervisor.read()


@pytest.mark.long
async def test_a_coordinator_sees_the_own_street_alone(town: Town) -> None:
    await lives_a_little(town)
    coordinator = town.coordinator
    board = await coordinator.says("/status", "琅琊街道")
    assert "排查 4 · 化解 1" in board.text
    assert "‹" not in "".join(board.buttons)
    await coordinator.says("/status 东后街", "没找到")
    for name in ("琅琊区", "北门街道", "东后街社区"):
        unit = town.one("SELECT id FROM units WHERE name = ?", name)
        refused = await coordinator.forges(f"st:{unit}:0")
        assert "没找到" in refused.text
        assert await coordinator.how_often(name) == 0


async def test_a_building_head_is_told_whose_the_board_is(town: Town) -> None:
    answer = await town.building_head.says("/status", "总览给这些岗位看")
    assert "督办员" in answer.text
    assert not answer.buttons
