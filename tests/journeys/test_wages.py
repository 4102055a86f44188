"""A wage dispute from the building site to the archive: up, to the specialised centre, legal aid
beside it, an agreement, its deadline, what was promised, and the follow-up."""

from domain.cases.handover import RouteRow, set_routes
from domain.request import Request
from tests.journeys.habits import files_a_dispute, looks_behind_the_board_of
from tests.journeys.people import Someone
from tests.journeys.town import Town

NEAR = "这些日子快到了"


async def comes_to_the_centre(town: Town) -> Someone:
    """Reported, handed up, assigned to the centre that is suggested, taken, begun."""
    mediator, coordinator, wages = town.mediator, town.coordinator, town.wages_mediator
    routes = [RouteRow(category="labour", centre="341102800004")]
    await town.product.desk.office.do(set_routes, Request(now=town.clock.now()), routes)
    assert await files_a_dispute(town.building_head, "工地欠了三个月工资", "劳动争议") == 1
    await mediator.sees("新报上来一件")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    await mediator.taps("上交一级")
    await mediator.says("工人多，社区谈不下来", "琅琊街道")
    await mediator.taps("⏫ 上交")
    await coordinator.sees("上交给您这里，请接单")
    await coordinator.taps("📥 接单")
    await coordinator.taps("派单")
    await coordinator.taps("⭐ 农民工工资纠纷调解中心（建议）")
    await coordinator.taps("📤 派单")
    await wages.sees("派给您这里，请接单")
    await wages.taps("📥 接单")
    await wages.taps("开始调解")
    await town.building_head.sees("已开始调解")
    return wages


async def asks_legal_aid(wages: Someone, liaison: Someone) -> None:
    """By the fast lane, with consent; accepted the same day."""
    await wages.taps("更多")
    await wages.taps("援调访移送")
    await wages.taps("移送给…")
    await wages.taps("法律援助（琅琊区）")
    await wages.taps("双方都同意")
    preview = await wages.says("请帮工人备好仲裁材料", "请对方在")
    assert "绿色通道：开" in preview.text
    await wages.taps("📨 移送")
    await liaison.sees("移送一件给您")
    await liaison.taps("✅ 接收")
    await wages.sees("法律援助已接收")


async def agrees(wages: Someone) -> None:
    """In writing, to be confirmed by the court, with a day on which the money is due."""
    await wages.says("/case 1", "办理经过")
    await wages.taps("登记结果")
    await wages.taps("调解成功")
    await wages.says("公司分两次付清", "没问题就登记")
    await wages.taps("登记结果")
    await wages.taps("书面协议")
    await wages.taps("就 ")
    await wages.taps("双方要司法确认")
    await wages.taps("加一个履行日期")
    await wages.says("12月9日", "那天要做什么")
    await wages.says("甲方付第一笔", "这样记履行日期")
    await wages.taps("记上")


async def test_a_wage_dispute_from_the_site_to_the_archive(town: Town) -> None:
    head, liaison = town.building_head, town.liaison
    wages = await comes_to_the_centre(town)
    await asks_legal_aid(wages, liaison)
    await agrees(wages)
    await head.sees("有结果了：调解成功")

    # legal aid is still at it: not filed away under its hands
    await wages.says("/case 1", "办理经过")
    blocked = await wages.taps("归档")
    assert blocked.show_alert
    assert "移送出去还没办完" in (blocked.text or "")
    await liaison.says("/referrals", "移送 · 共1件")
    await liaison.taps("第1号 · 法律援助")
    assert "这件事现在是：已有结果" in await liaison.read()
    await liaison.taps("办结")
    await liaison.says("协议已看过，没有问题", "没问题就发出")
    await liaison.taps("发出")
    done = await wages.sees("法律援助已办结")
    assert "还没登记结果的" in done.text, "this one has its outcome"

    await town.becomes("2026-12-08 08:30")
    assert "明天 12月9日(周三) 该履行了。甲方付第一笔" in (await wages.sees(NEAR)).text
    await wages.taps("第1号调解记录")
    await wages.taps("12月9日已履行")
    await town.becomes("2026-12-17 08:30")
    near = await wages.sees(NEAR)
    assert "司法确认，最晚 12月24日(周四) 申请" in near.text
    assert "12月24日(周四) 去回访" in near.text
    await wages.taps("第1号调解记录")
    await wages.taps("已申请司法确认")
    await wages.taps("今天")
    assert "已申请" in await wages.read()

    await town.becomes("2026-12-23 08:30")
    visit = await wages.sees(NEAR)
    assert "司法确认" not in visit.text, "that is done"
    await wages.taps("第1号调解记录")
    await wages.taps("登记回访")
    await wages.taps("做到了")
    await wages.taps("满意")
    await wages.taps("记上")
    assert "满意" in await wages.read()
    await wages.taps("回到这件事")
    await wages.taps("归档")
    await head.sees("已办完归档")
    assert town.rows("SELECT kind, ending FROM deadlines ORDER BY id") == [
        ("confirmation", "kept"),
        ("follow_up", "kept"),
        ("performance", "kept"),
    ]
    board = await looks_behind_the_board_of(town.supervisor, "古道社区")
    assert "化解率 100%（排查 1 件，化解 1 件）" in board, "where it was found, not where it went"
