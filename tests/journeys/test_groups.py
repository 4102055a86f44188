"""In a group others read along: a matter is shown without what is personal, figures without lists,
and everything else moves to the private chat."""

import pytest

from simulator.client import Seen
from tests import cast
from tests.journeys.habits import SENTENCE, files_a_dispute
from tests.journeys.town import Town

GROUP = -1001


async def say(town: Town, who: int, text: str) -> None:
    """Somebody says something in the group."""
    await town.server.client.say(who, text, chat_id=GROUP)


async def heard(town: Town) -> list[Seen]:
    """All that the bot said there."""
    await town.rests()
    screen = await town.server.client.screen(cast.MEDIATOR, chat_id=GROUP)
    return [one for one in screen.messages if one.from_bot]


async def name_of(town: Town) -> str:
    """The bot's."""
    return (await town.product.bot.me()).username or ""


@pytest.fixture
async def numbers(town: Town) -> tuple[int, int]:
    """A matter at 古道 and one at 东后街; everybody in a group."""
    mine = await files_a_dispute(town.building_head)
    theirs = await files_a_dispute(town.other_building_head)
    everybody = [
        cast.MEDIATOR,
        cast.SUPERVISOR,
        cast.COORDINATOR,
        cast.BUILDING_HEAD,
        cast.STRANGER,
    ]
    await town.server.client.group(GROUP, "琅琊街道工作群", everybody)
    return mine, theirs


async def test_a_matter_is_shown_by_its_number_and_leads_to_the_private_chat(
    town: Town, numbers: tuple[int, int]
) -> None:
    mine, theirs = numbers
    bot = await name_of(town)
    await say(town, cast.COORDINATOR, f"@{bot} 第{mine}号")
    (card,) = await heard(town)
    assert card.text.splitlines() == [
        f"📌 第{mine}号 · 邻里（矛盾纠纷）",
        "承办：古道社区",
        "🆕 待受理",
        "⏰ 11月26日(周四) 24:00 前受理",
    ]
    for kept in (SENTENCE, "1号楼", "楼栋长"):
        assert kept not in card.text
    (away,) = card.inline_buttons
    assert away["url"] == f"https://t.me/{bot}?start=case-{mine}"
    assert town.one("SELECT count(*) FROM audit WHERE act = 'case_share'") == 1
    await town.coordinator.follows(f"case-{mine}", "办理经过")
    await town.coordinator.follows(f"case-{theirs}", "没找到")
    await town.people[cast.STRANGER].follows(f"case-{mine}", "还没有登记岗位")

    await say(town, cast.COORDINATOR, f"{theirs} @{bot.upper()}")
    await say(town, cast.COORDINATOR, f"@{bot} 9999")
    _, foreign, missing = await heard(town)
    assert foreign.text == missing.text, "nobody learns which numbers there are"
    assert "东后街" not in foreign.text


async def test_figures_without_lists_and_everything_else_in_private(
    town: Town, numbers: tuple[int, int]
) -> None:
    bot = await name_of(town)
    await say(town, cast.COORDINATOR, f"/status@{bot}")
    (board,) = await heard(town)
    assert "未化解 1 · 超期 0" in board.text
    assert "古道社区" not in board.text
    assert [one["url"] for one in board.inline_buttons] == [f"https://t.me/{bot}"]
    await say(town, cast.COORDINATOR, "/status 琅琊区")
    await say(town, cast.BUILDING_HEAD, "/status")
    await say(town, cast.MEDIATOR, f"/case {numbers[0]}")
    _, above, not_theirs, private = (one.text for one in await heard(town))
    assert "没找到" in above
    assert "督办员" in not_theirs
    assert private == "🔒 这个请在私聊里办：点下面的按钮，再发 /case"


async def test_of_all_else_nothing_is_said(town: Town, numbers: tuple[int, int]) -> None:
    bot = await name_of(town)
    for who, text in (
        (cast.STRANGER, f"@{bot} {numbers[0]}"),
        (cast.STRANGER, f"/status@{bot}"),
        (cast.COORDINATOR, f"@{bot} 大家早"),
        (cast.COORDINATOR, f"@{bot}x {numbers[0]}"),
        (cast.COORDINATOR, "/status@another_bot"),
        (cast.COORDINATOR, "/nothing"),
        (cast.COORDINATOR, str(numbers[0])),
    ):
        await say(town, who, text)
    assert await heard(town) == []
