"""Quick buttons under the message box, their words, and the welcome that brings them."""

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from aiogram.types import CallbackQuery, ReplyKeyboardMarkup

from bot import menus, quick
from bot.context import Desk
from bot.dialogs.meaning import bare
from bot.handlers.start import _taught
from bot.telegram.conversation import talking
from bot.texts import LOCALES, say_in
from domain.people import tenure
from domain.people.model import Actor, Role
from domain.request import Request
from tests.bot.samples import an_actor
from tests.bot.test_core_door import TOKEN, invite
from tests.stand import Stand

WHO = "building_head"
_WIDEST = 14
"""So many columns fit a third of a phone; a Chinese letter takes two."""


def _of(*roles: Role, locale: str = "zh") -> Actor:
    return replace(an_actor(*roles), locale=locale)


def _shown(keyboard: object) -> list[str]:
    assert isinstance(keyboard, dict)
    return [button["text"] for row in keyboard["keyboard"] for button in row]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", Role)
def test_each_post_has_buttons_it_may_use_and_a_first_step(role: Role, locale: str) -> None:
    actor, say = _of(role, locale=locale), say_in(locale)
    found = quick.names(actor, lacks=())
    assert 3 < len(found) <= quick.MOST
    assert found[-1] == "help"
    assert set(found) <= set(menus.commands(actor, lacks=()))
    with talking({}):
        markup = quick.given(actor, lacks=())
    assert isinstance(markup, ReplyKeyboardMarkup)
    assert markup.resize_keyboard
    assert markup.is_persistent
    assert all(len(row) <= quick.IN_A_ROW for row in markup.keyboard)
    for row in markup.keyboard:
        for button in row:
            width = sum(2 if one > "\u2e7f" else 1 for one in button.text)
            assert width <= _WIDEST, button.text
            assert quick.command_of(button.text) in found
    label = say.plain(f"quick-{quick.first_step(actor, lacks=())}")
    for below in (True, False):
        desk = cast(Desk, SimpleNamespace(has_quick=below, lacks=()))
        with talking({}):
            told = "".join(_taught(say, actor, desk))
        assert (f"“{label}”" in told) is below
        assert ("下面" in told or "below" in told) is below
        step, last = re.findall("“([^”]+)”", told)[-2:]
        assert quick.command_of(step) == quick.first_step(actor, lacks=())
        assert quick.command_of(last) == "help"


def test_of_several_posts_each_has_its_turn_and_none_has_none() -> None:
    both = quick.names(_of(Role.SUPERVISOR, Role.BUILDING_HEAD), lacks=())
    assert both == ["status", "report", "overdue", "mine", "inquiries", "help"]
    nobody = replace(_of(Role.SUPERVISOR), seats=())
    assert quick.names(nobody, lacks=()) == []
    with talking({}):
        assert quick.given(nobody, lacks=()) is None


async def test_where_a_messenger_has_none_nothing_is_said_of_them() -> None:
    desk = cast(Desk, SimpleNamespace(has_quick=False, lacks=()))
    with talking({quick._SHOWN: '["📝 上报"]'}) as conversation:
        # nothing can be sent by it: what tried to would fail
        tap = cast(CallbackQuery, SimpleNamespace(bot=object(), from_user=SimpleNamespace(id=5)))
        await quick.keep_in_step(tap, _of(Role.MEDIATOR), desk)
        assert conversation.get(quick._SHOWN) is None


def test_words_mean_one_command_in_both_languages() -> None:
    assert quick.command_of("待办") == quick.command_of("📥 To do") == "queue"
    assert quick.command_of(" 上报！") == "report"
    assert quick.command_of("上报一件事") is None
    assert quick.command_of("🙂") is None
    assert quick.command_of("/todo") is None, "a command is itself"
    said = [bare(say_in("zh").plain(f"quick-{one}")) for one in set(quick._words().values())]
    assert len(said) == len(set(said))


