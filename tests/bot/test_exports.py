"""Files made while the bot works: nobody's tap waits; and what the cells hold."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import Connection, insert, select

from bot.exports.cells import for_csv, plain
from bot.exports.form import detail_cells
from bot.exports.ledger import heads, ledger_csv, ledger_xlsx
from bot.exports.paper import a4, to_bytes, write
from bot.texts import LOCALES, say_in
from domain.cases.model import CaseKind, Effect, Label, Outcome, PeopleBand, State
from domain.ledgers.model import Ledger, LedgerRow
from domain.mediation.model import Means
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from storage.schema import cases, categories, steps
from tests.makers import NOW
from tests.stand import Stand

MANY = 6_000
UNIT = UnitRef(id=1, name="琅琊街道", kind=UnitKind.STREET)
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24)  # noqa: DTZ001 - as the library reads a day
LEDGER = Ledger(unit=UNIT, first=date(2026, 11, 1), last=date(2026, 11, 30), rows=1)


def a_row(**changes: object) -> LedgerRow:
    row = LedgerRow(
        id=7,
        found_on=DAY,
        counted_on=DAY,
        grid="古道社区 一级网格",
        category=Label(zh="邻里", en="Neighbours"),
        place="5号楼",
        summary="楼上漏水",
        people=PeopleBand.FIVE_NINE,
        state=State.CLOSED,
        outcome=Outcome.SUCCESS,
        effect=Effect.RESOLVED,
        responsible="古道社区",
        handler_role=Role.MEDIATOR,
        due_on=DAY,
        ended_on=DAY,
    )
    return row._replace(**changes)


def cells(row: LedgerRow, locale: str = "zh") -> list[object]:
    book = load_workbook(BytesIO(ledger_xlsx(say_in(locale), LEDGER, iter([row]))))
    return [cell.value for cell in next(iter(book.worksheets[0].iter_rows(min_row=4)))]


def test_a_row_in_both_languages() -> None:
    assert cells(a_row()) == [
        7, AT, "古道社区 一级网格", "邻里", "【5号楼】楼上漏水", "古道社区 调解员",
        AT, None, "调解成功", AT, None, "群体性；涉及5–9人",
    ]  # fmt: skip
    assert "Neighbours" in cells(a_row(), "en")
    court = a_row(outcome=Outcome.TO_COURT, effect=Effect.MOVED, imported=True)
    assert cells(court)[8:] == [
        "进入司法程序",
        None,
        None,
        "群体性；涉及5–9人；导入；2026-11-24结束",
    ]
    held = a_row(means=((Means.HOME_VISIT, 2), (Means.PHONE, 1)), said="各修各的")
    assert cells(held)[7] == "上门2次、电话1次；各修各的"
    assert cells(a_row(said="各修各的"))[7:9] == ["各修各的", "调解成功"]
    begun = a_row(state=State.MEDIATING, outcome=None, effect=None, ended_on=None)
    assert cells(begun)[7:9] == ["已开始调解", "调解中"]
    assert detail_cells(say_in("zh"), 1, begun)[6] == "已开始调解"
    item = replace(LEDGER, kind=CaseKind.OPINION)
    text = ledger_csv(say_in("zh"), item, iter([a_row(said="路灯修好了")])).decode()
    assert "已办结：路灯修好了" in text
    late = a_row(found_on=date(2026, 11, 9), entered_late=True, people=PeopleBand.ONE_TWO)
    assert cells(late)[11] == "补报，计入2026-11-24"
    after = a_row(people=PeopleBand.ONE_TWO, due_on=date(2026, 11, 23))
    assert cells(after)[11] == "超期办结"
    withdrawn = after._replace(outcome=Outcome.WITHDRAWN, effect=Effect.DROPPED)
    assert cells(withdrawn)[11] == "2026-11-24结束", "nobody was to handle it"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", CaseKind)
def test_days_are_days_and_a_ledger_can_be_filtered(locale: str, kind: CaseKind) -> None:
    ledger = replace(LEDGER, kind=kind)
    book = load_workbook(BytesIO(ledger_xlsx(say_in(locale), ledger, iter([a_row()] * 3))))
    sheet = book.worksheets[0]
    assert sheet.auto_filter.ref == f"A3:{sheet.cell(3, sheet.max_column).coordinate[0]}6"
    days = [cell for cell in sheet[4] if cell.number_format == "yyyy-mm-dd"]
    assert len(days) == 3
    assert {cell.value for cell in days} == {AT}
    assert sheet["A4"].number_format == "0", "a matter's number has no separators"
    assert [sheet[at].font.name for at in ("A1", "A2", "A3", "C4")] == [
        "方正小标宋简体", "楷体", "黑体", "仿宋",
    ]  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", CaseKind)
def test_an_empty_ledger_has_its_head_and_a_word(locale: str, kind: CaseKind) -> None:
    say, ledger = say_in(locale), replace(LEDGER, rows=0, kind=kind)
    # a warning would fail the test
    sheet = load_workbook(BytesIO(ledger_xlsx(say, ledger, iter(())))).worksheets[0]
    assert [cell.value for cell in sheet[3]] == heads(say, kind)
    assert sheet["E4"].value == say.plain(f"ledger-none-{kind.value}")
    assert sheet.max_row == 4
    assert sheet.print_title_rows == "$3:$3"


@given(st.text(max_size=60))
def test_no_text_is_ever_a_formula(summary: str) -> None:
    texts = [sign + summary for sign in ("", *"=+-@", *"＝＋－＠﹦")]
    rows = [a_row(place="", summary=text) for text in texts]
    ledger = replace(LEDGER, rows=len(rows))
    sheet = load_workbook(BytesIO(ledger_xlsx(say_in("zh"), ledger, iter(rows)))).worksheets[0]
    for cell in (sheet[f"E{4 + place}"] for place in range(len(rows))):
        assert cell.data_type in {"s", "n"}
        assert not isinstance(cell.value, int | float)
    for text in texts:
        assert not str(for_csv(text)).lstrip().startswith((*"=+-@＝＋－＠﹦", "\t", "\r"))
    assert ledger_csv(say_in("zh"), ledger, iter(rows)).startswith(b"\xef\xbb\xbf")


def test_no_control_character_gets_into_a_file() -> None:
    assert plain("漏\x00水\x0b两\x85家") == "漏 水 两 家"


def _fill(connection: Connection, post: int, person: int, unit: int, keeper: int) -> None:
    category = connection.scalar(select(categories.c.id).limit(1))
    at, ids = NOW - timedelta(hours=1), range(1, MANY + 1)
    shared = {
        "kind": CaseKind.DISPUTE, "category_id": category, "place": "5号楼", "people": "1-2",
        "urgency": "yellow", "reporter_id": person, "reporter_post_id": post, "unit_id": unit,
        "responsible_id": keeper, "state": State.REPORTED, "reported_at": at,
    }  # fmt: skip
    connection.execute(
        insert(cases),
        [{**shared, "id": id, "draft_key": f"k{id}", "summary": f"第{id}件"} for id in ids],
    )
    connection.execute(
        insert(steps),
        [
            {"case_id": id, "token": "a", "letter": "A", "at": at, "counted_at": at, "note": "",
             "person_id": person, "post_id": post, "after": State.REPORTED,
             "effect": Effect.OPENED}
            for id in ids
        ],
    )  # fmt: skip


async def test_taps_are_answered_while_a_long_file_is_made(stand: Stand) -> None:
    chair, unit = stand.district.chairs["coordinator"], stand.district.units["grid"]
    keeper = stand.district.units["community"]
    await stand.database.write(_fill, chair.post.id, chair.person.id, unit, keeper)
    await stand.say("coordinator", "/export", "要导出")
    await stand.tap("coordinator", "📄 台账")
    held, computed = list[float](), list[float]()
    over, taps = asyncio.Event(), count()

    async def beat() -> None:
        while not over.is_set():
            before, used = time.process_time(), time.thread_time()
            await asyncio.sleep(0)
            held.append(time.process_time() - before)
            computed.append(time.thread_time() - used)
            await asyncio.sleep(0.002)

    beating = asyncio.create_task(beat())
    before = (await stand.screen("coordinator")).seq
    await stand.tap("coordinator", "本年 Excel")
    waited = await stand.sim.wait_for(stand.phone("coordinator"), contains="正在准备", after=before)
    assert f"{MANY:,} 件" in waited.text

    answered: list[int] = []
    document = asyncio.create_task(
        stand.sim.wait_for(
            stand.phone("coordinator"),
            contains="台账 2026，共",
            after=before,
            timeout=60,
        )
    )
    await stand.say("officer", "/status", "古道社区")
    while not document.done():
        assert (await stand.tap("officer", "刷新", match="contains")).answered
        answered.append(next(taps))
    over.set()
    await beating
    assert answered, "an officer's taps were answered before the file was there"
    assert max(computed) < 0.05, "no turn of the loop computes for longer"
    # nor waits for longer while the thread that makes the file computes, but now and then; what
    # else the machine is busy with is not counted
    assert sorted(held)[len(held) * 95 // 100] < 0.05
    sent = (await document).raw["document"]
    data = await stand.sim.file(sent["file_id"])
    sheet = load_workbook(BytesIO(data), read_only=True).worksheets[0]
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(min_row=4, values_only=True)
    assert [row[0] for row in rows] == list(range(1, MANY + 1))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_character_keeps_a_paper_from_being_printed(text: str) -> None:
    """What was kept before such characters were turned away is printed, too."""
    paper = a4(f"{text}\x1b\ufffe", NOW)
    write(paper.add_paragraph(), f"{text}\x1b\ufffe")
    assert to_bytes(paper)
