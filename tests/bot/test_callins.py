"""吹哨 through phones: units are called in to a case, say whether they come, and what comes
of it is handed out, followed and judged; and what each of them sees."""

from datetime import timedelta

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.buttons.callins import (
    AnswerCallIn,
    AskClosing,
    CallInOf,
    CloseAnyway,
    DoCallIn,
    FindCallIn,
    JudgeTask,
    OpenCallIn,
)
from domain.callins import actions, outcome
from domain.callins.model import Call, CallInArrow, Coming
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.cases.satisfaction import Satisfaction
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request
from tests.bot.test_cases import filed
from tests.bot.test_unasked import pushes, step
from tests.makers import TODAY, Chair, a_chair, a_token, a_unit, later
from tests.stand import Stand


async def taken(stand: Stand) -> int:
    """A dispute that is with the mediator; beside, the district has an office for pipes."""

    def office(work: Work) -> Chair:
        unit = a_unit(
            work, UnitKind.CENTRE, above=stand.district.units["district"], name="城管中心"
        )
        stand.district.units["pipes"] = unit.id
        return a_chair(work, unit.id, Role.MEDIATOR)

    chair = await stand.office.do(office)
    stand.district.chairs["pipes"] = chair
    await stand.sim.person(int(chair.address), "pipes", language_code="zh-hans")
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await pushes(stand)
    return case_id


async def asks(stand: Stand, who: str) -> Request:
    return Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())


async def called(stand: Stand, *units: str, case_id: int = 0) -> int:
    number = case_id or await taken(stand)
    asked = Call(
        unit_ids=tuple(stand.district.units[one] for one in units or ("pipes",)),
        place="三号楼门口",
        meets_at=later(days=2),
        request="请带上图纸",
    )
    made = await stand.office.do(actions.call, await asks(stand, "mediator"), number, asked)
    assert made is not None
    await pushes(stand)
    return made.id


async def press(stand: Stand, who: str, data: CallbackData) -> str:
    """A tap on a button that nobody has sent."""
    await stand.say(who, "/help", "/cancel")
    page = await stand.last(who)
    tapped = await stand.sim.tap(stand.phone(who), page.id, data=data.pack(), forged=True)
    return f"{tapped.text} {await text(stand, who)}"


async def text(stand: Stand, who: str) -> str:
    return (await stand.last(who)).text


