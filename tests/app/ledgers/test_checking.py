"""What is in doubt is asked, what is wrong is named with what is allowed, and no row is lost."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.identity import without_known
from bot.pages.imports import asked, bad_rows, ready
from bot.pages.page import TEXT_LIMIT, bare, size
from bot.texts import LOCALES, say_in
from domain.cases.model import Outcome
from domain.errors import Invalid
from domain.imports.answers import replay
from domain.imports.model import CheckedLedger, LedgerQuestion, key_of
from tests.app.ledgers.files import HEAD, LedgerTold, a_book, a_line, known, said, told
from tests.makers import TODAY

MARCH = date(2026, 3, 5)
SERIAL = ("序号", "排查日期", "类别", "简况", "网格", "结果", "化解日期")


def serial(
    number: int, day: date, summary: str, outcome: str = "", ended: object = ""
) -> list[object]:
    return [number, day, "邻里", summary, "古道社区", outcome, ended]


def test_the_number_of_a_line_is_no_identity() -> None:
    """序号 begins anew each month: no row is the row of another month."""
    march = [SERIAL, *(serial(at, date(2026, 3, at), f"三月{at}") for at in (1, 2, 3))]
    april = [SERIAL, *(serial(at, date(2026, 4, at), f"四月{at}") for at in (1, 2, 3))]
    keys = {row.key for data in (march, april) for row in told(a_book(data)).checked.rows}
    assert len(keys) == 6
    both = told(a_book(march, april)).checked.rows
    assert {row.key for row in both} == keys, "one file or two, they are the same"
    numbered = [["编号", *SERIAL[1:]], serial(1, MARCH, "一"), serial(2, MARCH, "二")]
    again = [["编号", *SERIAL[1:]], serial(1, date(2026, 4, 5), "一")]
    rows = [*told(a_book(numbered)).checked.rows, *told(a_book(again)).checked.rows]
    assert len({row.key for row in rows}) == 3, "nor is 编号 that only counts lines"


def test_what_was_taken_over_by_its_line_is_known_again() -> None:
    checked = told(a_book([SERIAL, serial(1, MARCH, "漏水"), serial(2, MARCH, "噪声")])).checked
    before = key_of("1", "341102001001")
    assert without_known(checked, {before: "漏水"}, {}).already == 1
    assert without_known(checked, {before: "另一件"}, {}).already == 0
    assert without_known(checked, {checked.rows[1].key: "噪声"}, {}).already == 1
    assert without_known(checked, {}, {2: ("341102001001", "噪声")}).already == 1


def the_question(of: LedgerTold) -> LedgerQuestion:
    assert of.checked.problems == ()
    (question,) = of.checked.questions
    return question


def test_the_same_row_twice_is_asked_about() -> None:
    lines = [
        serial(1, MARCH, "漏水"),
        serial(2, MARCH, "噪声"),
        serial(3, MARCH, "漏水", "已化解", date(2026, 3, 9)),
    ]
    data = a_book([SERIAL, *lines])
    assert the_question(told(data)).kind == "alike"
    once = told(data, {"alike": "once"}).checked
    assert [row.summary for row in once.rows] == ["漏水", "噪声"]
    assert once.rows[0].outcome is Outcome.SUCCESS, "the later one knows what became of it"
    each = told(data, {"alike": "each"}).checked.rows
    assert len({row.key for row in each}) == 3
    # numbers of their own tell them apart without a question
    same = a_book([HEAD, a_line("甲1"), a_line("甲2")])
    assert len({row.key for row in told(same).checked.rows}) == 2


def test_a_number_that_begins_anew_is_asked_about() -> None:
    """1号 of March and 1号 of April: neither is dropped as the other, nor filed in silence."""
    march, april = [HEAD, a_line("1号", 简况="三月")], [HEAD, a_line("1号", 简况="四月")]
    question = the_question(told(a_book(march, april)))
    assert (question.kind, question.facts["first"], question.facts["second"]) == (
        "numbers", "1月 2", "2月 2",
    )  # fmt: skip
    both = told(a_book(march, april), {"numbers": "each"}).checked
    assert len({row.key for row in both.rows}) == 2
    # the same in two files, of which one is on file
    filed = {row.key: row.summary for row in told(a_book(march)).checked.rows}
    later = told(a_book(april)).checked
    (clash,) = without_known(later, filed, {}).questions
    assert clash.kind == "clash"
    (new,) = without_known(later, filed, {}, "new").rows
    assert without_known(later, filed, {}, "same").already == 1
    filed[new.key] = new.summary
    assert without_known(later, filed, {}).already == 1, "taken over once, it is known"
    assert without_known(both, filed, {}).already == 2


def test_hidden_rows_are_asked_about() -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].row_dimensions[3].hidden = True

    wrong = a_line("2号", 排查日期="三月")
    data = a_book([HEAD, a_line("1号"), wrong], touch=hide)
    question = the_question(told(data))
    assert (question.kind, question.facts["rows"], question.facts["list"]) == (
        "hidden",
        "1",
        "1月 3",
    )
    assert [row.number for row in told(data, {"hidden": "no"}).checked.rows] == ["1号"]
    assert len(told(data, {"hidden": "yes"}).checked.problems) == 1


@pytest.mark.parametrize(
    ("cells", "kind", "answers"),
    [
        ({"排查日期": "3月5日"}, "year", {"2026": MARCH, "2025": date(2025, 3, 5)}),
        ({"排查日期": "5/3/2026"}, "order", {"day": MARCH, "month": date(2026, 5, 3)}),
        ({"类别": "劳资纠纷"}, "category", {"labour": "labour", "other": "other"}),
        ({"涉及人数": "5人以上"}, "people", {"5-9": "5-9", "30+": "30+"}),
        ({"结果": "搁置"}, "outcome", {"open": None}),
        ({"结果": "已化解（未履行）", "化解日期": MARCH}, "outcome", {"failed": "failed"}),
        ({"化解日期": MARCH}, "dated", {"success": "success", "open": None}),
        ({"结果": "未化解", "化解日期": MARCH}, "opened", {"open": None}),
    ],
)  # fmt: skip
def test_a_doubt_is_a_question(
    cells: Mapping[str, object], kind: str, answers: Mapping[str, object]
) -> None:
    data = a_book([HEAD, a_line(**cells)])
    question = the_question(told(data))
    assert question.kind == kind
    for answer, meant in answers.items():
        assert answer in question.options
        found = told(data, {question.key: answer}).checked
        (row,) = found.rows
        assert not found.questions
        assert meant in (row.found_on, row.category, row.people, row.outcome)
    assert told(data, {question.key: "没听过"}).checked.questions == (question,)


def test_where_rows_go_that_name_no_unit() -> None:
    head = ["排查日期", "类别", "简况", "责任单位"]
    data = a_book(
        [
            ["古道社区2026年台账"],
            head,
            [MARCH, "邻里", "漏水", "东后街社区"],
            [MARCH, "邻里", "噪声"],
        ]
    )
    assert the_question(told(data)).options == ("responsible", "title", "top")
    for answer, codes in {
        "responsible": ["341102002001", "341102000000"],
        "title": ["341102001001"] * 2,
        "top": ["341102000000"] * 2,
    }.items():
        assert [row.unit for row in told(data, {"where": answer}).checked.rows] == codes


def test_personal_numbers_are_masked_and_said() -> None:
    found = told(a_book([HEAD, a_line(简况="打 13912345678 找他", 地点="3号楼")]))
    (row,) = found.checked.rows
    assert "139" not in row.summary
    assert "1 件里的身份证号、电话用 * 遮住" in said(found)
    question = the_question(told(a_book([HEAD, a_line(结果="找 13912345678")])))
    assert "139" not in question.key + question.facts["text"]


def test_too_many_words_are_refused_with_those_allowed() -> None:
    lines = [a_line(f"甲{at}", 类别=f"怪{at}", 结果=f"奇{at}") for at in range(12)]
    found = told(a_book([HEAD, *lines]))
    assert not found.checked.rows
    assert len({(one.row, one.column) for one in found.checked.problems}) == 24
    for locale, words in {
        "zh": ("“类别”可以写：婚姻家庭、邻里、", "“结果”可以写：调解成功、", "还没化解"),
        "en": ("“category” may be: Marriage and family, ", "“outcome” may be: settled, "),
    }.items():
        text = bad_rows(say_in(locale), found)
        assert all(word in text for word in words), text
        assert size(text) < TEXT_LIMIT


def test_cells_of_a_stranger_take_no_time() -> None:
    long = {head: "[(" * 16_000 for head in HEAD if head != "编号"}
    found = told(a_book([HEAD, *(a_line(f"甲{at}", **long) for at in range(50))]))
    assert {one.reason for one in found.checked.problems} == {
        "grid-unknown", "category-unknown", "day-unknown", "people-unknown", "outcome-unknown",
        "text-long",
    }  # fmt: skip
    assert size(bad_rows(say_in("zh"), found)) < TEXT_LIMIT


def test_a_fault_of_many_rows_is_said_once() -> None:
    lines = [a_line(f"甲{at}", 网格="没有的社区") for at in range(500)]
    text = bare(bad_rows(say_in("zh"), told(a_book([HEAD, *lines]))))
    assert "第 2、3、4、5、6、7 等 500 行“网格”：“没有的社区”不是琅琊区的单位" in text
    assert "什么都没写入" in text


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-1, 5), max_size=6))
def test_taps_alone_say_what_was_answered(taps: list[int]) -> None:
    cells: Mapping[str, object] = {
        "排查日期": "3月5日",
        "类别": "怪",
        "结果": "奇",
        "涉及人数": "多人",
    }
    table = told(a_book([HEAD, a_line(**cells)])).table

    def check(answers: Mapping[str, str]) -> CheckedLedger:
        return check_ledger(table, known(), TODAY, answers)

    try:
        found = replay(check, taps)
    except Invalid:  # a button that was never there
        assert not all(0 <= tap < 2 for tap in taps)
        return
    assert len(found.answers) == min(len(taps), 4)
    assert (found.question is None) == (len(taps) >= 4)
    assert found == replay(check, taps), "however often"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_page_fits_a_message(locale: str) -> None:
    say, long = say_in(locale), "很长" * 40
    heads = [*HEAD, *(f"{long}{at}" for at in range(60))]
    sheets = [[heads, a_line(f"甲{at}", 类别=f"{'怪' * 20}{at % 3}")] for at in range(30)]
    found = told(a_book(*sheets))
    for at, question in enumerate(found.checked.questions):
        page = asked(say, found, question, at)
        assert size(page.text) < TEXT_LIMIT
        assert len(page.rows) > 1
    answers = {one.key: one.options[0] for one in found.checked.questions}
    assert size(ready(say, told(a_book(*sheets), answers), 1).text) < TEXT_LIMIT
    bad = [
        [heads, *(a_line(f"甲{at}{to}", 网格=f"{long}{at}{to}") for to in range(9))]
        for at in range(9)
    ]
    assert size(bad_rows(say, told(a_book(*bad)))) < TEXT_LIMIT
