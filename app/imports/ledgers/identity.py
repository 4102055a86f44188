"""How each row of a ledger is known again, and which rows are on file already.

A number of its own and its unit name a row. Where the number only counts lines (序号, or 编号 that
begins anew) it is known by what it tells: unit, day, place and summary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.imports.ledgers.doubts import Doubts
from domain.imports.model import (
    CLASH,
    BadCell,
    CheckedLedger,
    ImportRow,
    LedgerQuestion,
    RawRow,
    key_of,
    key_of_content,
)

ONCE, EACH = "once", "each"
_RUNNING = 6
"""Digits of a number that may only count the lines of a sheet."""
Pair = tuple[RawRow, ImportRow]
_Told = tuple[str, date, str, str]


@dataclass(frozen=True, kw_only=True)
class Identified:
    """The rows with their keys."""

    rows: tuple[ImportRow, ...]
    alike: int
    """Rows left out as the same matter once more."""
    waits: tuple[BadCell, ...]
    """What is wrong unless a question is answered."""


def identify(doubts: Doubts, pairs: Sequence[Pair]) -> Identified:
    """Gives each row the key by which it is known again; what stands twice is asked about."""
    numbered: dict[str, list[Pair]] = {}
    content: dict[_Told, list[Pair]] = {}
    for one, row in pairs:
        number = one.cells["number"]
        if number and not (number.isdigit() and len(number) <= _RUNNING):
            numbered.setdefault(key_of(number, row.unit), []).append((one, row))
        else:
            content.setdefault(_told(row), []).append((one, row))
    rows = [replace(found[0][1], key=key) for key, found in numbered.items() if len(found) == 1]
    twice = [found for found in numbered.values() if len(found) > 1]
    waits = _twice(doubts, twice)
    for found in twice:
        for one, row in found:
            content.setdefault(_told(row), []).append((one, row))
    more, alike = _alike(doubts, content)
    return Identified(rows=(*rows, *more), alike=alike, waits=waits)


def _told(row: ImportRow) -> _Told:
    return row.unit, row.found_on, row.place, row.summary


def _twice(doubts: Doubts, twice: Sequence[Sequence[Pair]]) -> tuple[BadCell, ...]:
    """A number that stands for matters of its own in several rows."""
    differ = [found for found in twice if len({_told(row) for _, row in found}) > 1]
    if not differ:
        return ()
    (first, _), (second, _) = differ[0][:2]
    answer = doubts.ask(
        LedgerQuestion(
            key="numbers",
            kind="numbers",
            options=(EACH,),
            facts={
                "many": str(len(differ)),
                "number": first.cells["number"],
                "first": place_of(first),
                "second": place_of(second),
            },
        )
    )
    if answer is not None:
        return ()
    return tuple(
        BadCell(
            row=one.number,
            sheet=one.sheet,
            column="number",
            reason="number-twice",
            facts={"number": one.cells["number"], "first": place_of(found[0][0])},
        )
        for found in differ
        for one, _ in found[1:]
    )


def _alike(
    doubts: Doubts, content: Mapping[_Told, Sequence[Pair]]
) -> tuple[Sequence[ImportRow], int]:
    """Rows that tell just the same: one matter, or each its own."""
    alike = [found for found in content.values() if _doubtful(found)]
    more, once = sum(len(found) - 1 for found in alike), False
    if alike:
        (first, _), (second, _) = alike[0][:2]
        facts = {"rows": str(more), "first": place_of(first), "second": place_of(second)}
        question = LedgerQuestion(key="alike", kind="alike", options=(ONCE, EACH), facts=facts)
        once = doubts.ask(question) == ONCE
    rows = []
    for told, found in content.items():
        # the later one knows better what became of it
        kept = [max(reversed(found), key=_ended)] if once and _doubtful(found) else found
        rows += [
            replace(row, key=key_of_content(*told, copy)) for copy, (_, row) in enumerate(kept)
        ]
    return rows, more if once else 0


def _doubtful(found: Sequence[Pair]) -> bool:
    """Whether rows that tell the same may be one matter: numbers of their own tell them apart."""
    numbers = {one.cells["number"] for one, _ in found} - {""}
    return len(numbers) < len(found) > 1


def _ended(pair: Pair) -> bool:
    return pair[1].outcome is not None


def place_of(row: RawRow) -> str:
    """Where a row stands, with its sheet."""
    return f"{row.sheet} {row.number}".strip()


def keys_of(checked: CheckedLedger) -> set[str]:
    """All keys under which the rows may be on file."""
    keys = {row.key for row in checked.rows}
    keys |= {key_of(row.number, row.unit) for row in checked.rows if row.number}
    return keys | {_own(row).key for row in checked.rows}


def _own(row: ImportRow) -> ImportRow:
    return replace(row, key=key_of_content(*_told(row), 0))


def without_known(
    checked: CheckedLedger,
    filed: Mapping[str, str],
    here: Mapping[int, tuple[str, str]],
    clash: str | None = None,
) -> CheckedLedger:
    """Without the rows that are on file: taken over before (``filed``: summaries by key), or
    matters of this desk that went out and come back (``here``: unit and summary by number).

    A number under which another matter was taken over is asked about (``clash``): it may be a month
    that begins anew, or the same matter in other words.
    """

    def known(row: ImportRow) -> bool:
        if filed.get(row.key) == row.summary or _own(row).key in filed:
            return True
        if filed.get(key_of(row.number, row.unit)) == row.summary:
            return True
        number = row.number
        return number.isdecimal() and here.get(int(number)) == (row.unit, row.summary)

    fresh = [row for row in checked.rows if not known(row)]
    clashing = [row for row in fresh if row.key in filed]
    if clash == CLASH[0]:
        fresh = [_own(row) if row.key in filed else row for row in fresh]
    else:
        fresh = [row for row in fresh if row.key not in filed]
    questions = checked.questions
    if clashing and clash not in CLASH and not questions:
        facts = {"rows": str(len(clashing)), "number": clashing[0].number}
        asked = LedgerQuestion(key="clash", kind="clash", options=CLASH, facts=facts)
        questions = (asked,)
    rows = tuple(fresh)
    return replace(checked, rows=rows, already=len(checked.rows) - len(rows), questions=questions)
