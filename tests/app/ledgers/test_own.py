"""What goes out of here comes in again as it was, whatever stands in a row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

import pytest

from app.imports.ledgers.reading import read_ledger
from bot.exports.ledger import ledger_csv, ledger_xlsx
from bot.texts import LOCALES, say_in
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    CaseKind,
    Outcome,
    PeopleBand,
    State,
)
from domain.cases.satisfaction import Satisfaction
from domain.imports.model import LeftOut, UnreadableTable
from domain.ledgers.model import LedgerRow
from domain.mediation.model import AgreementForm, Means
from tests.app.ledgers.files import HEAD, a_book, a_line, told
from tests.bot.test_exports import LEDGER, a_row

FOUND, DUE, ENDED = date(2025, 12, 30), date(2026, 1, 5), date(2026, 1, 20)
ENDS: tuple[tuple[State, Outcome | None, AgreementForm | None], ...] = (
    *((state, None, None) for state in sorted(OPEN_STATES)),
    *((State.CLOSED, outcome, None) for outcome in Outcome),
    *((State.CLOSED, Outcome.SUCCESS, form) for form in AgreementForm),
)
SAID = ("", "各修各的", "2026-01-02结束；涉及30人以上")
"""The last has in it what elsewhere would be remarks of ours."""


def rows() -> Iterator[LedgerRow]:
    """Each way a matter stands with each number of people, and all else by turns."""
    means, said, kept = cycle(Means), cycle(SAID), cycle(Satisfaction)
    for number, (people, (state, outcome, form)) in enumerate(
        ((people, end) for people in PeopleBand for end in ENDS), 100
    ):
        over = outcome is not None
        held, late = tuple((next(means), many) for many in range(1, number % 4)), number % 3
        yield a_row(
            id=number,
            found_on=FOUND,
            counted_on=FOUND + timedelta(9 * late),
            entered_late=bool(late),
            imported=late == 2,
            carried=True,
            grid="古道社区",
            place="5号楼" if number % 2 else "",
            summary=f"楼上漏水{number}",
            people=people,
            state=state,
            outcome=outcome,
            effect=EFFECT_OF_OUTCOME[outcome] if outcome is not None else None,
            agreement=form,
            means=held,
            said=next(said),
            due_on=DUE,
            ended_on=ENDED if over else None,
            visit_on=ENDED + timedelta(14) if over and number % 2 else None,
            visited=bool(number % 5),
            satisfaction=next(kept),
            merged_into=5 if outcome is Outcome.MERGED else None,
            split_from=6 if number % 5 == 0 else None,
        )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("write", [ledger_xlsx, ledger_csv])
def test_every_row_comes_in_as_it_went_out(write, locale: str) -> None:  # type: ignore[no-untyped-def]  # either of two of one shape
    out = list(rows())
    ledger = replace(LEDGER, rows=len(out), carried=len(out))
    name = f"out.{write.__name__.removeprefix('ledger_')}"
    checked = told(write(say_in(locale), ledger, iter(out)), name=name).checked
    assert (checked.problems, checked.questions) == ((), ())
    assert [
        (row.number, row.summary, row.place, row.people, row.outcome, row.found_on, row.ended_on)
        for row in checked.rows
    ] == [
        (str(row.id), row.summary, row.place, row.people, row.outcome, row.found_on, row.ended_on)
        for row in out
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_one_that_says_there_was_none_has_no_row(locale: str) -> None:
    data = ledger_xlsx(say_in(locale), replace(LEDGER, rows=0), iter(()))
    with pytest.raises(UnreadableTable) as wrong:
        read_ledger(data, "out.xlsx")
    assert wrong.value.reason == "empty"


def test_public_opinion_is_no_dispute() -> None:
    data = ledger_xlsx(say_in("zh"), replace(LEDGER, kind=CaseKind.OPINION), iter([a_row()]))
    with pytest.raises(UnreadableTable) as wrong:
        read_ledger(data, "out.xlsx")
    assert (wrong.value.reason, "简况" in wrong.value.facts["columns"]) == ("header", True)


@pytest.mark.parametrize(
    "said",
    ["无", "本月无", "本月无矛盾纠纷", "暂无。", "没有发生纠纷", "这段时间没有排查到矛盾纠纷"],
)
def test_a_month_without_any_says_so(said: str) -> None:
    lines = {
        "in the summary": [None, None, None, said],
        "in front": [said],
        "with its 序号": ["1", None, said, said],
    }
    for where, line in lines.items():
        sheets = told(a_book([HEAD, a_line()], [HEAD, line])).table.sheets
        assert sheets[1].left_out == ((2, LeftOut.NIL),), where


def test_what_only_begins_so_is_a_matter_with_a_mistake() -> None:
    for line in (
        [None, None, None, "无牌摩托车扰民"],
        [None, None, "邻里", "无"],
        [None, "2026-03-05", None, "无"],
    ):
        checked = told(a_book([HEAD, a_line(), line])).checked
        assert [bad.row for bad in checked.problems] != [], line
