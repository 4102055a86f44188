"""/hot, /load, /stuck and /satisfaction through phones: figures, their matters, down and up, one
item for what recurs, and not beyond one's reach."""

import pytest

from bot.buttons.analysis import AnalysisOf, BehindOf, ItemOf, SpotOf
from domain.analysis.model import Analysis, Behind, Lookback
from domain.cases import rating, steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome
from domain.cases.satisfaction import Satisfaction
from domain.people.model import Actor
from domain.request import Request
from tests.makers import NOW, a_case, a_token, later
from tests.stand import Stand


async def _items(stand: Stand, many: int, kind: CaseKind = CaseKind.OPINION) -> list[int]:
    """So many matters of one topic at one building, of the last days."""
    head, grid = await stand.actor("grid_head"), stand.district.units["grid"]
    return [
        (await stand.office.do(a_case, head, grid, kind=kind, now=later(days=-ago))).id
        for ago in range(many)
    ]


def _tap(actor: Actor) -> Request:
    return Request(actor=actor, token=a_token(), now=NOW)


async def test_what_recurs_becomes_one_item(stand: Stand) -> None:
    ids = await _items(stand, 3)
    page = await stand.say("officer", "/hot", "🔥 古道社区 热点")
    assert "近30天 10月26日–11月24日（↑↓ 与前30天比）" in page.text
    assert "满 3 件" in page.text
    assert page.buttons[0] == "📌 古道社区 三号楼 · 环境卫生 3 ↑3"
    assert page.buttons[1] == "环境卫生 3 ↑3"
    await stand.tap("officer", page.buttons[0])
    spot = await stand.last("officer")
    assert "3 件，之前同样长的时间 0 件" in spot.text
    assert all(f"{one}号" in spot.text for one in ids)
    await stand.tap("officer", "📌 并成一件来办")
    whole = await stand.last("officer")
    assert "三号楼" in whole.text
    assert "近30天同一地点同类事项3件" in whole.text
    await stand.tap("officer", "✅", match="contains")
    filed = await stand.last("officer")
    assert "号" in filed.text
    board = await stand.boards.cases.mine(await stand.actor("officer"), 0, NOW)
    assert board.lines[0].summary.endswith("、".join(str(one) for one in ids))


async def test_disputes_that_recur_ask_for_the_topic(stand: Stand) -> None:
    await _items(stand, 3, CaseKind.DISPUTE)
    page = await stand.say("officer", "/hot", "🔥 古道社区")
    await stand.tap("officer", page.buttons[0])
    await stand.tap("officer", "📌 并成一件来办")
    assert "环境卫生" in (await stand.last("officer")).buttons
    await stand.tap("officer", "环境卫生")
    assert "三号楼" in (await stand.last("officer")).text


async def test_who_reports_nothing_reads_what_recurs(stand: Stand) -> None:
    await _items(stand, 3)
    page = await stand.say("supervisor", "/hot", "🔥 琅琊区")
    await stand.tap("supervisor", page.buttons[0])
    spot = await stand.last("supervisor")
    assert "📌 并成一件来办" not in spot.buttons
    forged = ItemOf(unit=stand.district.units["grid"], case=1).pack()
    tapped = await stand.sim.tap(stand.phone("supervisor"), spot.id, data=forged, forged=True)
    assert tapped.show_alert
    await stand.tap("supervisor", "‹ 热点")
    assert (await stand.last("supervisor")).text == page.text


async def test_in_hand_down_to_the_matter(stand: Stand) -> None:
    head, grid = await stand.actor("grid_head"), stand.district.units["grid"]
    await stand.office.do(a_case, head, grid, now=later(days=-20))
    await stand.office.do(a_case, head, grid)
    page = await stand.say("supervisor", "/load", "📦 琅琊区 在手的事")
    assert "没办完 2 · ⚠️ 超期 1" in page.text
    assert "本周 11月23日–24日（↑↓ 与上周同期比）" in page.text
    assert "新增 1 ↑1 · 了结 0" in page.text
    await stand.tap("supervisor", "⚠️ 超期 1")
    late = await stand.last("supervisor")
    assert late.text.startswith("琅琊区 ⚠️ 超期 · 1件")
    await stand.tap("supervisor", "‹ 📦 在手")
    await stand.tap("supervisor", "琅琊街道 2 ⚠️1")
    await stand.tap("supervisor", "古道社区 2 ⚠️1")
    community = await stand.last("supervisor")
    assert community.text.startswith("📦 古道社区")
    assert community.id == page.id
    await stand.tap("supervisor", "30天")
    assert "新增 2 ↑2" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "‹ 琅琊街道")
    await stand.tap("supervisor", "‹ 总览")
    assert (await stand.last("supervisor")).text.startswith("📊 琅琊街道")


