"""/feature through phones: begun, an event in three answers, taken out, corrected; its pages."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogs.features.draft import FeatureStep
from bot.dialogs.features.windows import shown
from bot.pages.features import feature_page
from bot.pages.page import TEXT_LIMIT, size
from bot.texts import LOCALES, say_in
from domain.cases.model import NOTE_LIMIT
from domain.features.model import CAME_LIMIT, EVENT_LIMIT, FEATURE_TITLE_LIMIT, PURPOSE_LIMIT
from domain.features.options import FeatureArrow
from domain.org.model import NAME_LIMIT
from tests.bot.samples_selections import feature
from tests.makers import ZONE
from tests.stand import Stand


async def test_begun_with_its_events_and_corrected(stand: Stand) -> None:
    await stand.say("officer", "/feature", "还没有")
    await stand.tap("officer", "古道社区")
    await stand.tap("officer", "健康型")
    await stand.say("officer", "健步古道", "为了什么")
    await stand.say("officer", "带动老人天天走一走", "从哪天起")
    await stand.say("officer", "2024-3-1", "现在有特色的，今天就结束")
    await stand.tap("officer", "✅ 确定")
    page = (await stand.last("officer")).text
    assert "🌟 古道社区 · 健步古道\n健康型 · 2024年3月1日起" in page

    await stand.tap("officer", "➕ 记活动")
    await stand.tap("officer", "昨天", match="contains")
    await stand.say("officer", "重阳健步走", "来了多少人")
    await stand.say("officer", "八十多个", "请写一个数")
    await stand.say("officer", "86人", "这样记吗")
    await stand.tap("officer", "✅ 确定")
    page = (await stand.last("officer")).text
    assert "2026年办了 1 场，来了 86 人次" in page
    await stand.tap("officer", "✂️ 撤一场")
    await stand.tap("officer", "11月23日 重阳健步走")
    await stand.say("officer", "记重了", "撤掉这一场吗")
    await stand.tap("officer", "✅ 确定")
    page = (await stand.last("officer")).text
    assert "已撤：记重了" in page
    assert "办了 0 场，来了 0 人次" in page

    await stand.tap("officer", "✏️ 更正")
    await stand.tap("officer", "文体型")
    await stand.tap("officer", "不改，下一步")
    await stand.tap("officer", "不改，下一步")
    await stand.tap("officer", "不改，下一步")
    await stand.say("officer", "型选错了", "这样更正吗")
    await stand.tap("officer", "✅ 确定")
    page = (await stand.last("officer")).text
    assert "文体型 · 2024年3月1日起" in page
    assert "更正：型选错了" in page
    await stand.say("supervisor", "/feature", "1/2 个社区有")


def test_each_event_can_be_taken_out_of_an_earlier_year_too() -> None:
    say, today = say_in("zh"), date(2027, 1, 4)
    event = feature().events[0]
    view = feature(events=tuple(replace(event, id=at) for at in range(1, 13)), held=0, came=0)
    page = feature_page(say, view, ZONE, today)
    assert "✂️ 撤一场" in [one.text for row in page.rows for one in row]
    draft, offered = FeatureStep(arrow=FeatureArrow.DROP_EVENT, feature_id=view.id), list[int]()
    for at in range(2):
        found = shown(say, draft, view, today, at)
        offered += [one.id for one in found["items"]]
        assert found["has_pages"]
    assert offered == list(range(1, 13))
    none = feature(events=(replace(event, dropped_why="记重了"),))
    page = feature_page(say, none, ZONE, today)
    assert "✂️ 撤一场" not in [one.text for row in page.rows for one in row]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_fits_however_long_its_words(locale: str) -> None:
    plain = feature()
    events = tuple(
        replace(one, what="<" * EVENT_LIMIT, came=CAME_LIMIT, dropped_why="<" * NOTE_LIMIT)
        for one in plain.events
    )
    why = {"title": "<" * FEATURE_TITLE_LIMIT, "why": "<" * NOTE_LIMIT}
    view = feature(
        "<" * NAME_LIMIT,
        title="<" * FEATURE_TITLE_LIMIT,
        purpose="<" * PURPOSE_LIMIT,
        events=events,
        corrected=tuple(replace(plain.corrected[0], number=at, **why) for at in range(2, 9)),
    )
    page = feature_page(say_in(locale), view, ZONE, date(2026, 11, 24))
    assert size(page.text) < TEXT_LIMIT
