"""The pencil on one's own message: what is open follows, what is on file offers the new words."""

from simulator.client import Seen
from tests.bot.test_input import comes
from tests.bot.test_meetings import held
from tests.bot.test_report_dialog import a_photo, filed
from tests.bot.test_tally_at_once import entering, on_file
from tests.bot.test_unasked import asked_back, notes, reply
from tests.stand import Stand

WHO = "building_head"
LEAK = "3号楼2单元楼上漏水把楼下天花板泡了，两家吵起来了，四个人在楼道里"
LIGHT = "路灯坏了好几天没人修"


async def edited(stand: Stand, said: Seen, words: str, expect: str, who: str = WHO) -> Seen:
    before = (await stand.screen(who)).seq
    await stand.sim.edit(stand.phone(who), said.id, words)
    return await stand.sim.wait_for(stand.phone(who), contains=expect, after=before)


async def own(stand: Stand, who: str = WHO) -> Seen:
    """Their newest message."""
    return [one for one in (await stand.screen(who)).messages if not one.from_bot][-1]


async def test_the_open_preview_follows_the_sentence(stand: Stand) -> None:
    await stand.say(WHO, LEAK, "请看一眼")
    said = await own(stand)
    seen = await edited(
        stand, said, LEAK.replace("3号楼2单元", "5号楼").replace("四个", "七八个"), "5号楼"
    )
    assert "请看一眼" in seen.text
    assert "古道 5号楼" in seen.text
    assert "5–9人" in seen.text
    await stand.tap(WHO, "改人数")
    await stand.tap(WHO, "1–2人")
    seen = await edited(stand, said, LIGHT, "设施照明（猜的）")
    assert "1–2人" in seen.text, "what the reporter has told stays"
    assert "3号楼" not in seen.text
    seen = await edited(stand, said, f"{LEAK}。另外小区门口垃圾桶满了没人收", "像是两件事")
    await edited(stand, said, LEAK, "请看一眼")
    assert await filed(stand) == 0


async def test_a_caption_is_corrected_without_its_photo_twice(stand: Stand) -> None:
    seen = await stand.photo(WHO, a_photo(), "楼下垃圾桶满了没人收", "请看一眼")
    said = await own(stand)
    photo = {"message_id": said.id, "date": 1, "edit_date": 2, "photo": said.raw["photo"]}
    chat = {"id": stand.phone(WHO), "type": "private", "first_name": "x"}
    await comes(stand, WHO, edited_message={**photo, "chat": chat, "caption": LIGHT})
    seen = await stand.last(WHO)
    assert "设施照明" in seen.text
    assert "附件：1" in seen.text


async def test_a_typed_answer_is_changed(stand: Stand) -> None:
    await stand.say(WHO, "/report")
    await stand.say(WHO, "矛盾纠纷")
    await stand.say(WHO, "邻里")
    await stand.say(WHO, "本网格", "多少人")
    await stand.say(WHO, "七八个人", "一句话")
    said = await own(stand)
    await edited(stand, said, "三四个人", "一句话")
    seen = await stand.say(WHO, "楼上漏水", "请看一眼")
    assert "3–4人" in seen.text
    await edited(stand, said, "三十多人", "30人以上")


async def test_what_is_on_file_offers_to_add_the_new_words(stand: Stand) -> None:
    await stand.say(WHO, LEAK, "请看一眼")
    said = await own(stand)
    await stand.tap(WHO, "提交", match="contains")
    seen = await edited(stand, said, f"{LEAK}，还有老人", "第1号已经记下")
    assert "还有老人" in seen.text
    await stand.tap(WHO, "补上去", match="contains")
    assert f"{LEAK}，还有老人" in await notes(stand, 1)
    await stand.say(WHO, LIGHT, "请看一眼")
    await edited(stand, said, f"{LEAK}，还有孩子", "第1号已经记下")
    assert (await stand.last(WHO)).buttons == ["看这件"]


async def test_an_answer_that_is_looked_at_follows_too(stand: Stand) -> None:
    await asked_back(stand)
    question = await stand.last(WHO)
    await reply(stand, WHO, question, "这些要补上去", text="三栋二单元")
    seen = await edited(stand, await own(stand), "三栋一单元", "三栋一单元")
    assert "这些要补上去" in seen.text


async def test_an_earlier_message_is_no_answer(stand: Stand) -> None:
    await stand.say(WHO, "谢谢")
    said = await own(stand)
    await stand.say(WHO, "/report")
    await edited(stand, said, "邻里", "早先的消息")
    assert "报哪一类" in (await stand.screen(WHO)).messages[-2].text
    await stand.say(WHO, "/cancel")
    assert "漏水" in (await edited(stand, said, LEAK, "请看一眼")).text


async def test_a_line_of_votes_is_of_the_object_it_was_typed_for(stand: Stand) -> None:
    await entering(stand)
    await stand.say("officer", "30 6 2 1", "四个数加起来是 39")
    said = await own(stand, "officer")
    await edited(stand, said, "30 6 2 2", "第 2/5 项", "officer")
    await edited(stand, said, "31 5 2 2", "早先的消息", "officer")
    assert await on_file(stand) == ["30 6 2 2"], "no other object got it"
    await stand.say("officer", "29 7 2 2", "第 3/5 项")


async def test_an_answer_about_an_entry_is_of_the_field_it_was_typed_for(stand: Stand) -> None:
    await stand.say("officer", "/where", "去哪里")
    for label in ("➕ 新增", "老年助餐点", "古道社区"):
        await stand.tap("officer", label)
    await stand.say("officer", "古道老年助餐点", "工作电话")
    said = await own(stand, "officer")
    await stand.say("officer", "0550-3012345", "什么时候开")
    await stand.say("officer", "工作日10:30-13:00", "在哪里")
    await edited(stand, said, "古道助餐点", "早先的消息", "officer")
    card = await stand.say("officer", "古道路12号", "没问题就点")
    assert "古道助餐点" not in card.text


async def test_a_corrected_ruling_is_not_why_it_is_corrected(stand: Stand) -> None:
    await held(stand)
    await stand.say("mediator", "/meeting", "正在开")
    await stand.tap("mediator", "1")
    await stand.tap("mediator", "🚫 不列入")
    await stand.say("mediator", "已经修好", "已经修好")
    for label in ("✅ 就这样", "👥 到会人数"):
        await stand.tap("mediator", label)
    await stand.say("mediator", "5 1 1 1", "居民代表 5")
    for label in ("✅ 就这样", "✅ 确认纪要", "1", "✏️ 更正", "💬 现场答复"):
        await stand.tap("mediator", label)
    await stand.say("mediator", "当场修好了", "为什么更正")
    said = await own(stand, "mediator")
    await edited(stand, said, "当场换好了", "早先的消息", "mediator")
    seen = await stand.say("mediator", "记错了", "更正：记错了")
    assert "当场换好了" not in seen.text
