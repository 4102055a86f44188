"""What people send in answer to something: it reaches its matter, or is told where to go."""

from base64 import b64encode

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.homes import home
from bot.notices.render import renderer
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, State
from domain.messaging import NO_CHANNEL
from domain.ports import Push, Work
from domain.reminders.notices import PeriodicDue
from domain.request import Request
from simulator.client import Seen
from storage.messages.outbox import SqlOutbox
from tests.bot.test_cases import a_photo, filed, state_of
from tests.bot.test_input import bubbles
from tests.makers import NOW, a_token
from tests.samples_notices import SAMPLES
from tests.stand import Stand


async def step(stand: Stand, who: str, case_id: int, arrow: Arrow, **more: object) -> None:
    request = Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())
    await stand.office.do(steps.take_step, request, case_id, arrow, **more)


async def pushes(stand: Stand) -> None:
    """Sends all that is queued, each as a message, as the sender does."""
    outbox, now = SqlOutbox(stand.database), stand.clock.now()
    words = renderer(stand.desk.zone, stand.clock)
    for row in await outbox.claim("test", "telegram", 50, now):
        if row.address is None:
            await outbox.dead([row.id], NO_CHANNEL, now)
            continue
        told = words([row.notice], row.locale)
        if not (await stand.sim.screen(int(row.address))).messages:
            await stand.sim.say(int(row.address), "/help")  # a bot writes to nobody first
            await stand.sim.wait_for(int(row.address), contains="/cancel")
        keyboard = InlineKeyboardMarkup(
            inline_keyboard=[
                [InlineKeyboardButton(text=one.label, callback_data=one.action) for one in line]
                for line in told.buttons
            ]
        )
        sent = await stand.bot.send_message(row.address, told.text, reply_markup=keyboard)
        await outbox.sent([row.id], now, message_id=sent.message_id)


async def asked_back(stand: Stand, question: str = "是哪一栋？") -> int:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ASK_BACK, note=question)
    await pushes(stand)
    return case_id


async def reply(stand: Stand, who: str, to: Seen, expect: str, **content: object) -> Seen:
    return await stand.send(who, expect, reply_to=to.id, **content)


async def notes(stand: Stand, case_id: int) -> list[str]:
    view = await stand.boards.cases.view(await stand.actor("mediator"), case_id, stand.clock.now())
    return [entry.note for entry in view.timeline if entry.note]


async def test_a_reply_to_a_question_is_its_answer(stand: Stand) -> None:
    case_id = await asked_back(stand)
    question = await stand.last("building_head")
    shown = await reply(stand, "building_head", question, "这些要补上去", text="三栋二单元")
    assert "三栋二单元" in shown.text
    assert await state_of(stand, case_id) is State.RETURNED, "nothing without a tap"
    await stand.tap("building_head", "补上去", match="contains")
    assert await state_of(stand, case_id) is State.REPORTED
    assert "三栋二单元" in await notes(stand, case_id)


async def test_thanks_are_no_answer_in_a_reply_either(stand: Stand) -> None:
    case_id = await asked_back(stand)
    question = await stand.last("building_head")
    seen = await reply(stand, "building_head", question, "招呼和道谢不用写", text="谢谢")
    assert "补上去" not in str(seen.buttons)
    picture = a_file(a_photo())
    seen = await reply(
        stand, "building_head", question, "这些要补上去", photo=picture, caption="谢谢"
    )
    assert "谢谢" not in seen.text
    await stand.tap("building_head", "补上去", match="contains")
    assert "谢谢" not in await notes(stand, case_id)


async def test_an_answer_need_be_no_reply(stand: Stand) -> None:
    case_id = await asked_back(stand)
    await stand.photo("building_head", a_photo(), "三栋", expect="这些要补上去")
    await stand.tap("building_head", "补上去", match="contains")
    view = await stand.boards.cases.view(await stand.actor("mediator"), case_id, NOW)
    assert (view.line.state, len(view.attachments)) == (State.REPORTED, 1)
    assert "三栋" in await notes(stand, case_id)


