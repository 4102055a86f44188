"""The notices of confirmed reports in words: something came after it was confirmed."""

from collections.abc import Sequence

from bot.buttons.periodic import PeriodicOf
from bot.notices.parts import Occasion, Told, Wording, Wordings, push_button
from bot.pages import times
from bot.pages.page import clip
from bot.pages.periodic.words import report_name
from bot.texts import Html
from domain.days.periods import Period
from domain.periodic.notices import ReportBehind

_NAME = 40


def of_report(notice: ReportBehind) -> object:
    """What one report lacks is told of together."""
    return (notice.unit_id, notice.period)


def behind(on: Occasion, group: Sequence[ReportBehind]) -> Told:
    """What it lacks, and the way to correct it."""
    say, first = on.say, group[-1]
    period = Period.parse(first.period)
    facts = {
        "unit": clip(first.unit_name, _NAME),
        "period": times.period(say, period),
        "report": report_name(say, period.kind),
    }
    whats = {one.what: one for one in group}
    lines = [say("notice-report-behind", **facts)]
    for what, one in whats.items():
        key = f"notice-report-behind-{what.value.replace('_', '-')}"
        lines.append(say(key, place=clip(one.place, _NAME)))
    lines.append(say("notice-report-behind-do"))
    label = say.plain("notice-see-report", unit=facts["unit"], report=facts["report"])
    return Html("\n".join(lines)), [
        push_button(label, PeriodicOf(unit=first.unit_id, period=first.period))
    ]


WORDINGS: Wordings = {ReportBehind: Wording(tell=behind, group=of_report)}