async def test_where_matters_wait(stand: Stand) -> None:
    head, grid = await stand.actor("grid_head"), stand.district.units["grid"]
    for days in (9, 5, 0):
        await stand.office.do(a_case, head, grid, now=later(days=-days))
    page = await stand.say("coordinator", "/stuck 古道", "⏳ 古道社区 卡在哪一步")
    assert "↑↓ 与11月23日零点比" in page.text
    assert "🆕 待受理 3 ↑1：中位 5天 · 最久 9天" in page.text
    await stand.tap("coordinator", "🆕 待受理 3")
    waiting = await stand.last("coordinator")
    places = [waiting.text.index(f"等了{one}") for one in ("9天", "5天", "不到1小时")]
    assert places == sorted(places)
    await stand.tap("coordinator", "1号 ·", match="contains")
    assert "1号" in (await stand.last("coordinator")).text


async def test_who_said_nothing_is_not_content(stand: Stand) -> None:
    officer, head = await stand.actor("officer"), await stand.actor("grid_head")
    for number, one in enumerate(await _items(stand, 3)):
        for arrow, outcome in ((Arrow.ACCEPT, None), (Arrow.RESOLVE, Outcome.SUCCESS)):
            await stand.office.do(
                steps.take_step, _tap(officer), one, arrow, note="修好了", outcome=outcome
            )
        if number:
            grade = (Satisfaction.FAIRLY, Satisfaction.NOT)[number - 1]
            await stand.office.do(rating.rate, _tap(head), one, grade)
    page = await stand.say("officer", "/satisfaction", "😊 古道社区 三率")
    assert "响应率 100% · 应响应 3 按时 3" in page.text
    assert "解决率 50% · 表态的 2 解决 1" in page.text
    assert "满意率 50% · 已评的 2 满意 1" in page.text
    assert "没问到、没表态 1（不算在内）" in page.text
    await stand.tap("officer", "没问到 1")
    silent = await stand.last("officer")
    assert "没问到、没表态 · 1件" in silent.text
    assert "本月 11月1日–24日" in silent.text
    await stand.tap("officer", "‹ 😊 三率")
    await stand.tap("officer", "上周")
    assert "满意率 —" in (await stand.last("officer")).text


@pytest.mark.parametrize("of", Analysis)
async def test_not_beyond_ones_reach(stand: Stand, of: Analysis) -> None:
    (case,) = await _items(stand, 1)
    await stand.say("building_head", f"/{of.value}", "这一页给这些岗位看")
    page = await stand.say("coordinator_2", f"/{of.value}", "北门街道")
    assert "‹ 琅琊区" not in page.buttons
    await stand.say("coordinator_2", f"/{of.value} 古道", "没找到")
    lists = {
        Analysis.HOT: Behind.NO_WORD,
        Analysis.LOAD: Behind.HELD,
        Analysis.STUCK: Behind.REPORTED,
        Analysis.SATISFACTION: Behind.UNSOLVED,
    }
    for unit in (stand.district.units["community"], stand.district.units["district"], 2**62, 0):
        for data in (
            AnalysisOf(of=of, unit=unit, lookback=Lookback.YEAR),
            BehindOf(unit=unit, which=lists[of], lookback=Lookback.YEAR),
            SpotOf(unit=unit, case=case, lookback=Lookback.YEAR),
            SpotOf(unit=unit, case=case, lookback=Lookback.YEAR, everywhere=True),
            ItemOf(unit=unit, case=case),
        ):
            tapped = await stand.sim.tap(
                stand.phone("coordinator_2"), page.id, data=data.pack(), forged=True
            )
            assert tapped.show_alert
            assert "没找到" in tapped.text
    own = SpotOf(unit=stand.district.units["street_2"], case=case, lookback=Lookback.YEAR)
    tapped = await stand.sim.tap(
        stand.phone("coordinator_2"), page.id, data=own.pack(), forged=True
    )
    assert "没找到" in tapped.text
    assert "三号楼" not in await stand.screen("coordinator_2")
