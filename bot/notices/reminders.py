"""The notices of periodic reports in words: due, or missing."""

from collections.abc import Sequence
from datetime import time

from bot.buttons.periodic import PeriodicOf
from bot.buttons.reminders import Snooze
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, push_button
from bot.pages import times
from bot.pages.page import clip
from bot.pages.periodic.words import report_name
from bot.texts import Html, Say
from domain.days.periods import Period, local_day, moment_at
from domain.reminders.ladder import SNOOZE, Rung
from domain.reminders.notices import PeriodicDue, PeriodicMissing

_NAMED = 15
"""Units named in one message; the rest are counted."""
_BUTTONS = 8
_NAME = 40

_Notice = PeriodicDue | PeriodicMissing


def on_rung(notice: _Notice) -> object:
    """Reports of one period that stand on one rung are told of together."""
    return (notice.rung, notice.period, notice.due_at)


def on_rung_or_unreached(notice: PeriodicMissing) -> object:
    """Those where nobody could be reached are told apart."""
    return (on_rung(notice), notice.unreached)


def on_rung_as(notice: PeriodicDue) -> object:
    """Whose report it is and who stands in for them are told in other words."""
    return (on_rung(notice), notice.stand_in)


def due(on: Occasion, group: Sequence[PeriodicDue]) -> Told:
    """To those who owe them, or stand in for who does."""
    rung = group[0].rung.replace("_", "-")
    if group[0].rung == Rung.STAND_IN and not group[0].stand_in:
        rung = "late"
    return _reports(on, group, f"notice-report-{rung}")


def missing(on: Occasion, group: Sequence[PeriodicMissing]) -> Told:
    """To those above."""
    rung = "unreached" if group[0].unreached else group[0].rung.replace("_", "-")
    return _reports(on, group, f"notice-report-{rung}")


def _reports(on: Occasion, group: Sequence[_Notice], key: str) -> Told:
    say, first = on.say, group[0]
    if not say.has(key):
        key = "notice-report-due-day"
    period = Period.parse(first.period)
    units = list({notice.unit_id: notice for notice in group}.values())
    names = [clip(notice.unit_name, _NAME) for notice in units]
    facts = {
        "period": times.period(say, period),
        "report": report_name(say, period.kind),
        "due": times.deadline(say, first.due_at, on.zone, on.now),
    }
    if len(names) == 1:
        text = say(key, units=names[0], **facts)
    else:
        text = say(f"{key}-many", units=_named(say, names), **facts)
    label = "notice-see-report" if len(names) == 1 else "notice-see-report-of"
    buttons: Buttons = [
        push_button(
            say.plain(label, unit=clip(notice.unit_name, _NAME), report=facts["report"]),
            PeriodicOf(unit=notice.unit_id, period=first.period),
        )
        for notice in units[:_BUTTONS]
    ]
    return text, buttons + (_again(on, first) if len(names) == 1 else [])


def _again(on: Occasion, notice: _Notice) -> Buttons:
    """On the due day: the hours left at which one may be reminded once more, in one row."""
    if on.now is None or not notice.rung.startswith((Rung.DUE_DAY, SNOOZE)):
        return []
    today = local_day(on.now, on.zone)
    row = tuple(
        push_button(
            on.say.plain("snooze-at", hour=f"{hour}:00"),
            Snooze(unit=notice.unit_id, period=notice.period, hour=hour),
        )
        for hour in on.hours
        if on.now < moment_at(today, time(hour), on.zone) < notice.due_at
    )
    return [row] if row else []


def _named(say: Say, names: Sequence[str]) -> Html:
    lines = [say("notice-unit", unit=name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        lines.append(say("notice-units-more", total=len(names)))
    return Html("\n".join(lines))


WORDINGS: Wordings = {
    PeriodicDue: Wording(tell=due, group=on_rung_as),
    PeriodicMissing: Wording(tell=missing, group=on_rung_or_unreached),
}
