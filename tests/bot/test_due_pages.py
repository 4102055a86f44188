"""When the reports of each tier are due, in both languages."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.pages.due import due_page, pick_page
from bot.pages.periodic.words import due_rule_words
from bot.texts import LOCALES, say_in
from domain.days.calendar import Roll
from domain.days.periods import DEFAULT_DUE, DueRule, PeriodKind
from domain.periodic.views import DueBoard, DueRow
from tests.bot.samples import assert_fits, labels

ZH, EN = say_in("zh"), say_in("en")


def a_due_row(kind: PeriodKind, following: DueRule | None = None) -> DueRow:
    first = date(2026, 12, 1) if following else None
    return DueRow(kind=kind, rule=DEFAULT_DUE[kind], next_rule=following, next_from=first)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_due_rules(locale: str) -> None:
    say = say_in(locale)
    following = DueRule(PeriodKind.MONTH, grace=1, at=time(17))
    rows = (
        a_due_row(PeriodKind.WEEK),
        a_due_row(PeriodKind.HALF_MONTH),
        a_due_row(PeriodKind.MONTH, following),
    )
    page = due_page(say, DueBoard(rows=rows, may_set=True))
    assert_fits(page)
    assert len(labels(page)) == 3
    assert labels(due_page(say, DueBoard(rows=rows, may_set=False))) == []
    for row in rows:
        assert_fits(pick_page(say, row))


def test_due_rules_in_words() -> None:
    week = DEFAULT_DUE[PeriodKind.WEEK]
    assert due_rule_words(ZH, week) == "每周五 17:00 前，遇放假往后顺延"
    before = replace(week, roll=Roll.BEFORE, weekday=4, at=None)
    assert due_rule_words(ZH, before) == "每周四 24:00 前，遇放假提前"
    assert due_rule_words(ZH, replace(week, roll=Roll.NONE)) == "每周五 17:00 前"
    assert "期满当天" in due_rule_words(ZH, DueRule(PeriodKind.MONTH))
    assert due_rule_words(EN, DEFAULT_DUE[PeriodKind.MONTH]).startswith("by 24:00 of working day 3")
