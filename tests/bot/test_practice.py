"""Practice through phones: what belongs to the one desk never acts in the other."""

import re
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetChat,
    SendDocument,
    SendMessage,
    SetMyCommands,
)
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardMarkup

from bot.buttons.cases import OpenCase
from bot.handlers.practice import _tries
from bot.menus import commands, in_menu
from bot.pages.page import button
from bot.telegram.practice.marked import ElsewherePractised, PractisingBot
from bot.telegram.session import make_bot
from bot.texts import LOCALES, say_in
from domain.cases.model import State
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role, Seat
from domain.ports import Work
from simulator.client import Seen, Tapped
from storage.practice.rooms import LARGEST
from tests.journeys.habits import a_photo_with_its_place
from tests.makers import a_case
from tests.practising import rooms_in
from tests.stand import TOKEN, Stand

MARK = "【演练】"


async def begin(stand: Stand, who: str) -> None:
    await stand.say(who, "/practice", "演练")
    await stand.tap(who, "开始演练")
    assert (await stand.last(who)).text.startswith(MARK)


async def leave(stand: Stand, who: str, how: str = "回到正式") -> None:
    await stand.say(who, "/practice", "您现在在演练")
    await stand.tap(who, how)
    await stand.idle()


async def a_matter(stand: Stand) -> int:
    def file(work: Work) -> int:
        head = stand.district.actor(work, "building_head")
        return a_case(work, head, stand.district.units["building"]).id

    return await stand.office.do(file)


async def state_of(stand: Stand, case_id: int) -> State:
    return await stand.office.do(lambda work: work.cases.by_id(case_id).state)


async def press(stand: Stand, who: str, message: Seen, label: str) -> Tapped:
    name = next(one for one in message.buttons if label in one)
    return await stand.sim.tap(stand.phone(who), message.id, text=name)


def rooms_of(stand: Stand) -> list[Path]:
    return rooms_in(stand.database_folder / "files")


async def test_a_button_acts_in_the_desk_it_is_of_or_not_at_all(stand: Stand) -> None:
    case_id, who = await a_matter(stand), "mediator"
    real = await stand.say(who, f"/case {case_id}", "办理经过")
    await begin(stand, who)
    tapped = await press(stand, who, real, "受理")
    assert tapped.show_alert
    assert "这是正式的" in tapped.text
    room = await stand.say(who, f"/case {case_id}", "办理经过")
    assert room.text.startswith(MARK)
    await leave(stand, who)
    assert "您现在是正式办理" in (await stand.last(who)).text
    assert "这是演练里的" in (await press(stand, who, room, "受理")).text
    assert await state_of(stand, case_id) is State.REPORTED, "both have one of this number"

    await stand.tap(who, "接着演练")
    assert not (await press(stand, who, room, "受理")).show_alert
    await leave(stand, who, "清空并结束")
    assert rooms_of(stand) == []
    await begin(stand, who)
    again = next(one for one in (await stand.screen(who)).messages if one.id == room.id)
    assert "已经结束" in (await press(stand, who, again, "刷新")).text
    assert await state_of(stand, case_id) is State.REPORTED


async def test_an_answer_a_correction_and_a_link_go_where_they_belong(stand: Stand) -> None:
    case_id, who = await a_matter(stand), "mediator"
    phone = stand.phone(who)
    real = await stand.say(who, f"/case {case_id}", "办理经过")
    words = await stand.sim.say(phone, "您好")
    await stand.idle()
    await begin(stand, who)
    before = (await stand.screen(who)).seq
    await stand.sim.say(phone, "已经联系上了", reply_to=real.id)
    await stand.sim.wait_for(phone, contains="这是正式的", after=before)
    before = (await stand.screen(who)).seq
    await stand.sim.edit(phone, words.id, "再看看第1号")
    await stand.sim.wait_for(phone, contains="这是正式的", after=before)
    before = (await stand.screen(who)).seq
    await stand.sim.start(phone, "some-invitation")
    told = await stand.sim.wait_for(phone, contains="这是正式的", after=before)
    assert told.buttons == ["回到正式"]
    room = await stand.say(who, f"/case {case_id}", "办理经过")
    said = await stand.sim.say(phone, "第1号")
    await stand.idle()
    await stand.tap(who, "回到正式")
    for send in (
        stand.sim.say(phone, "好的", reply_to=room.id),
        stand.sim.edit(phone, said.id, "第2号"),
    ):
        before = (await stand.screen(who)).seq
        await send
        await stand.sim.wait_for(phone, contains="这是演练里的", after=before)


@pytest.mark.long
async def test_what_is_open_waits_on_either_side(stand: Stand) -> None:
    who = "building_head"
    await stand.say(who, "/report", "报哪一类")
    await stand.tap(who, "矛盾纠纷")
    asked = (await stand.last(who)).text
    await stand.say(who, "/practice", "演练")
    await stand.tap(who, "开始演练")
    assert "没填完" in (await stand.last(who)).text
    await stand.say(who, "/report", "报哪一类")
    await stand.tap(who, "社情民意")
    inside = (await stand.last(who)).text
    assert inside.startswith(MARK)
    await leave(stand, who)
    assert (await stand.last(who)).text == asked, "it is in sight again"
    await stand.tap(who, "邻里", match="contains")
    assert "接着" in str((await stand.say(who, "/practice", "演练留到")).buttons)


