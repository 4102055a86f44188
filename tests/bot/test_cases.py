"""Cases through phones: reading a page, taking steps, adding to it, and what hostile taps get."""

from io import BytesIO

from PIL import Image

from bot.buttons.cases import AddDetail, OpenCase, ShowFile, TakeStep
from domain.cases import filing, steps
from domain.cases.draft import FILES_LIMIT
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, State
from domain.people.model import Capacity, Holding
from domain.ports import Work
from domain.request import Request
from tests.makers import TODAY, a_case, a_draft, a_token
from tests.stand import Stand


async def filed(stand: Stand, who: str = "building_head", unit: str = "building") -> int:
    """A dispute on file."""
    actor = await stand.actor(who)
    return (await stand.office.do(a_case, actor, stand.district.units[unit])).id


async def state_of(stand: Stand, case_id: int, who: str = "mediator") -> State:
    return (
        await stand.boards.cases.view(await stand.actor(who), case_id, stand.clock.now())
    ).line.state


async def answered(stand: Stand, who: str, label: str) -> str:
    """Taps, and gives the words of the answer."""
    tapped = await stand.tap(who, label, match="contains")
    assert tapped.answered
    return tapped.text


async def asked_back(stand: Stand, question: str) -> int:
    """A dispute on file whose reporter is asked something."""
    case_id = await filed(stand)
    await stand.office.do(
        steps.take_step,
        Request(actor=await stand.actor("mediator"), token=a_token(), now=stand.clock.now()),
        case_id,
        Arrow.ASK_BACK,
        note=question,
    )
    return case_id


def answering(case_id: int) -> str:
    """The button of the push that asks."""
    return TakeStep(id=case_id, arrow=Arrow.ANSWER).pack()