async def test_the_welcome_says_the_first_step_until_it_is_taken(stand: Stand) -> None:
    await invite(stand)
    await stand.stranger("newcomer", 1888)
    await stand.say("newcomer", f"/start {TOKEN}", "请您担任")
    assert (await stand.screen("newcomer")).keyboard is None
    await stand.tap("newcomer", "✅ 确认担任")
    told = await stand.last("newcomer")
    assert "写一句话发来就行" in told.text
    assert "“❓ 帮助”" in told.text
    shown = _shown((await stand.screen("newcomer")).keyboard)
    assert shown == ["📝 上报", "📄 我报的", "🔍 找一件事", "📍 去哪里", "📞 找谁", "❓ 帮助"]
    again = await stand.say("newcomer", "/start", "您好")
    assert "写一句话发来就行" in again.text
    await stand.say("newcomer", "楼下垃圾桶满了没人收", "请看一眼")
    await stand.tap("newcomer", "提交", match="contains")
    again = await stand.say("newcomer", "/start", "您好")
    assert "写一句话发来就行" not in again.text
    assert "古道第一网格 网格长" in again.text


async def test_whose_first_step_is_a_list_is_taught_until_it_is_looked_at(stand: Stand) -> None:
    assert "“📥 待办”" in (await stand.say("mediator", "/start", "您好")).text
    await stand.say("mediator", "📥 待办", "歇口气")
    assert "“📥 待办”" not in (await stand.say("mediator", "/start", "您好")).text


async def test_words_are_the_command_whatever_is_open(stand: Stand) -> None:
    await stand.say(WHO, "上报", "报哪一类")
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "环境卫生")
    await stand.tap(WHO, "本网格")
    assert "一句话" in (await stand.last(WHO)).text
    assert "您的岗位" in (await stand.say(WHO, "❓ 帮助")).text, "no answer to the open question"
    seen = await stand.say(WHO, "我报的")
    assert "请看一眼" not in seen.text
    await stand.say(WHO, "楼下垃圾桶满了没人收", "请看一眼")
    await stand.say(WHO, "上报", "接着报，还是新报一件")
    await stand.say("supervisor", "待办", "由")


async def test_in_a_group_the_words_are_words(stand: Stand) -> None:
    phone = stand.phone("mediator")
    await stand.sim.group(-500, "Neighbours", [phone])
    await stand.sim.say(phone, "待办", chat_id=-500)
    await stand.say("mediator", "/start", "您好")
    screen = await stand.sim.screen(phone, chat_id=-500)
    assert screen.keyboard is None
    assert not [one for one in screen.messages if one.from_bot]


async def test_buttons_follow_language_and_posts_and_go_with_the_last(stand: Stand) -> None:
    who = "grid_head"
    await stand.say(who, "/language", "用哪种语言")
    await stand.tap(who, "English")
    await stand.idle()
    assert (await stand.screen(who)).keyboard is None, "who has none gets none by that"
    await stand.say(who, "/start", "Hello")
    assert "📝 Report" in _shown((await stand.screen(who)).keyboard)
    await stand.say(who, "/language", "Which language")
    await stand.tap(who, "中文")
    await stand.idle()
    assert "📝 上报" in _shown((await stand.screen(who)).keyboard)
    await stand.say(who, "/posts", "我的岗位")
    await stand.tap(who, "离任 古道第一网格 网格长")
    await stand.tap(who, "确定离任")
    assert (await stand.screen(who)).keyboard is None
    assert "没有岗位" in (await stand.say(who, "上报")).text


async def test_a_post_that_others_took_away_takes_its_buttons(stand: Stand) -> None:
    await stand.say(WHO, "/start", "您好")
    assert (await stand.screen(WHO)).keyboard
    request = Request(
        actor=await stand.actor("administrator"), token="vacate", now=stand.clock.now()
    )
    seat = (await stand.actor(WHO)).seats[0]
    await stand.office.do(tenure.vacate, request, seat.post_id, seat.capacity)
    await stand.say(WHO, "📝 上报", "没有岗位")
    assert (await stand.screen(WHO)).keyboard is None