@pytest.mark.long
async def test_files_made_in_a_room_go_with_it(stand: Stand) -> None:
    who = "building_head"
    await begin(stand, who)
    await stand.say(who, "/report", "报哪一类")
    await stand.tap(who, "矛盾纠纷")
    await stand.tap(who, "邻里", match="contains")
    await stand.tap(who, (await stand.last(who)).buttons[0])
    await stand.tap(who, "1–2人")
    await stand.photo(who, a_photo_with_its_place(), None, MARK)
    (room,) = rooms_of(stand)
    assert len(list((room / "files").rglob("*.jpg"))) == 1
    everything = list((stand.database_folder / "files").rglob("*.jpg"))
    assert all(room in one.parents for one in everything)
    await leave(stand, who, "清空并结束")
    assert not list((stand.database_folder / "files").rglob("*.jpg"))


async def test_it_runs_out_and_that_is_said(stand: Stand) -> None:
    case_id, who = await a_matter(stand), "mediator"
    await begin(stand, who)
    page = await stand.say(who, f"/case {case_id}", "办理经过")
    stand.clock.forward(days=7)
    assert "演练到期" in (await press(stand, who, page, "受理")).text
    assert await state_of(stand, case_id) is State.REPORTED
    assert rooms_of(stand) == []
    assert not (await stand.say(who, f"/case {case_id}", "办理经过")).text.startswith(MARK)


async def test_where_it_is_closed_again_the_rooms_go_and_nothing_leads_there(stand: Stand) -> None:
    who, waiting = "mediator", "coordinator"
    for one in (who, waiting):
        await begin(stand, one)
    await leave(stand, waiting)
    assert "演练里练过的，12月1日" in (await stand.say(waiting, "/mydata", "")).text
    assert stand.desk.rooms is not None
    stand.desk.rooms.offered = False  # as GRIDDESK_PRACTICE_ROOMS=0 does
    await stand.say(who, "/queue", "演练打不开了")
    assert "practice" not in in_menu(await stand.actor(who), lacks=stand.desk.lacks)
    await stand.say(waiting, "/deleteme", "")
    await stand.tap(waiting, (await stand.last(waiting)).buttons[0])
    await stand.idle()
    assert rooms_of(stand) == []


async def test_a_room_that_cannot_be_opened_ends_the_practice(stand: Stand) -> None:
    who = "mediator"
    await begin(stand, who)
    (room,) = rooms_of(stand)
    (desk,) = room.glob("*.db")
    assert stand.desk.rooms is not None
    await stand.desk.rooms.clear(room.name)
    room.mkdir()
    desk.write_bytes(b"no database at all" * 99)
    await stand.say(who, "/queue", "演练打不开了")
    assert not (await stand.say(who, "/queue", "")).text.startswith(MARK)


@pytest.mark.long
async def test_only_so_many_practise_at_once(stand: Stand) -> None:
    for who in ("mediator", "officer"):
        await begin(stand, who)
    await stand.say("coordinator", "/practice", "演练")
    tapped = await stand.tap("coordinator", "开始演练")
    assert "最多 2 人" in tapped.text


@pytest.mark.long
async def test_who_leaves_the_desk_leaves_no_room(stand: Stand) -> None:
    who = "mediator"
    await begin(stand, who)
    await leave(stand, who)
    await stand.say(who, "/deleteme", "")
    await stand.tap(who, (await stand.last(who)).buttons[0])
    await stand.idle()
    assert rooms_of(stand) == []


@pytest.mark.parametrize("role", Role)
def test_what_is_offered_to_try_is_theirs(role: Role) -> None:
    seat = Seat(
        post_id=1,
        role=role,
        unit_id=1,
        unit_kind=UnitKind.DISTRICT,
        unit_path="/1/",
        unit_name="琅琊区",
        capacity=Capacity.HOLDER,
    )
    actor = Actor(person_id=1, locale="zh", seats=(seat,))
    said = set(re.findall(r"/(\w+)", _tries(say_in("zh"), actor)))
    assert said
    assert said <= set(commands(actor, lacks=()))


def test_the_bot_of_a_room_marks_what_it_says_and_reaches_nobody_else() -> None:
    for locale in LOCALES:
        say = say_in(locale)
        mark = say.plain("practice-mark")
        bot = PractisingBot(make_bot(TOKEN), "7", "~ab", say)
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[button("x", OpenCase(id=1))]])
        for one in (
            SendMessage(chat_id=7, text="x", reply_markup=keyboard),
            EditMessageText(chat_id=7, message_id=1, text="x", reply_markup=keyboard),
        ):
            marked: Any = bot._marked(one)
            assert marked.text.startswith(mark)
            data = marked.reply_markup.inline_keyboard[0][0].callback_data
            assert data == f"~ab{OpenCase(id=1).pack()}"
        paper = BufferedInputFile(b"", filename="x.docx")
        sent = bot._marked(SendDocument(chat_id=7, document=paper))
        assert sent.caption.startswith(mark)
        assert sent.document.filename == f"{mark}x.docx"
        assert paper.filename == "x.docx"
        assert bot._marked(AnswerCallbackQuery(callback_query_id="1", text="x")).text[0] == mark[0]
        for other in (SendMessage(chat_id=8, text="x"), GetChat(chat_id=7)):
            with pytest.raises(ElsewherePractised):
                bot._marked(other)


async def test_the_menu_stays_the_desks() -> None:
    bot = PractisingBot(make_bot(TOKEN), "7", "~ab", say_in("zh"))
    assert await bot(SetMyCommands(commands=[BotCommand(command="x", description="x")]))


@pytest.mark.long
async def test_a_full_room_says_so_to_every_message_but_the_way_out(stand: Stand) -> None:
    who = "mediator"
    await begin(stand, who)
    (room,) = rooms_of(stand)
    with (room / "heap").open("wb") as heap:
        heap.truncate(LARGEST + 1)
    await stand.say(who, "/queue", "演练里的东西满了（最多 48 MB）")
    await leave(stand, who, "清空并结束")
    assert not (await stand.say(who, "/queue", "")).text.startswith(MARK)
