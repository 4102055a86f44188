"""One sentence is a report: filled in by what it says, corrected by a tap, filed by a tap."""

import base64

from domain.cases.model import CaseKind, PeopleBand
from tests.bot.test_report_dialog import a_photo, filed
from tests.bot.test_unasked import asked_back, notes
from tests.stand import Stand

WHO = "building_head"
LEAK = "3号楼2单元楼上漏水把楼下天花板泡了，两家吵起来了，四个人在楼道里"
UNSURE = "孩子们天天在门口闹，老人有意见"


async def test_one_message_and_one_tap(stand: Stand) -> None:
    seen = await stand.say(WHO, LEAK, "请看一眼")
    assert "矛盾纠纷 · 邻里（猜的）" in seen.text
    assert "古道 3号楼2单元" in seen.text
    assert "3–4人" in seen.text
    assert "3–4人（默认）" not in seen.text
    assert await filed(stand) == 0
    await stand.tap(WHO, "改地点")
    await stand.tap(WHO, "本网格")
    assert "\n“猜的”请核对一下" in (await stand.last(WHO)).text, "nothing else is marked"
    await stand.tap(WHO, "提交", match="contains")
    view = await stand.boards.cases.view(await stand.actor(WHO), 1, stand.clock.now())
    assert (view.line.kind, view.line.summary) == (CaseKind.DISPUTE, LEAK)
    assert view.people is PeopleBand.THREE_FOUR


async def test_what_is_not_said_is_marked_and_corrected(stand: Stand) -> None:
    seen = await stand.say(WHO, "路灯坏了好几天没人修", "请看一眼")
    assert "社情民意 · 设施照明（猜的）" in seen.text
    assert "古道一号楼（默认）" in seen.text
    assert "人数" not in seen.text
    assert "\n“猜的”“默认”请核对一下" in seen.text
    await stand.tap(WHO, "改类别")
    assert "设施照明" in (await stand.say(WHO, "设施照明", "请看一眼")).text
    seen = await stand.last(WHO)
    assert "猜的" not in seen.text
    assert "\n“默认”请核对一下" in seen.text
    await stand.tap(WHO, "改地点")
    await stand.tap(WHO, "本网格")
    assert "请核对" not in (await stand.last(WHO)).text
    await stand.tap(WHO, "改类别")
    assert "算哪一类" in (await stand.last(WHO)).text
    await stand.tap(WHO, "都不是，自己选")
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "道路停车")
    seen = await stand.last(WHO)
    assert "社情民意 · 道路停车" in seen.text
    assert "猜的" not in seen.text
    await stand.tap(WHO, "改人数")
    await stand.tap(WHO, "5–9人")
    assert "5–9人" in (await stand.last(WHO)).text


async def test_a_road_is_in_no_community_for_sure(stand: Stand) -> None:
    seen = await stand.say("mediator", "南大街上垃圾堆了好几天没人清", "请看一眼")
    assert "古道社区 南大街（默认）" in seen.text
    seen = await stand.say(WHO, "南大街上垃圾堆了好几天没人清", "请看一眼")
    assert "古道一号楼 南大街" in seen.text
    assert "南大街（默认）" not in seen.text


async def test_danger_is_asked_about_and_never_decided(stand: Stand) -> None:
    seen = await stand.say(WHO, "两家邻居为楼道堆东西打起来了，有一个头上流血", "请看一眼")
    assert "有没有人受伤或有危险" in seen.text
    assert "110" in seen.text
    assert "🟡" in seen.text
    await stand.say(WHO, "是", "“改紧急程度”、“✅ 提交”")
    for said in ("不对", "不行"):
        assert "提交”" not in (await stand.say(WHO, said, "是不是“改紧急程度”？")).text
    assert await filed(stand) == 0


async def test_two_matters_are_offered_as_two(stand: Stand) -> None:
    both = "楼上漏水把我家泡了两家吵起来。另外小区门口垃圾桶满了没人收"
    await stand.say(WHO, both, "像是两件事")
    await stand.tap(WHO, "分成两件报")
    assert "邻里" in (await stand.last(WHO)).text
    await stand.tap(WHO, "提交", match="contains")
    seen = await stand.last(WHO)
    assert "环境卫生" in seen.text
    await stand.tap(WHO, "提交", match="contains")
    assert await filed(stand) == 2


async def test_two_matters_stay_whole_where_there_is_no_room_for_another(stand: Stand) -> None:
    for begun in range(4):
        await stand.say(WHO, "/report")
        for label in (*(["新报一件"] if begun else []), "社情民意", "环境卫生"):
            await stand.tap(WHO, label)
    await stand.say(WHO, "/report")
    await stand.tap(WHO, "取消")
    both = "5号楼楼上漏水两家吵起来了，另外小区门口的垃圾堆了好几天没人清"
    await stand.say(WHO, both, "像是两件事")
    refused = await stand.tap(WHO, "分成两件报")
    assert "5 件没报完" in str(refused)
    await stand.tap(WHO, "就当一件报")
    assert both in (await stand.last(WHO)).text


async def test_two_matters_may_be_one(stand: Stand) -> None:
    both = "楼上漏水把我家泡了两家吵起来。另外小区门口垃圾桶满了没人收"
    await stand.say(WHO, both, "像是两件事")
    await stand.tap(WHO, "取消")
    await stand.tap(WHO, "继续填写")
    await stand.tap(WHO, "就当一件报")
    await stand.tap(WHO, "提交", match="contains")
    view = await stand.boards.cases.view(await stand.actor(WHO), 1, stand.clock.now())
    assert view.line.summary == both


