"""Pictures through phones: from the board, from one to the next in its place, within reach."""

from bot.buttons.pictures import PictureOf
from domain.pictures.views import Horizon, Picture
from tests.makers import a_case
from tests.stand import Stand


async def _calls(stand: Stand, method: str) -> int:
    return len(await stand.sim.calls(method))


async def test_from_the_board_to_a_picture_and_from_one_to_the_next(stand: Stand) -> None:
    for _ in range(3):
        await stand.office.do(a_case, await stand.actor("grid_head"), stand.district.units["grid"])
    board = await stand.say("coordinator", "/status", "📊 琅琊街道")
    await stand.tap("coordinator", "⋯ 更多")
    await stand.tap("coordinator", "📈 看图")
    trend = await stand.last("coordinator")
    assert trend.id != board.id, "the board stays above"
    assert trend.text.startswith("琅琊街道 近8周：新排查 3 · 化解 0\n")
    assert "本周 新排查 3 · 化解 0；上周 0 · 0" in trend.text
    await stand.tap("coordinator", "近6个月")
    await stand.tap("coordinator", "积压")
    ageing = await stand.last("coordinator")
    assert ageing.id == trend.id
    assert ageing.text == "琅琊街道 未化解 3 · 超期 0\n0–7天 3"
    await stand.tap("coordinator", "类别")
    assert "近8周：新排查 3" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "各处")
    assert "古道社区 3" in (await stand.last("coordinator")).text
    assert (await stand.tap("coordinator", "✓ 各处")).answered, "the same once more is no error"
    assert await _calls(stand, "sendPhoto") == 1
    await stand.tap("coordinator", "‹ 琅琊街道")
    assert (await stand.last("coordinator")).text.startswith("📊 琅琊街道")


async def test_by_command_and_name(stand: Stand) -> None:
    await stand.say("supervisor", "/chart", "琅琊区 近8周")
    await stand.say("supervisor", "/chart 古道", "古道社区 近8周")
    several = await stand.say("supervisor", "/chart 街道", "哪")
    assert several.buttons == ["琅琊街道", "北门街道"]
    await stand.tap("supervisor", "北门街道")
    assert "北门街道 近8周" in (await stand.last("supervisor")).text
    await stand.say("building_head", "/chart", "总览给这些岗位看")


async def test_not_beyond_ones_reach(stand: Stand) -> None:
    top = await stand.say("coordinator", "/chart", "琅琊街道")
    for unit in (stand.district.units["community_2"], stand.district.units["district"], 2**62, 0):
        for which in Picture:
            button = PictureOf(unit=unit, which=which, span=Horizon.YEAR)
            tapped = await stand.sim.tap(
                stand.phone("coordinator"), top.id, data=button.pack(), forged=True
            )
            assert tapped.show_alert
            assert "没找到" in tapped.text
    assert "北门街道" not in await stand.screen("coordinator")


async def test_where_drawing_fails_the_words_come(stand: Stand) -> None:
    async def fails(*_: object) -> None:
        return None

    stand.desk.gallery.draw = fails  # type: ignore[method-assign]  # stands for a broken drawing
    page = await stand.say("coordinator", "/chart", "近8周")
    assert "✓ 走势" in page.buttons
    await stand.tap("coordinator", "积压")
    assert (await stand.last("coordinator")).text.startswith("琅琊街道 未化解 0")
    assert await _calls(stand, "sendPhoto") == 0
