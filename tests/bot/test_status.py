"""The board through phones: down, up, by name, refreshed, and not beyond one's reach."""

from bot.buttons.status import StatusOf
from tests.makers import a_case
from tests.stand import Stand


async def test_down_and_up_again(stand: Stand) -> None:
    await stand.office.do(a_case, await stand.actor("grid_head"), stand.district.units["grid"])
    page = await stand.say("supervisor", "/status", "琅琊区")
    assert "排查 1 · 化解 0" in page.text
    await stand.tap("supervisor", "琅琊街道 1")
    await stand.tap("supervisor", "古道社区 1")
    community = await stand.last("supervisor")
    assert community.text.startswith("📊 古道社区")
    assert community.id == page.id
    # Nothing has changed: the same page once more is no error.
    assert (await stand.tap("supervisor", "刷新", match="contains")).answered
    await stand.tap("supervisor", "📋 周报")
    assert "古道社区 周报" in (await stand.last("supervisor")).text
    await stand.sim.tap(
        stand.phone("supervisor"),
        page.id,
        data=StatusOf(unit=stand.district.units["community"], page=99_999).pack(),
        forged=True,
    )
    await stand.tap("supervisor", "‹ 琅琊街道")
    assert (await stand.last("supervisor")).text.startswith("📊 琅琊街道")


async def test_by_name(stand: Stand) -> None:
    await stand.say("supervisor", "/status 古道社区", "📊 古道社区")
    await stand.say("supervisor", "/status 古道", "📊 古道社区")
    several = await stand.say("supervisor", "/status 街道", "是哪一个")
    assert several.buttons == ["琅琊街道", "北门街道"]
    await stand.tap("supervisor", "琅琊街道")
    assert (await stand.last("supervisor")).text.startswith("📊 琅琊街道")
    await stand.say("supervisor", f"/status {'没有' * 500}", "没找到")
    await stand.say("supervisor", "/status <b>", "没找到“<b>”")


async def test_not_beyond_ones_reach(stand: Stand) -> None:
    await stand.say("building_head", "/status", "总览给这些岗位看")
    top = await stand.say("coordinator", "/status", "📊 琅琊街道")
    assert not any(label.startswith("‹") for label in top.buttons), "the district is above reach"
    await stand.say("coordinator", "/status 东后街", "没找到")
    for unit in (stand.district.units["community_2"], stand.district.units["district"], 2**62, 0):
        tapped = await stand.sim.tap(
            stand.phone("coordinator"), top.id, data=StatusOf(unit=unit).pack(), forged=True
        )
        assert tapped.show_alert
        assert "没找到" in tapped.text
    screen = await stand.screen("coordinator")
    assert "北门街道" not in screen
    assert "📊 琅琊区" not in screen
