"""Who is not bound learns nothing, and a link binds one person once."""

from pathlib import Path

from tests import cast
from tests.journeys.habits import a_photo_with_its_place, files_a_dispute
from tests.journeys.lines import Line
from tests.journeys.town import Town, a_town, invitation

HELLO = "您还没有登记岗位"
NO_LINK = "没有复制完整"


async def test_a_stranger_hears_one_polite_sentence_whatever_they_send(town: Town) -> None:
    await files_a_dispute(town.building_head)
    await town.rests()
    before = town.everything()
    stranger = town.stranger
    await stranger.says("/start", HELLO)
    for text in (
        "您好",
        "/report",
        "/mine",
        "/queue",
        "/status 古道",
        "/weekly",
        "/case 1",
        "第1号",
    ):
        await stranger.says(text, HELLO)
    await stranger.says("/cancel", HELLO)
    await stranger.follows("a-token-that-nobody-ever-got", NO_LINK)
    await stranger.sends_photo(a_photo_with_its_place(), "古道社区", HELLO)
    await stranger.sends(HELLO, location={"latitude": 32.3, "longitude": 118.3})
    await stranger.sends(HELLO, contact={"phone_number": "+8613805501234", "first_name": "x"})
    for data in ("case:1", "do:1:accept", "add:1", "file:1", "st:1:0", "new", "lang:en", "x"):
        tapped = await stranger.forges(data)
        assert tapped.answered
        assert not tapped.text
    await town.rests()
    for heard in await stranger.received():
        assert HELLO in heard or NO_LINK in heard
    assert town.everything() == before
    assert await town.server.client.commands(stranger.phone) == []


async def test_a_used_link_binds_nobody_else(town: Town) -> None:
    before = town.everything()
    await town.stranger.follows(invitation(cast.BUILDING_HEAD), "已经用过了")
    await town.stranger.says("/mine", HELLO)
    await town.building_head.follows(invitation(cast.BUILDING_HEAD), "绑定好了")
    assert town.everything() == before


async def test_two_phones_open_the_same_link_and_one_is_bound(folder: Path, line: Line) -> None:
    async with a_town(folder, without={cast.BUILDING_HEAD}, line=line) as town:
        await town.starts()
        head, stranger = town.building_head, town.stranger
        for who in (head, stranger):
            await who.follows(invitation(cast.BUILDING_HEAD), "请您担任")
        for who in (head, stranger):
            await who.taps("确认担任")
        await town.rests()
        assert await head.shows("绑定好了")
        assert not await stranger.shows("绑定好了")
        await stranger.says("/mine", HELLO)


async def test_an_old_link_is_refused(town: Town) -> None:
    await town.invites(cast.BUILDING_HEAD, "one-more-link-to-the-same-post")
    await town.becomes("2026-12-01 10:00")
    await town.stranger.follows("one-more-link-to-the-same-post", "过期了")


async def test_in_a_group_the_desk_says_where_to_go_and_no_more(town: Town) -> None:
    group = -4001
    sim, head = town.server.client, town.building_head
    await sim.group(group, "古道社区工作群", [head.phone, town.stranger.phone])
    for text in ("楼上漏水了", "/report", "/status 古道", "/case 1", "第1号", "@local_bot 你好"):
        await sim.say(head.phone, text, chat_id=group)
        await sim.say(town.stranger.phone, text, chat_id=group)
    await town.rests()
    calls = [call["params"] for call in await sim.calls("sendMessage")]
    said = [call["text"].split("：")[0] for call in calls if call["chat_id"] == group]
    assert said == ["🔒 这个请在私聊里办", "总览给这些岗位看", "🔒 这个请在私聊里办"]
    await sim.say(head.phone, "/start@local_bot", chat_id=group)
    await sim.wait_for(head.phone, contains="单独和我聊", chat_id=group)
    assert await head.how_often("") == 0