async def test_its_whole_way(stand: Stand) -> None:
    case_id = await taken(stand)
    await stand.say("mediator", f"/case {case_id}", "办理经过")
    await stand.tap("mediator", "更多", match="contains")
    await stand.tap("mediator", "📯 吹哨")
    assert "请哪几家到场" in await text(stand, "mediator")
    assert "请至少选一家" in (await stand.tap("mediator", "选好了 ›")).text
    for unit in ("城管中心", "琅琊街道", "琅琊区"):
        await stand.tap("mediator", unit)
    await stand.tap("mediator", "✅ 琅琊区")
    assert "已选 2 家" in await text(stand, "mediator")
    await stand.tap("mediator", "选好了 ›")
    await stand.tap("mediator", "就在报的地点")
    await stand.tap("mediator", "今天 11月24日(周二)")
    await stand.say("mediator", "下午3点半", "请他们来做什么")
    await stand.say("mediator", "请带图纸看漏水，找13812345678", "发出吗")
    assert "13812345678" not in str(await stand.screen("mediator"))
    check = await text(stand, "mediator")
    assert "📯 请：城管中心、琅琊街道\n⏰ 11月24日(周二) 15:30\n📍 古道 · 三号楼" in check
    await stand.tap("mediator", "✅ 发出")
    page = await text(stand, "mediator")
    assert "📯 已发出" in page
    assert "到场 0 家 · 不能到 0 家 · 未答复 2 家\n⬜ 城管中心、琅琊街道" in page
    await stand.say("mediator", f"/case {case_id}", "请 2 家，到场 0 家，未答复 2 家")

    await pushes(stand)
    told = await text(stand, "pipes")
    assert "吹哨：古道社区请城管中心到场（婚姻家庭）" in told
    assert "请在 今天(周二) 15:30 前答复" in told
    assert "第1号" not in told
    await stand.tap("pipes", "✅ 到场")
    page = await stand.last("pipes")
    assert "✅ 城管中心" in page.text
    assert "楼上漏水" not in str(await stand.screen("pipes")), "nothing of the matter itself"
    assert f"第{case_id}号" not in str(page)
    await stand.tap("coordinator", "❌ 不能到")
    await stand.say("coordinator", "街道下午有会", "❌ 不能到：街道下午有会")
    await stand.tap("coordinator", "✅ 发出")
    assert "已答复，会告诉牵头单位" in await text(stand, "coordinator")
    await pushes(stand)
    assert "琅琊街道不能到" in str(await stand.screen("mediator"))
    assert "到场 1 家 · 不能到 1 家 · 未答复 0 家" in await text(stand, "mediator")

    stand.clock.forward(hours=6)
    await stand.say("mediator", "/todo", "📯 吹哨等您 1 次")
    await stand.tap("mediator", "📯 古道 · 三号楼")
    assert "记结果：谁办什么、哪天办好" in await text(stand, "mediator")
    await stand.tap("mediator", "📋 交给一家办")
    await stand.tap("mediator", "城管中心")
    await stand.say("mediator", "换一段水管", "哪一天前办好")
    await stand.tap("mediator", "11月27日(周五)")
    assert "城管中心，11月27日(周五)前办好：\n📝 换一段水管" in await text(stand, "mediator")
    await stand.tap("mediator", "✅ 发出")
    page = await text(stand, "mediator")
    assert "📋 交办 1 项：\n• 换一段水管 · 城管中心 · 待接收" in page
    await pushes(stand)
    told = await text(stand, "pipes")
    assert "交办：换一段水管\n吹哨 · 古道社区交办城管中心" in told
    await stand.tap("pipes", "✅ 接收")
    await stand.tap("pipes", "💬 反馈")
    await stand.say("pipes", "换好了", "💬 反馈：换好了")
    await stand.tap("pipes", "✅ 发出反馈")

    # closing asks first, and forbids nothing
    await step(stand, "mediator", case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    await stand.say("mediator", f"/case {case_id}", "吹哨交办 1 项，没办结 1 项")
    await stand.tap("mediator", "归档", match="contains")
    assert "还有 1 项没办结" in await text(stand, "mediator")
    await stand.tap("mediator", "📯 看吹哨事项")
    assert "请评一评：换一段水管" in await text(stand, "mediator")
    await stand.tap("mediator", "满意")
    assert "办结，评议：满意" in await text(stand, "mediator")
    way = str(await stand.say("mediator", f"/case {case_id}", "办理经过"))
    assert "没办结" not in way
    await stand.tap("mediator", "归档", match="contains")
    assert "已归档" in await text(stand, "mediator")


@pytest.mark.long
async def test_closed_all_the_same(stand: Stand) -> None:
    case_id = await taken(stand)
    number = await called(stand, case_id=case_id)
    stand.clock.forward(days=2)
    call = (number, "换水管", stand.district.units["pipes"], TODAY + timedelta(days=2))
    await stand.office.do(outcome.hand_out_task, await asks(stand, "mediator"), *call)
    await step(stand, "mediator", case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    await stand.say("mediator", f"/case {case_id}", "没办结 1 项")
    await stand.tap("mediator", "归档", match="contains")
    await stand.tap("mediator", "🗄 照样归档")
    page = await text(stand, "mediator")
    assert "已归档" in page
    assert "没办结 1 项" in page


async def test_what_nobody_offered_is_not_done(stand: Stand) -> None:
    """Forged buttons: out of sight is as not there, in sight is refused, and nothing leaks."""
    case_id = await taken(stand)
    number = await called(stand, case_id=case_id)
    pipes = stand.district.units["pipes"]
    for data in (
        OpenCallIn(id=number),
        AnswerCallIn(id=number, unit=pipes, coming=Coming.COMES),
        AnswerCallIn(id=number, unit=pipes, coming=Coming.CANNOT),
        DoCallIn(id=number, arrow=CallInArrow.SETTLE),
        FindCallIn(id=1),
        JudgeTask(id=1, grade=Satisfaction.SATISFIED),
        CallInOf(id=case_id),
        AskClosing(id=case_id),
        CloseAnyway(id=case_id),
    ):
        said = await press(stand, "mediator_2", data)
        assert "没找到" in said, data
    for data in (
        DoCallIn(id=number, arrow=CallInArrow.HAND_OUT),
        DoCallIn(id=number, arrow=CallInArrow.CALL_OFF),
        AnswerCallIn(id=number, unit=stand.district.units["street"], coming=Coming.CANNOT),
    ):
        said = await press(stand, "pipes", data)
        assert "用不上了" in said, data
    for data in (CallInOf(id=case_id), AskClosing(id=case_id), CloseAnyway(id=case_id)):
        assert "没找到" in await press(stand, "pipes", data), data
    view = await stand.boards.callins.view(await stand.actor("pipes"), number, stand.clock.now())
    assert [one.coming for one in view.called] == [None]


@pytest.mark.long
async def test_the_list_and_whose_it_is(stand: Stand) -> None:
    await called(stand)
    await stand.say("pipes", "/callins", "吹哨 1 次，等您这边 1 次")
    await stand.say("mediator", "/callins", "吹哨 1 次")
    await stand.say("officer_2", "/callins", "现在没有等着的吹哨")
    await stand.say("building_head", "/callins", "吹哨由这些岗位来发、来答")
    await stand.say("pipes", "/todo", "吹哨等您 1 次")
    await stand.tap("pipes", "📯 三号楼门口")
    assert "请带上图纸" in await text(stand, "pipes")


@pytest.mark.long
async def test_in_english(stand: Stand) -> None:
    case_id = await taken(stand)
    for who in ("mediator", "pipes"):
        await stand.say(who, "/language", "")
        await stand.tap(who, "English")
    await stand.say("mediator", f"/case {case_id}", "What has happened")
    await stand.tap("mediator", "More", match="contains")
    await stand.tap("mediator", "📯 Call units in")
    await stand.tap("mediator", "城管中心")
    await stand.tap("mediator", "Done ›")
    await stand.say("mediator", "At the gate", "On which day?")
    await stand.say("mediator", "26 Nov", "at what time?")
    await stand.say("mediator", "3pm", "What are they asked for?")
    await stand.say("mediator", "Please look at the pipes", "Send it?")
    await stand.tap("mediator", "✅ Send")
    await pushes(stand)
    await stand.tap("pipes", "✅ We come")
    assert "1 coming · 0 cannot · 0 without an answer" in await text(stand, "pipes")
