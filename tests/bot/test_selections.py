"""A selection through phones: opened, applied for with one tap and one sentence, recommended,
visited, scored a tap a line, published, objected to, answered, commended; and its papers."""

import io
from datetime import timedelta

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import Connection, select

from bot.buttons.selections import (
    AnswerObjection,
    ApplyFor,
    AskApplicationStep,
    AskSelectionStep,
    BeginSelection,
    GiveLinePoints,
    OpenApplication,
    PickApplication,
    ScoreLine,
    SelectionDocument,
    SelectionPaper,
    TakeSelectionStep,
)
from bot.exports.selections import notice_paper, round_xlsx
from bot.texts import LOCALES, say_in
from domain.request import Request
from domain.selections import applying, reviewing, rounds
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState
from domain.selections.sweep import close_selections
from domain.selections.views import SelectionSheet
from storage.schema import selection_applications, selections
from tests.bot.samples_selections import application, selection
from tests.makers import NOW, SELECTIONS, TODAY, ZONE, a_token
from tests.stand import Stand

_LINES = SELECTIONS.scheme.lines


async def _by(stand: Stand, who: str) -> Request:
    return Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())


async def in_review(stand: Stand) -> tuple[int, int, int]:
    """A round with two communities, both recommended."""
    do, units = stand.office.do, stand.district.units
    until = TODAY + timedelta(days=10)
    made = await do(
        rounds.open_round, await _by(stand, "supervisor"), units["district"], 2026, until
    )
    found = []
    for who, unit, above in (
        ("officer", "community", "coordinator"),
        ("officer_2", "community_2", "coordinator_2"),
    ):
        one = await do(applying.apply, await _by(stand, who), made.id, units[unit], "邻里互助")
        await do(applying.recommend, await _by(stand, above), one.id, "扎实")
        found.append(one.id)
    stand.clock.forward(days=13)
    await do(close_selections, Request(now=stand.clock.now()))
    return made.id, found[0], found[1]


async def test_from_the_notice_to_the_application(stand: Stand) -> None:
    await stand.say("supervisor", "/model", "还没有评选")
    await stand.tap("supervisor", "📣 发 2026年的通知")
    await stand.tap("supervisor", "12月8日", match="contains")
    await stand.tap("supervisor", "✅ 确定")
    page = (await stand.last("supervisor")).text
    assert "📍 申报中，12月8日(周二) 24:00 前" in page
    assert "名额不超过 10 个，每个奖励 10,000 元" in page
    assert "居民评议 30、办理情况 30、特色 20、服务 20" in page
    assert "1月1日 到 11月23日" in page

    await stand.say("officer", "/model", "想申报")
    await stand.tap("officer", "✍️ 古道社区申报")
    asked = (await stand.last("officer")).text
    assert "• 居民评议（30 分）：评议办了 0/1 次，评议满意 —（0/0 票）" in asked
    await stand.say("officer", "邻里互助 13812345678", "申报吗")
    assert "13812345678" not in str(await stand.screen("officer"))
    await stand.tap("officer", "✅ 确定")
    assert "📍 已申报，待街道推荐" in (await stand.last("officer")).text

    await stand.say("coordinator", "/model", "古道社区")
    await stand.tap("coordinator", "古道社区")
    await stand.tap("coordinator", "👍 推荐")
    await stand.tap("coordinator", "不写，直接推荐")
    assert "📍 街道已推荐" in (await stand.last("coordinator")).text
    await stand.say("mediator_2", "/model", "想申报")
    assert "古道社区" not in (await stand.last("mediator_2")).text, "nobody reads of another's"


