"""What a person with a changed client can send: refused, and nothing is any different after."""

import asyncio

import pytest

from domain.cases.lifecycle import Arrow
from tests.examples import seldom
from tests.journeys.habits import (
    SENTENCE,
    a_photo_with_its_place,
    number_in,
    prepares_a_dispute,
    writes_up_to_the_sentence,
)
from tests.journeys.people import Someone
from tests.journeys.town import Town

GARBAGE = (
    "", " ", "x", "case:", "case:x", "case:1:2", "case:0", "case:-1", f"case:{2**63}", "do:1",
    "do:1:fly", "do:1:report", f"do:{10**40}:accept", "file:", f"file:{2**31}", "add:x", "add:9",
    "list:mine:x", f"list:mine:{10**30}", "list:mine:-5", "list:evil:0", "st:0:0", "st:1", "st:x:y",
    f"st:{2**64}:0", f"st:1:{10**30}", "wk:1:2026-W99:confirm", "wk:1:9999-W01:confirm",
    "wk:1:2026-11:confirm", "wk:1:2026-W48:burn", f"wk:{2**70}:2026-W48:nil", "lang:xx", "lang:",
    "new:1", "\x00", "🀄" * 16, "aBcDeF:cat", "aBcDeFcat:999", "a" * 64, "case:١", "do:1:accept:1",
)  # fmt: skip


async def files_with_a_photo(who: Someone) -> int:
    """A dispute on file with a photo in it."""
    await writes_up_to_the_sentence(who)
    await who.sends_photo(a_photo_with_its_place(), SENTENCE, "请看一眼")
    await who.taps("提交")
    return number_in(await who.read())


def everything_about(town: Town, number: int) -> list[str]:
    """All callback data that would show or change the case and its community."""
    file = town.one("SELECT id FROM attachments WHERE case_id = ?", number)
    community = town.one("SELECT responsible_id FROM cases WHERE id = ?", number)
    grid = town.one("SELECT unit_id FROM cases WHERE id = ?", number)
    return [
        *(f"do:{number}:{arrow.value}" for arrow in Arrow),
        *(f"case:{number}", f"add:{number}", f"file:{file}"),
        *(f"wk:{community}:2026-W48:{act}" for act in ("show", "confirm", "nil", "remark")),
        *(f"st:{unit}:0" for unit in (community, grid)),
    ]


OUTSIDERS = ("other_building_head", "other_mediator", "wages_mediator", "liaison", "administrator")
OFTEN = {"other_mediator", "officer"}
"""Who tries between two edits; where the long tests run all of them do."""


@pytest.mark.parametrize("name", seldom(OUTSIDERS, OFTEN))
async def test_who_has_no_part_in_a_matter_neither_sees_nor_moves_it(name: str, town: Town) -> None:
    number = await files_with_a_photo(town.building_head)
    await town.rests()
    who, before = getattr(town, name), town.everything()
    await who.says("/help")
    for data in everything_about(town, number):
        tapped = await who.forges(data)
        assert tapped.answered
        assert tapped.show_alert, data
        await who.says("写一句")  # should a dialog have opened, this would be its answer
    await who.says(f"/case {number}", "没找到")
    await town.rests()
    assert town.everything() == before
    screen = await who.screen()
    assert SENTENCE not in screen
    assert not [one for one in screen.messages if one.from_bot and one.kind == "photo"]


MAY_NOT = {
    "building_head": {"accept", "start", "ask_back", "resolve", "close"},
    "grid_head": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    "officer": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    "stand_in": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    "supervisor": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    # responsible is the community: those above see it and leave it to the mediator
    "coordinator": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    "centre_officer": {"accept", "start", "ask_back", "resolve", "close", "answer", "withdraw"},
    "mediator": {"answer", "withdraw"},
}


@pytest.mark.parametrize("name", seldom(MAY_NOT, OFTEN))
async def test_who_may_see_a_matter_does_not_take_the_steps_of_others(
    name: str, town: Town
) -> None:
    number = await files_with_a_photo(town.building_head)
    await town.rests()
    who, before = getattr(town, name), town.everything()
    await who.says("/help")
    for arrow in sorted(MAY_NOT[name]):
        tapped = await who.forges(f"do:{number}:{arrow}")
        assert tapped.show_alert, arrow
    if name not in {"officer", "stand_in"}:
        community = town.one("SELECT responsible_id FROM cases")
        for act in ("confirm", "nil"):
            await who.forges(f"wk:{community}:2026-W48:{act}")
    await town.rests()
    assert town.everything() == before


async def test_garbage_and_huge_ids_are_answered_and_change_nothing(town: Town) -> None:
    mediator = town.mediator
    await files_with_a_photo(town.building_head)
    await mediator.sees("新报上来一件")
    await town.rests()
    before = town.everything()
    for data in GARBAGE:
        assert (await mediator.forges(data)).answered, data
    await prepares_a_dispute(mediator, "开着对话")
    for data in GARBAGE:
        assert (await mediator.forges(data)).answered, data
    await town.rests()
    assert town.everything() == before
    assert town.rows("SELECT payload FROM inbox WHERE tries > 0 OR dead_at IS NOT NULL") == []
    await mediator.says("/help", "您的岗位")


async def test_two_taps_on_submit_file_one_case(town: Town) -> None:
    head = town.building_head
    await prepares_a_dispute(head)
    page = await head.last()
    submit = page.inline_buttons[0]["callback_data"]
    tap = town.server.client.tap
    await asyncio.gather(*(tap(head.phone, page.id, data=submit, forged=True) for _ in range(5)))
    await town.rests()
    assert town.one("SELECT count(*) FROM cases") == 1
    assert await town.mediator.how_often("新报上来一件") == 1
    await head.says("/mine", "共1件")


async def test_twenty_quick_taps_are_handled_in_the_order_they_were_made(town: Town) -> None:
    head = town.building_head
    await prepares_a_dispute(head)
    page = await head.last()
    labels = {one["text"]: one["callback_data"] for one in page.inline_buttons}
    to_urgency = labels["改紧急程度"]
    await head.taps("改紧急程度")
    choices = {b["text"]: b["callback_data"] for b in (await head.last()).inline_buttons}
    colours = [choices[name] for name in ("🔴 紧急", "🟠 当日处理", "🟡 一般")]
    taps = [colours[n // 2 % 3] if n % 2 == 0 else to_urgency for n in range(19)]
    for data in [*taps, labels["✅ 提交"]]:
        await town.server.client.tap(head.phone, page.id, data=data, forged=True, wait=0)
    await town.rests()
    # one tap out of turn would meet the wrong window, and the colour would be another
    assert town.rows("SELECT urgency FROM cases") == [("red",)]
    assert "已收到，编号 1" in await head.read()


async def test_old_buttons_after_a_restart_do_nothing_twice(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await prepares_a_dispute(head)
    submit = (await head.last()).inline_buttons[0]["callback_data"]
    await head.taps("提交")
    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    accept = "do:1:accept"
    await mediator.taps("受理")
    await town.rests()
    await town.stops()
    await town.starts()
    before = town.everything()
    assert "已经用过" in (await head.forges(submit)).text
    assert "晚了一步" in (await mediator.forges(accept)).text
    await town.rests()
    assert town.everything() == before
    await mediator.taps("开始调解")
    await head.sees("已开始调解")
