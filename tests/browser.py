"""A real browser for the tests of the pages, and a page as a newcomer sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

in_browser = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),  # the loop the browser lives on
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium at {CHROMIUM}"),
]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """One for all tests: starting it takes longer than most of them."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def visiting(
    browser: Browser, *, width: int = 1600, touch: bool = False, locale: str | None = None
) -> AsyncIterator[BrowserContext]:
    """A newcomer's browser; a complaint or a fetch from elsewhere in any tab fails the test."""
    trouble: list[str] = []

    def watch(request_url: str) -> None:
        parts = urlsplit(request_url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            trouble.append(f"request to {request_url}")

    context = await browser.new_context(
        viewport={"width": width, "height": 844}, has_touch=touch, is_mobile=touch, locale=locale
    )
    context.on("request", lambda request: watch(request.url))
    context.on("weberror", lambda error: trouble.append(f"error: {error.error}"))
    context.on(
        "console",
        lambda said: trouble.append(said.text) if said.type in {"error", "warning"} else None,
    )
    yield context
    await context.close()
    assert trouble == []


@asynccontextmanager
async def opened(
    browser: Browser,
    url: str,
    *,
    width: int = 1600,
    touch: bool = False,
    locale: str | None = None,
) -> AsyncIterator[Page]:
    """The page at ``url`` in a browser of its own."""
    async with visiting(browser, width=width, touch=touch, locale=locale) as context:
        page = await context.new_page()
        await page.goto(url)
        yield page


def phone(page: Page, name: str) -> Locator:
    """A phone on the wall, by whose it is."""
    return page.get_by_role("region", name=f"{name} 的手机")
