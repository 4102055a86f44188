"""What is reported on Monday comes before the talk meeting, and is followed until its people are
content."""

import asyncio

from tests.journeys.people import Someone
from tests.journeys.town import Town


async def reports(head: Someone) -> None:
    """A grid head reports that the lamps are out."""
    await head.says("/report", "报哪一类")
    await head.taps("社情民意")
    await head.taps("环境卫生")
    await head.taps("本网格")
    await head.says("路灯坏了三天", "请看一眼")
    await head.taps("提交")


async def sets_the_day(officer: Someone) -> None:
    await officer.says("/meeting", "还没定每月哪天")
    await officer.taps("📅 每月哪天开")
    await officer.says("每月第二个周四", "在哪里")
    await officer.says("二楼活动室，下午3点", "💬 二楼活动室")
    await officer.taps("✅ 就这样")


async def goes_to_the_agenda(officer: Someone) -> None:
    await officer.says("/case 1", "办理经过")
    await officer.taps("🗓 提交恳谈会")
    assert "🗓 恳谈会 12月10日" in await officer.read()


async def begins(officer: Someone) -> None:
    await officer.says("/meeting", "恳谈会 ·")
    await officer.taps("✅ 定下议程")
    await officer.taps("▶️ 现在开会")


async def confirms(officer: Someone) -> None:
    await officer.taps("👥 到会人数")
    await officer.says("12 3 2 4", "居民代表 12")
    await officer.taps("✅ 就这样")
    await officer.taps("✅ 确认纪要")
    assert "纪要由信息员确认" in await officer.read()


async def hands_out_again(officer: Someone, unit: str) -> None:
    await officer.taps("🔁 改交")
    await officer.taps(unit)
    await officer.taps("3个工作日：12月15日")
    await officer.taps("✅ 交办")


async def is_late_and_gets_more_time(town: Town) -> None:
    """Nobody at the street answers: due that day, late, up the ladder, extended."""
    officer, street, above = town.officer, town.coordinator, town.centre_officer
    await street.taps("✅ 接收")
    await town.becomes("2026-12-15 08:30")
    assert await street.how_often("交办的事今天要反馈") == 1
    await town.becomes("2026-12-16 08:30")
    assert await street.how_often("过了反馈的日子，请反馈一句") == 1
    assert await officer.how_often("交办出去的事过了日子还没有反馈") == 1
    await town.becomes("2026-12-17 08:30")
    assert await above.how_often("下级有交办的事过了反馈的日子") == 1
    await officer.says("/todo", "超期 1 件")
    await officer.taps("路灯坏了三天")
    await officer.taps("⏰ 延期")
    await officer.says("12-25", "延期到 12月25日")
    await officer.taps("✅ 延期")
    await street.sees("延期了，请在 12月25日")
    await town.becomes("2026-12-18 08:30")
    assert await street.how_often("过了反馈的日子") == 1, "what has more time is late no more"


async def votes(officer: Someone, hands: str, grade: str) -> None:
    assert "先评议上次交办的" in await officer.read()
    await officer.taps("🙋 记评议票数")
    await officer.says(hands, f"→ {grade}")
    await officer.taps("✅ 就这样")


async def feeds_back(unit: Someone, sentence: str) -> None:
    await unit.taps("💬 反馈")
    await unit.says(sentence, f"反馈：{sentence}")
    await unit.taps("✅ 发出反馈")