async def test_what_comes_in_pieces_is_added_in_pieces(stand: Stand) -> None:
    case_id = await asked_back(stand)
    assert "补上去" not in (await stand.say("building_head", "谢谢")).text, "no answer"
    await stand.say("building_head", "三栋二单元。", "这些要补上去")
    seen = await stand.say("building_head", "你好", "招呼和道谢不用写")
    assert "三栋二单元" in seen.text
    await stand.say("building_head", "电梯也坏了", "三栋二单元；电梯也坏了")
    said = [one for one in (await stand.screen("building_head")).messages if not one.from_bot]
    await stand.photo("building_head", a_photo(), "五楼", expect="三栋二单元；电梯也坏了；五楼")
    await stand.say("building_head", "长" * 500, "最多 500 字")
    before = (await stand.screen("building_head")).seq
    phone = stand.phone("building_head")
    await stand.sim.edit(phone, said[-1].id, "电梯好了")
    await stand.sim.wait_for(phone, contains="三栋二单元；电梯好了；五楼", after=before)
    await stand.say("building_head", "好的")
    assert "三栋二单元；电梯好了；五楼" in await notes(stand, case_id)


async def test_a_number_in_an_answer_goes_out_of_the_chat(stand: Stand) -> None:
    await asked_back(stand)
    question = await stand.last("building_head")
    shown = await reply(stand, "building_head", question, "号码不记", text="打13812345678")
    assert "这些要补上去" in shown.text
    assert "13812345678" not in str(await stand.screen("building_head"))


async def test_of_several_questions_one_says_which(stand: Stand) -> None:
    first, second = await asked_back(stand), await asked_back(stand)
    await stand.say("building_head", "三栋二单元", "这是哪一件的")
    await stand.tap("building_head", f"第{first}号")
    await stand.tap("building_head", "补上去", match="contains")
    assert await state_of(stand, first) is State.REPORTED
    assert await state_of(stand, second) is State.RETURNED


async def test_a_reply_to_any_other_push_of_a_matter_adds_to_it(stand: Stand) -> None:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await pushes(stand)
    told = await stand.last("building_head")
    await reply(stand, "building_head", told, "这些要补上去", text="又漏了")
    await stand.tap("building_head", "补上去", match="contains")
    assert await state_of(stand, case_id) is State.ACCEPTED
    assert "又漏了" in await notes(stand, case_id)


async def test_a_handler_says_what_the_sentence_is_for(stand: Stand) -> None:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    page = await stand.say("mediator", f"/case {case_id}", "已受理")
    await reply(stand, "mediator", page, "这句话用来做什么", text="三楼答应修水管")
    await stand.tap("mediator", "登记结果", match="contains")
    assert "三楼答应修水管" in (await stand.last("mediator")).text
    await stand.tap("mediator", "调解成功", match="contains")
    await stand.tap("mediator", "登记结果", match="contains")
    assert await state_of(stand, case_id) is State.RESOLVED
    assert "三楼答应修水管" in await notes(stand, case_id)


def a_file(data: bytes, **more: object) -> dict[str, object]:
    return {"data": b64encode(data).decode(), **more}


async def test_what_can_not_be_taken_is_told_so(stand: Stand) -> None:
    case_id = await filed(stand)
    page = await stand.say("mediator", f"/case {case_id}", "待受理")
    left = await reply(stand, "mediator", page, "没有存", photo=a_file(a_photo()))
    assert f"第{case_id}号" in left.text


