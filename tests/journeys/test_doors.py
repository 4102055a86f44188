"""Who comes to the desk page, and who does not."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from openpyxl import load_workbook

from tests import cast
from tests.journeys.doors import a_browser, a_paged_town, enters, link_of, looks, signed
from tests.journeys.habits import files_a_dispute
from tests.journeys.town import Town, a_town
from tests.makers import StillClock

DOOR = "请从聊天里进来"
NOWHERE = "没有这一页，或者不在您的范围里。"


@pytest.fixture
async def town(tmp_path: Path, settled: Path) -> AsyncIterator[Town]:
    """A town with the page."""
    shutil.copy(settled, tmp_path)
    async with a_paged_town(tmp_path) as made:
        yield made


def passes(town: Town, after: timedelta) -> None:
    """Time goes by, and nothing happens meanwhile."""
    assert isinstance(town.clock, StillClock)
    town.clock.moment += after


async def test_a_link_is_used_once_by_a_button_and_ends_with_its_minutes(town: Town) -> None:
    first = await link_of(town.supervisor)
    async with a_browser(town) as browser, a_browser(town) as other:
        assert (await looks(browser, "/"))[0] == 401
        for _ in range(2):  # a preview of the chat's looks at it, and uses nothing up
            status, text = await looks(browser, f"/enter/{first.rpartition('/')[2]}")
            assert (status, "进入" in text) == (200, True)
        assert await enters(browser, first) == 303
        assert "琅琊区" in (await looks(browser, "/"))[1]
        assert await enters(other, first) == 401, "it was used"
        late = await link_of(town.supervisor)
        passes(town, timedelta(minutes=5))
        assert await enters(other, late) == 401, "it is too old"
        newest = await link_of(town.supervisor)
        assert await enters(other, await link_of(town.supervisor)) == 303
        assert await enters(browser, newest) == 401, "a newer one took its place"
        assert await enters(browser, "/enter/" + "x" * 43) == 401
        assert (await looks(other, "/"))[0] == 200
    kept = str(town.rows("SELECT * FROM passes"))
    assert first.rpartition("/")[2] not in kept
    acts = [act for (act,) in town.rows("SELECT act FROM audit WHERE act LIKE 'page%'")]
    assert acts.count("page_enter") == 2


async def test_a_session_ends_with_its_hours_its_button_and_its_post(town: Town) -> None:
    supervisor = town.supervisor
    async with a_browser(town) as browser:
        assert await enters(browser, await link_of(supervisor)) == 303
        passes(town, timedelta(hours=8))
        assert (await looks(browser, "/"))[0] == 401

        assert await enters(browser, await link_of(supervisor)) == 303
        async with browser.post("/leave", allow_redirects=False) as answer:
            assert answer.status == 303
            assert "Max-Age=0" in answer.headers["Set-Cookie"]
        assert (await looks(browser, "/"))[0] == 401

        assert await enters(browser, await link_of(supervisor)) == 303
        await supervisor.taps("全部退出")
        assert "关掉了 1 处" in await supervisor.read()
        assert (await looks(browser, "/"))[0] == 401

        assert await enters(browser, await link_of(supervisor)) == 303
        await town.invites(cast.SUPERVISOR, "for-who-comes-next-on-this-post")
        other = town.people[cast.STRANGER]
        await other.follows("for-who-comes-next-on-this-post", "岗位")
        await other.taps("接任")
        await town.rests()
        status, text = await looks(browser, "/")
        assert (status, DOOR in text) == (401, True)
        assert "琅琊区" not in text


async def test_what_the_messenger_signed_opens_the_page_once(town: Town) -> None:
    async def comes(browser: aiohttp.ClientSession, data: str) -> int:
        async with browser.post("/enter", data={"signed": data}, allow_redirects=False) as answer:
            return answer.status

    right = signed(town, cast.SUPERVISOR)
    forged = right.replace(str(cast.SUPERVISOR), str(cast.COORDINATOR))
    async with a_browser(town) as browser, a_browser(town) as other:
        for wrong in (
            forged,
            right[:-1],
            right + "&user=%7B%7D",
            "hash=",
            "=&=",
            "signed",
            signed(town, cast.SUPERVISOR, token="7700:another-bot-altogether"),
            signed(town, cast.SUPERVISOR, age=301),
            signed(town, cast.SUPERVISOR, age=-120),
            signed(town, cast.SUPERVISOR, user="[]"),
            signed(town, cast.STRANGER),
            signed(town, cast.BUILDING_HEAD),
        ):
            assert await comes(other, wrong) == 401, wrong
        assert (await looks(other, "/"))[0] == 401
        assert await comes(browser, right) == 303
        assert (await looks(browser, "/"))[0] == 200
        assert await comes(other, right) == 401, "it works once"


async def test_one_sees_what_one_sees_in_the_chat_and_not_a_neighbours(town: Town) -> None:
    mine = await files_a_dispute(town.building_head)
    theirs = await files_a_dispute(town.other_building_head)
    units = {name: number for number, name in town.rows("SELECT id, name FROM units")}
    async with a_browser(town) as browser:
        assert await enters(browser, await link_of(town.coordinator)) == 303
        assert "琅琊街道" in (await looks(browser, "/"))[1]
        assert (await looks(browser, f"/cases/{mine}"))[0] == 200
        missing = await looks(browser, "/cases/99999")
        assert (missing[0], NOWHERE in missing[1]) == (404, True)
        for path in (
            f"/cases/{theirs}",
            f"/units/{units['琅琊区']}",
            f"/units/{units['北门街道']}",
            f"/units/{units['北门街道']}/open",
            f"/units/{units['北门街道']}/sheet",
            f"/units/{units['北门街道']}/open/sheet",
            f"/units/{units['琅琊街道']}/everything",
            "/units/99999",
            "/units/9999999999",
            "/cases/0",
            "/cases/99999999999999999999",
            "/templates/base.html",
        ):
            assert await looks(browser, path) == missing, path
        for path in ("/static/../desk.py", "/static/%2e%2e%2fdesk.py", "/static/..%2f..%2fetc"):
            assert (await looks(browser, path))[0] == 404, path
        for path in ("/", f"/cases/{mine}", "/static/page.css", "/nothing"):
            for method in ("POST", "PUT", "DELETE", "PATCH"):
                assert (await looks(browser, path, method))[0] in {404, 405}, (method, path)
        async with browser.get(f"/units/{units['琅琊街道']}/open/sheet") as answer:
            book = load_workbook(BytesIO(await answer.read()))
            assert book.worksheets[0]["A4"].value == mine
            assert "attachment" in answer.headers["Content-Disposition"]
        assert town.one("SELECT count(*) FROM audit WHERE act = 'export_matters'") == 1
        odd = await looks(browser, f"/units/{units['琅琊街道']}/open?page=-1&screen=%00")
        assert odd[0] == 200


async def test_another_site_cannot_send_a_form_here(town: Town) -> None:
    link = await link_of(town.supervisor)
    async with a_browser(town) as browser:
        form = {"link": link.rpartition("/")[2]}
        for site in ("cross-site", "same-site"):
            asked = browser.post(
                "/enter", data=form, headers={"Sec-Fetch-Site": site}, allow_redirects=False
            )
            async with asked as answer:
                assert answer.status == 403
                assert "Set-Cookie" not in answer.headers
        assert await enters(browser, link) == 303, "it is not used up"


async def test_what_is_no_form_and_no_cookie_opens_nothing(town: Town) -> None:
    async with a_browser(town) as browser:
        for body in (b"link=\xff\xfe", b"signed=%FF%FE", b"\x00" * 99, b"signed=%ED%A0%80", b""):
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            async with browser.post("/enter", data=body, headers=kind) as answer:
                assert answer.status == 401, body
        async with browser.post("/enter", data={"link": "x" * 20_000}) as answer:
            assert answer.status == 413
        for cookie in ("desk=", "desk=x", "desk=%FF", f"desk={'x' * 129}", 'desk="\udcff"'):
            raw = {"Cookie": cookie.encode("utf-8", "surrogateescape").decode("latin-1")}
            async with browser.get("/", headers=raw) as answer:
                assert answer.status == 401, cookie


async def test_every_answer_is_shut_to_others(town: Town) -> None:
    async with a_browser(town) as browser:
        secret = (await link_of(town.supervisor)).rpartition("/")[2]
        async with browser.post("/enter", data={"link": secret}, allow_redirects=False) as entered:
            cookie = entered.headers["Set-Cookie"]
        for wanted in ("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800"):
            assert wanted in cookie
        for path in ("/", "/nothing", "/static/page.css", "/enter/x"):
            async with browser.get(path) as answer:
                told = answer.headers
            policy = told["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
            assert ("script-src" in policy) == path.startswith("/enter")
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert told["Cache-Control"] == "no-store"
            assert told["Referrer-Policy"] == "no-referrer"
            assert told["X-Content-Type-Options"] == "nosniff"


async def test_without_an_address_there_is_no_page(tmp_path: Path, settled: Path) -> None:
    shutil.copy(settled, tmp_path)
    async with a_town(tmp_path, settled=True) as town:
        await town.starts()
        await town.supervisor.says("/page", "没有开大屏")
        await town.building_head.says("/page", "督办员")
