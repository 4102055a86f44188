"""Days and periods as people say them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import words
from bot.texts import Say
from domain.days.deadlines import days_over
from domain.days.halves import HalfYear
from domain.days.periods import Period, PeriodKind

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_SPOKEN = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def day(say: Say, value: date) -> str:
    """``11月24日`` / ``24 Nov``."""
    return say.plain("day", month=month(say, value), day=str(value.day))


def near_day(say: Say, value: date, today: date) -> str:
    """``12月24日(周四)``, ``今天 11月24日(周二)``; with its year when that is another."""
    key = "day-long" if value.year == today.year else "day-long-year"
    said = say.plain(
        key,
        day=day(say, value),
        weekday=say.plain(f"weekday-{value.isoweekday()}"),
        **({} if value.year == today.year else {"year": str(value.year)}),
    )
    spoken = _SPOKEN.get((value - today).days)
    return said if spoken is None else say.plain(f"day-{spoken}", day=said)


def half_year(say: Say, half: HalfYear) -> str:
    """``2026年下半年``."""
    return say.plain(f"half-year-{half.number}", year=str(half.first.year))


def span(say: Say, first: date, last: date) -> str:
    """``12月1日–3日``, or just the day."""
    if first == last:
        return day(say, first)
    if first.month == last.month:
        return say.plain(
            "day-span", month=month(say, first), first=str(first.day), last=str(last.day)
        )
    return say.plain("day-span-months", first=day(say, first), last=day(say, last))


def week(say: Say, period: Period) -> str:
    """``第48周 11月23日–29日`` / ``week 48, 23–29 Nov``."""
    number = str(period.first.isocalendar().week)
    return say.plain("week", number=number, span=span(say, period.first, period.last))


def short_week(say: Say, period: Period) -> str:
    """``第48周`` / ``week 48``."""
    return say.plain("week-short", number=str(period.first.isocalendar().week))


def period(say: Say, value: Period) -> str:
    """A period with its days: ``第48周 11月23日–29日``, ``2026年11月上半月``, ``2026年11月``."""
    if value.kind is PeriodKind.WEEK:
        return week(say, value)
    year = str(value.first.year)
    return say.plain(_part(value), year=year, month=month(say, value.first))


def short_period(say: Say, value: Period) -> str:
    """The same as short as it is clear: ``第48周``, ``11月上半月``."""
    if value.kind is PeriodKind.WEEK:
        return short_week(say, value)
    return say.plain(f"{_part(value)}-short", month=month(say, value.first))


def _part(value: Period) -> str:
    if value.kind is PeriodKind.MONTH:
        return "period-month"
    return "period-half-a" if value.first.day == 1 else "period-half-b"


def deadline(say: Say, at: datetime, zone: ZoneInfo, now: datetime | None) -> str:
    """A deadline as one says it to a colleague: ``明天(周五) 17:00``.

    Without ``now``, or further away, it is the plain date: a word like "tomorrow" is only used
    when it is true at the moment of reading.
    """
    if now is None:
        return words.deadline(say, at, zone)
    local = at.astimezone(zone)
    hour = f"{local:%H:%M}"
    due_day = local.date()
    if hour == "00:00":
        due_day, hour = due_day - timedelta(days=1), "24:00"
    away = (due_day - now.astimezone(zone).date()).days
    if away not in _SPOKEN:
        return words.deadline(say, at, zone)
    return say.plain(
        f"deadline-{_SPOKEN[away]}",
        weekday=say.plain(f"weekday-{due_day.isoweekday()}"),
        hour=hour,
    )


def moment(say: Say, at: datetime, zone: ZoneInfo, now: datetime | None) -> str:
    """When something is held: ``今天(周三) 15:00`` on its day, else the plain date, as also without
    ``now``."""
    local = at.astimezone(zone)
    if now is None or local.date() != now.astimezone(zone).date():
        return words.moment(say, at, zone)
    weekday = say.plain(f"weekday-{local.isoweekday()}")
    return say.plain("deadline-today", weekday=weekday, hour=f"{local:%H:%M}")


def month(say: Say, value: date) -> str:
    """``11月`` / ``Nov``."""
    return say.plain(f"month-{value.month}")


def whole_day(say: Say, value: date) -> str:
    """``2026年11月24日`` / ``24 Nov 2026``."""
    return say.plain("day-whole", year=str(value.year), month=month(say, value), day=str(value.day))


def over(say: Say, due_at: datetime, at: datetime, zone: ZoneInfo) -> str:
    """How long after it was due: days of the calendar as on paper, from the midnight after its last
    day on; on that day itself ``3小时`` or ``5分钟``."""
    days = days_over(due_at, at, zone)
    return long(say, timedelta(days=days) if days else at - due_at)


def long(say: Say, stretch: timedelta) -> str:
    """``2天``, or ``3小时`` of less than a day, ``5分钟`` of less than an hour; whole ones."""
    for one, key in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if stretch >= one:
            return say.plain(f"long-{key}", **{key: str(stretch // one)})
    return say.plain("long-just")
