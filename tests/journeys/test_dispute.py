"""The main job: a neighbour dispute, from the building to the archive."""

from pathlib import Path

from tests import cast
from tests.journeys import bubbles
from tests.journeys.habits import files_a_dispute, reads_the_whole_way
from tests.journeys.lines import Line
from tests.journeys.town import Town, a_town, invitation

SENTENCE = "楼上漏水，两家吵起来了"


async def test_a_dispute_from_the_building_to_the_archive(folder: Path, line: Line) -> None:
    async with a_town(folder, without={cast.BUILDING_HEAD}, line=line) as town:
        await town.starts()
        head, mediator = town.building_head, town.mediator

        await head.takes(invitation(head.phone))
        assert await head.shows("楼栋长")
        bound = head.taps_made

        await head.says("/report", "报哪一类")
        await head.taps("矛盾纠纷")
        await head.taps("邻里")
        await head.taps("本网格")
        await head.taps("3–4人")
        await head.says(SENTENCE, "请看一眼")
        await head.taps("提交")
        assert head.taps_made <= 5 + bound
        assert head.sentences == 1
        assert "已收到，编号 1" in await head.read()

        await mediator.sees("新报上来一件：第1号 · 邻里")
        await mediator.taps("打开第1号")
        assert SENTENCE in await mediator.read()
        await mediator.taps("受理")
        await head.sees("已受理")
        await mediator.taps("开始调解")
        await head.sees("已开始调解")
        await mediator.taps("退回补充")
        await mediator.says("是几单元的两家？", "这样问报告人")
        await mediator.taps("发给报告人")

        asked = await head.sees("想请您补充一下")
        assert "是几单元的两家？" in asked.text
        await head.taps("去答一句")
        assert "是几单元的两家？" in await head.read(), "the question stays in sight"
        await head.says("二单元，三楼和二楼", "这些要补上去")
        await head.taps("补上去")
        assert "补上了，谢谢" in await head.read()

        told = await mediator.sees("报告人补充了情况")
        assert "二单元，三楼和二楼" in told.text
        await mediator.taps("打开第1号")
        await mediator.taps("登记结果")
        await mediator.taps("调解成功")
        await mediator.says("各修各的，赔了粉刷钱", "结果：调解成功")
        await mediator.taps("登记结果")
        await head.sees("有结果了：调解成功")
        await mediator.taps("归档")
        await head.sees("已办完归档")

        listed = await head.says("/mine", "我报的事 · 共1件")
        assert "已归档：调解成功" in listed.text
        await head.taps("1号 · 邻里")
        page = await reads_the_whole_way(head)
        way = ["上报", "受理", "开始调解", "请报告人补充。是几单元的两家？"]
        way += [
            "补充了情况。二单元，三楼和二楼",
            "登记结果：调解成功。各修各的，赔了粉刷钱",
            "归档",
        ]
        places = [page.index(f"：{step}") for step in way]
        assert places == sorted(places)
        await town.rests()
        assert await mediator.how_often("新报上来一件") == 1
        told = bubbles.told(await town.server.client.calls("sendMessage"))
        assert told[head.phone, 1] == 3, "taken up and begun, a question, and how it ended"


async def test_a_page_that_was_opened_is_not_written_over(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    accepted = await head.sees("已受理")
    await head.taps("打开第1号")
    page = await head.sees("办理经过")
    assert page.id == accepted.id
    await mediator.taps("开始调解")
    begun = await head.sees("已开始调解")
    assert begun.id > page.id, "somebody reads there"


async def test_a_sentence_is_all_that_is_missing_after_a_change_of_mind(town: Town) -> None:
    head = town.building_head
    await head.says("/report")
    await head.taps("社情民意")
    await head.taps("返回")
    await head.taps("矛盾纠纷")
    await head.taps("邻里")
    await head.says("3号楼后面", "牵涉多少人")
    await head.taps("1–2人")
    preview = await head.says(SENTENCE, "请看一眼")
    assert "3号楼后面" in preview.text
    await head.taps("提交")
    await town.mediator.sees("3号楼后面")
