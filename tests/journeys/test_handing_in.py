"""Legal aid sends a matter to mediation: with consent, received, and the outcome comes back."""

from tests.journeys.habits import handles
from tests.journeys.town import Town


async def test_what_came_to_legal_aid_is_mediated_in_the_community(town: Town) -> None:
    liaison, mediator = town.liaison, town.mediator
    await liaison.says("/referrals", "现在没有移送")
    await liaison.taps("转给街道、中心调解")
    await liaison.taps("矛盾纠纷")
    await liaison.taps("邻里")
    assert "直接打社区的名字" in await liaison.read()
    await liaison.says("古道社区", "多少人")  # by name: it is not directly below
    await liaison.taps("1–2人")
    asked = await liaison.says("来咨询漏水赔偿，双方愿意先调解", "当事人同意移送吗")
    assert "移送去调解要先问当事人" in asked.text
    refused = await liaison.taps("不同意，或还没问")
    assert refused.show_alert
    assert "当事人同意了才能移送" in (refused.text or "")
    assert town.one("SELECT count(*) FROM cases") == 0
    await liaison.taps("返回")
    await liaison.taps("提交")  # not past the question
    assert "当事人同意移送吗" in await liaison.read()
    await liaison.taps("双方都同意")
    preview = await liaison.read()
    assert "地点：古道社区" in preview
    assert "当事人：双方都同意移送调解" in preview
    await liaison.taps("提交")
    assert "已收到，编号 1" in await liaison.read()
    assert "↩️ 撤销（5分钟内）" in (await liaison.last()).buttons

    told = await mediator.sees("移送来一件")
    assert "📨 法律援助移送来一件：第1号 · 邻里" in told.text
    await mediator.taps("打开第1号")
    assert "琅琊区 法律援助联络员：移送调解，双方都同意" in await mediator.read()
    await mediator.taps("受理")
    await liaison.sees("您报的第1号 · 邻里，古道社区调解员已受理")  # the receipt
    await mediator.taps("登记结果")
    await mediator.taps("调解成功")
    await mediator.says("赔了粉刷钱", "没问题就登记")
    await mediator.taps("登记结果")
    outcome = await liaison.sees("有结果了：调解成功")
    assert "赔了粉刷钱" in outcome.text
    assert town.rows("SELECT act, subject FROM audit WHERE act = 'consent'") == [
        ("consent", "case:1:both")
    ]


async def test_others_are_not_asked_for_consent(town: Town) -> None:
    head = town.building_head
    await head.says("/report", "报哪一类")
    await head.taps("矛盾纠纷")
    await head.taps("邻里")
    await head.taps((await head.last()).buttons[0])
    await head.taps("1–2人")
    await head.says("楼上漏水", "请看一眼")
    await head.taps("提交")
    await handles(town.mediator, 1, "调解成功")
    assert town.rows("SELECT letter FROM steps WHERE letter LIKE 'from_%'") == []
