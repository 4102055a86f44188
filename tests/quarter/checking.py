"""Holds what the product did against the reckoning made from the record."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tests.quarter.days import MONTH, WEEK, Span
from tests.quarter.phones import Came
from tests.quarter.reading import Reminded, is_of_a_matter, lines_of
from tests.quarter.record import Said
from tests.quarter.recount import Figures, Recount, rate

_MOMENT = timedelta(microseconds=1)
REPORTS = """
SELECT u.code, r.kind, r.first, r.revision, r.nil, r.late, r.withdrawn_at IS NOT NULL, c.address,
    r.figures, r.sheet
FROM reports r
JOIN units u ON u.id = r.unit_id
JOIN channels c ON c.person_id = r.confirmed_by
ORDER BY u.code, r.kind, r.first, r.revision
"""
UNITS = "SELECT id, name FROM units"
CATEGORIES = "SELECT id, name_zh FROM categories"
_COLUMNS = {
    "carried": r"结转",
    "found": r"新排查",
    "group": r"群体性",
    "resolved": r"化解",
    "moved": r"移送司法/转办",
    "dropped": r"撤回、合并或终止",
    "open": r"期末未化解",
    "overdue": r"超期",
    "total_found": r"累计排查",
    "total_resolved": r"累计化解",
    "opinions_found": r"社情民意新增",
    "opinions_answered": r"已反馈",
}
_RARE = {"reopened": r"重新打开", "entered_late": r"其中补报"}


@dataclass(frozen=True)
class Kept:
    """A report as the database has it."""

    code: str
    kind: str
    first: str
    revision: int
    nil: bool
    late: bool
    withdrawn: bool
    phone: int
    figures: Figures
    sheet: dict[str, Any] | None


def kept(rows: Iterable[Sequence[Any]]) -> list[Kept]:
    """The rows of :data:`REPORTS`."""
    found = []
    for code, kind, first, revision, nil, late, withdrawn, phone, figures, sheet in rows:
        form = json.loads(sheet) if sheet else None
        found.append(
            Kept(
                *(code, kind, first, revision, bool(nil), bool(late), bool(withdrawn)),
                phone=int(phone),
                figures=json.loads(figures),
                sheet=form,
            )
        )
    return found


def columns_on(page: str) -> tuple[Figures, Figures]:
    """The columns of a report as they stand on a phone, and those of the span before, in brackets
    where there is room for them. A column that is shown only where it is not zero is zero where it
    is not shown."""
    now: Figures = {}
    before: Figures = {}
    for name, words in {**_COLUMNS, **_RARE}.items():
        pattern = rf"(?:^|· ).{{0,2}}{words} (\d+)(?:（(\d+)）)?(?: ·|$)"
        found = re.search(pattern, page, re.MULTILINE)
        if found is None:
            assert name in _RARE, f"{name} is not on the page:\n{page}"
            now[name] = before[name] = 0
            continue
        now[name] = int(found[1])
        if found[2] is not None:
            before[name] = int(found[2])
    return now, before


def rate_on(page: str) -> str:
    """化解率 as it stands there."""
    found = re.search(r"^化解率 (\S+)（", page, re.MULTILINE)
    assert found is not None, page
    return found[1]


def tally_on(page: str, name: str) -> Figures:
    """What the page tells of the reports below."""
    found = re.search(
        rf"^{name}：应报 (\d+) · 已报 (\d+)（按时 (\d+) · 迟报 (\d+)，其中零报告 (\d+)）"
        r"· 漏报 (\d+)(?: · 还没到期 (\d+))?(?: · 📵 联系不上 (\d+))?$",
        page,
        re.MULTILINE,
    )
    assert found is not None, page
    expected, filed, on_time, late, nil, missing = (int(found[n]) for n in range(1, 7))
    assert filed == on_time + late
    return {
        "expected": expected,
        "on_time": on_time,
        "late": late,
        "nil": nil,
        "missing": missing,
        "waiting": int(found[7] or 0),
        "unreached": int(found[8] or 0),
    }


def check_page(recount: Recount, said: Said) -> int:
    """Everything on the page after a confirmation or correction; how many columns that were."""
    known = said.at + _MOMENT
    expected = recount.figures(said.unit, said.span, known)
    before = recount.figures(said.unit, said.span.before(), known)
    shown, beside = columns_on(said.page)
    assert shown == expected, (said.unit, said.span, said.at, differing(shown, expected))
    there = {name: before[name] for name in beside}
    assert beside == there, (said.unit, said.span, "before", differing(beside, there))
    assert rate_on(said.page) == rate(expected["total_resolved"], expected["total_found"])
    if said.span.kind == WEEK:
        return len(shown) + len(beside) + 1
    line = recount.line(said.unit, said.span, known)
    assert tally_on(said.page, "周报") == line["weekly"], (said.unit, said.span)
    if said.span.kind == MONTH:
        assert tally_on(said.page, "半月报") == line["half_monthly"], (said.unit, said.span)
        part, whole = line["success"], line["concluded"]
        assert f"调解成功率 {rate(part, whole)}（成功 {part} ÷ 有结果 {whole}）" in said.page
        _check_categories(said.page, line["categories"])
    return len(shown) + len(beside) + 3


def _check_categories(page: str, expected: Mapping[str, int]) -> None:
    found = re.search(r"^分类：(.*)$", page, re.MULTILINE)
    assert found is not None
    shown = dict(one.rsplit(" ", 1) for one in found[1].split(" · ")) if expected else {}
    assert {name: int(many) for name, many in shown.items()} == dict(expected)


def check_form(
    recount: Recount, said: Said, form: Mapping[str, Any], numbers: Mapping[int, int]
) -> int:
    """The rows and the sum of a confirmed form; how many rows. ``numbers``: keys by number."""
    known = said.at + _MOMENT
    rows = recount.rows(said.unit, said.span, known)
    assert {row["name"] for row in form["rows"]} == set(rows), (said.unit, said.span)
    for row in form["rows"]:
        _check_line(said, row, rows[row["name"]], numbers)
    _check_line(said, form["total"], recount.line(said.unit, said.span, known), numbers)
    return len(form["rows"])


def _check_line(
    said: Said, row: Mapping[str, Any], expected: Mapping[str, Any], numbers: Mapping[int, int]
) -> None:
    where = (said.unit, said.span, row["name"])
    extras = row["extras"]
    assert row["figures"] == expected["figures"], (
        *where,
        differing(row["figures"], expected["figures"]),
    )
    assert extras["weekly"] == expected["weekly"], where
    assert (extras["success"], extras["concluded"]) == (expected["success"], expected["concluded"])
    assert {numbers[one] for one in extras["hard"]} == expected["hard"], where
    assert sum(many for _, many in extras["categories"]) == expected["figures"]["found"], where
    if said.span.kind == MONTH:
        assert extras["half_monthly"] == expected["half_monthly"], where
        assert extras["found_before"] == expected["found_before"], where
        assert extras["found_year_before"] == 0


def balanced(figures: Figures) -> bool:
    """Carried over + found + reopened - resolved - moved - dropped = open."""
    came = figures["carried"] + figures["found"] + figures["reopened"]
    gone = figures["resolved"] + figures["moved"] + figures["dropped"]
    return came - gone == figures["open"]


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns in which two lines differ."""
    names = one.keys() | other.keys()
    return {
        name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)
    }


