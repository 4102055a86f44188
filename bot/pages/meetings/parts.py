"""What several pages of talk meetings say: a title, an item in a line, a rule in words."""

from datetime import date
from zoneinfo import ZoneInfo

from bot import words
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.days.calendar import Roll
from domain.days.deadlines import last_day
from domain.meetings.model import GIVEN, LAST, DayRule, Present, Ruling, Votes
from domain.meetings.views import AgendaLine, MeetingLine

TOPIC = 28
SHORT = 16
"""Of an item that has one line among others."""
UNIT = 12
NOTHING = "—"


def title(say: Say, line: MeetingLine, today: date) -> Html:
    """``古道社区 · 12月10日(周四)``."""
    return say("meeting-title", unit=line.unit.name, day=times.near_day(say, line.on, today))


def state(say: Say, line: MeetingLine) -> str:
    """Where it stands, in a word; what is late says so."""
    late = "-late" if line.overdue and say.has(f"meeting-state-{line.state.value}-late") else ""
    return say.plain(f"meeting-state-{line.state.value}{late}")


def item_line(say: Say, one: AgendaLine, at: int) -> Html:
    """An item with what became of it, in a line: a mark, and to whom it went."""
    number = str(one.number or at)
    said = item_head(say, number, one)
    if one.ruling is None:
        return said
    return say("meeting-item-ruled", item=said, how=_mark(say, one, one.ruling))


def item_head(say: Say, number: str, one: AgendaLine) -> Html:
    """Its number and sentence, and how many matters stand behind it."""
    many = len(one.cases)
    topic = clip(one.topic, SHORT)
    if many > 1:
        return say("meeting-item-of", number=number, topic=topic, cases=many)
    return say("meeting-item", number=number, topic=topic)


def _mark(say: Say, one: AgendaLine, ruling: Ruling) -> str:
    if ruling is Ruling.MERGED:
        return say.plain("meeting-mark-merged", number=str(one.into_number))
    if ruling not in GIVEN:
        return say.plain(f"meeting-mark-{ruling.value}")
    late = one.given is not None and one.given.overdue
    unit = one.given.unit_name if one.given else one.to_unit
    return say.plain(
        "meeting-mark-late" if late else f"meeting-mark-{ruling.value}", unit=clip(unit, UNIT)
    )


def ruled(say: Say, one: AgendaLine, zone: ZoneInfo) -> str:
    """What was said of it: ``📤 琅琊街道，12月31日前``; once it went out how that stands."""
    if one.ruling is None:
        return NOTHING
    if one.ruling is Ruling.MERGED:
        return say.plain("meeting-ruled-merged", number=str(one.into_number))
    if one.ruling not in GIVEN:
        return say.plain(f"meeting-ruled-{one.ruling.value}")
    given = one.given
    if given is None:
        day = NOTHING if one.due_on is None else times.day(say, one.due_on)
        unit = clip(one.to_unit, UNIT)
        return say.plain(f"meeting-ruled-{one.ruling.value}", unit=unit, day=day)
    return say.plain(
        "meeting-given-late" if given.overdue else "meeting-given",
        unit=clip(given.unit_name, UNIT),
        day=times.day(say, last_day(given.due_at, zone)),
        state=say.plain(f"meeting-followup-{given.state.value}"),
    )


def votes(say: Say, one: Votes) -> str:
    """``满意 12 · 基本满意 3 · 不满意 1``."""
    return say.plain(
        "meeting-votes",
        satisfied=one.satisfied,
        fairly=one.fairly,
        discontented=one.discontented,
    )


def present(say: Say, one: Present) -> str:
    """``居民代表 12 · 代表委员 3 · 驻区单位 2 · 职能部门 4``."""
    return say.plain(
        "meeting-present",
        residents=one.residents,
        deputies=one.deputies,
        units=one.local_units,
        departments=one.departments,
    )


def rule_words(say: Say, rule: DayRule) -> str:
    """``每月第二个周四，遇放假往后顺延``."""
    if rule.day is not None:
        day = say.plain("meeting-rule-day", day=str(rule.day))
    else:
        nth = "last" if rule.nth == LAST else str(rule.nth)
        weekday = say.plain(f"weekday-{rule.weekday}")
        day = say.plain(f"meeting-rule-nth-{nth}", weekday=weekday)
    if rule.roll is Roll.NONE:
        return day
    return say.plain(f"meeting-rule-{rule.roll.value}", day=day)


def matter(say: Say, one: AgendaLine) -> list[Html]:
    """The matters on file behind an item, each with how it stands."""
    return [
        say(
            "meeting-matter",
            id=str(case.id),
            category=case.category.read(say.locale),
            place=case.place,
            state=words.outcome(say, case.outcome, case.kind)
            if case.outcome
            else words.state(say, case.state, case.kind),
        )
        if case.place
        else say(
            "meeting-matter-bare",
            id=str(case.id),
            category=case.category.read(say.locale),
            state=words.outcome(say, case.outcome, case.kind)
            if case.outcome
            else words.state(say, case.state, case.kind),
        )
        for case in one.cases
    ]
