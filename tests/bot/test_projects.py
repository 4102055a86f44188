"""/projects through phones: a project entered, reached, confirmed and accepted; and a sheet."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from bot.buttons.projects import (
    AskProjectStep,
    JudgeMilestone,
    OpenMilestone,
    OpenProject,
    ProjectFace,
    TakeProjectStep,
)
from domain.cases.satisfaction import Satisfaction
from domain.projects import actions
from domain.projects.model import MilestoneDraft, ProjectArrow, ProjectDraft
from domain.request import Request
from tests.bot.test_unasked import pushes
from tests.makers import a_token
from tests.stand import Stand

_HEADS = ("体系", "序号", "项目", "牵头单位", "配合单位", "目标", "节点", "完成时限")


async def _by(stand: Stand, who: str) -> Request:
    return Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())


async def entered(stand: Stand, name: str = "便民服务中心改造") -> int:
    """A project of the district, led by the street."""
    units = stand.district.units
    draft = ProjectDraft(
        system="services",
        number=0,
        name=name,
        lead_id=units["street"],
        milestones=(MilestoneDraft(text="完成选址", due_on=date(2027, 1, 15)),),
        due_on=date(2027, 4, 30),
    )
    by = await _by(stand, "supervisor")
    made = await stand.office.do(actions.register, by, units["district"], draft)
    return made.id


async def test_entered_reached_confirmed_and_accepted_by_taps(stand: Stand) -> None:
    await stand.say("supervisor", "/projects", "重点项目 0 个")
    await stand.tap("supervisor", "➕ 添项目")
    await stand.tap("supervisor", "社区公共服务体系")
    await stand.say("supervisor", "便民服务中心改造 找13812345678", "哪个单位牵头")
    assert "13812345678" not in str(await stand.screen("supervisor"))
    await stand.say("supervisor", "没有的街道", "没有“没有的街道”这个单位")
    await stand.tap("supervisor", "琅琊街道")
    await stand.say("supervisor", "建成启用，群众少跑腿", "哪天前全部完成")
    await stand.say("supervisor", "2027-4-30", "分几个节点")
    await stand.say("supervisor", "选址", "先写日子再写事")
    await stand.say("supervisor", "1月15日前 完成选址\n3月底 主体完工 【古道社区】", "对吗")
    await stand.tap("supervisor", "✅ 确定")
    page = (await stand.last("supervisor")).text
    assert "🟢 未启动 · 节点 0/2 · 2027年4月30日 前完成" in page
    assert "▫️ 1月15日 完成选址（待接收）" in page
    assert "▫️ 3月31日 主体完工（古道社区，待接收）" in page

    await pushes(stand)
    told = (await stand.last("coordinator")).text
    assert "您单位牵头 1 个重点项目" in told
    assert "节点 2 个，最早 1月15日" in told
    await stand.tap("coordinator", "🏗 便民服务中心改造", match="contains")
    await stand.tap("coordinator", "📋 办节点")
    await stand.tap("coordinator", "1月15日 完成选址", match="contains")
    await stand.tap("coordinator", "✅ 接收")
    await stand.tap("coordinator", "💬 反馈")
    await stand.say("coordinator", "选在老粮站", "要改就重新发")
    await stand.tap("coordinator", "✅ 发出反馈")
    await stand.tap("coordinator", "🏗 看项目")
    assert "推进中 · 节点 0/2" in (await stand.last("coordinator")).text

    await stand.say("supervisor", "/projects", "重点项目 1 个")
    await stand.tap("supervisor", "待评、待验收 1")
    await stand.tap("supervisor", "👉 便民服务中心改造", match="contains")
    await stand.tap("supervisor", "⚖️ 评节点")
    assert "💬 选在老粮站" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "达到")
    page = (await stand.last("supervisor")).text
    assert "节点 1/2" in page
    assert "✅ 1月15日 完成选址（按期达到）" in page

    stand.clock.forward(days=30)
    await stand.say("coordinator", "/projects", "重点项目 1 个")
    await stand.tap("coordinator", "🗓 便民服务中心改造", match="contains")
    assert "请在 12月31日 前确认进展" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "✅ 确认")
    page = (await stand.last("coordinator")).text
    assert "🗓 2026年12月24日 确认过" in page
    assert "✅ 确认" not in str(await stand.screen("coordinator"))

    await stand.tap("coordinator", "⏰ 申请延期")
    await stand.say("coordinator", "2027-6-30", "为什么要延期")
    await stand.say("coordinator", "雨季影响", "报给区里定")
    await stand.tap("coordinator", "✅ 确定")
    await pushes(stand)
    assert "琅琊街道申请延到 2027年6月30日" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "🏗 便民服务中心改造", match="contains")
    assert "⏰ 申请延到 2027年6月30日：雨季影响" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "✅ 同意延期")
    assert "2027年6月30日 前完成" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "➖ 去掉节点")
    await stand.tap("supervisor", "主体完工", match="contains")
    await stand.say("supervisor", "并到二期", "确定去掉")
    await stand.tap("supervisor", "✅ 确定")
    assert "已完成待验收 · 节点 1/1" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "🏁 验收")
    await stand.tap("supervisor", "不写")
    await stand.tap("supervisor", "✅ 确定")
    assert "🔵 已验收 · 节点 1/1" in (await stand.last("supervisor")).text
    await stand.say("supervisor", "/projects", "重点项目 1 个")
    await stand.tap("supervisor", "按期完成 1")


def _sheet(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    made = book.active
    assert made is not None
    made.append(_HEADS)
    for row in rows:
        made.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


async def _sent(stand: Stand, data: bytes, expect: str) -> str:
    """The sheet is sent, and what the desk says of it."""
    before = (await stand.screen("supervisor")).seq
    await stand.sim.send_document(stand.phone("supervisor"), data, "重点项目分工.xlsx")
    seen = await stand.sim.wait_for(stand.phone("supervisor"), contains=expect, after=before)
    return seen.text


async def _taken_out(stand: Stand) -> bytes:
    """The list as a sheet."""
    await stand.say("supervisor", "/projects", "重点项目 2 个")
    await stand.tap("supervisor", "📄 分工表")
    before = (await stand.screen("supervisor")).seq
    await stand.tap("supervisor", "📄 导出")
    sent = await stand.sim.wait_for(stand.phone("supervisor"), contains="分工表，", after=before)
    return await stand.sim.file(sent.raw["document"]["file_id"])


async def test_a_sheet_is_checked_shown_and_taken_over(stand: Stand) -> None:
    await stand.say("supervisor", "/projects", "还没有重点项目")
    await stand.tap("supervisor", "📄 分工表")
    first = ("社区公共服务体系", 1, "便民服务中心改造", "琅琊街道", "古道社区", "建成启用")
    good = (*first, "2027-01-15 完成选址\n3月底 主体完工", "2027-04-30")
    bad = ("没有的体系", "一", "", "火星街道", "", "", "选址", "年底")
    page = await _sent(stand, _sheet(good, bad), "有 1 行要改")
    for word in (
        "第3行 体系：没有“没有的体系”这个体系",
        "第3行 序号：序号写 1 到 999",
        "第3行 项目：请写项目的名称",
        "第3行 牵头单位：没有“火星街道”这个单位",
        "第3行 完成时限：完成时限请写上年份",
    ):
        assert word in page
    second = ("", "", "古道广场改造", "古道社区", "", "", "", "2027-06-30")
    assert "还没有导入" in await _sent(stand, _sheet(good, second), "新增 2 个")
    await stand.tap("supervisor", "✅ 导入 2 个")
    assert "新增 2 个，更改 0 个" in (await stand.last("supervisor")).text
    out = await _taken_out(stand)
    sheet = load_workbook(io.BytesIO(out)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:8] == list(_HEADS)
    assert rows[1][6] == "2027-01-15 完成选址\n2027-03-31 主体完工"
    assert rows[2][1:4] == [2, "古道广场改造", "古道社区"]
    assert rows[2][8:10] == ["节点 0/1", "未启动"]
    await _sent(stand, out, "新增 0 个 · 更改 0 个 · 不变 2 个")
    moved = (*good[:6], "2027-01-15 完成选址\n2027-03-31 主体完工", "2027-05-31")
    assert "✏️ 便民服务中心改造：完成时限" in await _sent(stand, _sheet(moved), "更改 1 个")


async def test_whoever_has_confirmed_one_goes_on_to_the_next(stand: Stand) -> None:
    await entered(stand)
    await entered(stand, "古道广场改造")
    stand.clock.forward(days=30)
    await stand.say("coordinator", "/projects", "重点项目 2 个")
    await stand.tap("coordinator", "🗓 便民服务中心改造", match="contains")
    await stand.tap("coordinator", "✅ 确认")
    page = (await stand.last("coordinator")).text
    assert "待确认 1 个" in page
    assert "古道广场改造" in page
    await stand.tap("coordinator", "✅ 确认")
    assert "2026年12月24日 确认过" in (await stand.last("coordinator")).text


@pytest.mark.long
async def test_forged_taps_change_nothing(stand: Stand) -> None:
    number = await entered(stand)
    view = await stand.boards.projects.view(
        await stand.actor("supervisor"), number, stand.clock.now()
    )
    milestone = view.milestones[0].id
    answers: dict[str, list[list[str]]] = {}
    for who in ("coordinator_2", "coordinator"):
        await stand.say(who, "/help", "/")
        page = await stand.last(who)
        answers[who] = []
        for which, part in ((number, milestone), (999, 999)):
            buttons = (
                OpenProject(id=which),
                OpenProject(id=which, face=ProjectFace.JUDGE),
                OpenMilestone(id=part),
                TakeProjectStep(id=which, arrow=ProjectArrow.CONFIRM),
                TakeProjectStep(id=which, arrow=ProjectArrow.GRANT),
                TakeProjectStep(id=which, arrow=ProjectArrow.ACCEPT),
                AskProjectStep(id=which, arrow=ProjectArrow.CANCEL),
                AskProjectStep(id=which, arrow=ProjectArrow.DROP, milestone=part),
                AskProjectStep(id=which, arrow=ProjectArrow.START),
                AskProjectStep(id=0, arrow=ProjectArrow.REGISTER),
                JudgeMilestone(id=part, verdict=Satisfaction.SATISFIED),
            )
            told = [
                await stand.sim.tap(stand.phone(who), page.id, data=one.pack(), forged=True)
                for one in buttons
            ]
            answers[who].append([one.text for one in told])
    assert answers["coordinator_2"][0] == answers["coordinator_2"][1]
    after = await stand.boards.projects.view(
        await stand.actor("supervisor"), number, stand.clock.now()
    )
    assert after == view
