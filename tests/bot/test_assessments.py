"""Major matters through phones: registered, asked about, scored a tap an item, reviewed and decided
by another, filed, and the papers of it."""

import io
from datetime import timedelta

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import Connection, select

from bot.buttons.assessments import (
    AskAssessmentStep,
    AssessmentFile,
    AssessmentPaper,
    ExpectGrade,
    FilePapers,
    GivePoints,
    JudgeMeasure,
    OpenAssessment,
    ScoreItem,
    TakeAssessmentStep,
    TickAnnex,
)
from domain.assessments import actions, rating, ruling
from domain.assessments.model import AssessmentArrow, MatterDraft, MatterKind
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.cases.satisfaction import Satisfaction
from domain.request import Request
from storage.schema import (
    assessment_rounds,
    assessment_scores,
    assessment_steps,
    assessments,
)
from tests.bot.test_unasked import pushes
from tests.examples import seldom
from tests.makers import ASSESSMENTS, TODAY, a_token
from tests.stand import Stand

_ITEMS = ASSESSMENTS.scale.items


async def _by(stand: Stand, who: str) -> Request:
    return Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())


async def registered(stand: Stand) -> int:
    """A matter of the street, by the simple procedure."""
    draft = MatterDraft(
        unit_id=stand.district.units["street"],
        kind=MatterKind.LAND,
        name="东门片区改造",
        starts_on=TODAY + timedelta(days=30),
        procedure=Procedure.SIMPLE,
    )
    made = await stand.office.do(actions.register, await _by(stand, "coordinator"), draft)
    return made.id


async def to_decide(stand: Stand, given: int = 99) -> int:
    """The same, scored with at most so many points an item, and reviewed."""
    number, do = await registered(stand), stand.office.do
    until = TODAY + timedelta(days=10)
    await do(actions.plan, await _by(stand, "coordinator"), number, "公示", until)
    for item in _ITEMS:
        many = min(item.points, given)
        await do(rating.score, await _by(stand, "coordinator"), number, item.code, many)
    await do(rating.rate, await _by(stand, "coordinator"), number)
    await do(rating.submit, await _by(stand, "coordinator"), number)
    await do(ruling.approve, await _by(stand, "supervisor"), number)
    return number


async def test_registered_scored_and_decided_by_taps(stand: Stand) -> None:
    await stand.say("coordinator", "/assess", "登记 0 件")
    await stand.tap("coordinator", "➕ 登记事项")
    await stand.tap("coordinator", "征地拆迁")
    await stand.say("coordinator", "东门片区改造 找13812345678", "由谁负责办")
    await stand.say("coordinator", "区住建局", "哪天启动")
    assert "13812345678" not in str(await stand.screen("coordinator"))
    await stand.say("coordinator", "12-21", "哪种程序")
    await stand.tap("coordinator", "普通程序")
    assert "12月21日(周一)" in (await stand.last("coordinator")).text
    await stand.say("coordinator", "东门片区改造", "对吗")
    await stand.tap("coordinator", "✅ 确定")
    page = (await stand.last("coordinator")).text
    assert "1 · 东门片区改造" in page
    assert "征地拆迁 · 区住建局 · 普通程序" in page
    assert "👉 下一步：定评估方案" in page

    await stand.tap("coordinator", "📋 定方案")
    await stand.say("coordinator", "公示 10 天，问卷 200 份", "征求到哪天")
    await stand.tap("coordinator", "12月4日", match="contains")
    await stand.tap("coordinator", "✅ 确定")

    await stand.tap("coordinator", "🗳 登记意见")
    await stand.say("coordinator", "200 份", "请打 3 个数")
    await stand.say("coordinator", "发200，收180，有效175", "有效 175 份里")
    await stand.say("coordinator", "150 15 8 1", "加起来要等于有效的份数")
    await stand.say("coordinator", "130 15 28 2", "主要担心什么")
    await stand.tap("coordinator", "不写")
    await stand.tap("coordinator", "✅ 确定")
    page = (await stand.last("coordinator")).text
    assert "发 200 收 180 有效 175：支持 130，有条件 15，反对 28，不表态 2" in page

    await stand.tap("coordinator", "🧮 评分")
    page = (await stand.last("coordinator")).text
    assert "第 1/19 项 · 合法性\n决策权限：满分 6" in page
    assert "打 0 分，整件就是高风险" in page
    await stand.tap("coordinator", "6")
    await stand.tap("coordinator", "‹ 上一项")
    await stand.tap("coordinator", "✓ 6")
    await stand.tap("coordinator", "7")
    assert "已得 13 分（2/19 项）" in (await stand.last("coordinator")).text
    await stand.say("coordinator", "/assess", "征求意见和评分 1")
    await stand.tap("coordinator", "1 东门片区改造")
    assert "已得 13 分，19 项还差 17 项" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "🧮 评分")
    for item in _ITEMS[2:]:
        await stand.tap("coordinator", str(item.points))
    page = (await stand.last("coordinator")).text
    assert "得分 100/100：低风险；反对 16%：中风险" in page
    assert "中风险：以反对比例为准，它风险更高" in page
    await stand.tap("coordinator", "✅ 定级")

    await stand.tap("coordinator", "🛠 添措施")
    await stand.say("coordinator", "逐户讲清补偿办法", "哪个单位")
    await stand.tap("coordinator", "古道社区")
    await stand.say("coordinator", "12-11", "发出后就交办")
    await stand.tap("coordinator", "✅ 确定")
    assert "逐户讲清补偿办法：古道社区" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "🎯 预期等级")
    await stand.tap("coordinator", "低风险")
    assert "落实措施后预期：低风险" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "📤 报初审")

    await pushes(stand)
    told = (await stand.last("supervisor")).text
    assert "东门片区改造（琅琊街道，预期低风险）报来初审" in told
    await stand.tap("supervisor", "打开事项")
    await stand.tap("supervisor", "↩️ 退回补充")
    await stand.say("supervisor", "缺听证记录", "发出后退回")
    await stand.tap("supervisor", "✅ 确定")
    await pushes(stand)
    assert "初审退回补充：\n缺听证记录" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "打开事项")
    assert "👉 初审退回补充：缺听证记录" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "📤 报初审")
    await pushes(stand)
    await stand.tap("supervisor", "打开事项")
    await stand.tap("supervisor", "✅ 初审通过")
    await stand.tap("supervisor", "⚖️ 登记决定")
    assert "预期低风险。指引：可以实施" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "实施")
    await stand.say("supervisor", "11-25", "不能在今天以后")
    await stand.tap("supervisor", "今天 11月24日(周二)")
    await stand.tap("supervisor", "不写")
    await stand.tap("supervisor", "✅ 确定")
    assert "第 1 轮：实施（11月24日）" in (await stand.last("supervisor")).text
    await stand.say("supervisor", "/assess", "已评估 1：实施 1 · 暂缓 0 · 不实施 0")


