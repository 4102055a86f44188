"""Days and sums as people type them."""

import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogs.amounts import parse_amount
from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.numbers import numerals, spoken
from bot.dialogs.spans import seems_days, span_typed
from bot.texts import say_in
from domain.errors import Invalid, NotFound

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026/11/20", date(2026, 11, 20)),
        ("2026.11.20", date(2026, 11, 20)),
        ("20261120", date(2026, 11, 20)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("2026 年 11 月 20 号", date(2026, 11, 20)),
        ("11月20日", date(2026, 11, 20)),
        ("11月20", date(2026, 11, 20)),
        ("11-20", date(2026, 11, 20)),
        ("11.20", date(2026, 11, 20)),
        ("11/20", date(2026, 11, 20)),
        ("１１－２０", date(2026, 11, 20)),
        ("昨天", date(2026, 11, 23)),
        (" 前天 ", date(2026, 11, 22)),
        ("今天", TODAY),
        ("明天", date(2026, 11, 25)),
        ("后天", date(2026, 11, 26)),
        ("yesterday", date(2026, 11, 23)),
        ("Today", TODAY),
        ("20 Nov", date(2026, 11, 20)),
        ("20 november 2026", date(2026, 11, 20)),
        ("Nov 20", date(2026, 11, 20)),
        ("Nov. 20, 2026", date(2026, 11, 20)),
        ("十一月二十号", date(2026, 11, 20)),
        ("二〇二六年十一月二十日", date(2026, 11, 20)),
        ("下周三", date(2026, 12, 2)),
        ("上个星期五", date(2026, 11, 20)),
        ("本周日", date(2026, 11, 29)),
        ("下下周二", date(2026, 12, 8)),
        ("三天后", date(2026, 11, 27)),
        ("3天前", date(2026, 11, 21)),
        ("大后天", date(2026, 11, 27)),
        ("next Wed", date(2026, 12, 2)),
        ("3 days ago", date(2026, 11, 21)),
    ],
)
@pytest.mark.parametrize("ahead", [False, True])
def test_a_day_is_understood(text: str, day: date, ahead: bool) -> None:
    assert parse_day(text, TODAY, ahead=ahead) == day


def test_a_weekday_is_the_one_that_is_near() -> None:
    assert parse_day("周一", TODAY, ahead=True) == date(2026, 11, 30)
    assert parse_day("星期一", TODAY, ahead=False) == date(2026, 11, 23)
    assert parse_day("周二", TODAY, ahead=True) == TODAY


@pytest.mark.parametrize(
    ("text", "today", "ahead", "day"),
    [
        ("12-30", date(2027, 1, 3), False, date(2026, 12, 30)),
        ("1-15", date(2026, 12, 20), True, date(2027, 1, 15)),
        ("11-25", TODAY, False, date(2026, 11, 25)),  # tomorrow by mistake: to be refused as such
        ("11-20", TODAY, True, date(2026, 11, 20)),  # gone by, and not next year's
        ("3月1日", TODAY, True, date(2027, 3, 1)),
        ("3月1日", TODAY, False, date(2026, 3, 1)),
        ("2-29", date(2026, 12, 1), True, date(2028, 2, 29)),
        ("2-29", date(2026, 12, 1), False, date(2024, 2, 29)),
        ("5号", date(2026, 11, 29), True, date(2026, 12, 5)),
        ("20号", TODAY, False, date(2026, 11, 20)),
        ("20日", TODAY, True, date(2026, 12, 20)),
        ("24号", TODAY, True, TODAY),
        ("25号", date(2026, 12, 1), True, date(2026, 12, 25)),
        ("二十号", date(2026, 12, 1), True, date(2026, 12, 20)),
        ("10号", date(2026, 12, 1), False, date(2026, 11, 10)),
        ("28号", date(2026, 12, 3), False, date(2026, 11, 28)),
        ("31号", date(2026, 12, 3), False, date(2026, 10, 31)),
    ],
)
def test_without_a_year_the_one_near_by_is_meant(
    text: str, today: date, ahead: bool, day: date
) -> None:
    assert parse_day(text, today, ahead=ahead) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "day-unclear"),
        ("下回", "day-unclear"),
        ("11", "day-unclear"),
        ("20 Foo", "day-unclear"),
        ("11-20-26", "day-unclear"),
        ("2026-13-01", "day-impossible"),
        ("2026-02-29", "day-impossible"),
        ("11月31日", "day-impossible"),
        ("32号", "day-impossible"),
        ("0000-01-01", "day-impossible"),
        ("0月5日", "day-impossible"),
    ],
)
def test_anything_else_is_refused_clearly(text: str, reason: str) -> None:
    with pytest.raises(Invalid) as error:
        parse_day(text, TODAY, ahead=False)
    assert error.value.reason == reason


