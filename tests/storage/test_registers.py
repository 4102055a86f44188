"""The registers of the desk page, over HTTP and on both databases: what the chat shows, to whom it
shows it, and each entry a link away."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.voice import voice_in
from domain.aid import actions as aid
from domain.aid.model import AidTap, AidTopic, AidWay
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.meetings import planning
from domain.meetings.model import DayRule
from domain.passes.actions import enter, give_link
from domain.people.binding import choose_language
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from domain.trainings.actions import add_training
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, StillClock, a_token
from tests.storage.evaluation_held import Held
from tests.storage.meeting_host import HELD, Host, held
from tests.storage.scene import Scene
from tests.storage.stories.annual import settled
from tests.storage.stories.assessments import decided
from tests.storage.stories.callins import called
from tests.storage.stories.projects import entered
from tests.storage.stories.selections import event_of, published
from tests.storage.stories.trainings import a_course
from web.desk import PageDesk
from web.registers import ENTRIES, REGISTERS
from web.server import create_app

Ask = Callable[[str], Awaitable[Actor]]
Browser = TestClient[web.Request, web.Application]
LINK = re.compile(r'href="(/registers/[a-z]+/[0-9]+(?:\?of=[0-9-]+)?)"')
LATER = HELD
"""Thursday 26 November, after the meeting: still the month of all that is made here."""


@pytest.fixture
async def kept(office: SqlOffice, boards: SqlBoards, actor: Ask, district: District) -> Host:
    """Something on each of the registers."""
    host = Host(office, await actor("officer"), district)
    await host.does(planning.set_series, host.unit, DayRule(nth=4, weekday=4), "活动室")
    await held(host)
    evaluation = Held(office, boards, actor, district)
    await evaluation.prepared()
    await evaluation.confirmed()

    def more(work: Work) -> None:
        scene = Scene(work=work, district=district)
        decided(scene)
        for kind, name in (
            (EntryKind.AID_CENTRE, "区法律援助中心"),
            (EntryKind.POLICE, "社区<民>警"),
        ):
            draft = EntryDraft(
                kind=kind,
                host_id=district.units["district"],
                name=name,
                phone="12348",
                hours="8:30-17:30",
            )
            entry = directories.add_entry(work, scene.by("centre"), draft)
            if kind is EntryKind.AID_CENTRE:
                tap = AidTap(day=NOW.date(), way=AidWay.VISIT, topic=AidTopic.WAGES, number=7)
                aid.count(work, scene.by("centre"), entry.id, tap)

    await office.do(more)
    await office.do(of_the_year, district)
    return host


def of_the_year(work: Work, district: District) -> None:
    """A project, a letter whose review is settled, a list that hangs out, a feature, a course, and
    units called in of whom nobody has answered."""
    scene = Scene(work=work, district=district)
    entered(scene)
    settled(scene)
    published(scene)
    event_of(scene)
    add_training(work, scene.by("officer"), a_course(scene))
    called(scene)


@asynccontextmanager
async def signed_in(office: SqlOffice, boards: SqlBoards, who: Actor) -> AsyncIterator[Browser]:
    """A browser into which somebody came by the chat's link."""
    desk = PageDesk(
        office=office,
        boards=boards,
        clock=StillClock(LATER),
        voice=partial(voice_in, ZONE),
        token="1:x",
        url="http://127.0.0.1",
    )
    asked = Request(actor=who, token=a_token(), now=LATER)
    link, cookie = (f"{one}{asked.token}" for one in ("link-", "cookie-"))
    await office.do(give_link, asked, secret=link)
    await office.do(enter, Request(now=LATER), link, cookie=cookie)
    server = TestServer(create_app(desk))
    async with TestClient(server, cookies={"desk": cookie}) as client:
        yield client


async def read(client: Browser, path: str) -> tuple[int, str]:
    async with client.get(path) as answer:
        return answer.status, await answer.text()


@pytest.mark.usefixtures("kept")
async def test_each_register_and_each_of_its_entries(
    office: SqlOffice, boards: SqlBoards, actor: Ask
) -> None:
    """By the two who read most; what is offered opens, and so does each entry of it."""
    offered, opened = set[str](), set[str]()
    for chair, locale in (("centre", "zh"), ("supervisor", "en")):
        asked = Request(actor=await actor(chair), token=a_token(), now=NOW)
        await office.do(choose_language, asked, locale)
        async with signed_in(office, boards, asked.by) as client:
            status, first = await read(client, "/registers")
            assert (status, "<h1>" in first) == (200, True), "led to the first of them"
            assert ("Talk meetings" if locale == "en" else "恳谈会") in first
            tabs = set(re.findall(r'href="/registers/([a-z]+)"', first))
            offered |= tabs
            for name in tabs:
                status, text = await read(client, f"/registers/{name}")
                assert (status, 'scope="row"' in text, name) == (200, True, name)
                ahead, met = LINK.findall(text), set[str]()
                while ahead:  # also what an entry leads to
                    link = ahead.pop()
                    if link in met:
                        continue
                    met.add(link)
                    status, text = await read(client, link)
                    assert status == 200, link
                    ahead += LINK.findall(text)
                    paper = f"{link}{'&' if '?' in link else '?'}print=1"
                    assert (await read(client, paper))[0] == 200
                    opened.add(link.split("/")[2])
    assert offered == REGISTERS.keys()
    assert opened == ENTRIES.keys()


