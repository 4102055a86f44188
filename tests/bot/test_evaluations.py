"""居民评议 through phones: prepared, counted line by line, confirmed by another, published, put
right; a meeting of too few, one of four sheets, and what a forged button does."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.buttons.evaluations import (
    ConfirmTally,
    EvaluationAt,
    EvaluationList,
    EvaluationStep,
    OpenEvaluation,
    OpenRectification,
    PaperOfEvaluation,
    PrepareEvaluation,
    SendTallyBack,
    StepOfEvaluation,
)
from domain.evaluations.model import EvaluationPaper
from simulator.client import Tapped
from tests.bot.test_unasked import pushes
from tests.stand import Stand


async def prepared(stand: Stand, who: str = "officer") -> None:
    await stand.say(who, "/evaluation", "还没有准备")
    await stand.tap(who, "📅 准备评议")
    await stand.tap(who, "今天", match="contains")
    await stand.tap(who, "✅ 定下来")


async def counted(stand: Stand, counts: str, votes: str, who: str = "officer") -> None:
    await stand.tap(who, "✍️ 录入票数")
    await stand.say(who, counts, "打四个数")
    await stand.say(who, "\n".join([votes] * 5), "核对一下")
    await stand.tap(who, "✅ 交出，请另一人确认")


async def page(stand: Stand, who: str) -> str:
    return (await stand.last(who)).text


async def test_from_the_day_to_the_notice(stand: Stand) -> None:
    await prepared(stand)
    assert "准备好了，今天 11月24日(周二) 开会" in await page(stand, "officer")
    await stand.tap("officer", "🖨️ 空白计票表")
    sheet = await document(stand, "officer")
    assert "社情民意信息站" in words_of(sheet)
    await stand.say("officer", "/evaluation", "评议对象")
    await stand.tap("officer", "✍️ 录入票数")
    await stand.say("officer", "50 42 42 41 40", "您打了 5 个")
    await stand.say("officer", "40 42 42 41 40 1", "实到 42 人，多过应到 40 人")
    await stand.say(
        "officer", "应到50，实到42，发出42，收回41，有效40，作废1", "第 1/5 项 社区党委"
    )
    await stand.say("officer", "30 6 2 1", "四个数加起来是 39，有效票却是 40 张")
    await stand.say("officer", "30 6 2 2", "第 2/5 项 居委会")
    await stand.tap("officer", "先到这里（已存好）")
    await stand.say("officer", "/evaluation", "社区党委：满意 95%（30/6/2/2）")
    await stand.tap("officer", "✍️ 接着录票")
    assert "第 2/5 项 居委会" in await page(stand, "officer"), "it goes on where it was left"
    await stand.say("officer", "20 10 10 0\n10 10 10 10\n９ ２２ ９ ０\n0 0 0 40", "核对一下")
    text = await page(stand, "officer")
    assert "社会管理办公室：不满意 67%（10/10/10/10）" in text, "of equals the lower"
    assert "社情民意信息站：— —（0/0/0/40）" in text, "nobody said anything"
    await stand.tap("officer", "✏️ 居委会")
    await stand.say("officer", "30 10 0 0\n1 2 3 4", "行数多了，多出来的没有记")
    await stand.tap("officer", "✅ 交出，请另一人确认")
    assert "票数等另一人确认" in await page(stand, "officer")
    assert "✅ 确认票数" not in str(await stand.last("officer"))

    hidden = await stand.say("coordinator_2", "/evaluation", "东后街社区")
    assert "古道" not in hidden.text
    seen = await stand.say("supervisor", "/evaluation", "待确认 1")
    assert "古道社区 票数待确认" in seen.text
    await stand.tap("supervisor", "古道社区")
    assert "应到" not in await page(stand, "supervisor"), "what is not confirmed is nobody else's"

    await pushes(stand)
    assert "请您核对后确认" in await page(stand, "mediator")
    await stand.tap("mediator", "🗳️ 打开评议")
    await stand.tap("mediator", "↩️ 退回重录")
    await stand.say("mediator", "收回少一张，打13812345678问", "要改就重新发一句")
    assert "13812345678" not in str(await stand.screen("mediator"))
    await stand.tap("mediator", "↩️ 退回")
    await pushes(stand)
    assert "被退回" in await page(stand, "officer")
    await stand.tap("officer", "🗳️ 打开评议")
    assert "退回了：收回少一张" in await page(stand, "officer")
    await stand.tap("officer", "✍️ 接着录票")
    await stand.tap("officer", "✅ 交出，请另一人确认")
    await pushes(stand)
    await stand.tap("mediator", "🗳️ 打开评议")
    tapped = await stand.tap("mediator", "✅ 确认票数")
    assert tapped.text == "✅ 已确认"
    text = await page(stand, "mediator")
    assert "请在 12月4日(周五) 24:00 前告知被评单位并公示" in text
    assert "信息员 11月24日(周二) 10:00 录入，调解员 11月24日(周二) 10:00 确认" in text
    await pushes(stand)
    assert "结果已确认" in await page(stand, "officer")
    await stand.tap("officer", "🗳️ 打开评议")
    await stand.tap("officer", "📌 已告知并公示")
    assert "从今天起算公示" in await page(stand, "officer")
    await stand.tap("officer", "‹ 返回")
    assert "起公示，到" not in await page(stand, "officer"), "it is asked first"
    await stand.tap("officer", "📌 已告知并公示")
    await stand.tap("officer", "✅ 是")
    assert "今天 11月24日(周二) 起公示，到 11月30日(周一)" in await page(stand, "officer")
    await stand.tap("officer", "📄 公示稿")
    notice = words_of(await document(stand, "officer"))
    assert "古道社区2026年下半年居民评议结果公示" in notice
    assert "100%" in notice
    assert "信息员" not in notice, "no names, and no posts either"
    await stand.say("supervisor", "/evaluation", "已公示 1")
    await stand.tap("supervisor", "古道社区")
    assert "居委会：满意 100%（30/10/0/0）" in await page(stand, "supervisor")
    await stand.tap("supervisor", "📊 结果表")
    sheet = load_workbook(BytesIO(await document(stand, "supervisor"))).active
    assert sheet is not None
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [2, "居委会", 30, 10, 0, 0, 1, "满意"] in found
    assert [5, "社情民意信息站", 0, 0, 0, 40, "—", "—"] in found


async def test_too_few_came_and_it_is_held_again(stand: Stand) -> None:
    await prepared(stand)
    await stand.tap("officer", "✍️ 录入票数")
    await stand.say("officer", "50 33 33 33 33 0", "这次评议无效")
    await stand.tap("officer", "🚫 记为无效")
    assert "实到不足应到的三分之二" in await page(stand, "officer")
    await stand.say("supervisor", "/evaluation", "人数不够")
    await stand.tap("officer", "🔁 重新召开")
    await stand.say("officer", "12月4号", "改到 12月4日(周五) 开会")
    await stand.tap("officer", "✅ 定下来")
    assert "12月4日(周五) 开会（第 2 次召开）" in await page(stand, "officer")
    await stand.tap("officer", "✍️ 录入票数")
    await stand.say("officer", "50 34 34 34 34 0", "打四个数")
    await stand.say("officer", "\n".join(["30 2 1 1"] * 5), "核对一下")
    await stand.tap("officer", "✅ 交出，请另一人确认")
    await stand.say("mediator", "/evaluation", "等另一人确认")
    await stand.tap("mediator", "✅ 确认票数")
    assert "结果已确认" in await page(stand, "mediator")


async def test_four_sheets_are_totals_everywhere(stand: Stand) -> None:
    await prepared(stand, "mediator")
    await stand.tap("mediator", "✍️ 录入票数")
    await stand.say("mediator", "6 5 5 4 4 0", "有效票不到 5 张，只记总数，不分项")
    assert "打四个数" not in await page(stand, "mediator")
    await stand.tap("mediator", "✅ 交出，请另一人确认")
    await stand.say("officer", "/evaluation", "等另一人确认")
    await stand.tap("officer", "✅ 确认票数")
    for who in ("officer", "mediator", "coordinator", "supervisor"):
        shown = await stand.say(who, "/evaluation", "居民评议")
        if "各社区" not in str(shown):
            await stand.tap(who, "古道社区")
            shown = await stand.last(who)
        assert "只记总数，不分项" in shown.text, who
        assert "满意率" not in shown.text, who
    await stand.tap("supervisor", "📄 公示稿")
    notice = words_of(await document(stand, "supervisor"))
    assert "只公布总数" in notice
    assert "满意率" not in notice
    await stand.say("supervisor", "/evaluation", "居民评议")
    await stand.tap("supervisor", "古道社区")
    await stand.tap("supervisor", "📊 结果表")
    sheet = load_workbook(BytesIO(await document(stand, "supervisor"))).active
    assert sheet is not None
    assert not any("党委" in str(cell.value) for row in sheet.iter_rows() for cell in row)


async def test_what_was_found_wrong_is_handed_out_and_opened_again(stand: Stand) -> None:
    await prepared(stand)
    await counted(stand, "50 42 42 41 40 1", "30 6 2 2")
    await stand.say("mediator", "/evaluation", "等另一人确认")
    await stand.tap("mediator", "✅ 确认票数")
    await stand.tap("mediator", "🔧 交办整改")
    await stand.tap("mediator", "公共服务站")
    await stand.say("mediator", "窗口午间没人，问 13812345678", "由哪个单位整改")
    assert "13812345678" not in str(await stand.screen("mediator"))
    await stand.tap("mediator", "琅琊街道")
    await stand.tap("mediator", "10个工作日", match="contains")
    assert "12月8日(周二)" in await page(stand, "mediator")
    await stand.tap("mediator", "✅ 交办")
    text = await page(stand, "mediator")
    assert "整改事项 1 项" in text
    assert "→ 琅琊街道，12月8日(周二) 24:00 前（已交办）" in text
    await pushes(stand)
    assert "窗口午间没人" in str(await stand.screen("coordinator"))
    await stand.say("coordinator", "/todo", "窗口午间没人")
    await stand.tap("mediator", "🔧 窗口午间没人", match="contains")
    await stand.tap("mediator", "🗳 看评议")
    assert "整改事项 1 项" in await page(stand, "mediator")


async def test_a_correction_says_why_and_is_confirmed_by_another(stand: Stand) -> None:
    await prepared(stand)
    await counted(stand, "50 42 42 41 40 1", "30 6 2 2")
    await stand.say("mediator", "/evaluation", "等另一人确认")
    await stand.tap("mediator", "✅ 确认票数")
    await stand.tap("mediator", "📌 已告知并公示")
    await stand.tap("mediator", "✅ 是")
    await stand.tap("mediator", "✏️ 更正票数")
    await stand.say("mediator", "漏计一张", "要改就重新发一句")
    await stand.tap("mediator", "✏️ 开始更正")
    await stand.tap("mediator", "✍️ 接着录票")
    await stand.tap("mediator", "‹ 改总数")
    await stand.say("mediator", "50 42 42 42 41 1", "打四个数")
    await stand.say("mediator", "\n".join(["31 6 2 2"] * 5), "核对一下")
    await stand.tap("mediator", "✅ 交出，请另一人确认")
    await stand.say("supervisor", "/evaluation", "已公示 1")
    await stand.tap("supervisor", "古道社区")
    assert "30/6/2/2" in await page(stand, "supervisor"), "what is confirmed holds"
    await stand.say("officer", "/evaluation", "正在更正")
    await stand.tap("officer", "✅ 确认票数")
    text = await page(stand, "officer")
    assert "更正原因：漏计一张" in text
    assert "31/6/2/2" in text
    assert "前告知被评单位并公示" in text, "it is to be published anew"


@pytest.mark.long
async def test_forged_buttons_lead_nowhere(stand: Stand) -> None:
    await prepared(stand)
    await counted(stand, "50 42 42 41 40 1", "30 6 2 2")
    unit = stand.district.units["community"]
    for button in (
        ConfirmTally(id=1, revision=1),
        SendTallyBack(id=1, revision=1),
        StepOfEvaluation(id=1, step=EvaluationStep.PUBLISH),
    ):
        await forge(stand, "officer", button.pack())
    await stand.say("supervisor", "/evaluation", "待确认 1")
    strange = [
        OpenEvaluation(id=1),
        ConfirmTally(id=1, revision=1),
        SendTallyBack(id=1, revision=1),
        EvaluationAt(unit=unit, half=202607),
        PrepareEvaluation(unit=unit, half=202601),
        OpenRectification(id=1),
        *(StepOfEvaluation(id=1, step=step) for step in EvaluationStep),
        *(PaperOfEvaluation(id=1, what=what) for what in EvaluationPaper),
    ]
    for who in ("officer_2", "coordinator_2", "grid_head", "building_head", "administrator"):
        for button in strange:
            tapped = await forge(stand, who, button.pack())
            assert "没找到" in tapped.text or "岗位" in tapped.text, (who, button)
    for button in (
        OpenEvaluation(id=2**63 - 1),
        EvaluationAt(unit=unit, half=202611),
        EvaluationAt(unit=unit, half=200001),
        EvaluationList(half=202607, page=99_999),
    ):
        await forge(stand, "supervisor", button.pack())
    for data in ("evc:1:-1", "evl:999999:0", "evf:1:votes", "evs:1:vote", "ev:x"):
        await forge(stand, "officer", data)
    seen = await stand.say("supervisor", "/evaluation", "待确认 1")
    assert "古道社区 票数待确认" in seen.text, "nothing of it changed anything"


async def test_in_english(stand: Stand) -> None:
    await stand.say("officer", "/language", "")
    await stand.tap("officer", "English")
    await stand.say("officer", "/evaluation", "Not prepared yet")
    await stand.tap("officer", "📅 Prepare it")
    await stand.tap("officer", "Today", match="contains")
    await stand.tap("officer", "✅ Settle it")
    await stand.tap("officer", "✍️ Enter the tally")
    await stand.say("officer", "50 42 42 41 40 1", "add up to the 40 valid sheets")
    await stand.say("officer", "30 6 2 1", "The four numbers make 39")


async def test_whose_they_are_not(stand: Stand) -> None:
    for who in ("building_head", "administrator"):
        await stand.say(who, "/evaluation", "居民评议由这些岗位来办")


async def document(stand: Stand, who: str) -> bytes:
    """The newest file somebody was sent."""
    await stand.idle()
    found = [one for one in (await stand.screen(who)).messages if "document" in one.raw]
    return await stand.sim.file(found[-1].raw["document"]["file_id"])


async def forge(stand: Stand, who: str, data: str) -> Tapped:
    """What a changed client sends, under a message of ours."""
    if not [one for one in (await stand.screen(who)).messages if one.from_bot]:
        await stand.say(who, "/help")
    message = await stand.last(who)
    return await stand.sim.tap(stand.phone(who), message.id, data=data, forged=True)


def words_of(data: bytes) -> str:
    """All that stands in a paper."""
    paper = Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])