def test_examples_are_ones_that_are_taken() -> None:
    for ahead in (False, True):
        with pytest.raises(Invalid) as error:
            parse_day("改天", TODAY, ahead=ahead)
        said = say_in("zh").plain(f"error-invalid-{error.value.reason}")
        examples = re.split("、|或|，|。", said.partition("：")[2])
        found = [parse_day(one, TODAY, ahead=ahead) for one in examples if one.strip()]
        assert len(found) > 2
        assert (min(found) >= TODAY) if ahead else (max(found) <= TODAY)


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, days, st.booleans())
def test_a_whole_date_is_itself_in_every_form(day: date, today: date, ahead: bool) -> None:
    for form in (f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"):
        assert parse_day(form, today, ahead=ahead) == day


@given(days, st.integers(-60, 300), st.booleans())
def test_without_a_year_nothing_far_on_the_wrong_side_is_meant(
    today: date, away: int, ahead: bool
) -> None:
    day = date.fromordinal(today.toordinal() + (away if ahead else -away))
    if (day.month, day.day) != (2, 29):
        assert parse_day(f"{day.month}-{day.day}", today, ahead=ahead) == day


FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *(("12月9号-12月11号", "12-09", "12-11"), ("12.9-12.11", "12-09", "12-11")),
        *(("12-9-12-11", "12-09", "12-11"), ("１２月９日～１１日", "12-09", "12-11")),
        *(("20号到25号", "12-20", "12-25"), ("12月20日到25日", "12-20", "12-25")),
        *(("二十号至二十五号", "12-20", "12-25"), ("从20号-25号", "12-20", "12-25")),
        *(("20-25号", "12-20", "12-25"), ("12月9日—11", "12-09", "12-11")),
        *(("明天、后天", "12-02", "12-03"), ("今天和明天", "12-01", "12-02")),
        *(("下周", "12-07", "12-13"), ("本周", "12-01", "12-06"), ("next week", "12-07", "12-13")),
        *(("下周三到下周五", "12-09", "12-11"), ("9 Dec to 11 Dec", "12-09", "12-11")),
    ],
)
def test_days_from_one_to_another(text: str, first: str, last: str) -> None:
    assert span_typed(text, FIRST) == [date.fromisoformat(f"2026-{one}") for one in (first, last)]


def test_days_that_go_on_into_another_month() -> None:
    assert span_typed("28号到3号", FIRST) == [date(2026, 12, 28), date(2027, 1, 3)]
    assert span_typed("3号", FIRST, date(2026, 12, 28)) == [date(2027, 1, 3)]
    assert span_typed("12-9日", FIRST) == [date(2026, 12, 9)]


@pytest.mark.parametrize("text", ["12月9日、11日", "9-11号", "12-9-11", "上周", "古道", "440", ""])
def test_days_that_are_not_clear(text: str) -> None:
    assert span_typed(text, FIRST) is None


def test_what_is_about_days_though_not_clear() -> None:
    assert all(map(seems_days, ("12月9日、11日", "9-11号", "十二月九号走")))
    assert not any(
        map(seems_days, ("3号楼路灯坏了三天", "440", "古道", "2栋漏水", "12月9号楼上漏水"))
    )


