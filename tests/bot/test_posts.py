"""Links, lists and one's own data, as phones see them; and that their pages fit."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, insert, select

from bot.buttons.posts import Vacate
from bot.entry import CHAT
from bot.entry import POST as POST_CODE
from bot.pages import channels as chats
from bot.pages import invite, posts
from bot.pages.mydata import delete_page, my_page
from bot.pages.page import Page, size
from bot.telegram.session import make_bot
from bot.texts import LOCALES, say_in
from bot.words import role as role_word
from domain.leave.views import LeaveRow
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.fits import roles_at
from domain.people.messengers import Messenger
from domain.people.model import Actor, Capacity, Role
from domain.people.views import (
    AuditLine,
    ChannelRow,
    MyData,
    Offer,
    PostCounts,
    PostGroup,
    PostPage,
    PostRow,
    PostState,
    SeatState,
    UnitBoard,
)
from storage.schema import channel_codes, channels, conversation
from tests.bot.samples import LARGEST_ID, LONGEST_NAME, NOW, ZONE, assert_fits
from tests.stand import Stand

CAPTION = 1024
"""The most characters under a photo."""
DAY = date(2026, 11, 24)
UNIT = UnitRef(id=LARGEST_ID, name=LONGEST_NAME * 2, kind=UnitKind.DISTRICT)
SEAT = SeatState(since=DAY, reached=False, link_id=LARGEST_ID, link_until=NOW)
POST = PostState(
    unit=UNIT,
    role=Role.LEGAL_AID_LIAISON,
    post_id=LARGEST_ID,
    holder=SEAT,
    stand_in=SEAT,
    usual=True,
)
NOBODY = SeatState(since=None, reached=False, link_id=None, link_until=None)
ROW = PostRow(
    role=Role.LEGAL_AID_LIAISON, unit=UNIT, stand_in=True, since=DAY, until=DAY, post_id=LARGEST_ID
)
CODE = "W" * POST_CODE
LINK = "https://t.me/" + "b" * 32 + "?start=" + CODE
WAYS = [
    invite.WayIn(messenger=Messenger.TELEGRAM, bot="b" * 64, code=CODE, link=LINK),
    invite.WayIn(messenger=Messenger.FEISHU, bot="b" * 64, code=CODE),
]
AWAY = [WAYS[0], replace(WAYS[1], bot=None)]
CHATS = tuple(
    ChannelRow(messenger=one, latest=one is Messenger.FEISHU, reachable=one is Messenger.FEISHU)
    for one in Messenger
)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_of_posts_fits(locale: str) -> None:
    say = say_in(locale)
    offer = Offer(
        unit=UNIT,
        role=POST.role,
        capacity=Capacity.STAND_IN,
        expires_at=NOW,
        yours=False,
        held=True,
        open=9999,
    )
    board = UnitBoard(
        unit=UNIT,
        above=UNIT,
        posts=tuple(replace(POST, role=role) for role in Role),
        below=(UNIT,) * 300,
    )
    empty = replace(POST, holder=NOBODY, stand_in=NOBODY, post_id=None)
    data = MyData(
        since=NOW,
        locale=None,
        posts=(ROW,) * 60,
        leaves=(LeaveRow(id=1, first=DAY, last=DAY),) * 60,
        reported=9999,
        steps=9999,
        waiting=9999,
        logged=9999,
        log=(AuditLine(at=NOW, act="bind"),) * 10,
        channels=CHATS,
    )
    actor = Actor(person_id=1, locale=locale, seats=())
    listed = ((UNIT, POST.role),) * 10
    counts = PostCounts(tops=(UNIT,) * 3, counts=dict.fromkeys(PostGroup, 9999))
    pages = [
        posts.offer_page(say, offer, "w" * 43, ZONE),
        posts.offer_page(say, replace(offer, held=False, open=0), "w" * 43, ZONE),
        posts.own_page(say, [ROW] * 12, fills=True),
        posts.own_page(say, [], fills=False),
        posts.leaving_page(say, ROW),
        invite.home_page(say, counts),
        *(invite.board_page(say, board, page) for page in (0, 5, 99)),
        invite.board_page(say, replace(board, posts=(), below=()), 0),
        invite.post_page(say, POST, ZONE),
        invite.post_page(say, empty, ZONE),
        *(
            invite.list_page(say, PostPage(group=group, total=99, posts=listed), 3)
            for group in PostGroup
        ),
        *(
            invite.sure_page(
                say, POST, Vacate(post=LARGEST_ID, capacity=Capacity.STAND_IN, lost=lost)
            )
            for lost in (True, False)
        ),
        my_page(say, data, 99, ZONE, NOW),
        delete_page(say),
        *(chats.code_page(say, one, "b" * 64, "b" * 32, CODE[:CHAT]) for one in Messenger),
        *(
            page(say, one)
            for one in Messenger
            for page in (chats.away_page, chats.off_page, chats.gone_page)
        ),
        chats.joined_page(say, actor),
        Page(text="-", rows=tuple(chats.buttons(say, CHATS, Messenger.FEISHU, Messenger))),
        Page(text="-", rows=tuple(chats.buttons(say, (), Messenger.FEISHU, Messenger))),
    ]
    for page in pages:
        assert_fits(page)
    for capacity in Capacity:
        for post in (POST, replace(empty, holder=replace(NOBODY, link_until=NOW))):
            for ways in (WAYS, WAYS[:1], WAYS[1:], AWAY):
                caption = invite.link_text(say, post, capacity, ways, ZONE)
                assert (LINK in caption) is (ways[0] is WAYS[0])
                assert ("WWWW-WWWW-WWWW-WWWW" in caption) is (ways[-1] is WAYS[-1])
                assert size(caption) <= CAPTION


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", UnitKind)
def test_who_names_a_post_that_does_not_fit_hears_which_do(kind: UnitKind, locale: str) -> None:
    say = say_in(locale)
    text = say.plain("error-invalid-post-misfit", kind=kind.value)
    named = re.split(r"[:：]", text)[1].strip(" .。")
    words = re.split(r"、|, ", named)
    assert words == [role_word(say, role) for role in roles_at(kind)]


async def test_a_coordinator_fills_a_vacant_post_by_the_chat(stand: Stand) -> None:
    await stand.say("coordinator", "/invite", "岗位")
    await stand.tap("coordinator", "琅琊街道")
    await stand.tap("coordinator", "古道社区")
    await stand.tap("coordinator", "古道第一网格")
    await stand.tap("coordinator", "楼栋长")
    assert "主岗：空着" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "➕ 请人担任")
    shown = await stand.last("coordinator")
    assert "古道第一网格 楼栋长" in shown.text
    found = re.search(r"start=(\S+)", shown.text)
    assert found is not None
    await stand.say("coordinator", "/invite", "岗位")
    await stand.tap("coordinator", "✉️ 链接未用 1")
    await stand.tap("coordinator", "古道第一网格 楼栋长")
    await stand.tap("coordinator", "✖️ 撤销主岗链接")
    await stand.stranger("newcomer", 1888)
    await stand.say("newcomer", f"/start {found[1]}", "过期了")
    await stand.say("coordinator", "/invite 东后街", "没找到")


async def test_a_messenger_that_is_away_keeps_nobody_elsewhere_waiting(stand: Stand) -> None:
    away = make_bot("7701:of-the-other-messenger", "http://127.0.0.1:9")
    bots = {Messenger.TELEGRAM: stand.bot, Messenger.FEISHU: away}
    stand.worker.desk = replace(stand.desk, bots=bots)
    await stand.say("coordinator", "/invite 古道第一网格", "楼栋长")
    await stand.tap("coordinator", "楼栋长")
    await stand.tap("coordinator", "➕ 请人担任")
    shown = await stand.last("coordinator")
    assert "start=" in shown.text
    assert "飞书现在连不上" in shown.text
    await stand.say("coordinator", "/mydata", "系统记了您什么")
    await stand.tap("coordinator", "➕ 再接一个飞书")
    assert "现在连不上飞书" in (await stand.last("coordinator")).text
    async with stand.database.reader.connect() as connection:
        assert await connection.scalar(select(func.count(channel_codes.c.id))) == 0
    await away.session.close()
    who = select(channels.c.person_id).where(channels.c.address == str(stand.phone("coordinator")))
    chat = {"kind": "feishu", "address": "feishu:7", "reachable": True, "latest": False}
    async with stand.database.writer.begin() as connection:
        person_id = await connection.scalar(who)
        await connection.execute(insert(channels).values(**chat, person_id=person_id))
    stand.worker.desk = replace(stand.desk, bots={Messenger.TELEGRAM: stand.bot})
    await stand.say("coordinator", "/mydata", "飞书，现在联系不上")


async def test_the_roster_says_who_blocked_the_bot_and_where_nobody_is(stand: Stand) -> None:
    await stand.say("grid_head", "/posts", "我的岗位")
    await stand.tap("grid_head", "离任 古道第一网格 网格长")
    await stand.tap("grid_head", "取消")
    assert "什么都没变" in (await stand.last("grid_head")).text
    await stand.say("grid_head", "/posts", "我的岗位")
    await stand.tap("grid_head", "离任 古道第一网格 网格长")
    await stand.tap("grid_head", "确定离任")
    await stand.say("grid_head", "/report", "您现在没有岗位")
    await stand.say("grid_head", "/mydata", "系统记了您什么")
    await stand.say("grid_head", "/start", "您现在没有岗位")
    commands = [one["command"] for one in await stand.sim.commands(stand.phone("grid_head"))]
    assert commands == ["help", "language", "mydata", "deleteme"]
    seen = await stand.say("administrator", "/invite", "岗位")
    assert "⬜ 空着 1" in seen.buttons
    await stand.tap("administrator", "⬜ 空着 1")
    assert "古道第一网格 网格长" in (await stand.last("administrator")).buttons


async def test_who_fills_no_posts_is_told_whom_to_ask(stand: Stand) -> None:
    await stand.say("mediator", "/invite", "不能邀请别人")
    await stand.say("mediator", "/invite 古道", "没找到")


async def test_my_data_is_all_there_is_and_goes_on_one_tap(stand: Stand) -> None:
    await stand.say("mediator", "/language", "用哪种语言")
    await stand.tap("mediator", "中文")
    await stand.say("mediator", "/leave", "请哪几天的假")
    await stand.tap("mediator", "今天")
    seen = await stand.say("mediator", "/mydata", "系统记了您什么")
    for line in ("语言：中文", "岗位：1 个", "请假：1 次", "没有姓名、手机号、位置"):
        assert line in seen.text
    await stand.say("mediator", "/deleteme", "删除您的资料")
    await stand.tap("mediator", "取消")
    await stand.say("mediator", "/deleteme", "删除您的资料")
    await stand.tap("mediator", "🗑 确定删除")
    assert "已删除" in (await stand.last("mediator")).text
    await stand.say("mediator", "/mydata", "您还没有登记岗位")
    phone = stand.phone("mediator")
    async with stand.database.reader.connect() as connection:
        for table, column in ((channels, "address"), (conversation, "lane")):
            left = select(func.count()).where(table.c[column] == str(phone))
            assert await connection.scalar(left) == 0, table.name
