"""A Feishu phone on the wall, in a real browser: cards, forms, toast, menu, keyboard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest_asyncio
from playwright.async_api import Browser, expect

from botapi.values import JSON
from simulator import testing
from simulator.settings import FeishuSettings, Settings
from tests.browser import in_browser, opened, phone
from tests.simulator.feishu.app import (
    MEI,
    Heard,
    LongConnection,
    SmallApp,
    a_small_app,
    button,
    card,
)
from tests.simulator.feishu.test_cards import WHOLE, a_select, columns

pytestmark = in_browser
KINDS = a_select(placeholder={"tag": "plain_text", "content": "选一类"})


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[testing.SimServer]:
    settings = Settings(
        flood=False,
        phones=(MEI,),
        bot_name="网格助手",
        feishu=FeishuSettings(answer_seconds=testing.PATIENCE),
    )
    async with testing.running(settings) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def app(sim: testing.SimServer) -> AsyncIterator[SmallApp]:
    async with a_small_app(sim) as app, app.connection() as line:
        await sim.client.person(MEI, "芳", last_name="王", label="网格员")
        entries = [{"name": "待办", "event_key": "todo"}]
        await sim.client.request("PUT", "/feishu/menu", {"entries": entries})
        works = asyncio.create_task(_work(app, line))
        yield app
        works.cancel()
        with suppress(asyncio.CancelledError):
            await works


async def _work(app: SmallApp, line: LongConnection) -> None:
    """What this small app does with what it hears."""
    while True:
        heard = await line.hear()
        await line.answer(heard, _said(heard))
        if heard.kind.endswith("chat_entered_v1"):
            await app.sent(WHOLE)
        elif heard.kind.endswith("menu_v6"):
            await app.sent(card("两件事等着您", button("看看", "look"), KINDS))
        elif heard.kind.endswith("receive_v1"):
            await app.sent(card("收到", columns(button("好", "ok"))))


def _said(heard: Heard) -> JSON | None:
    if heard.kind != "card.action.trigger":
        return None
    action = heard.body["action"]
    if "form_value" in action:
        words = f"已上报：{action['form_value']['text']}"
        return {"card": {"type": "raw", "data": card(words)}}
    return {"toast": {"type": "success", "content": action.get("option") or action["value"]["d"]}}


async def test_a_phone_of_feishu(browser: Browser, sim: testing.SimServer, app: SmallApp) -> None:
    async with opened(browser, sim.url) as page:
        wang = phone(page, "网格员")
        await expect(wang.locator(".bot-words strong")).to_have_text("网格助手")
        await wang.get_by_role("button", name="打开会话").click()

        # A form: the phone asks for what is required; the card is another one afterwards.
        await expect(wang.locator(".card-title")).to_have_text("矛盾纠纷")
        await wang.get_by_role("button", name="上报").click()
        await expect(wang.get_by_role("status")).to_have_text("有必填项未填写")
        await expect(wang.get_by_role("combobox", name="kind")).to_be_focused()
        await wang.get_by_role("combobox", name="kind").select_option("物业")
        await wang.get_by_role("textbox", name="text").fill("三楼漏水")
        await wang.get_by_role("button", name="上报").press("Enter")
        await expect(wang.locator(".words", has_text="已上报：三楼漏水")).to_be_visible()
        await expect(wang.get_by_text("已编辑")).to_be_visible()

        # The menu, a button with its toast, a choice by keyboard.
        await wang.get_by_role("button", name="机器人菜单").click()
        await page.get_by_role("menuitem", name="待办").press("Enter")
        await wang.get_by_role("button", name="看看").click()
        await expect(wang.get_by_role("status")).to_have_text("look")
        await wang.get_by_role("button", name="选一类").press("Enter")
        await page.get_by_role("menuitem", name="邻里").press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(wang.get_by_role("status")).to_have_text("3")

        # What one wrote can be taken back.
        box = wang.get_by_role("textbox", name="消息")
        await box.fill("写错了")
        await box.press("Enter")
        own = wang.locator(".own", has_text="写错了")
        await own.hover()
        await own.get_by_role("button", name="消息操作").click()
        await page.get_by_role("menuitem", name="撤回").press("Enter")
        await expect(own).to_have_count(0)

        # Out of the app's range, and another messenger on the phone.
        await wang.get_by_role("button", name="手机菜单").click()
        await page.get_by_role("menuitem", name="移出应用的可用范围").press("Enter")
        await expect(wang.get_by_role("button", name="放回可用范围")).to_be_focused()
        await page.keyboard.press("Enter")
        await wang.get_by_role("button", name="手机菜单").click()
        await page.get_by_role("menuitem", name="这部手机用 Telegram").click()
        await expect(wang.get_by_text("机器人启动后，这里就能对话。")).to_be_visible()


async def test_phone_width(browser: Browser, sim: testing.SimServer, app: SmallApp) -> None:
    async with opened(browser, sim.url, width=390, touch=True) as page:
        wang = phone(page, "网格员")
        await wang.get_by_role("button", name="打开会话").tap()
        await expect(wang.get_by_role("button", name="上报")).to_be_in_viewport()
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
        small = await page.evaluate(
            """[...document.querySelectorAll(".card-message :is(button, select, input, summary)")]
              .filter(e => !e.matches(".more"))
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 42)
              .map(e => e.outerHTML)"""
        )
        assert small == []