async def test_visited_scored_published_objected_and_commended(stand: Stand) -> None:
    _, _, second = await in_review(stand)
    await stand.say("supervisor", "/model", "走访评审中")
    await stand.tap("supervisor", "古道社区")
    await stand.tap("supervisor", "🚶 记走访")
    await stand.tap("supervisor", "今天", match="contains")
    await stand.say("supervisor", "现场井井有条", "这样记吗")
    await stand.tap("supervisor", "✅ 确定")
    await stand.tap("supervisor", "🧮 打分")
    page = (await stand.last("supervisor")).text
    assert "第 1/4 项\n• 居民评议（30 分）：评议办了 0/1 次" in page
    for line in _LINES:
        await stand.tap("supervisor", str(line.points))
    assert "合计 100/100 分" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "✅ 列入名单")
    await stand.tap("supervisor", "‹ 回到评选")
    page = (await stand.last("supervisor")).text
    assert "已列入 1/10" in page
    assert "东后街社区 · 街道已推荐 · 还没走访 · 还没打完分" in page
    assert "📣 公示" not in (await stand.last("supervisor")).buttons, "each is scored before"
    for line in _LINES:
        call = (second, line.code, line.points // 2)
        await stand.office.do(reviewing.score, await _by(stand, "supervisor"), *call)
    await stand.say("supervisor", "/model", "走访评审中")
    await stand.tap("supervisor", "📣 公示")
    assert "列入 1 个：古道社区" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "✅ 确定")
    assert "公示：12月7日 到 12月14日" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "📨 公示文字（转发）")
    forward = (await stand.last("supervisor")).text
    assert "1. 古道社区" in forward
    assert "东后街社区" not in forward

    public = (await stand.say("mediator_2", "/model", "公示中")).text
    assert "🏅 古道社区" in public
    own = await stand.boards.selections.application(
        await stand.actor("mediator_2"), second, stand.clock.now()
    )
    assert (own.state, own.given) == (ApplicationState.NOT_CHOSEN, 50)
    assert "东后街社区" not in (await stand.say("coordinator", "/model", "公示中")).text

    await stand.tap("coordinator", "古道社区")
    await stand.tap("coordinator", "✋ 登记异议")
    await stand.say("coordinator", "楼道堆物", "这样登记吗")
    await stand.tap("coordinator", "✅ 确定")
    await stand.say("supervisor", "/model", "异议待答复 1 件")
    await stand.tap("supervisor", "古道社区")
    await stand.tap("supervisor", "不属实：楼道堆物")
    await stand.say("supervisor", "已现场看过，清了", "这样答复吗")
    await stand.tap("supervisor", "✅ 确定")
    stand.clock.forward(days=8)
    await stand.say("supervisor", "/model", "公示中")
    await stand.tap("supervisor", "🎖 表彰")
    await stand.tap("supervisor", "✅ 确定")
    assert "📍 已表彰" in (await stand.last("supervisor")).text


@pytest.mark.long
async def test_hostile_buttons_change_nothing(stand: Stand) -> None:
    number, first, second = await in_review(stand)
    stranger = stand.phone("mediator_2")
    hostile = [
        BeginSelection(year=2026),
        ApplyFor(id=number, unit=stand.district.units["community"]),
        OpenApplication(id=first),
        TakeSelectionStep(id=number, arrow=SelectionArrow.REVIEW),
        TakeSelectionStep(id=number, arrow=SelectionArrow.PUBLISH),
        AskSelectionStep(id=number, arrow=SelectionArrow.CANCEL),
        AskApplicationStep(id=first, arrow=SelectionArrow.RECOMMEND),
        ScoreLine(id=first, at=99),
        GiveLinePoints(id=second, at=0, points=30),
        PickApplication(id=second, there=True),
        AnswerObjection(id=1, upheld=True),
        SelectionDocument(id=number, what=SelectionPaper.NOTICE),
    ]

    def state(connection: Connection) -> list[object]:
        rows = connection.execute(select(selection_applications)).all()
        return [*map(tuple, rows), *map(tuple, connection.execute(select(selections)).all())]

    before = await stand.database.read(state)
    page = await stand.say("mediator_2", "/model", "走访评审中")
    for data in hostile:
        await stand.sim.tap(stranger, page.id, data=data.pack(), forged=True)
    assert await stand.database.read(state) == before


@pytest.mark.parametrize("locale", LOCALES)
def test_the_papers_name_only_those_on_the_list(locale: str) -> None:
    say = say_in(locale)
    view = selection(
        "-",
        state=SelectionState.PUBLISHED,
        published_on=TODAY,
        published_until=TODAY + timedelta(days=7),
    )
    rows = (
        application("A", state=ApplicationState.CHOSEN),
        application("B", state=ApplicationState.NOT_CHOSEN),
    )
    sheet = SelectionSheet(view=view, rows=rows)
    paper = Document(io.BytesIO(notice_paper(say, sheet, NOW)))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert cells[2:] == ["1", "A"]
    made = round_xlsx(say, sheet, ZONE, NOW)
    [page] = load_workbook(io.BytesIO(made.data)).worksheets
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    assert [row[1] for row in values[-2:]] == ["A", "B"]
    assert 100 in values[-1]