async def test_a_file_of_the_handler_goes_with_the_papers(stand: Stand) -> None:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await step(stand, "mediator", case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    page = await stand.say("mediator", f"/case {case_id}", "已有结果")
    paper = a_file(b"%PDF-1.7 ...", file_name="协议.pdf")
    asked = await reply(stand, "mediator", page, "收到 1 个", document=paper, caption="签好了")
    assert "配的文字没有存" in asked.text
    mediator = await stand.actor("mediator")
    view = await stand.boards.cases.view(mediator, case_id, NOW)
    assert not view.attachments, "nothing without a tap"
    await stand.photo("mediator", a_photo(), expect="收到 2 个")
    await stand.tap("mediator", "附上", match="contains")
    shown = str(await stand.last("mediator"))
    assert "附上了 2 个" in shown


async def test_an_answer_drops_no_unfinished_step(stand: Stand) -> None:
    case_id = await asked_back(stand)
    question = await stand.last("building_head")
    other = await filed(stand)
    await stand.say("building_head", f"/case {other}", "待受理")
    await stand.tap("building_head", "补充情况", match="contains")
    await stand.say("building_head", "四楼也漏", "这些要补上去")
    left = await reply(stand, "building_head", question, "还有一件没写完", text="三栋")
    assert "刚才发的没有存" in left.text
    await stand.tap("building_head", "接着写", match="contains")
    await stand.tap("building_head", "补上去", match="contains")
    assert "四楼也漏" in await notes(stand, other)
    await reply(stand, "building_head", question, "这些要补上去", text="三栋")
    assert await state_of(stand, case_id) is State.RETURNED


async def test_a_reply_to_a_push_of_another_kind_leads_there(stand: Stand) -> None:
    officer, unit = await stand.actor("officer"), stand.district.units["community"]

    def queue(work: Work) -> None:
        due = PeriodicDue(
            unit_id=unit, unit_name="古道社区", period="2026-W48", rung="due_day", due_at=NOW
        )
        work.outbox.add([Push(person_id=officer.person_id, notice=due, not_before=NOW)], NOW)

    await stand.office.do(queue)
    await pushes(stand)
    await reply(stand, "officer", await stand.last("officer"), "点下面打开", text="已核对")
    await stand.tap("officer", "打开")
    assert "周报" in (await stand.last("officer")).text


async def test_somebody_elses_message_is_nothing_to_answer(stand: Stand) -> None:
    """Message numbers are of a chat: the same one in another chat says nothing."""
    await asked_back(stand)
    number = (await stand.last("building_head")).id
    assert await stand.boards.messages.pushed(
        await stand.actor("building_head"), "telegram", number
    )
    assert not await stand.boards.messages.pushed(
        await stand.actor("grid_head"), "telegram", number
    )


async def test_words_where_buttons_stand_are_answered(stand: Stand) -> None:
    case_id = await filed(stand)
    stand.clock.forward(minutes=6)
    await stand.say("building_head", f"/case {case_id}", "待受理")
    await stand.tap("building_head", "撤回", match="contains")
    before = len(await bubbles(stand, "building_head"))
    asked = await stand.say("building_head", "他们和好了", "请点下面的按钮")
    assert "真的要撤回吗" in asked.text
    asked = await stand.photo("building_head", a_photo(), expect="请点下面的按钮")
    assert "真的要撤回吗" in asked.text
    assert len(await bubbles(stand, "building_head")) == before + 2, "one for each"
    await stand.say("building_head", "不撤了", "办理经过")
    assert await state_of(stand, case_id) is State.REPORTED


async def test_a_sentence_before_the_outcome_is_kept(stand: Stand) -> None:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await stand.say("mediator", f"/case {case_id}", "已受理")
    await stand.tap("mediator", "登记结果", match="contains")
    await stand.say("mediator", "三楼答应修水管", "最后怎么样了")
    await stand.tap("mediator", "调解成功", match="contains")
    assert "三楼答应修水管" in (await stand.last("mediator")).text
    await stand.tap("mediator", "登记结果", match="contains")
    assert "三楼答应修水管" in await notes(stand, case_id)


def test_every_push_has_a_place_for_its_answers() -> None:
    lost = [one for one in SAMPLES if home(one) is None and not one.parting]
    assert lost == [], "but for who has nothing there any more"
