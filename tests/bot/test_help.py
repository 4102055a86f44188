"""/help: short for who has little to do, in chapters for who has much."""

from dataclasses import replace

import pytest

from bot import menus
from bot.pages.help import WHOLE
from domain.org.model import UnitKind
from tests.stand import Stand

_CHAIRS = ("building_head", "grid_head", "mediator", "officer", "coordinator", "supervisor")


@pytest.mark.parametrize("who", _CHAIRS)
async def test_each_command_stands_on_one_of_its_pages(stand: Stand, who: str) -> None:
    actor = await stand.actor(who)
    told = menus.chapters(actor, lacks={"page"})
    names = menus.commands(actor, lacks={"page"})
    assert sorted(name for chapter in told.values() for name in chapter) == sorted(names)
    first = await stand.say(who, "/help", "您的岗位")
    if len(names) <= WHOLE:
        assert not first.buttons
        assert all(f"/{name}" in first.text for name in names)
        return
    seen = first.text
    for label in first.buttons:
        await stand.tap(who, label)
        page = await stand.last(who)
        assert len(page.text.splitlines()) <= WHOLE + 2, "one screen"
        assert len(page.buttons) == len(told) - 1
        seen += page.text
    assert all(f"/{name}" in seen for name in names)


@pytest.mark.parametrize("who", _CHAIRS)
async def test_the_menu_leaves_out_what_is_wanted_once(stand: Stand, who: str) -> None:
    actor = await stand.actor(who)
    listed = menus.in_menu(actor, lacks={"page"})
    assert set(listed) < set(menus.commands(actor, lacks={"page"}))
    assert "help" in listed, "the way to all others"
    assert "deleteme" not in listed


async def test_words_are_offered_where_the_highest_tier_is(stand: Stand) -> None:
    top = await stand.actor("administrator")
    lower = tuple(replace(seat, unit_kind=UnitKind.COMMUNITY) for seat in top.seats)
    assert "words" in menus.commands(top, lacks={"page"})
    assert "words" not in menus.commands(replace(top, seats=lower), lacks={"page"})


def test_a_chapter_holds_no_command_twice_and_none_that_is_not_there() -> None:
    told = [name for chapter in menus.CHAPTERS.values() for name in chapter]
    assert len(told) == len(set(told))
    assert set(told) <= menus.NEEDS.keys()


async def test_a_chapter_that_nobody_knows_is_the_first(stand: Stand) -> None:
    page = await stand.say("coordinator", "/help", "您的岗位")
    phone = stand.phone("coordinator")
    await stand.sim.tap(phone, page.id, data="hlp:nowhere", forged=True)
    assert "📋 办事" in (await stand.last("coordinator")).text