@pytest.mark.usefixtures("kept")
async def test_they_say_what_the_chat_says(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    async with signed_in(office, boards, await actor("centre")) as client:
        _, text = await read(client, "/registers/month?of=2026-11")
        assert re.search(r"恳谈会 · 议题</th>\s*<td>3</td>", text)
        assert re.search(r"法援 · 咨询</th>\s*<td>7</td>", text)
        _, text = await read(client, "/registers/meetings")
        assert "11月 应开 1 场 · 已开 1 · 没开 0" in text
        meeting = LINK.findall(text)[0]
        _, text = await read(client, meeting)
        assert 'href="/registers/meetings?of=2026-11"' in text, "back to the month it came from"
        assert "琅琊街道" in text
        assert "居民代表 12" in text
        _, text = await read(client, "/registers/evaluations")
        _, text = await read(client, LINK.findall(text)[0])
        assert "应到 50" in text
        assert "95%" in text or "90%" in text
        _, text = await read(client, "/registers/who")
        assert "社区&lt;民&gt;警" in text
        assert "现在开着" in text
        _, text = await read(client, LINK.findall(text)[0])
        assert 'class="up" href="/registers/who"' in text, "an entry leads back to its directory"
        _, text = await read(client, "/registers/aid")
        assert "咨询 7 人次" in text
    async with signed_in(office, boards, await actor("supervisor")) as client:
        _, text = await read(client, "/registers/projects")
        assert "项目 1 · 按期完成 0 · 逾期完成 0 · 逾期未完成 0 · 未到期 1" in text
        _, text = await read(client, LINK.findall(text)[0])
        assert "开门办事" in text
        _, text = await read(client, "/registers/features")
        assert "2 个社区 · 有特色 1 个" in text
        _, text = await read(client, LINK.findall(text)[0])
        assert "<td>86</td>" in text
        _, text = await read(client, "/registers/trainings")
        assert "<td>999</td>" in text
        _, text = await read(client, "/registers/year?of=2026-11")
        assert "琅琊街道下发" in text
        street = next(
            link for link in LINK.findall(text) if f"/{district.units['street']}?" in link
        )
        _, text = await read(client, street)
        assert 'href="/registers/year?of=2026-01"' in text
        assert re.search(r"<td>[0-9.]+</td>\s*<td>(优秀|达标|不达标)</td>", text)
        _, text = await read(client, LINK.findall(text)[0])
        assert 'href="/registers/year?of=2026-01"' in text, "a letter leads back, too"
        _, text = await read(client, "/registers/callins")
        assert "未答复 2 家" in text
        _, text = await read(client, "/registers/assessments")
        assert "登记 1 件" in text
        _, text = await read(client, LINK.findall(text)[0])
        assert "东门片区改造" in text


@pytest.mark.usefixtures("kept")
async def test_only_within_reach_and_nothing_there_is_nothing_to_see(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    async with signed_in(office, boards, await actor("coordinator_2")) as client:
        status, text = await read(client, "/registers")
        assert (status, "/registers/month" in text) == (200, False), "led to what a street has"
        _, text = await read(client, "/registers/meetings")
        assert LINK.findall(text) == []
        nowhere = await read(client, "/registers/meetings/999")
        assert nowhere[0] == 404
        near = ENTRIES.keys() - {"entries", "model", "applications", "aid", "year"}
        for path in ("meetings/0", f"year/{district.units['street']}", *(f"{x}/1" for x in near)):
            assert await read(client, f"/registers/{path}") == nowhere, path
        for path in ("nothing", "who/1", "meetings/99999999999", "meetings/x"):
            assert (await read(client, f"/registers/{path}"))[0] == 404, path
        for asked in ("2026-13", "1999-01", "2026-1", "x", "2026-11%00", "٢٠٢٦-11"):
            assert (await read(client, f"/registers/meetings?of={asked}&page=-1"))[0] == 200, asked
        assert (await read(client, "/registers/month"))[0] == 404, "the district's, not a street's"
        assert (await read(client, "/registers/aid"))[0] == 200
    async with signed_in(office, boards, await actor("supervisor")) as client:
        _, text = await read(client, "/registers/who")
        assert 'href="/registers/aid"' not in text, "who never counts is not offered it"
