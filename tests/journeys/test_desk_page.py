"""The desk page in a real browser: from the chat's link to a matter on paper."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests import cast
from tests.browser import in_browser, visiting
from tests.journeys.doors import a_paged_town, link_of, signed
from tests.journeys.habits import files_a_dispute
from tests.journeys.town import Town

pytestmark = in_browser

_CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = (css) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (css) => {
    const [r, g, b] = [...rgba(css)].slice(0, 3).map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const css = getComputedStyle(at).backgroundColor;
      if (rgba(css)[3] === 255) return css;
    }
    return "white";
  };
  const found = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !node.checkVisibility() || node.matches(".hidden, .skip")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(style.color), light(ground(node))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 600;
    const least = size >= 24 || (bold && size >= 18.7) ? 3 : 4.5;
    if ((a + 0.05) / (b + 0.05) < least) found.push(node.textContent.trim().slice(0, 30));
  }
  return found;
}"""
"""What stands out too little from its ground, by WCAG 2."""
_NAMELESS = """() => [
  ...document.querySelectorAll("a, button, nav, section, [role=region], table, img"),
].filter((node) => {
  const by = node.getAttribute("aria-labelledby");
  const name = node.getAttribute("aria-label") ?? (by && document.getElementById(by)?.textContent)
    ?? (node.tagName === "TABLE" ? node.caption?.textContent : null)
    ?? (node.tagName === "IMG" ? (node.hasAttribute("alt") ? "x" : "") : null)
    ?? (["A", "BUTTON"].includes(node.tagName) ? node.textContent : "");
  return !name.trim() && !node.closest(".card");
}).map((node) => node.outerHTML.slice(0, 80))"""
"""What a screen reader could not name."""
_STEPS = """() => {
  const levels = [...document.querySelectorAll("h1, h2, h3")].map((h) => Number(h.tagName[1]));
  const heads = [...document.querySelectorAll("th")].every((th) => th.hasAttribute("scope"));
  const jumps = levels.some((level, at) => at && level > levels[at - 1] + 1);
  return levels.filter((level) => level === 1).length === 1 && levels[0] === 1 && !jumps && heads;
}"""
_WIDTH = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest_asyncio.fixture(loop_scope="session")
async def town(tmp_path: Path, settled: Path) -> AsyncIterator[Town]:
    """Two disputes, one of them overdue."""
    shutil.copy(settled, tmp_path)
    async with a_paged_town(tmp_path) as made:
        await files_a_dispute(made.building_head)
        await made.becomes("2026-11-27 00:00")
        await files_a_dispute(made.building_head, "楼道里堆了东西，两家争起来")
        yield made


async def enters(context: BrowserContext, town: Town) -> Page:
    """The supervisor taps the link in the chat."""
    page = await context.new_page()
    await page.goto(await link_of(town.supervisor))
    await page.get_by_role("button", name="进入").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("琅琊区")
    return page


async def is_sound(page: Page) -> None:
    """For everybody: a name for everything, heads in order, contrast, no sideways scrolling."""
    assert await page.evaluate(_NAMELESS) == [], page.url
    assert await page.evaluate(_STEPS), page.url
    assert await page.evaluate(_CONTRAST) == [], page.url
    assert await page.evaluate(_WIDTH), page.url


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
async def test_from_the_link_to_the_paper(browser: Browser, town: Town, scheme: str) -> None:
    async with visiting(
        browser, width=1440 if scheme == "light" else 390, locale="zh-CN"
    ) as context:
        page = await enters(context, town)
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        await is_sound(page)
        await page.get_by_role("link", name="🗂 登记").click()
        for register in ("月报表", "恳谈会", "风险评估", "责任书", "找谁"):
            await page.get_by_role("link", name=register, exact=True).click()
            await expect(page.get_by_role("heading", level=1)).to_contain_text(register)
            await is_sound(page)
        await page.get_by_role("link", name="回到总览").click()
        await page.get_by_role("link", name="📈 图").click()
        await expect(page.get_by_role("img")).to_have_count(4)
        await expect(page.get_by_text("琅琊区 近8周：新排查 2 · 化解 0")).to_be_visible()
        await is_sound(page)
        await page.get_by_role("link", name="‹ 琅琊区").click()
        await page.get_by_role("link", name="琅琊街道", exact=True).click()
        await page.get_by_role("link", name="古道社区", exact=True).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("古道社区")
        await page.get_by_role("link", name="超期 1").click()
        await expect(page.locator("[aria-current=page]")).to_contain_text("超期")
        await is_sound(page)
        await page.get_by_role("link", name="第1号").click()
        await expect(page.get_by_role("listitem").first).to_contain_text("上报")
        await is_sound(page)
        await page.get_by_role("link", name="打印").click()
        await expect(page.locator(".printed")).to_be_visible()
        await page.emulate_media(media="print")
        await expect(page.locator(".top")).to_be_hidden()
        await expect(page.get_by_text("楼上漏水")).to_be_visible()


async def test_a_keyboard_is_enough_and_a_script_is_not_needed(
    browser: Browser, town: Town
) -> None:
    context = await browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = await context.new_page()
    await page.goto(await link_of(town.supervisor))
    for _ in range(3):  # past the skip link and the name of the house
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("琅琊区")
    await page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="直接看内容")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="未化解 2")).to_be_focused()
    await page.goto(f"{town.settings.page_url}/?screen=1")
    refresh = page.locator("meta[http-equiv=refresh]")
    await expect(refresh).to_have_attribute("content", "60")
    await page.get_by_role("button", name="退出").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("请从聊天里进来")
    await context.close()


@pytest.mark.long
async def test_the_big_screen_uses_its_width(browser: Browser, town: Town) -> None:
    async with visiting(browser, width=3840, locale="zh-CN") as context:
        page = await enters(context, town)
        await page.get_by_role("link", name="大屏").click()
        box = await page.get_by_role("table").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] > 3600
        size = await page.locator(".lead .value").first.evaluate(
            "node => parseFloat(getComputedStyle(node).fontSize)"
        )
        assert size > 120
        await is_sound(page)


@pytest.mark.long
async def test_on_a_phone_the_way_out_stands_beside_the_name(browser: Browser, town: Town) -> None:
    async with visiting(browser, width=390, locale="zh-CN") as context:
        page = await enters(context, town)
        brand = await page.locator(".brand").bounding_box()
        out = await page.get_by_role("button", name="退出").bounding_box()
        assert brand is not None
        assert out is not None
        assert brand["y"] < out["y"] + out["height"] / 2 < brand["y"] + brand["height"]
        assert out["x"] + out["width"] > 350
        await is_sound(page)


async def test_opened_by_the_messenger_one_is_in_at_once(browser: Browser, town: Town) -> None:
    context = await browser.new_context(locale="zh-CN")  # a browser complains of the door's 401
    page = await context.new_page()
    told = quote(signed(town, cast.SUPERVISOR))
    await page.goto(f"{town.settings.page_url}/#tgWebAppData={told}&tgWebAppVersion=9.0")
    await expect(page.get_by_role("heading", level=1)).to_have_text("琅琊区")
    await page.context.clear_cookies()
    forged = quote(signed(town, cast.SUPERVISOR, token="7700:another-bot-altogether"))
    await page.goto(f"{town.settings.page_url}/?again#tgWebAppData={forged}")
    await expect(page.get_by_role("alert")).to_contain_text("过了时间")
    await context.close()
