"""How the reports of the tiers and their due rules are called."""

from collections.abc import Mapping

from bot.texts import Say
from domain.days.calendar import Roll
from domain.days.periods import DueRule, PeriodKind

NOW_DUE: Mapping[PeriodKind, str] = {
    PeriodKind.WEEK: "due",
    PeriodKind.HALF_MONTH: "due-h",
    PeriodKind.MONTH: "due-m",
}
"""In the place of a period's code: the one of the kind that is now due."""


def report_name(say: Say, kind: PeriodKind) -> str:
    """``周报`` / ``weekly report``."""
    return say.plain(f"report-name-{kind.value}")


def this(say: Say, kind: PeriodKind) -> str:
    """``这周`` / ``this week``."""
    return say.plain(f"period-this-{kind.value}")


def last(say: Say, kind: PeriodKind) -> str:
    """``上周`` / ``last week``."""
    return say.plain(f"period-last-{kind.value}")


def column_name(say: Say, name: str, kind: PeriodKind) -> str:
    """A figure's head: ``本周新排查``, ``累计排查``."""
    key = f"form-{name.replace('_', '-')}"
    special = f"{key}-{kind.value}"
    return say.plain(special if say.has(special) else key)


def due_rule_words(say: Say, rule: DueRule) -> str:
    """``每周五 17:00 前，遇非工作日顺延`` and the like."""
    hour = hour_words(rule)
    if rule.weekday is not None:
        key = {
            Roll.AFTER: "due-rule-week-after",
            Roll.BEFORE: "due-rule-week-before",
            Roll.NONE: "due-rule-week-none",
        }[rule.roll]
        return say.plain(key, weekday=say.plain(f"weekday-{rule.weekday}"), hour=hour)
    if rule.grace:
        return say.plain("due-rule-grace", days=rule.grace, hour=hour)
    return say.plain("due-rule-last-day", hour=hour)


def hour_words(rule: DueRule) -> str:
    """``17:00``, or ``24:00`` where no hour is set."""
    return "24:00" if rule.at is None else f"{rule.at:%H:%M}"