async def from_monday_until_it_is_done(town: Town) -> None:
    """Reported, handed to a street, returned, handed out again, late, extended, fed back, judged
    不满意, done again a tier up, done."""
    head, officer, street, district = (
        town.grid_head,
        town.officer,
        town.coordinator,
        town.supervisor,
    )
    await sets_the_day(officer)
    await town.becomes("2026-11-30 09:00")
    await reports(head)
    await officer.sees("新报上来一件")
    await goes_to_the_agenda(officer)

    await town.becomes("2026-12-09 09:00")
    assert await officer.how_often("恳谈会快到了") == 1, "the working morning before"
    await town.becomes("2026-12-10 15:00")
    await begins(officer)
    await officer.taps("📤 交办")
    await officer.taps("琅琊街道")
    await officer.taps("✅ 就这样")
    assert await street.how_often("交办：") == 0, "before the minutes nobody hears"
    await confirms(officer)
    await head.sees("交给琅琊街道办")

    await town.rests()
    await street.taps("看这一项")
    await street.taps("↩️ 退回")
    await street.says("这是社区自己的灯", "↩️ 退回：这是")
    await street.taps("↩️ 退回去")
    await officer.sees("琅琊街道退回")
    await hands_out_again(officer, "琅琊街道")
    await town.rests()
    await is_late_and_gets_more_time(town)
    await street.says("/todo", "要办的 1 件")
    await feeds_back(street, "换了灯泡")
    await officer.sees("琅琊街道反馈")

    await town.becomes("2027-01-14 15:00")
    await begins(officer)
    await votes(officer, "1 2 9", "不满意")
    await head.sees("由琅琊区重新办理")
    await confirms(officer)
    await town.rests()
    await district.taps("✅ 接收")
    await feeds_back(district, "整条线换了新灯")

    await town.becomes("2027-02-18 15:00")
    await begins(officer)
    await votes(officer, "12 1 0", "满意")
    await head.sees("评议办理情况，满意")
    await officer.says("/case 1", "办理经过")
    assert "恳谈会 12月10日：交办" in await officer.read()
    assert town.one("SELECT count(*) FROM agenda_items WHERE done_at IS NOT NULL") == 1


async def test_from_monday_until_it_is_done(town: Town) -> None:
    await from_monday_until_it_is_done(town)


async def two_confirm_at_once(town: Town) -> None:
    """The officer and the mediator tap at the same moment: the minutes are confirmed once."""
    officer, mediator, street = town.officer, town.mediator, town.coordinator
    await sets_the_day(officer)
    await reports(town.grid_head)
    await officer.sees("新报上来一件")
    await goes_to_the_agenda(officer)
    await town.becomes("2026-12-10 15:00")
    await begins(officer)
    await officer.taps("⏫ 上报上一级")
    await officer.taps("👥 到会人数")
    await officer.says("9 0 0 1", "居民代表 9")
    await officer.taps("✅ 就这样")
    await mediator.says("/meeting", "都齐了")
    both = await asyncio.gather(*(one.taps("✅ 确认纪要") for one in (officer, mediator)))
    assert sum("纪要刚刚已经由别人确认了" in tapped.text for tapped in both) == 1
    for one in (officer, mediator):
        assert "纪要由" in await one.read(), "both see whose it is"
    await town.rests()
    assert await street.how_often("交办：路灯坏了三天") == 1
    assert await town.grid_head.how_often("恳谈会上，您报的事") == 1
    assert town.rows("SELECT arrow FROM followup_steps") == [("hand_out",)]


async def test_two_officers_confirm_the_minutes_at_once(town: Town) -> None:
    await two_confirm_at_once(town)


async def test_postponed_over_a_holiday_nothing_is_lost_with_a_restart(town: Town) -> None:
    head, officer = town.grid_head, town.officer
    await sets_the_day(officer)
    await reports(head)
    await officer.sees("新报上来一件")
    await goes_to_the_agenda(officer)
    await officer.says("/meeting", "议题 1 条")
    await officer.taps("⋯ 更多")
    await officer.taps("↪️ 延期")
    await officer.says("1月4日", "为什么延期")
    await town.stops()
    await town.starts()
    await officer.taps("遇上放假")
    page = await officer.read()
    assert "1月4日" in page
    assert "议题 1 条" in page
    await town.becomes("2027-01-04 15:00")
    await begins(officer)
    await officer.taps("💬 现场答复")
    await officer.says("今晚就换", "今晚就换")
    await town.stops()
    await town.starts()
    await officer.taps("✅ 就这样")
    await confirms(officer)
    await head.sees("现场答复")
