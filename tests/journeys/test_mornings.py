"""One morning, one message: what several mechanisms remind one person of comes together."""

from tests.journeys.habits import files_a_dispute, handles
from tests.journeys.town import Town

DUE = ("过了时限，请看一眼", "该履行了", "法院应在")
"""A sentence of each feature: the clocks, the agreement's days, the referrals."""


async def test_a_morning_of_three_features_is_one_message(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    for _ in range(3):
        await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await handles(mediator, 1, "调解成功")
    await mediator.taps("书面协议")
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("调解记录")
    await mediator.taps("加一个履行日期")
    await mediator.says("12月7日", "那天要做什么")
    await mediator.says("甲方付粉刷钱", "这样记履行日期")
    await mediator.taps("记上")
    for number in (2, 3):
        await mediator.says(f"/case {number}", "办理经过")
        await mediator.taps("受理")
    await town.becomes("2026-12-01 10:00")
    await mediator.says("/case 3", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("援调访移送")
    await mediator.taps("移送给…")
    await mediator.taps("法院")
    await mediator.taps("双方都同意")
    await mediator.says("谈不拢，请立案", "请对方在")
    await mediator.taps("📨 移送")

    await town.becomes("2026-12-04 08:29")
    before = len(await mediator.received())
    await town.becomes("2026-12-04 08:30")
    await town.sweeps(3)
    told = (await mediator.received())[before:]
    assert len(told) == 1, told
    assert all(sentence in told[0] for sentence in DUE), told
    buttons = (await mediator.last()).buttons
    assert {"打开第2号", "打开第3号", "📒 第1号调解记录", "📨 移送单第1号"} <= set(buttons)
    await mediator.taps("移送单第1号")
    assert "等答复" in await mediator.read()


async def test_what_is_red_waits_for_no_morning(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    await files_a_dispute(head)
    await mediator.sees("新报上来一件")
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("受理")
    await town.becomes("2026-12-03 23:00")
    await files_a_dispute(head, urgency="🔴 紧急")
    await town.rests()
    red = await mediator.sees("报上来一件紧急的", "紧急")
    assert "110" in red.text
    # nobody takes it: it rings again in the night, and who reported it hears
    for moment in ("2026-12-03 23:30", "2026-12-04 00:00"):
        await town.becomes(moment)
    await mediator.sees("🔔 紧急的")
    await head.sees("还没有人受理")
    before = len(await mediator.received())
    await town.becomes("2026-12-04 08:30")
    assert len((await mediator.received())[before:]) == 1
