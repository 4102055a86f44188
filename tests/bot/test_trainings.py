"""/training through phones: a course is noted, seen by unit, taken out as a sheet, taken back."""

from io import BytesIO

from openpyxl import load_workbook

from bot.buttons.trainings import TrainingBack, TrainingFile, TrainingOf
from tests.journeys.habits import a_photo_with_its_place
from tests.stand import Stand


async def note_one(stand: Stand, who: str, topic: str, *, photo: bool = False) -> None:
    await stand.say(who, "/training", "培训")
    await stand.tap(who, "＋ 记一次")
    await stand.tap(who, "以会代训")
    await stand.say(who, "11月26日", "这天还没到")
    await stand.tap(who, "昨天", match="prefix")
    await stand.say(who, topic, "来了多少人")
    await stand.say(who, "0", "1 到 999")
    await stand.say(who, "36人", "有资料的")
    if photo:
        await stand.photo(who, a_photo_with_its_place(), "课件第一页", "记下来")
    else:
        await stand.tap(who, "没有资料")
    await stand.tap(who, "✅ 记下来")
    assert "记下来了" in (await stand.last(who)).text


async def test_a_course_is_noted_and_seen_by_unit(stand: Stand) -> None:
    await note_one(stand, "officer", "调解文书怎么写", photo=True)
    page = await stand.last("officer")
    assert "11月23日" in page.text
    assert "以会代训 · 36 人" in page.text
    assert "课件第一页" in page.text
    await stand.tap("officer", "📎 看资料")
    assert (await stand.last("officer")).raw.get("photo")

    await note_one(stand, "coordinator", "怎么接待")
    board = await stand.say("supervisor", "/training", "2 次")
    assert "古道社区" in board.text
    await stand.tap("supervisor", "🏘 按单位")
    await stand.tap("supervisor", "古道社区 1 次")
    assert "古道社区 培训 · 1 次" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "‹ 全部")
    await stand.tap("supervisor", "🏘 按单位")
    await stand.tap("supervisor", "2025年")
    assert "2025年培训 · 0 次" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "2026年")
    before = (await stand.screen("supervisor")).seq
    await stand.tap("supervisor", "📄 表格")
    sent = await stand.sim.wait_for(stand.phone("supervisor"), contains="2 次", after=before)
    sheet = load_workbook(BytesIO(await stand.sim.file(sent.raw["document"]["file_id"]))).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("调解文书怎么写" in row and 36 in row for row in rows)

    assert "1 次" in (await stand.say("officer", "/training", "培训")).text
    assert "还没有记过" in (await stand.say("officer_2", "/training", "培训")).text
    assert "不用签到" in (await stand.say("building_head", "/training", "培训")).text


async def test_begun_anew_nothing_of_the_first_try_stays_unseen(stand: Stand) -> None:
    who = "officer"
    await stand.say(who, "/training", "培训")
    await stand.tap(who, "＋ 记一次")
    for attempt in ("photo", "words"):
        await stand.tap(who, "以会代训")
        await stand.tap(who, "昨天", match="prefix")
        await stand.say(who, "怎么接待", "来了多少人")
        await stand.say(who, "36人", "有资料的")
        if attempt == "photo":
            await stand.photo(who, a_photo_with_its_place(), "课件第一页", "记下来")
            assert "课件第一页 · 已附文件" in (await stand.last(who)).text
            await stand.tap(who, "✏️ 从头改")
    await stand.say(who, "只有一页纸", "只有一页纸")
    await stand.tap(who, "✅ 记下来")
    page = await stand.last(who)
    assert "资料：只有一页纸" in page.text
    assert "📎 看资料" not in page.buttons


async def test_one_noted_by_mistake_is_taken_back_and_others_may_not(stand: Stand) -> None:
    await note_one(stand, "officer", "调解文书怎么写")
    page = await stand.say("officer_2", "/training", "培训")
    for data in (TrainingBack(id=1, yes=True), TrainingOf(id=1), TrainingFile(id=1)):
        phone = stand.phone("officer_2")
        tapped = await stand.sim.tap(phone, page.id, data=data.pack(), forged=True)
        assert tapped.show_alert
    await stand.tap("officer", "记错了，撤回")
    await stand.tap("officer", "确定撤回")
    assert "还没有记过" in (await stand.last("officer")).text
    assert "还没有记过" in (await stand.say("supervisor", "/training", "培训")).text
