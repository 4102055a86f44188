"""Checks a ledger kept elsewhere row by row, before anything is written.

The command line and the chat read the same tables by it; each says in its own words what is wrong.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from app.imports.table import MOST_BYTES, read_apart, read_bytes
from app.imports.units import Problem
from bot.texts import say_in
from domain import access
from domain.access import Act
from domain.apart import Apart
from domain.cases.draft import clean_place, clean_summary
from domain.cases.model import Outcome, PeopleBand
from domain.errors import Invalid
from domain.imports.model import (
    FORMULA,
    BadCell,
    CheckedLedger,
    ImportRow,
    KnownThings,
    RawRow,
    key_of,
)
from domain.org.model import Unit, ancestor_ids
from domain.people.model import Actor
from domain.ports import Work

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("编号", "案件编号", "纠纷编号", "登记编号", "序号", "number", "no."),
    "found": ("排查日期", "登记日期", "受理日期", "排查时间", "发现日期", "日期", "found"),
    "category": ("类别", "纠纷类别", "纠纷类型", "类型", "category"),
    "summary": ("简况", "简要情况", "纠纷简况", "主要内容", "情况", "summary"),
    "grid": ("网格", "所属网格", "网格编码", "单位编码", "grid"),
    "place": ("地点", "发生地点", "地址", "place"),
    "people": ("涉及人数", "人数", "people"),
    "outcome": ("结果", "化解结果", "调解结果", "办理结果", "状态", "result", "outcome"),
    "ended": ("化解日期", "办结日期", "办结时间", "调解日期", "resolved", "ended"),
}
"""Our columns, and the headers under which they are accepted."""
OPTIONAL = frozenset({"grid", "place", "people", "outcome", "ended"})
TITLES = 4
"""Rows that may stand above the header."""
_NUMBER_LIMIT = 60
_DAYS = (
    re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_SERIAL = re.compile(r"[2-6]\d{4}")
"""What Excel keeps for a day: how many have passed since 1899-12-30."""
_EXCEL = date(1899, 12, 30)
_PLACE = re.compile(r"[【(](?P<place>[^】)]{1,60})[】)] ?(?P<rest>.+)", re.S)
_BRACKETS = re.compile(r"[（(].*")
_OUTCOMES: Mapping[str, Outcome | None] = {
    **dict.fromkeys(
        ("", "未化解", "未办结", "正在调解", "正在办理", "调解中", "办理中", "待受理", "已受理",
         "待补充", "待接单", "open"),
    ),
    **dict.fromkeys(
        ("调解成功", "成功", "已化解", "化解", "已办结", "办结", "已调解", "success", "resolved"),
        Outcome.SUCCESS,
    ),
    **dict.fromkeys(("调解不成", "调解失败", "不成", "失败", "failed"), Outcome.FAILED),
    **dict.fromkeys(("终止", "终止调解", "ended"), Outcome.ENDED),
    **dict.fromkeys(("当事人拒绝调解", "当事人拒绝", "拒绝调解", "refused"), Outcome.REFUSED),
    **dict.fromkeys(("移送", "转办", "已移送", "referred"), Outcome.REFERRED),
    **dict.fromkeys(
        ("进入司法程序", "诉讼", "法院", "已起诉", "移送司法", "to_court"), Outcome.TO_COURT
    ),
    **dict.fromkeys(("撤回", "当事人撤回", "withdrawn"), Outcome.WITHDRAWN),
}  # fmt: skip
_BANDS = (
    (2, PeopleBand.ONE_TWO),
    (4, PeopleBand.THREE_FOUR),
    (9, PeopleBand.FIVE_NINE),
    (29, PeopleBand.TEN_TWENTY_NINE),
)


_Bad = dict[str, tuple[str, Mapping[str, str]]]


def known_things(work: Work, code: str, raw: Sequence[RawRow], day: date) -> KnownThings:
    """Looks up what the ledger names; raises Invalid (``unit-missing``)."""
    unit = work.org.by_code(code)
    if unit is None or not unit.valid_on(day):
        raise Invalid("unit-missing")
    grids: dict[str, Unit] = {}
    twice: set[str] = set()
    inside = [one for one in work.org.within(unit.path) if one.valid_on(day)]
    names = {one.id: one.name for one in inside}
    for one in inside:
        over = names.get(one.parent_id or 0, "")
        for name in {one.code, one.name, f"{over} {one.name}".strip()}:
            if name in grids and grids[name].id != one.id:
                twice.add(name)
            grids[name] = one
    named = {row.cells["category"] for row in raw}
    known = {name for name in named if name and work.routes.category(name, day)}
    keys = {
        key_of(row.cells["number"], one.code)
        for row in raw
        for one in [grids.get(row.cells["grid"] or unit.code)]
        if one is not None
    }
    return KnownThings(
        unit=unit,
        grids={name: one for name, one in grids.items() if name not in twice},
        categories=frozenset(known),
        filed=frozenset(work.cases.filed(keys)),
    )


def check_ledger(raw: Sequence[RawRow], known: KnownThings, today: date) -> CheckedLedger:
    """All problems of the ledger at once, so that one round of corrections is enough."""
    problems: list[BadCell] = []
    rows: list[ImportRow] = []
    seen: dict[str, int] = {}
    already = 0
    for one in raw:
        bad: _Bad = {}
        row = _row(one, known, today, bad)
        if row is not None:
            key = key_of(row.number, row.unit)
            first = seen.setdefault(key, one.number)
            if first != one.number:
                bad["number"] = ("number-twice", {"number": row.number, "first": str(first)})
            elif key in known.filed:
                already += 1
            else:
                rows.append(row)
        problems += [
            BadCell(row=one.number, column=column, reason=reason, facts=facts)
            for column, (reason, facts) in bad.items()
        ]
    return CheckedLedger(
        rows=() if problems else tuple(rows), already=already, problems=tuple(problems)
    )


def _row(raw: RawRow, known: KnownThings, today: date, bad: _Bad) -> ImportRow | None:
    """The row as a matter; what is wrong goes to ``bad``."""
    worked_out = [name for name, text in raw.cells.items() if text == FORMULA]
    if worked_out:
        bad.update((name, ("formula", {})) for name in worked_out)
        return None
    cells = {name: _unmarked(text) for name, text in raw.cells.items()}
    number = cells["number"]
    if not 0 < len(number) <= _NUMBER_LIMIT or number.endswith("?"):
        bad["number"] = ("number-length", {"limit": str(_NUMBER_LIMIT)})
    grid = known.grids.get(cells["grid"] or known.unit.code)
    if grid is None:
        bad["grid"] = ("grid-unknown", {"text": cells["grid"][:40], "unit": known.unit.name})
    if cells["category"] not in known.categories:
        bad["category"] = ("category-unknown", {"text": cells["category"][:40]})
    found = _day(cells["found"])
    if found is None or found > today:
        bad["found"] = ("day-unknown", {"text": cells["found"][:20]})
    place, summary = _said(cells, bad)
    people = _band(cells["people"])
    if people is None:
        bad["people"] = ("people-unknown", {"text": cells["people"][:20]})
    word = _BRACKETS.sub("", cells["outcome"]).strip().lower()
    outcome = _OUTCOMES.get(word)
    if word not in _OUTCOMES:
        bad["outcome"] = ("outcome-unknown", {"text": cells["outcome"][:20]})
    ended = _day(cells["ended"]) if outcome is not None else None
    if outcome is not None and (ended is None or ended > today or (found and ended < found)):
        bad["ended"] = ("ended-wrong", {})
    if bad or grid is None or found is None or people is None:
        return None
    return ImportRow(
        number=number,
        unit=grid.code,
        category=cells["category"],
        place=place,
        people=people,
        summary=summary,
        found_on=found,
        outcome=outcome,
        ended_on=ended,
        note=f"导入，原编号 {number}",
    )


def _unmarked(text: str) -> str:
    """Without the apostrophe that keeps text from being a formula."""
    return text[1:] if text[:2] in {"'=", "'+", "'-", "'@"} else text


def _said(cells: Mapping[str, str], bad: _Bad) -> tuple[str, str]:
    place, summary = cells["place"], cells["summary"]
    inside = _PLACE.fullmatch(summary)
    if inside is not None and not place:
        place, summary = inside["place"], inside["rest"]
    for column, text, limit in (("summary", summary, clean_summary), ("place", place, clean_place)):
        try:
            limit(text)
        except Invalid as wrong:
            most = wrong.facts.get("limit")
            bad[column] = ("text-long", {"limit": str(most)}) if most else ("text-empty", {})
    return place, summary


def _day(text: str) -> date | None:
    if _SERIAL.fullmatch(text):
        return _EXCEL + timedelta(days=int(text))
    for shape in _DAYS:
        if found := shape.fullmatch(text):
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return None
    return None


def _band(text: str) -> PeopleBand | None:
    """The band of a number or of a band's own name; one or two where nothing is said."""
    tidy = text.replace("–", "-").replace("人", "").replace("以上", "+").strip()
    if not tidy:
        return PeopleBand.ONE_TWO
    if tidy in set(PeopleBand):
        return PeopleBand(tidy)
    if not tidy.isascii() or not tidy.isdigit() or len(tidy) > 6 or int(tidy) == 0:
        return None
    return next((band for most, band in _BANDS if int(tidy) <= most), PeopleBand.THIRTY_UP)


