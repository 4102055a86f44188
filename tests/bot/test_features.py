"""/feature through phones: begun, an event in three answers, taken out, corrected; its pages."""

from datetime import date

import pytest

from bot.pages.features import feature_page
from bot.pages.page import TEXT_LIMIT, size
from bot.texts import LOCALES, say_in
from tests.bot.samples_selections import feature
from tests.makers import ZONE
from tests.stand import Stand


async def test_begun_with_its_events_and_corrected(stand: Stand) -> None:
    await stand.say("officer", "/feature", "还没有")
    await stand.tap("officer", "古道社区")
    await stand.tap("officer", "健康型")
    await stand.say("officer", "健步古道", "为了什么")
    await stand.say("officer", "带动老人天天走一走", "从哪天起")
    await stand.say("officer", "2024-3-1", "原来的特色今天就结束")
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


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_fits_however_long_its_words(locale: str) -> None:
    view = feature("<" * 120, title="<" * 60, purpose="<" * 200)
    page = feature_page(say_in(locale), view, ZONE, date(2026, 11, 24))
    assert size(page.text) < TEXT_LIMIT
