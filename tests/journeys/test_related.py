"""Ways back: a duplicate merged, a step undone in time and too late, a case split and converted."""

import pytest

from tests.journeys.habits import (
    files_a_dispute,
    handles,
    looks_behind_the_board_of,
)
from tests.journeys.town import Town


async def test_a_duplicate_is_merged_and_both_reporters_hear_to_the_end(town: Town) -> None:
    head, grid_head, mediator = town.building_head, town.grid_head, town.mediator
    assert await files_a_dispute(head, "三楼漏水到二楼，两家吵起来了") == 1
    assert await files_a_dispute(grid_head, "小区门口乱停车，堵了路") == 2
    assert await files_a_dispute(grid_head, "三楼漏水，楼下两家吵架") == 3

    await mediator.says("/case 3", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("合并重复的")
    offered = (await mediator.last()).buttons
    assert [label for label in offered if "号" in label] == [
        label for label in offered if label.startswith("第1号")
    ]
    await mediator.taps("第1号")
    asked = await mediator.read()
    assert "以先报的第1号为准" in asked
    await mediator.taps("合并")
    page = await mediator.read()
    assert "🔗 已合并" in page
    assert "并入的：第3号" in page
    told = await grid_head.sees("您报的第3号")
    assert "和第1号是同一件事" in told.text

    await mediator.taps("受理")
    await head.sees("您报的第1号 · 邻里，古道社区调解员已受理")
    await grid_head.sees("您报的第3号 · 邻里（已并到第1号），古道社区调解员已受理")
    await handles_on(town)
    for who, number in ((head, 1), (grid_head, 3)):
        assert await who.how_often("有结果了：调解成功") == 1
        assert await who.shows("已办完归档") == 1
        await who.says(f"/case {number}", "办理经过")
    assert "已并到第1号，目前：调解成功" in await grid_head.read()

    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "撤回、合并或终止 1" in board


async def handles_on(town: Town) -> None:
    """From accepted to the archive, everything pushed as it happens."""
    mediator = town.mediator
    await mediator.taps("登记结果")
    await mediator.taps("调解成功")
    await mediator.says("各修各的", "没问题就登记")
    await mediator.taps("登记结果")
    await town.rests()
    await mediator.taps("归档")
    await town.rests()


@pytest.mark.long
async def test_a_number_typed_in_is_merged_too_and_another_kind_is_not(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await files_a_dispute(head, "三楼漏水")
    await files_a_dispute(head, "狗叫得太凶")
    await mediator.says("/case 2", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("合并重复的")
    assert "没找到像是同一件的" in await mediator.read()
    await mediator.says("随便", "发一个编号")
    await mediator.says("2", "不能和自己合并")
    await mediator.says("77", "没找到")
    await mediator.says("第1号", "以先报的第1号为准")
    await mediator.taps("合并")
    assert "已合并" in await mediator.read()
    assert town.one("SELECT merged_into_id FROM cases WHERE id = 2") == 1


async def test_a_slip_is_undone_in_time(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await handles(mediator, number, "调解不成")
    await head.sees("有结果了：调解不成")
    await mediator.taps("↩️ 撤销")
    assert "已受理" in await mediator.read()
    await head.sees("刚才点错了，上一步已撤销")
    assert await head.shows("上一步已撤销") == 1
    assert not await head.shows("有结果了：调解不成"), "what does not hold is nowhere to be read"
    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "撤回、合并或终止 0" in board

    await town.becomes("2026-11-24 21:00")
    await handles_again(town, number)
    await mediator.taps("↩️ 撤销")
    await town.becomes("2026-11-25 08:00")
    assert await head.how_often("有结果了：调解成功") == 0, "it had not gone out yet"
    assert await head.shows("上一步已撤销") == 1
    assert not await head.shows("有结果了：调解不成"), "what does not hold is nowhere to be read"


async def handles_again(town: Town, number: int) -> None:
    """To another outcome."""
    mediator = town.mediator
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("登记结果")
    await mediator.taps("调解成功")
    await mediator.says("谈妥了", "没问题就登记")
    await mediator.taps("登记结果")


@pytest.mark.long
async def test_after_five_minutes_or_somebody_elses_step_it_is_too_late(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("受理")
    overtaken = await head.taps("↩️ 撤销")
    assert overtaken.show_alert
    assert "又有了新的变化" in (overtaken.text or "")
    await mediator.taps("登记结果")
    await mediator.taps("调解成功")
    await mediator.says("谈妥了", "没问题就登记")
    await mediator.taps("登记结果")
    await town.becomes("2026-11-24 10:06")
    late = await mediator.taps("↩️ 撤销")
    assert late.show_alert
    assert "已经过了 5 分钟" in (late.text or "")
    assert "调解成功" in await mediator.read()
    assert not [one for one in (await mediator.last()).buttons if "撤销" in one]


async def test_a_report_taken_back_at_once_was_never_there(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await town.rests()
    await head.taps("↩️ 撤销")
    assert "已撤回" in await head.read()
    await mediator.sees("报告人已撤回，不用再办了")
    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "排查 0 件" in board
    assert "撤回、合并或终止 0" in board


@pytest.mark.long
async def test_a_part_of_a_case_goes_on_under_its_own_number(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("受理")
    await town.rests()
    await mediator.taps("更多")
    await mediator.taps("拆分")
    await mediator.taps("3–4人")
    checked = await mediator.says("其中三户另有下水管的事，电话13805500000", "从这件里分出一件")
    assert "电话***********" in checked.text
    await mediator.says("其中三户另有下水管的事", "从这件里分出一件")
    await mediator.taps("拆分")
    page = await mediator.read()
    assert "已分出第2号" in page
    assert "从第1号分出" in page
    await head.sees("另立第2号")
    await town.rests()
    assert await head.how_often("另立第2号") == 1
    await mediator.taps("第1号")
    assert "分出的：第2号" in await mediator.read()
    await head.says("/case 2", "从第1号分出")


@pytest.mark.long
async def test_a_dispute_becomes_an_item_and_a_dispute_again(town: Town) -> None:
    head, mediator, officer = town.building_head, town.mediator, town.officer
    number = await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("转为社情民意")
    await mediator.taps("噪音")
    assert "编号和经过都不变" in await mediator.read()
    await mediator.taps("转过去")
    assert "已转为社情民意" in await mediator.read()
    await head.sees("转为社情民意接着办。编号不变")
    await officer.sees("归您这里办")
    await officer.taps("打开第1号")
    await officer.taps("更多")
    await officer.taps("转为矛盾纠纷")
    await officer.taps("邻里")
    await officer.taps("转过去")
    assert "已转为矛盾纠纷" in await officer.read()
    await mediator.sees("归您这里办")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    page = await mediator.read()
    assert page.count("改了类型") == 2
    assert town.one("SELECT kind FROM cases WHERE id = 1") == "dispute"


async def test_accepted_and_begun_in_one_night_is_told_once_in_the_morning(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    number = await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await town.becomes("2026-11-24 21:00")
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("受理")
    await mediator.taps("开始调解")
    await town.becomes("2026-11-25 08:00")
    assert await head.how_often("已受理") == 0
    assert await head.how_often("已开始调解") == 1