@dataclass(frozen=True)
class Revision:
    """What the database should have of a report, from what was said."""

    code: str
    kind: str
    first: str
    revision: int
    nil: bool
    late: bool
    withdrawn: bool
    phone: int


def revisions(said: Sequence[Said], codes: Mapping[tuple[str, int], str]) -> list[Revision]:
    """A row for each confirmation and correction; a withdrawal takes back all before it."""
    found: list[Revision] = []
    for unit, span in {(one.unit, one.span) for one in said}:
        rows: list[Revision] = []
        words = sorted(
            (one for one in said if (one.unit, one.span) == (unit, span)), key=lambda one: one.at
        )
        late = False
        for word in words:
            if word.what == "withdraw":
                rows = [replace(row, withdrawn=True) for row in rows]
                continue
            late = word.at >= span.due if word.what == "confirm" else late
            rows.append(_revision(codes[unit], span, len(rows), word, late=late))
        found += rows
    return sorted(found, key=lambda row: (row.code, row.kind, row.first, row.revision))


def _revision(code: str, span: Span, number: int, word: Said, *, late: bool) -> Revision:
    first = span.first.isoformat()
    return Revision(code, span.kind, first, number, word.nil, late, False, word.phone)


def _withdrawn(row: Revision) -> Revision:
    return Revision(
        *(row.code, row.kind, row.first, row.revision, row.nil, row.late, True), row.phone
    )


def unexplained(messages: Iterable[Came], acted: set[tuple[int, datetime]]) -> list[Came]:
    """Messages that are no reminder, tell of no matter, and answer nothing their reader did."""
    return [
        message
        for message in messages
        if not lines_of(message)
        and not is_of_a_matter(message)
        and (message.phone, message.at) not in acted
    ]


def duplicates(found: Reminded, expected: Reminded) -> Counter[tuple[int, datetime]]:
    """By phone and instant, how many messages came more often than they should."""
    more: Counter[tuple[int, datetime]] = Counter()
    for key, messages in found.items():
        extra = Counter(messages) - Counter(expected.get(key, ()))
        if extra:
            more[key] = extra.total()
    return more
