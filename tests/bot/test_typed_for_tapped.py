"""What is typed where a button is to be tapped equals the tap, in each window of each dialog."""

import re
from typing import cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window

from bot import words
from bot.dialogs.meaning import ITEM, bare, button_meant, choices_of, leaves_open, nearest
from bot.dialogs.numbers import numerals
from bot.dialogs.widgets import EVERY, elsewhere
from bot.texts import LOCALES, say_in
from domain.cases.model import PeopleBand
from tests.bot.previews import preview, windows
from tests.bot.test_previews import rendered
from tests.stand import Stand


async def labels_of(dialog: Dialog, state: State, locale: str) -> dict[str, str]:
    """The buttons of a window, those of one label left out: samples have them."""
    _, rows = await rendered(dialog, state, locale)
    found = {one.callback_data: one.text for row in rows for one in row}
    labels = [*found.values()]
    return {data: label for data, label in found.items() if labels.count(label) == 1}


TENS = "零一二三四五六七八九"


def in_words(label: str) -> str:
    """The numbers below a hundred of a label in words."""

    def said(found: re.Match[str]) -> str:
        tens, ones = divmod(int(found[0]), 10)
        words = (
            f"{TENS[tens] if tens > 1 else ''}{'十' if tens else ''}{TENS[ones] if ones else ''}"
        )
        return words or TENS[0]

    return re.sub(r"(?<!\d)[1-9]\d?(?!\d)", said, label)


def shortest(label: str, others: list[str]) -> str | None:
    """As little of a label as tells it from the others."""
    whole = bare(label)
    parts = (whole[:end] for end in range(2, len(whole)))
    among = [bare(one) for one in others]
    return next(
        (one for one in parts if not any(one in other or other in one for other in among)), None
    )


@pytest.mark.parametrize("locale", LOCALES)
async def test_each_label_is_its_button(locale: str) -> None:
    tried = dict.fromkeys(("whole", "part", "words"), 0)
    for dialog, state in windows():
        labels = await labels_of(dialog, state, locale)
        choices = choices_of(labels)
        for data, label in labels.items():
            assert button_meant(label, labels) == data, (state, label)
        for data, label in choices.items():
            tried["whole"] += 1
            assert nearest(label, labels)[0] == label
            part = shortest(label, [one for key, one in choices.items() if key != data])
            if part is not None and not part.isdecimal():
                tried["part"] += 1
                assert button_meant(part, labels, loosely=True) == data, (state, part)
            if in_words(label) != label and "–" not in label:
                tried["words"] += 1
                assert button_meant(in_words(label), labels) == data, (state, in_words(label))
        assert button_meant("呃", labels, loosely=True) is None, state
    assert min(tried.values()) > 50, tried


UNITS = {"unit:1": "古道社区", "unit:2": "古道一号楼", "unit:3": "⭐ 南门社区（建议）"}


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        *(("gdsq", "unit:1"), ("GDSQ", "unit:1"), ("nms", "unit:3"), ("南门", "unit:3")),
        *(("古道1号楼", "unit:2"), ("一号楼", "unit:2"), ("1", "unit:2"), ("一", "unit:2")),
        *(("古道", None), ("gd", None), ("社区", None), ("3", None), ("琅琊", None)),
    ],
)
def test_a_unit_by_its_part_number_or_letters(typed: str, which: str | None) -> None:
    assert button_meant(typed, UNITS, loosely=True) == which


def test_where_words_are_asked_for_too_a_part_is_enough() -> None:
    outcomes = {"outcome:success": "调解成功", "outcome:refused": "当事人拒绝调解"}
    assert button_meant("成功", outcomes) == "outcome:success"
    assert button_meant("gdsq", UNITS) == "unit:1"
    for sentence in ("调解", "当事人拒绝调解，说要去法院", "1"):
        assert button_meant(sentence, outcomes) is None, sentence
    assert button_meant("12月", {"day:739951": "12月1日(周二)"}) is None, "another day"


def test_what_is_not_clear_is_asked_by_name() -> None:
    assert nearest("古道", UNITS) == ["古道社区", "古道一号楼"]
    assert nearest("门口", UNITS) == ["⭐ 南门社区（建议）"]
    assert nearest("abc", UNITS) == []


