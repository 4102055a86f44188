"""督办 through phones: ask, push, answer by a tap or a plain reply, and what each of them sees."""

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.inquiries import actions
from domain.request import Request
from tests.bot.test_cases import filed
from tests.bot.test_unasked import pushes, reply, step
from tests.makers import TODAY, a_token
from tests.stand import Stand


async def taken(stand: Stand) -> int:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await pushes(stand)
    return case_id


async def asks(stand: Stand, who: str, case_id: int, question: str = "谈到哪一步了？") -> int:
    request = Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())
    asked = await stand.office.do(actions.ask, request, case_id, question, TODAY)
    assert asked is not None
    return asked.id


async def test_asked_by_taps_answered_by_taps_and_heard(stand: Stand) -> None:
    case_id = await taken(stand)
    await stand.say("supervisor", f"/case {case_id}", "办理经过")
    await stand.tap("supervisor", "📣 督办")
    assert "想问什么" in (await stand.last("supervisor")).text
    days = await stand.say("supervisor", "谈到哪一步了？打13812345678问", "最晚哪一天")
    assert "13812345678" not in str(await stand.screen("supervisor"))
    assert "1个工作日：明天 11月25日(周三)" in str(days)
    await stand.tap("supervisor", "3个工作日：11月27日(周五)")
    assert "最晚 11月27日(周五) 答复" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "✅ 发出")
    page = (await stand.last("supervisor")).text
    assert "📣 督办：琅琊区督办员问，11月27日(周五) 24:00 前答复" in page
    assert "已发出" in page

    await pushes(stand)
    told = await stand.last("mediator")
    assert "督办：第1号 · 婚姻家庭，琅琊区督办员问，请在 11月27日" in told.text
    await stand.tap("mediator", "💬 答复")
    await stand.say("mediator", "不是", "答复：不是")
    await stand.say("mediator", "否", "答复：否")
    await stand.say("mediator", "约好周五上门", "答复：约好周五上门")
    await stand.say("mediator", "是的", "是不是“✅ 发出答复”？")
    await stand.tap("mediator", "✅ 发出答复")
    page = (await stand.last("mediator")).text
    assert "已答复，会告诉问的人" in page
    assert "古道社区 调解员：答复督办。约好周五上门" in page

    await pushes(stand)
    heard = (await stand.last("supervisor")).text
    assert "古道社区调解员答复督办：\n约好周五上门\n问的是：谈到哪一步了？" in heard
    assert "前答复" not in str(await stand.say("supervisor", f"/case {case_id}", "办理经过"))


async def test_a_plain_reply_to_the_push_is_the_answer(stand: Stand) -> None:
    case_id = await taken(stand)
    await asks(stand, "supervisor", case_id)
    await pushes(stand)
    push = await stand.last("mediator")
    shown = await reply(stand, "mediator", push, "💬 答复：约好了", text="约好了")
    assert "琅琊区问：谈到哪一步了？" in shown.text
    await stand.say("mediator", "约好周五上门", "💬 答复：约好周五上门")
    await stand.tap("mediator", "✅ 发出答复")
    await pushes(stand)
    assert "约好周五上门" in (await stand.last("supervisor")).text
    late = await reply(stand, "mediator", push, "已经答复、撤回", text="还有一句")
    assert "✅ 11月24日(周二) 10:00 答复：约好周五上门" in late.text


async def test_a_photo_is_no_answer_and_nothing_unfinished_is_lost(stand: Stand) -> None:
    case_id = await taken(stand)
    await asks(stand, "supervisor", case_id)
    await pushes(stand)
    push = await stand.last("mediator")
    await stand.tap("mediator", "💬 答复")
    await stand.say("mediator", "约好了", "答复：约好了")
    await reply(stand, "mediator", push, "刚才发的没有存", text="又一句")
    await stand.tap("mediator", "接着写", match="contains")
    await stand.tap("mediator", "✅ 发出答复")
    await pushes(stand)
    assert "约好了" in (await stand.last("supervisor")).text


async def test_a_day_is_typed_and_a_day_off_is_told(stand: Stand) -> None:
    case_id = await taken(stand)
    await stand.say("coordinator", f"/case {case_id}", "办理经过")
    await stand.tap("coordinator", "📣 督办")
    await stand.say("coordinator", "还差什么？", "最晚哪一天")
    await stand.say("coordinator", "11-28", "那天不上班")
    await stand.say("coordinator", "很快", "最晚哪一天")
    await stand.say("coordinator", "12月1号", "12月1日(周二)")
    await stand.tap("coordinator", "✅ 发出")
    assert (
        "琅琊街道综治协调员问，12月1日(周二) 24:00 前答复" in (await stand.last("coordinator")).text
    )
    await stand.say("coordinator", "/inquiries", "督办待答复 1 条")
    await stand.tap("coordinator", "问古道", match="contains")
    await stand.tap("coordinator", "↩️ 撤回督办")
    assert "已撤回，不用答复了" in (await stand.last("coordinator")).text
    await stand.say("coordinator", "/inquiries", "现在没有等答复的督办")


async def test_the_lists_of_who_asks_and_of_who_owes(stand: Stand) -> None:
    case_id = await taken(stand)
    await asks(stand, "supervisor", case_id, "第一问")
    await asks(stand, "coordinator", case_id, "第二问")
    owed = await stand.say("mediator", "/inquiries", "督办待答复 2 条，等您这边答 2 条")
    assert "琅琊区督办员问古道社区：第一问" in owed.text
    await stand.say("supervisor", "/inquiries", "督办待答复 1 条")
    assert "📣 督办待答复" in (await stand.say("mediator", "/queue", "待办")).text
    page = await stand.say("mediator", f"/case {case_id}", "督办 2 条待答复")
    assert "💬 答复琅琊街道" in str(page)
    await stand.tap("mediator", "💬 答复琅琊街道")
    assert "琅琊街道问：第二问" in (await stand.last("mediator")).text
    for who in ("officer", "mediator_2"):
        await stand.say(who, "/inquiries", "现在没有等您答复的督办")
    await stand.say("building_head", "/inquiries", "督办由这些岗位来问、来答")


async def test_a_tap_that_comes_late_is_told_how_it_stands(stand: Stand) -> None:
    case_id = await taken(stand)
    await asks(stand, "supervisor", case_id)
    await pushes(stand)
    request = Request(actor=await stand.actor("mediator"), token=a_token(), now=stand.clock.now())
    await stand.office.do(
        steps.take_step, request, case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS
    )
    tapped = await stand.tap("mediator", "💬 答复")
    assert "已经答复、撤回" in tapped.text
    assert "这件事有了结果，不用再答复" in (await stand.last("mediator")).text
    await pushes(stand)
    assert "有了结果：调解成功。督办不用再等答复" in (await stand.last("supervisor")).text


async def test_in_english(stand: Stand) -> None:
    case_id = await taken(stand)
    await stand.say("supervisor", "/language", "")
    await stand.tap("supervisor", "English")
    await stand.say("supervisor", f"/case {case_id}", "What has happened")
    await stand.tap("supervisor", "📣 Ask about it")
    await stand.say("supervisor", "How far?", "By which day?")
    await stand.tap("supervisor", "1 working day", match="contains")
    await stand.tap("supervisor", "✅ Send")
    assert "You will hear the answer" in (await stand.last("supervisor")).text
