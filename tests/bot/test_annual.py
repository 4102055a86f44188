"""责任书与年度考核 through phones: a letter is drafted, signed and scanned; the unit goes through
its sheet, the issuing unit verifies it, an appeal is granted, it is settled, and the table
leaves."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.buttons.annual import (
    AnnualAsk,
    AnnualTap,
    AskLetter,
    GiveFigure,
    LetterFile,
    LetterScan,
    OpenAnnualSheet,
    OpenLetter,
    TapLetter,
)
from storage.schema import annual_letters
from tests.bot.test_photos import a_picture
from tests.bot.test_unasked import pushes
from tests.stand import Stand


async def words(stand: Stand, who: str, label: str, *said: str) -> None:
    """Taps what needs words, writes them, and confirms."""
    await stand.tap(who, label)
    for one in said:
        await stand.say(who, one)
    await stand.tap(who, "✅ 确定")


async def text(stand: Stand, who: str) -> str:
    return (await stand.last(who)).text


async def signed(stand: Stand) -> None:
    """Drafted for both streets; that of 琅琊街道 is signed, with its scan."""
    await stand.say("supervisor", "/year", "应签 2")
    tapped = await stand.tap("supervisor", "＋ 起草（2 个单位）")
    assert "起草了 2 份" in tapped.text
    await stand.tap("supervisor", "琅琊街道")
    assert "还没写目标" in await text(stand, "supervisor")
    await words(stand, "supervisor", "✏️ 写目标（没签的都用）", "矛盾纠纷化解率九成以上")
    assert "🎯 矛盾纠纷化解率九成以上" in await text(stand, "supervisor")
    await stand.tap("supervisor", "✍️ 今天签订了")
    await stand.tap("supervisor", "📎 传扫描件")
    await stand.photo("supervisor", a_picture(), expect="扫描件已存")
    assert "签订，有扫描件" in await text(stand, "supervisor")
    await stand.tap("supervisor", "‹ 全部责任书")
    assert "签订率 50%：已签 1，应签 2" in await text(stand, "supervisor")
    await pushes(stand)


async def test_a_year_from_the_draft_to_the_archive(stand: Stand) -> None:
    await signed(stand)
    assert "责任书已签订：琅琊区 → 琅琊街道" in await text(stand, "coordinator")
    await stand.tap("supervisor", "▶️ 开始年度考核")
    await stand.tap("supervisor", "确定开始")
    await pushes(stand)
    assert "请琅琊街道先自查，12月8日(周二) 24:00 前交" in await text(stand, "coordinator")

    await stand.tap("coordinator", "📄 打开")
    await stand.tap("coordinator", "✏️ 考核表（逐项来）")
    page = await text(stand, "coordinator")
    assert "2 受理 10/10 · —" in page, "nothing was due, and nothing is lost"
    assert "带 ✏️ 的人工项点开打分" in page
    await stand.tap("coordinator", "✏️12")
    await words(stand, "coordinator", "5", "年初部署，每月检查")
    assert "自评：5 分，年初部署，每月检查" in await text(stand, "coordinator")
    await stand.tap("coordinator", "下一项 ›")
    await words(stand, "coordinator", "✏️ 其他分数", "4.5分", "有人顶岗")
    await stand.tap("coordinator", "考核表")
    await stand.tap("coordinator", "✅ 交自查")
    assert "系统的数就按现在的定下来" in await text(stand, "coordinator")
    await stand.tap("coordinator", "确定")
    await pushes(stand)

    await stand.tap("supervisor", "📄 打开")
    await stand.tap("supervisor", "✏️ 考核表（逐项来）")
    await stand.tap("supervisor", "✅ 与系统一致的都核定")
    assert "还有 2 项没核" in await text(stand, "supervisor")
    await stand.tap("supervisor", "12")
    await words(stand, "supervisor", "4", "少一次部署")
    await stand.tap("supervisor", "下一项 ›")
    await stand.tap("supervisor", "✅ 照自评核定（4.5 分）")
    await stand.tap("supervisor", "考核表")
    await stand.tap("supervisor", "📣 反馈给单位")
    await stand.tap("supervisor", "确定")
    await pushes(stand)

    assert "可以逐项申诉，12月1日(周二) 24:00 前" in await text(stand, "coordinator")
    await stand.tap("coordinator", "📄 打开")
    await stand.tap("coordinator", "📋 考核表")
    await stand.tap("coordinator", "12")
    await words(stand, "coordinator", "⚖️ 申诉这一项", "十二次记录都在")
    await pushes(stand)

    await stand.tap("supervisor", "📄 打开")
    assert "1 项申诉没有答复" in await text(stand, "supervisor")
    await stand.tap("supervisor", "📋 考核表")
    await stand.tap("supervisor", "⚖️12")
    await words(stand, "supervisor", "✅ 同意申诉", "5", "核对属实")
    assert "✅ 同意：4 → 5 分，核对属实" in await text(stand, "supervisor")
    await pushes(stand)

    await stand.tap("coordinator", "📄 打开")
    await stand.tap("coordinator", "👌 无异议")
    await stand.tap("coordinator", "确定")
    await pushes(stand)
    await stand.tap("supervisor", "📄 打开")
    await stand.tap("supervisor", "✅ 审定")
    await stand.tap("supervisor", "确定")
    assert "等次：" in await text(stand, "supervisor")
    await stand.tap("supervisor", "🗄 归档")
    await stand.tap("supervisor", "‹ 全部责任书")
    await stand.tap("supervisor", "📊 各单位汇总表")
    sent = await stand.sim.wait_for(stand.phone("supervisor"), contains="，1 个单位")
    rows = await sheet_of(stand, sent.raw["document"]["file_id"])
    assert [row[0] for row in rows[3:4]] == ["琅琊街道"]
    assert rows[3][rows[2].index("组织领导")] == 5


async def sheet_of(stand: Stand, file_id: str) -> list[list[object]]:
    """The cells of a file that was sent."""
    made = load_workbook(BytesIO(await stand.sim.file(file_id))).worksheets[0]
    return [[cell.value for cell in row] for row in made.iter_rows()]


@pytest.mark.long
async def test_nobody_else_comes_near_a_letter_by_forged_buttons(stand: Stand) -> None:
    await signed(stand)
    async with stand.database.reader.connect() as connection:
        row = (await connection.execute(annual_letters.select().order_by("id"))).first()
    assert row is not None
    forged = [
        OpenLetter(id=row.id),
        OpenAnnualSheet(id=row.id, item=1),
        GiveFigure(id=row.id, item=1),
        TapLetter(id=row.id, tap=AnnualTap.SETTLE, sure=1),
        AskLetter(id=row.id, ask=AnnualAsk.OWN, item=1, points=0),
        LetterScan(id=row.id),
        LetterFile(id=row.id),
    ]
    for who in ("officer", "grid_head"):
        page = await stand.say(who, "/start")
        for button in forged:
            phone, data = stand.phone(who), button.pack()
            tapped = await stand.sim.tap(phone, page.id, data=data, forged=True)
            assert "没找到" in tapped.text, button
    await stand.say("grid_head", "/year", "由这些岗位来办")