PEOPLE = {f"people:{one.value}": words.people(say_in("zh"), one) for one in PeopleBand}


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        *(("两家", PeopleBand.ONE_TWO), ("夫妻俩", PeopleBand.ONE_TWO)),
        *(("一家三口", PeopleBand.THREE_FOUR), ("几十人", PeopleBand.THIRTY_UP)),
        *(("不到10人", PeopleBand.FIVE_NINE), ("很多人", None), ("3号楼漏水，两家吵架", None)),
    ],
)
def test_how_many_are_meant(typed: str, band: PeopleBand | None) -> None:
    assert button_meant(typed, PEOPLE, loosely=True) == (band and f"people:{band.value}")


def test_a_number_that_is_none_of_the_choices_is_near_to_none() -> None:
    days = {f"days:{one}": f"{one}天" for one in (1, 3, 5, 10)}
    for typed in ("一百天", "十个工作日", "七天"):
        assert button_meant(typed, days, loosely=True) is None
        assert nearest(typed, days) == []
    assert nearest("十天", days) == ["10天"]


def test_yes_and_no_where_that_is_asked() -> None:
    asked = {"yes": "放弃", "no": "继续填写"}
    assert (button_meant("是的", asked), button_meant("不", asked)) == ("yes", "no")
    sent = {"take": "↩️ 撤回", "leave": "‹ 不撤了"}
    assert (button_meant("好。", sent), button_meant("不要", sent)) == ("take", "leave")
    written = {"take": "✅ 补上去", "leave": "取消"}
    assert button_meant("不", written) is None, "what is written is not dropped by a word"
    assert button_meant("是", UNITS, loosely=True) is None
    fast = {"send": "✅ 转出", "fast_on": "走绿色通道", "leave": "‹ 返回"}
    assert button_meant("是", fast, asks=True) is None, "it asks whether it is fast"
    assert button_meant("不", fast, asks=True) is None
    assert button_meant("转出", fast, asks=True) == "send"
    both = ("fast_on", "send")
    assert [leaves_open(one, both) for one in ("是", "不", "转出")] == [True, True, False]
    assert leaves_open("是", ("send",)), "it may answer what somebody asked"
    assert not leaves_open("不是", ("send",)), "nobody is asked whether to send the opposite"
    assert not leaves_open("是", ())


def test_what_is_done_at_once_wants_its_very_label() -> None:
    preview = {"submit": "✅ 提交", "same:12": "➕ 补充到第12号", "likely:3": "→ 噪音"}
    for said in ("补充", "12", "12号"):
        assert button_meant(said, preview, loosely=True) is None
        assert nearest(said, preview) == ["➕ 补充到第12号"]
    for said in ("别补充到第12号", "不补充", "没有12号"):
        assert button_meant(said, preview, loosely=True) is None
        assert nearest(said, preview) == [], "a no goes ahead with nothing"
    assert button_meant("补充到第十二号", preview) == "same:12"


def test_people_and_days_in_words() -> None:
    bands = {f"band:{one.value}": f"{one.value}人" for one in PeopleBand}
    for typed, data in (("七八个人", "band:5-9"), ("3", "band:3-4"), ("三四十人", "band:30+")):
        assert button_meant(typed, bands) == data, typed
    assert button_meant("三天", {"days:3": "3天", "days:13": "13天"}) == "days:3"
    assert button_meant("3", {"days:3": "3天", "days:13": "13天"}, loosely=True) == "days:3"


def test_numbers_in_words() -> None:
    for said, figures in (
        *(("十二号", "12号"), ("二〇二六年", "2026年"), ("一百零三", "103"), ("两天", "2天")),
        *(("七八个", "七八个"), ("二三十", "二三十"), ("三号楼二单元", "3号楼2单元")),
    ):
        assert numerals(said) == figures


def test_a_choice_of_another_page_is_found() -> None:
    paged = 0
    for dialog, state in windows():
        data = preview(say_in("zh"), state)
        found = elsewhere(cast(Window, dialog.windows[state]), data)
        if found:
            paged += 1
            kept = {carried.partition(ITEM)[2] for carried in found}
            assert kept == {str(one.id) for one in data[EVERY]}
            assert len(kept) >= len(data["items"])
    assert paged > 5


async def test_a_word_that_names_no_button_is_asked_about(stand: Stand) -> None:
    who = "mediator"
    await stand.say(who, "/report")
    await stand.say(who, "社情民意")
    seen = await stand.say(who, "停车道路", "没对上")
    assert "“道路停车”" in seen.text
    assert "道路停车" in str(seen.buttons)
    await stand.say(who, "照明", "在哪儿")
    await stand.say(who, "gdsq", "一句话")
    await stand.say(who, "路灯坏了", "请看一眼")
    await stand.say(who, "是", "已收到，编号 1")
