"""Who gets in, what they are greeted with, and which commands they see."""

from bot import menus
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.request import Request
from tests.stand import Stand

TOKEN = "an-invitation-of-more-than-32-characters"


async def invite(stand: Stand, role: Role = Role.GRID_HEAD, unit: str = "grid") -> None:
    """A link to the post, under the phrase above."""
    await stand.office.do(
        binding.invite,
        Request(now=stand.clock.now()),
        stand.district.units[unit],
        role,
        Capacity.STAND_IN,
        secret=TOKEN,
    )


async def test_a_stranger_gets_one_sentence_and_no_further(stand: Stand) -> None:
    await stand.stranger("stranger", 1999)
    for text in ("/start", "/report", "/status", "hello"):
        seen = await stand.say("stranger", text, "您还没有登记岗位")
        assert seen.buttons == []


async def test_a_stranger_with_an_english_phone_is_answered_in_english(stand: Stand) -> None:
    await stand.stranger("stranger", 1999, "en")
    await stand.say("stranger", "/help", "You have no post here yet")


async def test_an_invitation_binds_and_sets_the_menu(stand: Stand) -> None:
    await invite(stand)
    await stand.stranger("newcomer", 1888)
    seen = await stand.say("newcomer", f"/start {TOKEN}", "请您担任")
    assert "古道第一网格 网格长（备岗）" in seen.text
    assert "不记姓名" in seen.text
    await stand.say("newcomer", "/mine", "您还没有登记岗位")  # nothing is bound by looking
    await stand.tap("newcomer", "✅ 确认担任")
    seen = next(one for one in (await stand.screen("newcomer")).messages if "绑定好了" in one.text)
    assert "古道第一网格 网格长" in seen.text
    names = [c["command"] for c in await stand.sim.commands(1888)]
    assert names == menus.in_menu(await stand.actor("newcomer"), lacks={"page"})
    assert {"report", "mine", "help"} <= set(names)
    assert "queue" not in names
    await stand.say("newcomer", f"/start {TOKEN}", "绑定好了")  # the same link again
    await stand.say("newcomer", "/start", "您好")
    await stand.stranger("thief", 1777)
    await stand.say("thief", f"/start {TOKEN}", "已经用过了")
    await stand.say("thief", "/start nonsense", "没有复制完整")


async def test_an_old_invitation_is_refused_with_what_to_do(stand: Stand) -> None:
    await invite(stand)
    await stand.stranger("late", 1888)
    stand.clock.forward(days=8)
    await stand.say("late", f"/start {TOKEN}", "过期了")


async def test_help_names_posts_and_what_they_can_do(stand: Stand) -> None:
    seen = await stand.say("officer_stand_in", "/help", "您的岗位")
    assert "古道社区 信息员（B岗）" in seen.text
    assert "/report" in seen.text
    await stand.tap("officer_stand_in", "🗒 报表")
    turned = await stand.last("officer_stand_in")
    assert "/weekly" in turned.text
    assert "📋 办事" in str(turned.buttons), "the way back"
    seen = await stand.say("building_head", "/help", "您的岗位")
    assert "/queue" not in seen.text
    assert "/status" not in seen.text


async def test_the_language_can_be_chosen_and_given_back_to_the_phone(stand: Stand) -> None:
    who = "mediator"
    await stand.say(who, "/language", "用哪种语言")
    await stand.tap(who, "English")
    assert "English from now on" in (await stand.last(who)).text
    described = [c["description"] for c in await stand.sim.commands(stand.phone(who))]
    assert "Report a matter" in described
    await stand.say(who, "/help", "Your posts")
    await stand.say(who, "/language", "Which language")
    await stand.tap(who, "As on my phone")
    await stand.say(who, "/help", "您的岗位")


async def test_the_phones_language_is_followed_when_it_changes(stand: Stand) -> None:
    await stand.say("mediator", "/help", "您的岗位")
    await stand.sim.person(stand.phone("mediator"), language_code="en")
    await stand.say("mediator", "/help", "Your posts")


async def test_words_out_of_turn_are_answered(stand: Stand) -> None:
    seen = await stand.say("building_head", "今天就先这样吧，回头再说", "想上报的话")
    await stand.tap("building_head", "上报一件事")
    assert "报哪一类" in (await stand.last("building_head")).text
    assert seen.id < (await stand.last("building_head")).id
    await stand.say("mediator", "/nonsense", "没有这个命令")
    await stand.send("mediator", "还不知道", location={"latitude": 1.0, "longitude": 2.0})
    await stand.say("supervisor", "hello", "没看明白")


async def test_an_unknown_button_is_answered(stand: Stand) -> None:
    seen = await stand.say("mediator", "/help", "您的岗位")
    answer = await stand.sim.tap(stand.phone("mediator"), seen.id, data="nonsense", forged=True)
    assert "请看最新的消息" in answer.text


async def test_a_group_hears_where_to_go_and_nothing_else(stand: Stand) -> None:
    phone = stand.phone("mediator")
    await stand.sim.group(-500, "Neighbours", [phone])
    await stand.sim.say(phone, "/report", chat_id=-500)
    await stand.sim.say(phone, "good morning @local_bot", chat_id=-500)
    await stand.sim.say(phone, "/start", chat_id=-500)
    await stand.sim.wait_for(phone, contains="单独和我聊", chat_id=-500)
    for _ in range(3):
        await stand.sim.say(phone, "/start", chat_id=-500)
    await stand.say("mediator", "/help", "您的岗位")
    await stand.idle()
    screen = await stand.sim.screen(phone, chat_id=-500)
    said = [m.text for m in screen.messages if m.from_bot]
    assert len(said) == 2, "once a day, however often asked"
    assert "再发 /report" in said[0]


async def test_unblocking_makes_the_chat_reachable_again(stand: Stand) -> None:
    phone = stand.phone("mediator")
    await stand.sim.block(phone)
    await stand.sim.block(phone, False)
    await stand.say("mediator", "/help", "您的岗位")


async def test_the_page_is_in_the_menu_where_there_is_one(stand: Stand) -> None:
    supervisor = await stand.actor("supervisor")
    assert "page" in menus.commands(supervisor, lacks=())
    await stand.say("supervisor", "/start", "您好")
    offered = await stand.sim.commands(stand.phone("supervisor"))
    names = [one["command"] for one in offered]
    assert "status" in names
    assert "page" not in names
    await stand.say("supervisor", "/help", "您的岗位")
    await stand.tap("supervisor", "📊 看数")
    boards = (await stand.last("supervisor")).text
    assert "/status" in boards
    assert "/page" not in boards
