"""The clock bar above the wall, in a real browser: it speaks the language of the page."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from app.clock import DemoClock
from app.clockbar.server import create_app, serving
from app.rules import rules_of
from app.settings import Fixed
from simulator import testing
from simulator.settings import Settings
from tests.browser import in_browser, opened

pytestmark = in_browser


@pytest_asyncio.fixture(loop_scope="session")
async def bar(tmp_path: Path) -> AsyncIterator[str]:
    clock = DemoClock(tmp_path / "clock.json")
    clock.start_at(datetime(2026, 11, 24, 2, tzinfo=UTC))

    async def sweep() -> None:
        return None

    async with serving(create_app(clock, rules_of(Fixed()), sweep), 0) as url:
        yield url


@pytest_asyncio.fixture(loop_scope="session")
async def wall(bar: str) -> AsyncIterator[str]:
    async with testing.running(Settings(phones=(1001,), bar_url=bar)) as server:
        await server.client.person(1001, "建国", last_name="李", language_code="zh")
        yield server.url


async def test_the_bar_speaks_the_language_of_the_page_and_changes_with_it(
    browser: Browser, wall: str
) -> None:
    async with opened(browser, wall, locale="en-GB") as page:
        inside = page.frame_locator("#bar")
        await expect(inside.locator("#name")).to_have_text("演示时间")
        await expect(inside.locator("#mark")).to_have_text("工作日")

        await page.get_by_role("button", name="English", exact=True).click()
        await expect(inside.locator("#name")).to_have_text("Demo time")
        await expect(inside.locator("#mark")).to_have_text("working day")
        await expect(inside.locator("#now")).to_contain_text("Tue")
        await expect(inside.get_by_role("button", name="Weekly due")).to_contain_text("Fri")
        await expect(inside.get_by_role("group", name="Move the time on")).to_be_visible()
        await expect(inside.locator("html")).to_have_attribute("lang", "en-GB")

        # What was chosen is remembered by the page, and the bar begins with it.
        await page.reload()
        await expect(inside.locator("#name")).to_have_text("Demo time")
        await page.get_by_role("button", name="中文", exact=True).first.click()
        await expect(inside.get_by_role("button", name="周报截止")).to_contain_text("周五")


@pytest.mark.parametrize(("locale", "name"), [("zh-CN", "演示时间"), ("en-GB", "Demo time")])
async def test_a_bar_alone_speaks_the_language_of_the_browser(
    browser: Browser, bar: str, locale: str, name: str
) -> None:
    async with opened(browser, bar, locale=locale) as page:
        await expect(page.locator("#name")).to_have_text(name)
