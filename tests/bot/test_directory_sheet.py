"""A directory taken out as a sheet, cell by cell, and what is read of one that came back."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from app.imports.table import named_rows
from bot.exports.directory import OPTIONAL, EntryRows, columns, directory_xlsx, entries_of
from bot.texts import LOCALES, say_in
from domain.directories.hours import OpenState
from domain.directories.model import EntryDraft, EntryKind, EntryState
from domain.directories.options import EntryOptions
from domain.directories.views import EntryLine, EntryView, Near
from domain.imports.model import RawRow
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role

DAY = date(2026, 11, 24)
OWN, TWIN, OTHER_TWIN, FAR = (
    UnitRef(id=number, name=name, kind=UnitKind.COMMUNITY)
    for number, name in ((1, "古道社区"), (2, "新村社区"), (3, "新村社区"), (4, "远处社区"))
)
UNITS = {"古道社区": (1,), "001": (1,), "新村社区": (2, 3), "002": (2,), "003": (3,)}


def view(number: int = 7, *, state: EntryState = EntryState.VALID, **more: Any) -> EntryView:
    line = EntryLine(
        id=number,
        kind=EntryKind.MEALS,
        name="助餐点",
        host=more.pop("host", OWN),
        phone="0550-3012345",
        state=state,
        since=datetime(2026, 11, 24, tzinfo=UTC),
        opening=OpenState(open=False),
        near=Near.OWN,
    )
    facts: dict[str, Any] = {
        "place": "古道路12号",
        "hours": "abcde 10:30-13:00",
        "stand_in": "副站长",
        "bring": "身份证",
        "free": False,
        "step_free": True,
        "shown_name": "",
        "served": (TWIN, FAR),
        **more,
    }
    return EntryView(
        line=line,
        checked_on=DAY,
        checked_by=Role.INFORMATION_OFFICER,
        checked_unit="古道社区",
        may=EntryOptions(),
        **facts,
    )


def read(views: tuple[EntryView, ...], locale: str = "zh", **cells: str | None) -> EntryRows:
    """The sheet of the first of them, sent back with other cells; None takes the column out."""
    say = say_in(locale)
    book = load_workbook(io.BytesIO(directory_xlsx(say, views[:1], UNITS, DAY)))
    sheet, changed = book.active, {name.replace("_", "-"): one for name, one in cells.items()}
    heads = {say.plain(f"directory-column-{name}"): name for name in columns()}
    head = next(row for row in sheet.iter_rows() if row[0].value in heads)
    gone = []
    for cell in head:
        name = heads[str(cell.value)]
        if name in changed and changed[name] is None:
            gone.append(cell.column)
        elif name in changed:
            sheet.cell(cell.row + 1, cell.column).value = changed[name]
    for column in reversed(gone):
        sheet.delete_cols(column)
    into = io.BytesIO()
    book.save(into)
    rows = named_rows(into.getvalue(), "名录.xlsx", dict(columns()), OPTIONAL)
    return entries_of(say, [one for one in rows if one.cells["phone"]], UNITS, views)


def draft_of(one: EntryView) -> EntryDraft:
    return EntryDraft(
        kind=one.line.kind,
        host_id=one.line.host.id,
        name=one.line.name,
        phone=one.line.phone,
        hours=one.hours,
        place=one.place,
        stand_in=one.stand_in,
        bring=one.bring,
        free=one.free,
        step_free=one.step_free,
        shown_name=one.shown_name,
        served=tuple(unit.id for unit in one.served),
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("host", [OWN, TWIN, FAR])
def test_what_goes_out_comes_back_the_same(locale: str, host: UnitRef) -> None:
    one = view(host=host)
    found = read((one,), locale)
    assert found.problems == ()
    assert found.rows == ((7, draft_of(one)),)


def test_units_far_away_of_one_name_stay() -> None:
    one = view(served=(FAR, replace(FAR, id=5), OWN))
    assert read((one,)).rows == ((7, draft_of(one)),)


@pytest.mark.parametrize("number", ["7", None])
def test_a_column_that_is_not_there_wipes_nothing_and_an_empty_cell_does(
    number: str | None,
) -> None:
    left_out = dict.fromkeys(("place", "free", "step_free", "served", "shown_name"))
    found = read((view(),), number=number, **left_out, bring="")
    wanted = replace(draft_of(view()), served=None, bring="")
    assert found.rows == ((7, wanted),)


def test_a_new_row_has_the_defaults() -> None:
    found = read((view(),), number="", name="新的", place=None, free=None, served="003")
    ((number, draft),) = found.rows
    assert (number, draft.place, draft.free, draft.served) == (None, "", True, (3,))


def test_the_kind_of_a_number_is_not_changed() -> None:
    (problem,) = read((view(),), kind="律师").problems
    assert (problem.column, "老年助餐点" in problem.why) == ("类别", True)


def test_a_name_of_several_is_asked_about() -> None:
    (problem,) = read((view(),), number="", name="新的", host="新村社区").problems
    assert "请写单位编码" in problem.why


def test_two_rows_of_one_entry_are_one_too_many() -> None:
    cells = {
        "kind": "老年助餐点",
        "name": "助餐点",
        "host": "001",
        "phone": "12345",
        "hours": "每天24小时",
    }
    rows = [RawRow(number=2, cells={**cells, "number": "7"}), RawRow(number=3, cells=cells)]
    (problem,) = entries_of(say_in("zh"), rows, UNITS, [view()]).problems
    assert (problem.row, "第2行" in problem.why) == (3, True)
