"""The wall of phones, driven in a real browser against the real server and a small aiogram bot."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest_asyncio
from aiogram import Bot
from playwright.async_api import Browser, Locator, expect

from simulator import testing
from simulator.settings import Settings
from tests.browser import in_browser, opened, phone
from tests.simulator.page_bot import picture, polling

LI, WANG = 1001, 1002


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[testing.SimServer]:
    settings = Settings(flood=False, title="网格演示", phones=(LI, WANG), bot_name="小助手")
    async with testing.running(settings) as server:
        await server.client.person(LI, "建国", last_name="李", label="楼长", language_code="zh")
        await server.client.person(WANG, "芳", last_name="王", language_code="zh")
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sim: testing.SimServer) -> AsyncIterator[Bot]:
    async with polling(sim.url) as bot:
        yield bot


async def say(one: Locator, text: str) -> None:
    box = one.get_by_role("textbox", name="消息")
    await box.focus()
    await box.page.keyboard.type(text)
    await box.page.keyboard.press("Enter")


class TestConversation:
    pytestmark = in_browser

    async def test_words_taps_and_pictures(
        self, browser: Browser, sim: testing.SimServer, bot: Bot
    ) -> None:
        async with opened(browser, sim.url) as page:
            li = phone(page, "楼长")
            await expect(page).to_have_title("网格演示")
            await li.get_by_role("button", name="开始").click()
            await expect(li.locator(".words strong")).to_have_text("李建国")
            await expect(li.locator(".words blockquote")).to_have_text("今天两件事")

            # Hidden text is shown when pressed, by keyboard as well.
            await li.get_by_role("button", name="隐藏内容").press("Enter")
            await expect(li.locator(".spoiler.shown")).to_have_text("保密")

            # A tap: pressed until answered, the message edited in place, the answer as a toast,
            # and who works by keyboard keeps the place.
            await li.get_by_role("button", name="加一").press("Enter")
            await expect(li.locator(".words", has_text="已加到 1")).to_be_visible()
            await expect(li.get_by_text("已编辑")).to_be_visible()
            await expect(li.get_by_role("status")).to_have_text("记下了 1")
            await expect(li.get_by_role("button", name="加一")).to_be_focused()
            await expect(li.locator(".busy")).to_have_count(0)

            await li.get_by_role("button", name="提醒").click()
            alert = page.get_by_role("alertdialog")
            await expect(alert).to_contain_text("明早九点前请上报")
            await page.keyboard.press("Escape")
            await expect(alert).to_have_count(0)

            await li.get_by_role("button", name="删除").click()
            await expect(li.get_by_text("已加到 1")).to_have_count(0)

            # A command from the menu; its picture is fetched, shown and enlarged.
            await li.get_by_role("button", name="命令菜单").click()
            await page.get_by_role("menuitem", name="看统计图").press("Enter")
            picture = li.locator(".photo img")
            await expect(picture).to_have_js_property("naturalWidth", 640)
            await picture.click()
            await expect(page.get_by_role("dialog")).to_contain_text("本月统计图")
            await page.keyboard.press("Escape")

            # What could be markup is only ever text.
            await say(li, "<img src=x onerror=alert(1)>")
            await expect(li.get_by_text("收到：<img src=x onerror=alert(1)>")).to_be_visible()

    async def test_own_messages(self, browser: Browser, sim: testing.SimServer, bot: Bot) -> None:
        async with opened(browser, sim.url) as page:
            li = phone(page, "楼长")
            await say(li, "三楼漏水")
            await expect(li.get_by_text("收到：三楼漏水")).to_be_visible()

            # Arrow up changes the last message.
            await page.keyboard.press("ArrowUp")
            await page.keyboard.type("，请来")
            await page.keyboard.press("Enter")
            await expect(li.get_by_text("改成：三楼漏水，请来")).to_be_visible()
            await expect(li.locator(".own .edited")).to_be_visible()

            # A file waits in the tray and goes with the text as its caption.
            await li.locator("input[type=file]").set_input_files(
                {"name": "楼道.png", "mimeType": "image/png", "buffer": picture()}
            )
            await page.keyboard.type("楼道")
            await page.keyboard.press("Enter")
            await expect(li.get_by_text("收到附件，说明：楼道")).to_be_visible()

            # Quick keys send their label, and a reply names what it replies to.
            await say(li, "/keys")
            await li.get_by_role("button", name="今天要办").click()
            answer = li.locator(".message", has_text="收到：今天要办")
            await answer.hover()
            await answer.get_by_role("button", name="消息操作").click()
            await page.get_by_role("menuitem", name="回复").press("Enter")
            await expect(li.locator(".strip")).to_be_visible()  # the menu closes first
            await say(li, "好的")
            await expect(li.locator(".own .quoted")).to_contain_text("收到：今天要办")

            # A blocked bot is told so by the server and the box gives way to a way back.
            await li.get_by_role("button", name="手机菜单").click()
            await page.get_by_role("menuitem", name="屏蔽机器人").press("Enter")
            await expect(li.get_by_role("button", name="解除屏蔽")).to_be_focused()
            await page.keyboard.press("Enter")
            await expect(li.get_by_role("textbox", name="消息")).to_be_focused()


class TestWall:
    pytestmark = in_browser

    async def test_a_push_lights_up_another_phone(
        self, browser: Browser, sim: testing.SimServer, bot: Bot
    ) -> None:
        async with opened(browser, sim.url) as page:
            li, wang = phone(page, "楼长"), phone(page, "王芳")
            for one in (li, wang):
                await one.get_by_role("button", name="开始").click()
                await expect(one.get_by_role("button", name="加一")).to_be_visible()
            await li.get_by_role("textbox", name="消息").focus()
            await bot.send_message(WANG, "12 号今天要办")
            await expect(wang).to_have_class(re.compile(r"\bglow\b"))
            await expect(li).not_to_have_class(re.compile(r"\bglow\b"))
            await expect(page.locator("#announcer")).to_have_text("王芳 收到：12 号今天要办")
            tab = page.get_by_role("button", name="王芳，1 条未读")
            await tab.click()
            await expect(wang.get_by_role("textbox", name="消息")).to_be_focused()
            await expect(tab).to_have_count(0)

    async def test_phones_come_go_and_stay_in_the_address(
        self, browser: Browser, sim: testing.SimServer
    ) -> None:
        await sim.client.person(1003, "Mei", last_name="Chen", language_code="en")
        async with opened(browser, sim.url) as page:
            await expect(page.locator(".phone")).to_have_count(2)
            await page.get_by_role("button", name="添加手机").click()
            await expect(phone(page, "Mei Chen")).to_be_visible()
            await phone(page, "楼长").get_by_role("button", name="手机菜单").click()
            await page.get_by_role("menuitem", name="移除这部手机").click()
            await expect(phone(page, "楼长")).to_have_count(0)
            assert page.url.endswith("#1002,1003")
            await page.reload()
            await expect(page.locator(".phone")).to_have_count(2)

            await phone(page, "Mei Chen").get_by_role("button", name="中文").click()
            await expect(
                phone(page, "Mei Chen").get_by_role("button", name="中文")
            ).to_have_attribute("aria-pressed", "true")
            assert sim.world.store.people[1003].language_code == "zh"

            await page.get_by_role("button", name="English", exact=True).click()
            await expect(page.get_by_role("button", name="Add phone")).to_be_visible()
            await expect(page.get_by_role("region", name="王芳's phone")).to_be_visible()

    async def test_a_long_hint_stays_in_one_line(
        self, browser: Browser, sim: testing.SimServer
    ) -> None:
        async with opened(browser, sim.url, width=600) as page:
            box = phone(page, "楼长").get_by_role("textbox", name="消息")
            await box.evaluate("box => { box.placeholder = '写一句话就能报一件事'.repeat(8); }")
            hidden = await box.evaluate("box => box.scrollHeight - box.clientHeight")
            assert hidden == 0

    async def test_phone_width(self, browser: Browser, sim: testing.SimServer, bot: Bot) -> None:
        async with opened(browser, sim.url, width=390, touch=True) as page:
            li, wang = phone(page, "楼长"), phone(page, "王芳")
            await li.get_by_role("button", name="开始").tap()
            await expect(li.get_by_role("button", name="加一")).to_be_in_viewport()
            await expect(wang).not_to_be_in_viewport()
            assert await page.evaluate("document.documentElement.scrollWidth") == 390
            await page.get_by_role("button", name="王芳", exact=True).tap()
            await expect(wang).to_be_in_viewport(ratio=0.95)
            await expect(page.locator(".tab[aria-current=true]")).to_have_text("王芳")
            small = await page.evaluate(
                """[...document.querySelectorAll("button, select")]
                  .filter(e => !e.matches(".more, .command-link, .switch *"))
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 42)
                  .map(e => e.outerHTML)"""
            )
            assert small == []
