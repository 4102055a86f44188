"""居民评议 of a community: too few come, it is held again, and what is wrong is put right."""

from tests.journeys.people import Someone
from tests.journeys.town import Town


async def prepares(officer: Someone) -> None:
    await officer.says("/evaluation", "还没有准备")
    await officer.taps("📅 准备评议")
    await officer.taps("今天")
    await officer.taps("✅ 定下来")


async def calls_it_again(officer: Someone, day: str, seen: str) -> None:
    await officer.taps("🔁 重新召开")
    await officer.says(day, f"改到 {seen}")
    await officer.taps("✅ 定下来")
    assert "第 2 次召开" in await officer.read()


async def counts(officer: Someone, counted: str, votes: str) -> None:
    await officer.taps("✍️ 录入票数")
    await officer.says(counted, "打四个数")
    await officer.says("\n".join([votes] * 5), "核对一下")
    await officer.taps("✅ 交出，请另一人确认")


async def hands_out_what_is_wrong(mediator: Someone, what: str) -> None:
    await mediator.taps("🔧 交办整改")
    await mediator.taps("公共服务站")
    await mediator.says(what, "由哪个单位整改")
    await mediator.taps("琅琊街道")
    await mediator.taps("10个工作日")
    await mediator.taps("✅ 交办")
    assert "整改事项 1 项" in await mediator.read()


async def fails_its_quorum_and_is_held_again(town: Town) -> None:
    """33 of 50 are no two thirds; 34 are. What is found wrong is handed out, and fed back."""
    officer, mediator, street = town.officer, town.mediator, town.coordinator
    await prepares(officer)
    await officer.taps("✍️ 录入票数")
    await officer.says("50 33 33 33 33 0", "这次评议无效")
    await officer.taps("🚫 记为无效")
    assert "实到不足应到的三分之二" in await officer.read()
    await town.supervisor.says("/evaluation", "人数不够")

    await calls_it_again(officer, "12月4号", "12月4日(周五)")
    await town.becomes("2026-12-04 15:00")
    await officer.says("/evaluation", "第 2 次召开")
    await counts(officer, "50 34 34 34 34 0", "20 8 4 2")
    await mediator.sees("请您核对后确认")
    await mediator.taps("🗳️ 打开评议")
    await mediator.taps("✅ 确认票数")
    assert "结果已确认" in await mediator.read()
    await officer.sees("结果已确认")
    await hands_out_what_is_wrong(mediator, "窗口午间没人")

    await street.sees("窗口午间没人")
    await street.taps("✅ 接收")
    await street.taps("💬 反馈")
    await street.says("午间有人值班了", "反馈：午间有人值班了")
    await street.taps("✅ 发出反馈")
    await mediator.sees("琅琊街道反馈")
    await town.rests()
    assert await mediator.how_often("请您核对后确认") == 1
    assert await street.how_often("交办：窗口午间没人") == 1
    assert town.rows("SELECT stage, round FROM evaluations") == [("confirmed", 2)]
    assert town.rows("SELECT state FROM followups") == [("fed_back",)]


async def test_too_few_come_and_it_is_held_again(town: Town) -> None:
    await fails_its_quorum_and_is_held_again(town)