@given(days, st.integers(0, 40), st.integers(1, 27), st.sampled_from("-到~—至"))
def test_a_span_is_read_back(today: date, away: int, long: int, mark: str) -> None:
    first, last = today + timedelta(days=away), today + timedelta(days=away + long)
    forms = [f"{first.month}月{first.day}日", f"{last.month}月{last.day}号"]
    if (2, 29) not in {(one.month, one.day) for one in (first, last)}:
        assert span_typed(mark.join(forms), today) == [first, last]
        if first.month == last.month:
            forms[1] = f"{last.day}号"
            assert span_typed(mark.join(forms), today) == [first, last]


@given(st.text(max_size=20), days)
def test_no_text_breaks_it(text: str, today: date) -> None:
    with suppress(Invalid):
        parse_day(text, today, ahead=True)
    span_typed(text, today)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("800", 800), ("3,000元", 3000), ("１．５万", 15000), ("2 万元", 20000), ("3000.00", 3000)],
)
def test_a_sum_is_understood(text: str, amount: int) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("三千五", "3500"), ("一百二", "120"), ("一万两千三", "12300"), ("两千八", "2800")),
        *(("五万八千五", "58500"), ("十万五", "105000"), ("三千零五", "3005"), ("二十五", "25")),
        *(("一千零五十", "1050"), ("一万零五", "10005"), ("3千500", "3500"), ("1万2千3", "12300")),
        *(("3w", "30000"), ("3.5W", "35000"), ("1.2万元", "12000"), ("3k5", "3500")),
        *(("3块5", "3.5"), ("三块五毛", "3.5"), ("12元50", "12.50"), ("1,234,567", "1234567")),
    ],
)
def test_a_sum_is_understood_as_it_is_said(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        *("", "很多", "0", "-5", "1.5", "99999999999", "9" * 40, "1e5", "1,5", "12,34", "1,,000"),
        *(
            "七八百",
            "五百来块",
            "千八百",
            "百五",
            "万五",
            "1.5万5",
            "一百五万",
            "3千5000",
            "一二三",
        ),
    ],
)
def test_no_sum_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="amount-unclear"):
        parse_amount(text)


DIGITS = "零一二三四五六七八九"


def as_said(number: int, *, short: bool) -> str:
    """A sum as it is spoken; ``short``: its last unit is left away where it follows right behind
    the one before (三千五)."""
    if number >= 10_000:
        many, rest = divmod(number, 10_000)
        said = as_said(many, short=False) + "万"
        if not rest:
            return said
        if short and rest % 1000 == 0:
            return said + DIGITS[rest // 1000]
        return said + ("零" if rest < 1000 else "") + as_said(rest, short=short)
    said, owes = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if not digit:
            owes = bool(said)
            continue
        last = number % place == 0
        behind = not owes and place >= 10 and number >= place * 10
        said += ("零" if owes else "") + DIGITS[digit] + ("" if short and last and behind else unit)
        owes = False
    return said


@given(st.integers(1, 9_999_999), st.booleans(), st.sampled_from(["", "元", "块钱"]))
def test_what_is_said_of_a_sum_is_read_back(number: int, short: bool, yuan: str) -> None:
    said = as_said(number, short=short)
    assert parse_amount(said + yuan) == number, said
    two = said.replace("二千", "两千").replace("二万", "两万")
    assert parse_amount(two + yuan) == number, two


@example(number=3005, short=False)
@example(number=3500, short=True)
@given(st.integers(1, 9999), st.booleans())
def test_what_is_said_of_a_number_is_read_back(number: int, short: bool) -> None:
    said = as_said(number, short=short)
    assert spoken(said) == number, said
    if len(said) > 2:
        assert numerals(said) == str(number), said


def test_a_choice_of_a_day_is_one() -> None:
    assert offered_day(str(TODAY.toordinal())) == TODAY
    for item in ("", "0", "-1", "12:30", "二", "٣", str(date.max.toordinal()), "9" * 60):
        with pytest.raises(NotFound):
            offered_day(item)
