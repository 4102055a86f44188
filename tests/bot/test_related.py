"""Merging, splitting and converting, on a phone."""

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome
from domain.ports import Work
from tests.bot.test_unasked import step
from tests.makers import a_case
from tests.stand import Stand


async def test_a_matter_is_merged_by_a_typed_number_split_and_converted(stand: Stand) -> None:
    def two(work: Work) -> list[int]:
        head, unit = stand.district.actor(work, "building_head"), stand.district.units["building"]
        return [a_case(work, head, unit, summary=of).id for of in ("三楼漏水", "狗叫得太凶")]

    who, (first, second) = "mediator", await stand.office.do(two)
    await stand.say(who, f"/case {second}", "办理经过")
    await stand.tap(who, "更多", match="contains")
    await stand.tap(who, "合并重复的", match="contains")
    assert "发过来也行" in (await stand.last(who)).text
    await stand.say(who, "随便", "发一个编号")
    await stand.say(who, str(second), "不能和自己合并")
    await stand.say(who, "77", "没找到")
    await stand.say(who, f"第{first}号", f"以先报的第{first}号为准")
    await stand.tap(who, "合并", match="contains")
    assert f"并入的：第{second}号" in (await stand.last(who)).text

    await stand.tap(who, "受理", match="contains")
    await stand.tap(who, "更多", match="contains")
    await stand.tap(who, "拆分", match="contains")
    await stand.tap(who, "3–4人")
    await stand.say(who, "其中三户另有下水管的事", "从这件里分出一件")
    await stand.tap(who, "拆分", match="contains")
    assert f"已分出第{second + 1}号" in (await stand.last(who)).text

    await stand.tap(who, "更多", match="contains")
    await stand.tap(who, "转为社情民意", match="contains")
    await stand.tap(who, "噪音", match="contains")
    await stand.tap(who, "转过去", match="contains")
    assert "已转为社情民意" in (await stand.last(who)).text
    kinds = [CaseKind.DISPUTE, CaseKind.DISPUTE, CaseKind.OPINION]
    cases = (first, second, second + 1)
    assert await stand.office.do(lambda w: [w.cases.by_id(one).kind for one in cases]) == kinds


async def test_what_can_not_be_merged_is_said_when_its_number_is_typed(stand: Stand) -> None:
    def four(work: Work) -> list[int]:
        head, unit = stand.district.actor(work, "building_head"), stand.district.units["building"]
        words = ("三楼漏水", "狗叫得太凶", "楼道堆放杂物", "车位被占")
        return [a_case(work, head, unit, summary=of).id for of in words]

    who, (older, mine, other, younger) = "mediator", await stand.office.do(four)
    for done in (older, younger):
        await step(stand, who, done, Arrow.ACCEPT)
        await step(stand, who, done, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    await stand.say(who, f"/case {mine}", "办理经过")
    await stand.tap(who, "更多", match="contains")
    await stand.tap(who, "合并重复的", match="contains")
    await stand.say(who, str(older), f"第{older}号已经办结，不能再并进去")
    await stand.say(who, str(younger), "现在不能合并")
    await stand.say(who, str(other), f"以先报的第{mine}号为准")
