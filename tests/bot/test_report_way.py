"""The common case: five taps and one sentence."""

from tests.stand import Stand


async def test_a_dispute_takes_five_taps_and_one_sentence(stand: Stand) -> None:
    who = "building_head"
    await stand.say(who, "/report", "报哪一类")
    await stand.tap(who, "矛盾纠纷")
    await stand.tap(who, "邻里")
    await stand.tap(who, "本网格")
    await stand.tap(who, "3–4人")
    seen = await stand.say(who, "楼上漏水，两家吵起来了", "请看一眼")
    assert "楼上漏水，两家吵起来了" in seen.text
    assert "古道一号楼" in seen.text
    assert seen.buttons[0].endswith("提交")
    await stand.tap(who, "提交", match="contains")
    receipt = await stand.last(who)
    assert receipt.id == seen.id
    assert "已收到，编号 1" in receipt.text
    assert "古道社区" in receipt.text
    assert receipt.buttons == ["看这件", "再报一件", "📨 给居民的话", "↩️ 撤销（5分钟内）"]
    case = await stand.boards.cases.view(await stand.actor(who), 1, stand.clock.now())
    assert case.line.summary == "楼上漏水，两家吵起来了"
