"""Key projects on a page: within a message and a screen, in both languages; and what is typed."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from app.imports.table import named_rows
from bot.buttons.projects import ProjectFace
from bot.exports.projects import OPTIONAL, ProjectRows, columns, projects_of, projects_xlsx
from bot.pages.page import TEXT_LIMIT, size
from bot.pages.projects.listing import list_page
from bot.pages.projects.project import face_page, project_page
from bot.pages.projects.sheet import bad_page, preview_page
from bot.pages.projects.typed import milestones_of, whole_day
from bot.texts import LOCALES, say_in
from domain.errors import Invalid
from domain.followups.model import FollowupState
from domain.imports.model import RawRow
from domain.projects.planning import words_of
from domain.projects.views import PlannedRow, ProjectPart, ProjectPick
from storage.projects.reads import PAGE
from tests.bot.samples_projects import (
    COMMUNITY,
    EVERY_ARROW,
    FINISH,
    STREET,
    milestone_line,
    project_board,
    project_line,
    project_view,
)
from tests.bot.screen import ROOM, height
from tests.makers import PROJECTS

UNITS = {"琅琊街道": (2,), "古道社区": (3,), "新村社区": (4, 5), "004": (4,)}
DAY = date(2026, 11, 24)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_fits_into_a_message(locale: str) -> None:
    say = say_in(locale)
    unit = replace(STREET, name="<" * 60)
    long = project_line("<" * 80, lead=unit, met=12, many=12, late=12)
    some = tuple(
        milestone_line(n, text="<" * 200, unit=replace(COMMUNITY, name="<" * 60), late=True)
        for n in range(1, 13)
    )
    fed = replace(some[0], state=FollowupState.FED_BACK, feedback="<" * 500)
    view = project_view(
        long,
        helpers=(unit,) * 10,
        aim="<" * 300,
        milestones=(fed, *some[1:]),
        asked_due=FINISH,
        asked_reason="<" * 500,
        may=EVERY_ARROW,
        records=True,
    )
    for face in ProjectFace:
        page = face_page(say, view, face)
        assert size(page.text) <= TEXT_LIMIT
        assert page.keyboard is not None, "there is a way back"
    for pick in ProjectPick:
        board = project_board((long,) * 5, pick=pick, pages=9, page=3)
        assert size(list_page(say, board).text) <= TEXT_LIMIT
    row = PlannedRow(project_id=5, changes=frozenset(ProjectPart))
    page = preview_page(say, ["<" * 80] * 300, [row] * 300, 7)
    assert size(page.text) <= TEXT_LIMIT
    assert size(bad_page(say, [(n, "-" * 20, "-" * 100) for n in range(300)]).text) <= TEXT_LIMIT


def test_figures_come_first_and_what_is_not_there_takes_no_line() -> None:
    say = say_in("zh")
    lines = project_page(say, project_view(helpers=(), aim="", confirm_on=None)).text.split("\n")
    assert lines == [
        "🏗 <b>便民服务中心改造</b>",
        "🟢 推进中 · 节点 1/3 · 2027年4月30日 前完成",
        "社区公共服务体系第 3 项 · 琅琊街道牵头",
        "✅ 1月15日 完成选址（按期达到）",
        "▫️ 3月31日 主体完工（办理中）",
        "▫️ 4月30日 开门办事（古道社区，办理中）",
    ]


def test_each_figure_is_a_button_to_its_list() -> None:
    say = say_in("zh")
    counts = dict.fromkeys(ProjectPick, 3)
    labels = [one.text for row in list_page(say, project_board(counts=counts)).rows for one in row]
    for word in ("按期完成 3", "逾期完成 3", "逾期未完成 3", "未到期 3", "待确认 3", "申请延期 3"):
        assert word in labels
    part = list_page(say, project_board((), counts=counts, pick=ProjectPick.LATE_OPEN))
    labels = [one.text for row in part.rows for one in row]
    assert "逾期未完成 3" not in labels
    assert "‹ 全部 3 个" in labels


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("pick", [ProjectPick.ALL, ProjectPick.TO_CONFIRM])
def test_figures_and_projects_are_on_one_screen(locale: str, pick: ProjectPick) -> None:
    name = "便民服务中心改造提升工程（二期）暨周边环境整治"
    lines = tuple(project_line(name, id=n) for n in range(PAGE))
    counts = dict.fromkeys(ProjectPick, 32)
    board = project_board(lines, counts=counts, pick=pick, page=1, pages=8, total=32)
    page = list_page(say_in(locale), board)
    assert height(page) <= ROOM, page.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1-15 完成选址", [(date(2027, 1, 15), "完成选址", None)]),
        (
            "1月15日前：完成选址；3月底 完工",
            [(date(2027, 1, 15), "完成选址", None), (date(2027, 3, 31), "完工", None)],
        ),
        ("12月20日 动工", [(date(2026, 12, 20), "动工", None)]),
        ("1、2026-12-20 动工 【古道社区】", [(date(2026, 12, 20), "动工", 3)]),
        ("2027/2/28，封顶 [004]。", [(date(2027, 2, 28), "封顶", 4)]),
        ("2月末 封顶；验收", [(date(2027, 2, 28), "封顶；验收", None)]),
        ("2027-03-31 前期手续办完", [(date(2027, 3, 31), "前期手续办完", None)]),
        ("2027-03-31 日常管护上墙", [(date(2027, 3, 31), "日常管护上墙", None)]),
        ("3月底 前期工作", [(date(2027, 3, 31), "前期工作", None)]),
        ("3月底前期工作", [(date(2027, 3, 31), "前期工作", None)]),
        ("3 月 31 日前 完工", [(date(2027, 3, 31), "完工", None)]),
    ],
)
def test_milestones_are_read_as_they_are_written(text: str, found: list[Any]) -> None:
    read = milestones_of(text, FINISH, lambda name: UNITS[name][0])
    assert [(one.due_on, one.text, one.unit_id) for one in read] == found


@pytest.mark.parametrize("text", ["完成选址", "13-1 选址", "2-30 选址", "1-15", "下周 选址"])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(Invalid) as wrong:
        milestones_of(text, FINISH, lambda _: 0)
    assert wrong.value.reason in {"milestone-day", "milestone-missing"}


@pytest.mark.parametrize("text", ["2027-04-30", "2027/4/30", "2027年4月30日", "2027-4-30 00:00"])
def test_a_finish_day_has_its_year(text: str) -> None:
    assert whole_day(text) == FINISH
    with pytest.raises(Invalid):
        whole_day(text[5:])


def _read(locale: str, **cells: str) -> ProjectRows:
    """The sheet of one project, sent back with other cells."""
    say = say_in(locale)
    data = projects_xlsx(say, [project_view()], UNITS, DAY)
    rows = named_rows(data, "projects.xlsx", columns(), OPTIONAL)
    changed = [RawRow(number=one.number, cells={**one.cells, **cells}) for one in rows]
    return projects_of(say, changed, UNITS, PROJECTS, "全部完成")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_goes_out_comes_back_the_same(locale: str) -> None:
    found = _read(locale)
    assert found.problems == ()
    [draft] = found.drafts
    assert (draft.system, draft.number, draft.name) == ("services", 3, "便民服务中心改造")
    assert (draft.lead_id, draft.helpers, draft.due_on) == (2, (3,), FINISH)
    assert [(one.due_on, one.text, one.unit_id) for one in draft.milestones] == [
        (date(2027, 1, 15), "完成选址", None),
        (date(2027, 3, 31), "主体完工", None),
        (FINISH, "开门办事", 3),
    ]


@pytest.mark.parametrize(
    "text", ["前期手续办完", "日常管护上墙", "底商招租【一期】", "一期封顶；2期动工", "3号楼封顶"]
)
def test_words_that_look_like_something_else_come_back_the_same(text: str) -> None:
    say, view = say_in("zh"), project_view(milestones=(milestone_line(text=text),))
    rows = named_rows(projects_xlsx(say, [view], UNITS, DAY), "p.xlsx", columns(), OPTIONAL)
    found = projects_of(say, rows, UNITS, PROJECTS, "全部完成")
    [one] = found.drafts[0].milestones
    assert words_of(one.text) == words_of(text)
    assert (one.unit_id or STREET.id) == STREET.id


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_wrong_is_said_by_row_and_column(locale: str) -> None:
    say, found = say_in(locale), _read(locale, system="-", number="x", lead="新村社区", due="-")
    assert found.drafts == ()
    names = [say.plain(f"project-column-{one}") for one in ("system", "number", "lead", "due")]
    assert [column for _, column, _ in found.problems] == names
    assert {row for row, _, _ in found.problems} == {4}


def test_the_columns_are_those_of_the_field() -> None:
    data = projects_xlsx(say_in("zh"), [project_view()], UNITS, DAY)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[3]]
    said = "体系 序号 项目 牵头单位 配合单位 目标 节点 完成时限 进展 状态 验收"
    assert heads == said.split()
