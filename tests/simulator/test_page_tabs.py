"""Many tabs of the wall in one browser, which allows six connections to a host."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiogram import Bot
from playwright.async_api import Browser, expect

from simulator import testing
from simulator.settings import Settings
from tests.browser import in_browser, opened, phone, visiting
from tests.simulator.page_bot import polling

LI = 1001
TABS = 8

pytestmark = in_browser


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[testing.SimServer]:
    async with testing.running(Settings(flood=False, phones=(LI,))) as server:
        await server.client.person(LI, "建国", last_name="李", label="楼长", language_code="zh")
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sim: testing.SimServer) -> AsyncIterator[Bot]:
    async with polling(sim.url) as bot:
        await sim.client.say(LI, "/start")
        yield bot


@pytest.mark.long
async def test_each_of_many_tabs_hears_of_what_is_new(
    browser: Browser, sim: testing.SimServer, bot: Bot
) -> None:
    async with visiting(browser) as context:
        tabs = [await context.new_page() for _ in range(TABS)]
        for tab in tabs:
            await tab.goto(sim.url, timeout=10_000)
            await expect(phone(tab, "楼长").get_by_role("button", name="加一")).to_be_visible()
        await bot.send_message(LI, "12 号今天要办")
        for tab in tabs:
            await expect(phone(tab, "楼长").get_by_text("12 号今天要办")).to_be_visible()

        # The one that listened for all goes, and what comes right after is not missed.
        await tabs[0].close()
        await bot.send_message(LI, "13 号也是")
        for tab in tabs[1:]:
            await expect(phone(tab, "楼长").get_by_text("13 号也是")).to_be_visible()
        await bot.send_message(LI, "14 号明天")
        for tab in tabs[1:]:
            await expect(phone(tab, "楼长").get_by_text("14 号明天")).to_be_visible()
        assert sim.world.events.listening == 1


@pytest.mark.long
async def test_every_tab_says_that_the_connection_is_lost(
    browser: Browser, sim: testing.SimServer, bot: Bot
) -> None:
    async with opened(browser, sim.url) as page:
        other = await page.context.new_page()
        await other.goto(sim.url)
        await expect(phone(other, "楼长").get_by_role("button", name="加一")).to_be_visible()
        sim.world.events.close()
        for tab in (page, other):
            await expect(tab.locator("#lost")).to_be_visible()
        sim.world.events.closed = False
        await bot.send_message(LI, "12 号今天要办")
        for tab in (page, other):
            await expect(tab.locator("#lost")).to_be_hidden(timeout=10_000)
            await expect(phone(tab, "楼长").get_by_text("12 号今天要办")).to_be_visible()


@pytest.mark.long
async def test_a_browser_without_locks_hears_each_tab_by_itself(
    browser: Browser, sim: testing.SimServer, bot: Bot
) -> None:
    async with visiting(browser) as context:
        await context.add_init_script("delete Navigator.prototype.locks")
        tabs = [await context.new_page() for _ in range(2)]
        for tab in tabs:
            await tab.goto(sim.url)
            await expect(phone(tab, "楼长").get_by_role("button", name="加一")).to_be_visible()
        await bot.send_message(LI, "12 号今天要办")
        for tab in tabs:
            await expect(phone(tab, "楼长").get_by_text("12 号今天要办")).to_be_visible()


async def test_what_there_is_to_try_ticks_itself_off_and_leads_to_its_phone(
    browser: Browser, sim: testing.SimServer, bot: Bot
) -> None:
    await sim.client.person(1002, "王芳", language_code="zh")

    async def told(*done: bool) -> None:
        steps = [
            {
                "id": str(n),
                "zh": f"第{n}步",
                "en": f"Step {n}",
                "done": is_done,
                "phone": 1002,
                "text": "/go",
            }
            for n, is_done in enumerate(done, 1)
        ]
        await sim.client.request("PUT", "/guide", {"steps": steps})

    async with opened(browser, sim.url, locale="zh-CN") as page:
        await expect(page.locator("#guide-button")).to_be_hidden()
        await told(False, False)
        await page.get_by_role("button", name="试一试 0/2").click()
        await told(True, False)
        await expect(page.get_by_role("button", name="试一试 1/2")).to_be_visible()
        await expect(page.locator("#announcer")).to_have_text("完成一步：第1步")
        await expect(page.locator("#guide li.done")).to_have_count(1)
        await page.get_by_role("button", name="第2步").click()
        box = phone(page, "王芳").get_by_role("textbox", name="消息")
        await expect(box).to_be_focused()
        await expect(box).to_have_value("/go")
        await page.get_by_role("button", name="English", exact=True).first.click()
        await page.get_by_role("button", name="Try it 1/2").click()
        await expect(page.get_by_role("button", name="Step 2")).to_be_visible()