async def test_deferred_with_a_day_and_against_the_guidance_with_a_reason(stand: Stand) -> None:
    first, second = await to_decide(stand, 2), await to_decide(stand, 2)
    await stand.say("administrator", "/assess", "待决定 2")
    await stand.tap("administrator", f"{first} 东门片区改造")
    await stand.tap("administrator", "⚖️ 登记决定")
    assert "预期高风险。指引：现在不实施" in (await stand.last("administrator")).text
    await stand.tap("administrator", "暂缓实施")
    await stand.tap("administrator", "今天 11月24日(周二)")
    await stand.say("administrator", "11-24", "已经过了")
    await stand.say("administrator", "12-10", "会审有什么要说明的")
    await stand.tap("administrator", "不写")
    await stand.tap("administrator", "✅ 确定")
    assert "📍 暂缓到 12月10日" in (await stand.last("administrator")).text
    await stand.tap("administrator", "‹ 评估清单")
    await stand.tap("administrator", f"{second} 东门片区改造")
    await stand.tap("administrator", "⚖️ 登记决定")
    await stand.tap("administrator", "⚠️ 实施")
    await stand.say("administrator", "今天", "写明理由")
    page = await stand.last("administrator")
    assert "与指引不一致，请用一句话写明理由" in page.text
    assert "不写" not in str(page)
    await stand.say("administrator", "汛期前必须完工", "登记后就通知")
    await stand.tap("administrator", "✅ 确定")
    page = await stand.last("administrator")
    assert "实施（11月24日）⚠️ 与指引不一致：汛期前必须完工" in page.text
    await stand.say("supervisor", "/assess", "与指引不一致 1")


async def test_a_start_that_slips_is_moved_with_a_reason(stand: Stand) -> None:
    number = await to_decide(stand)
    await stand.say("coordinator", "/assess", "待决定 1")
    await stand.tap("coordinator", f"{number} 东门片区改造")
    await stand.tap("coordinator", "📆 改启动日期")
    await stand.say("coordinator", "12-28", "为什么改日期")
    await stand.say("coordinator", "招标推迟", "对吗")
    await stand.tap("coordinator", "✅ 确定")
    page = (await stand.last("coordinator")).text
    assert "🚩 2026年12月28日 启动" in page
    assert "📆 启动日期改过：2026-12-24 → 2026-12-28 招标推迟" in page