def a_photo() -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[271] = "a make of phone"
    Image.new("RGB", (40, 30), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_a_dispute_from_reported_to_closed(stand: Stand) -> None:
    case_id = await filed(stand)
    page = await stand.say("mediator", f"/case {case_id}", "待受理")
    assert await answered(stand, "mediator", "受理") == "已受理"
    assert await answered(stand, "mediator", "开始调解") == "已开始调解"
    assert "调解中" in (await stand.last("mediator")).text
    await answered(stand, "mediator", "登记结果")
    assert (await stand.last("mediator")).id == page.id, "the same message asks"
    await answered(stand, "mediator", "调解成功")
    await stand.say("mediator", "两家各让一步，三楼修水管", "没问题就登记")
    await answered(stand, "mediator", "登记结果")
    shown = await stand.last("mediator")
    assert "✅ 结果已登记" in shown.text
    assert "登记结果：调解成功。两家各让一步，三楼修水管" in shown.text
    assert await answered(stand, "mediator", "归档") == "已归档"
    assert await state_of(stand, case_id) is State.CLOSED


async def test_asking_back_and_the_answer_with_a_photo(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("mediator", f"/case {case_id}", "待受理")
    await stand.tap("mediator", "退回补充", match="contains")
    await stand.say("mediator", "是哪一单元？", "这样问报告人")
    await stand.say("mediator", "是哪一单元，几楼？", "几楼")
    await stand.tap("mediator", "发给报告人", match="contains")
    assert "已发给报告人" in (await stand.last("mediator")).text
    assert await state_of(stand, case_id) is State.RETURNED

    await stand.say("building_head", f"第{case_id}号", "是哪一单元，几楼？")
    await stand.tap("building_head", "补充情况", match="contains")
    await stand.photo("building_head", a_photo(), "2单元3楼", "1张照片")
    await stand.tap("building_head", "补上去", match="contains")
    page = await stand.last("building_head")
    assert "✅ 补上了" in page.text
    assert "2单元3楼" in page.text
    assert await state_of(stand, case_id) is State.REPORTED

    before = (await stand.screen("mediator")).seq
    await stand.say("mediator", f"/case {case_id}", "2单元3楼")
    await stand.tap("mediator", "照片1", match="contains")
    photo = await stand.sim.wait_for(stand.phone("mediator"), after=before + 1)
    sent = await stand.sim.file(photo.raw["photo"][-1]["file_id"])
    assert not Image.open(BytesIO(sent)).getexif()


async def test_a_question_is_answered_from_its_push(stand: Stand) -> None:
    case_id = await asked_back(stand, "是哪一栋？")
    push = await stand.say("building_head", "/help")
    await stand.sim.tap(stand.phone("building_head"), push.id, data=answering(case_id), forged=True)
    assert "❓ 是哪一栋？" in (await stand.last("building_head")).text
    await stand.say("building_head", "5号楼", "这些要补上去")
    await stand.tap("building_head", "补上去", match="contains")
    assert await state_of(stand, case_id) is State.REPORTED

    # the same push once more, a photo for an answer, and a push whose matter is over
    push = await stand.say("building_head", "/help")
    again = await stand.sim.tap(
        stand.phone("building_head"), push.id, data=answering(case_id), forged=True
    )
    assert (again.text, again.show_alert) == (
        "已经补充过了，谢谢。还想说，点下面的“补充情况”。",
        True,
    )
    assert (await stand.last("building_head")).text.startswith(f"第{case_id}号")
    second = await asked_back(stand, "有照片吗？")
    push = await stand.say("building_head", "/help")
    await stand.sim.tap(stand.phone("building_head"), push.id, data=answering(second), forged=True)
    await stand.photo("building_head", a_photo(), expect="1张照片")
    await stand.tap("building_head", "取消")
    await stand.tap("building_head", "撤回", match="contains")
    await stand.tap("building_head", "↩️ 撤回")
    over = await stand.sim.tap(
        stand.phone("building_head"), push.id, data=answering(second), forged=True
    )
    assert (over.text[:14], over.show_alert) == ("不用再答了：这件事已撤回。现", True)


async def test_a_case_that_goes_out_of_reach_closes_its_dialog(stand: Stand) -> None:
    case_id = await asked_back(stand, "是哪一栋？")
    await stand.say("building_head", f"/case {case_id}")
    await stand.tap("building_head", "补充情况", match="contains")
    await stand.say("building_head", "5号楼", "这些要补上去")

    def another_post(work: Work) -> None:
        chair = stand.district.chairs["building_head"]
        (held,) = work.people.open_holdings(chair.post.id, Capacity.HOLDER)
        held.valid_to = TODAY
        work.people.add_holding(
            Holding(
                post_id=stand.district.chairs["administrator"].post.id,
                person_id=chair.person.id,
                capacity=Capacity.HOLDER,
                valid_from=TODAY,
            )
        )

    await stand.office.do(another_post)
    assert "岗位刚刚有变动" in await answered(stand, "building_head", "补上去")
    await stand.say("building_head", "/cancel", "现在没有进行中的事")
    assert await state_of(stand, case_id) is State.RETURNED


async def test_withdrawing_asks_once(stand: Stand) -> None:
    case_id = await filed(stand)
    stand.clock.forward(minutes=6)  # until then it is undone
    await stand.say("building_head", f"/case {case_id}")
    await stand.tap("building_head", "撤回", match="contains")
    await stand.tap("building_head", "不撤了", match="contains")
    assert await state_of(stand, case_id) is State.REPORTED
    await stand.tap("building_head", "撤回", match="contains")
    assert "真的要撤回吗" in (await stand.last("building_head")).text
    await stand.tap("building_head", "↩️ 撤回")
    assert (await stand.last("building_head")).text.endswith("↩️ 已撤回。")
    assert await state_of(stand, case_id) is State.WITHDRAWN


async def test_somebody_was_quicker(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("mediator", f"/case {case_id}", "待受理")
    mediator = await stand.actor("mediator")
    await stand.office.do(
        steps.take_step,
        Request(actor=mediator, token=a_token(), now=stand.clock.now()),
        case_id,
        Arrow.ACCEPT,
    )
    tapped = await stand.tap("mediator", "✅ 受理")
    assert tapped.show_alert
    assert "晚了一步" in tapped.text
    assert "已受理" in (await stand.last("mediator")).text


async def test_somebody_was_quicker_than_a_sentence(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("mediator", f"/case {case_id}", "待受理")
    await stand.tap("mediator", "退回补充", match="contains")
    await stand.say("mediator", "几楼？", "这样问报告人")
    await stand.office.do(
        steps.take_step,
        Request(actor=await stand.actor("building_head"), token=a_token(), now=stand.clock.now()),
        case_id,
        Arrow.WITHDRAW,
    )
    await stand.tap("mediator", "发给报告人", match="contains")
    page = await stand.last("mediator")
    assert "晚了一步" in page.text.splitlines()[-1], "beside the buttons"
    assert "已撤回" in page.text


async def test_numbers_that_lead_nowhere(stand: Stand) -> None:
    await stand.say("mediator", "/case", "编号写在后面")
    await stand.say("mediator", "/case 9", "没找到")
    await stand.say("mediator", "/case 99999999999999999999", "编号写在后面")
    await stand.say("mediator", "/case 2147483648", "没找到")
    await stand.say("mediator", " #9 ", "没找到")


async def test_another_persons_case_is_as_good_as_none(stand: Stand) -> None:
    case_id = await filed(stand)
    hint = await stand.say("mediator_2", "/case", "编号")
    none = await stand.sim.tap(
        stand.phone("mediator_2"), hint.id, data=OpenCase(id=9999).pack(), forged=True
    )
    assert none.show_alert
    assert "没找到" in none.text
    forged = (
        OpenCase(id=case_id).pack(),
        TakeStep(id=case_id, arrow=Arrow.ACCEPT).pack(),
        TakeStep(id=case_id, arrow=Arrow.RESOLVE).pack(),
        TakeStep(id=case_id, arrow=Arrow.REPORT).pack(),
        AddDetail(id=case_id).pack(),
        OpenCase(id=2**62).pack(),
        OpenCase(id=0).pack(),
    )
    for data in forged:
        tapped = await stand.sim.tap(stand.phone("mediator_2"), hint.id, data=data, forged=True)
        assert (tapped.text, tapped.show_alert) == (none.text, True), data
    assert (await stand.last("mediator_2")).id == hint.id, "nothing else was shown"
    assert await state_of(stand, case_id) is State.REPORTED


async def test_a_step_of_another_post_is_not_taken(stand: Stand) -> None:
    case_id = await filed(stand)
    page = await stand.say("building_head", f"/case {case_id}")
    for arrow in (Arrow.ACCEPT, Arrow.ASK_BACK, Arrow.CLOSE):
        data = TakeStep(id=case_id, arrow=arrow).pack()
        tapped = await stand.sim.tap(stand.phone("building_head"), page.id, data=data, forged=True)
        assert tapped.show_alert
    assert await state_of(stand, case_id) is State.REPORTED


async def test_an_outcome_not_of_the_list_is_refused(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("mediator", f"/case {case_id}")
    await stand.tap("mediator", "受理", match="contains")
    await stand.tap("mediator", "登记结果", match="contains")
    asked = await stand.last("mediator")
    real = next(b["callback_data"] for b in asked.inline_buttons if b["text"] == "调解成功")
    for made_up in ("merged", "nonsense"):
        data = real.replace("success", made_up)
        tapped = await stand.sim.tap(stand.phone("mediator"), asked.id, data=data, forged=True)
        assert "没找到" in tapped.text


async def test_files_of_others_and_too_many_files(stand: Stand) -> None:
    case_id = await filed(stand)
    await stand.say("building_head", f"/case {case_id}")
    await stand.tap("building_head", "补充情况", match="contains")
    await stand.send(
        "building_head", "只收文字、照片和语音", location={"latitude": 1.0, "longitude": 2.0}
    )
    for count in range(1, FILES_LIMIT + 1):
        await stand.photo("building_head", a_photo(), expect=f"{count}张照片")
    before = (await stand.screen("building_head")).seq
    await stand.sim.send_photo(stand.phone("building_head"), a_photo())
    full = f"最多 {FILES_LIMIT} 个"
    await stand.sim.wait_for(stand.phone("building_head"), contains=full, after=before)
    await stand.say("building_head", "都在这里了", "都在这里了")
    await stand.tap("building_head", "补上去", match="contains")
    view = await stand.boards.cases.view(await stand.actor("mediator"), case_id, stand.clock.now())
    assert len(view.attachments) == FILES_LIMIT
    hint = await stand.say("mediator_2", "/case", "编号")
    data = ShowFile(id=view.attachments[0].id).pack()
    tapped = await stand.sim.tap(stand.phone("mediator_2"), hint.id, data=data, forged=True)
    assert "没找到" in tapped.text


async def test_an_item_is_handled_by_the_information_officer(stand: Stand) -> None:
    who = await stand.actor("grid_head")
    draft = a_draft(stand.district.units["grid"], kind=CaseKind.OPINION)
    case = await stand.office.do(
        filing.file, Request(actor=who, token=a_token(), now=stand.clock.now()), draft
    )
    await stand.say("officer", f"/case {case.id}", "社情民意")
    await stand.tap("officer", "受理", match="contains")
    assert await answered(stand, "officer", "开始办理") == "已开始办理"
