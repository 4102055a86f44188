"""Postings through phones: one puts it up, the others of the unit hear of it and read it."""

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons.postings import WritePosting
from bot.notices.render import renderer
from domain.errors import Refused
from domain.postings.actions import put_up
from domain.request import Request
from storage.messages.outbox import SqlOutbox
from tests.makers import a_token
from tests.stand import Stand

WORDS = "周五下午三点在居委会开碰头会"


async def asks(stand: Stand, chair: str) -> Request:
    """Whoever sits there taps something."""
    return Request(actor=await stand.actor(chair), token=a_token(), now=stand.clock.now())


async def deliver(stand: Stand) -> set[str]:
    """Sends what is due, in each reader's language; the chats it went to."""
    due = await SqlOutbox(stand.database).claim("post", "telegram", 9, stand.clock.now())
    for push in due:
        told = renderer(stand.desk.zone)([push.notice], push.locale)
        buttons = [
            [InlineKeyboardButton(text=one.label, callback_data=one.action) for one in row]
            for row in told.buttons
        ]
        markup = InlineKeyboardMarkup(inline_keyboard=buttons)
        await stand.bot.send_message(str(push.address), told.text, reply_markup=markup)
    return {str(push.address) for push in due}


async def test_one_puts_it_up_and_the_others_read_it(stand: Stand) -> None:
    await stand.say("mediator", "/language")
    await stand.tap("mediator", "English")
    for chair in ("officer_stand_in", "officer"):
        await stand.say(chair, "/postings", expect="现在没有公告")
    await stand.tap("officer", "＋ 贴一条")
    await stand.say("officer", "碰头会改期", expect="单位里的人会收到")
    await stand.say("officer", WORDS, expect=WORDS)
    await stand.tap("officer", "📌 贴出去")
    assert "已贴出去" in (await stand.last("officer")).text

    others = {"mediator", "officer_stand_in"}
    assert await deliver(stand) == {stand.district.address(chair) for chair in others}
    told = await stand.last("officer_stand_in")
    assert told.text == f"📌 古道社区的公告：\n{WORDS}"
    told = await stand.last("mediator")
    assert told.text == f"📌 From 古道社区:\n{WORDS}"
    await stand.tap("mediator", "See all postings")
    assert (await stand.last("mediator")).text == f"📌 Postings\n古道社区 · 24 Nov\n{WORDS}"
    await stand.say("officer_stand_in", "/postings", expect=f"古道社区 · 11月24日\n{WORDS}")
    await stand.say("coordinator", "/postings", expect=WORDS)
    await stand.say("mediator_2", "/postings", expect="现在没有公告")


async def test_who_may_not_put_one_up_is_refused(stand: Stand) -> None:
    page = await stand.say("mediator", "/postings", expect="现在没有公告")
    assert not page.buttons
    data, phone = WritePosting().pack(), stand.phone("mediator")
    tapped = await stand.sim.tap(phone, page.id, data=data, forged=True)
    assert "不用贴公告" in tapped.text
    unit = stand.district.units["community"]
    with pytest.raises(Refused):
        await stand.office.do(put_up, await asks(stand, "mediator"), unit, WORDS)


async def test_the_same_tap_puts_it_up_once(stand: Stand) -> None:
    tap, unit = await asks(stand, "officer"), stand.district.units["community"]
    first = await stand.office.do(put_up, tap, unit, WORDS)
    assert (await stand.office.do(put_up, tap, unit, WORDS)).id == first.id
    board = await stand.boards.postings.newest(await stand.actor("officer"))
    assert [line.words for line in board.lines] == [WORDS]