async def test_missing_annexes_are_named_and_the_papers_come(stand: Stand) -> None:
    number = await to_decide(stand)
    by = await _by(stand, "administrator")
    await stand.office.do(ruling.decide, by, number, Decision.CARRY_OUT)
    await stand.say("coordinator", "/assess", "实施 1")
    await stand.tap("coordinator", f"{number} 东门片区改造")
    page = (await stand.last("coordinator")).text
    assert "报备还缺：评估方案、意见汇总、评估报告、应急预案" in page
    await stand.tap("coordinator", "📎 附件")
    for annex in ("评估方案", "意见汇总", "评估报告", "应急预案"):
        await stand.tap("coordinator", f"⬜ {annex}")
    await stand.tap("coordinator", "✅ 应急预案")
    assert "报备还缺：应急预案" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "⬜ 应急预案")
    await stand.tap("coordinator", "‹ 回到事项")
    await stand.tap("coordinator", "📨 本级已备案")
    await stand.tap("coordinator", "📨 上级已备案")
    page = (await stand.last("coordinator")).text
    assert "本级备案 11月24日，上级备案 11月24日" in page

    await stand.tap("coordinator", "📄 备案表")
    file = await _document(stand, "coordinator")
    cells = [cell.text for row in Document(file).tables[0].rows for cell in row.cells]
    assert "东门片区改造" in cells
    assert "得分 100/100（低风险），反对 —（—）。初始等级：低风险；预期等级：低风险" in cells
    await stand.say("coordinator", "/assess", "实施 1")
    await stand.tap("coordinator", f"{number} 东门片区改造")
    await stand.tap("coordinator", "📄 报告提纲")
    file = await _document(stand, "coordinator")
    rows = [[cell.text for cell in row.cells] for row in Document(file).tables[0].rows]
    assert rows[1] == ["合法性", "决策权限", "6", "6"]
    assert len(rows) == 1 + len(_ITEMS)
    await stand.say("coordinator", "/assess", "实施 1")
    await stand.tap("coordinator", "📄 台账")
    sheet = load_workbook(await _document(stand, "coordinator")).active
    assert sheet is not None
    values = [cell.value for cell in sheet[5]]
    assert values[:4] == [number, "东门片区改造", "琅琊街道", "琅琊街道"]
    assert "已评估 1：实施 1" in str(sheet["A2"].value)


async def _document(stand: Stand, who: str) -> io.BytesIO:
    async def came() -> bool:
        return (await stand.last(who)).kind == "document"

    await stand.until(came)
    seen = await stand.last(who)
    return io.BytesIO(await stand.sim.file(seen.raw["document"]["file_id"]))


def _forgeries(number: int) -> list[str]:
    return [
        OpenAssessment(id=number).pack(),
        ScoreItem(id=number, at=3).pack(),
        GivePoints(id=number, at=3, points=5).pack(),
        GivePoints(id=number, at=99, points=5).pack(),
        TakeAssessmentStep(id=number, arrow=AssessmentArrow.APPROVE).pack(),
        TakeAssessmentStep(id=number, arrow=AssessmentArrow.CARRY_OUT).pack(),
        AskAssessmentStep(id=number, arrow=AssessmentArrow.CARRY_OUT).pack(),
        AskAssessmentStep(id=number, arrow=AssessmentArrow.RESUME).pack(),
        ExpectGrade(id=number, grade=Grade.LOW).pack(),
        TickAnnex(id=number, kind=AnnexKind.PLAN, there=True).pack(),
        FilePapers(id=number, above=True).pack(),
        JudgeMeasure(id=number, verdict=Satisfaction.SATISFIED).pack(),
        AssessmentPaper(id=number, what=AssessmentFile.FILING).pack(),
    ]


@pytest.mark.parametrize("who", seldom(("coordinator_2", "mediator", "coordinator"), {"mediator"}))
async def test_forged_taps_change_nothing(stand: Stand, who: str) -> None:
    """Who is not of the street learns nothing of it: what is there answers like what is not."""
    number = await to_decide(stand)

    def rows(connection: Connection) -> list[object]:
        tables = (assessments, assessment_rounds, assessment_scores, assessment_steps)
        return [connection.execute(select(table)).all() for table in tables]

    async def kept() -> list[object]:
        return await stand.database.read(rows)

    before = await kept()
    await stand.say(who, "/help", "/")
    page = await stand.last(who)
    answers = list[tuple[str, bool]]()
    for which in (number, 999):
        for data in _forgeries(which):
            tapped = await stand.sim.tap(stand.phone(who), page.id, data=data, forged=True)
            answers.append((tapped.text, tapped.show_alert))
    assert await kept() == before
    if who != "coordinator":
        half = len(answers) // 2
        assert answers[:half] == answers[half:]