def look_up(work: Work, actor: Actor, raw: Sequence[RawRow], *, now: datetime) -> KnownThings:
    """What the desk has of what the rows name, for the highest unit the actor administers; nothing
    is written. Raises Refused."""
    prefixes = access.scope(actor, Act.ADMINISTER).prefixes
    path = min(prefixes, key=lambda prefix: prefix.count("/"), default="")
    access.allow(actor, Act.ADMINISTER, access.at(path))
    unit = work.org.unit(ancestor_ids(path)[-1])
    return known_things(work, unit.code, raw, work.rules.day(now))


class Ledgers:
    """:class:`domain.imports.store.LedgerReader` for the chat."""

    most_bytes = MOST_BYTES

    def __init__(self, apart: Apart) -> None:
        self._apart = apart

    async def read(self, data: bytes, name: str) -> list[RawRow]:
        """The rows of a table; raises UnreadableTable."""
        return await read_apart(
            self._apart,
            data,
            name,
            partial(
                read_bytes, columns=COLUMNS, optional=OPTIONAL, titles=TITLES, marks_formulas=True
            ),
        )

    def look_up(
        self, work: Work, actor: Actor, raw: Sequence[RawRow], *, now: datetime
    ) -> KnownThings:
        """What the desk has of what they name; raises Refused."""
        return look_up(work, actor, raw, now=now)

    def check(self, raw: Sequence[RawRow], known: KnownThings, today: date) -> CheckedLedger:
        """All problems, or the rows to take over."""
        return check_ledger(raw, known, today)


def problem(bad: BadCell) -> Problem:
    """The same in a sentence, with the row and the names of the column."""
    what = say_in("en").plain(f"ledger-bad-{bad.reason}", **bad.facts)
    return Problem(row=bad.row, column=bad.column, what=what, columns=COLUMNS)