async def test_a_photo_says_it_in_its_caption(stand: Stand) -> None:
    seen = await stand.photo(WHO, a_photo(), "楼下垃圾桶满了没人收", "请看一眼")
    assert "社情民意 · 环境卫生" in seen.text
    assert "附件：1" in seen.text


async def test_a_film_that_can_not_be_kept_is_not_dropped_without_a_word(stand: Stand) -> None:
    said = "楼下垃圾桶满了没人收"
    film = {"data": base64.b64encode(b"film").decode()}
    seen = await stand.send(WHO, "请看一眼", video=film, caption=said)
    assert "这里只收文字、照片和语音" in seen.text


async def test_an_album_is_one_matter(stand: Stand) -> None:
    said = {"media_group_id": "a", "caption": "楼下垃圾桶满了没人收"}
    for more in (said, {"media_group_id": "a"}, {"media_group_id": "a"}):
        await stand.sim.send_file(stand.phone(WHO), "photo", a_photo(), **more)
    await stand.idle()
    seen = await stand.last(WHO)
    assert "附件：3" in seen.text
    bubbles = [one for one in (await stand.screen(WHO)).messages if one.from_bot]
    assert len([one for one in bubbles if "请看一眼" in one.text]) == 1
    await stand.tap(WHO, "提交", match="contains")
    assert await filed(stand) == 1


async def test_what_is_no_report_opens_none(stand: Stand) -> None:
    for said in ("你好", "谢谢", "特价促销，全场五折", "怎么用", "漏水", "440"):
        seen = await stand.say(WHO, said)
        assert "请看一眼" not in seen.text, said
        assert "哪一类" not in seen.text, said
    assert "请看一眼" not in (await stand.say("supervisor", LEAK)).text, "who may not report"


async def test_below_the_threshold_the_choice_is_shown(stand: Stand) -> None:
    seen = await stand.say(WHO, UNSURE, "算哪一类")
    labels = seen.buttons
    assert "返回" not in " ".join(labels), "there is nothing to go back to"
    assert len([label for label in labels if label.startswith("→")]) == 3
    await stand.tap(WHO, next(label for label in labels if label.startswith("→")))
    seen = await stand.last(WHO)
    assert "请看一眼" in seen.text
    assert "（猜的）" not in seen.text


async def test_a_sentence_that_waits_is_of_no_kind_before_it_is_told(stand: Stand) -> None:
    await stand.say(WHO, UNSURE, "算哪一类")
    seen = await stand.say(WHO, "/report", "接着报，还是新报一件")
    assert f"1. {UNSURE[:16]}" in seen.text
    assert "—" not in seen.text
    assert "矛盾纠纷" not in seen.text


async def test_numbers_of_persons_are_masked(stand: Stand) -> None:
    said = "楼上漏水不肯修，电话13812345678，两家吵起来了"
    seen = await stand.say(WHO, said, "请看一眼")
    assert "13812345678" not in seen.text


async def test_what_is_on_file_already_is_added_to(stand: Stand) -> None:
    await stand.say(WHO, LEAK, "请看一眼")
    assert "像是" not in (await stand.last(WHO)).text
    await stand.tap(WHO, "提交", match="contains")
    again = "3号楼2单元楼上还在漏水，楼下又吵起来了"
    seen = await stand.say(WHO, again, "请看一眼")
    assert "像是第1号：今天 11月24日(周二)报的，同一地点" in seen.text
    assert "✅ 提交" in str(seen.buttons), "it may be filed all the same"
    for said in ("是", "补充", "1号", "1"):
        await stand.say(WHO, said, "是不是“➕ 补充到第1号”")
    for said in ("不对", "别补充到第1号"):
        await stand.say(WHO, said, "请点下面的按钮")
    assert await filed(stand) == 1
    assert again not in await notes(stand, 1)
    await stand.tap(WHO, "补充到第1号", match="contains")
    seen = await stand.last(WHO)
    assert "没有另报一件" in seen.text
    assert again in await notes(stand, 1)
    assert await filed(stand) == 1
    seen = await stand.say(WHO, "13号楼2单元楼上漏水，两家吵起来了", "请看一眼")
    assert "像是" not in seen.text, "another building"
    await stand.tap(WHO, "取消")
    await stand.tap(WHO, "放弃")
    seen = await stand.say("mediator", again, "请看一眼")
    assert "有人报过" in seen.text
    await stand.tap("mediator", "看第1号", match="contains")
    assert "办理经过" in (await stand.last("mediator")).text
    await stand.say("mediator", "看第1号", "办理经过")
    assert "像是" not in (await stand.say("mediator_2", again, "请看一眼")).text


async def test_a_new_matter_is_no_answer_to_a_question(stand: Stand) -> None:
    await asked_back(stand)
    seen = await stand.say(WHO, LEAK, "这些要补上去")
    await stand.tap(WHO, "另一件事", match="contains")
    seen = await stand.last(WHO)
    assert "请看一眼" in seen.text
    said = [one for one in (await stand.screen(WHO)).messages if not one.from_bot][-1]
    await stand.sim.edit(stand.phone(WHO), said.id, LEAK.replace("3号楼", "5号楼"))
    await stand.sim.wait_for(stand.phone(WHO), contains="古道 5号楼")
    await stand.tap(WHO, "提交", match="contains")
    assert await filed(stand) == 2
    await stand.say(WHO, "三栋二单元", "这些要补上去")
    assert "另一件事" not in str((await stand.last(WHO)).buttons)
