"""The desk page of a town, asked over HTTP as any browser would, or somebody worse."""

import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from tests.journeys.people import Someone
from tests.journeys.town import TOKEN, Town, a_town
from tests.ports import free_port


@asynccontextmanager
async def a_paged_town(folder: Path) -> AsyncIterator[Town]:
    """A settled town whose product serves the page."""
    async with a_town(folder, settled=True, page=free_port()) as town:
        await town.starts()
        yield town


async def link_of(who: Someone) -> str:
    """The link that the chat gives."""
    await who.says("/page", "大屏")
    (url,) = [one["url"] for one in (await who.last()).inline_buttons if "url" in one]
    return str(url)


@asynccontextmanager
async def a_browser(town: Town) -> AsyncIterator[aiohttp.ClientSession]:
    """One with cookies of its own, which follows no redirect by itself."""
    jar = aiohttp.CookieJar(unsafe=True)  # for an address without a name
    async with aiohttp.ClientSession(town.settings.page_url, cookie_jar=jar) as session:
        yield session


async def enters(browser: aiohttp.ClientSession, link: str) -> int:
    """Uses a link up; the status of the answer."""
    secret = link.rpartition("/")[2]
    async with browser.post("/enter", data={"link": secret}, allow_redirects=False) as answer:
        return answer.status


async def looks(browser: aiohttp.ClientSession, path: str, method: str = "GET") -> tuple[int, str]:
    """Status and text of a page."""
    async with browser.request(method, path, allow_redirects=False) as answer:
        return answer.status, await answer.text()


def signed(town: Town, person: int, *, token: str = TOKEN, age: int = 5, **more: str) -> str:
    """What Telegram hands to a page it opens, as its documentation says."""
    fields = {
        "auth_date": str(int(town.clock.now().timestamp()) - age),
        "query_id": "AAF",
        "signature": "of-another-kind",
        "user": json.dumps({"id": person, "first_name": "李", "language_code": "zh-hans"}),
        **more,
    }
    told = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    key = hmac.new(b"WebAppData", token.encode(), sha256).digest()
    return urlencode({**fields, "hash": hmac.new(key, told.encode(), sha256).hexdigest()})
