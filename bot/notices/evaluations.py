"""The notices of evaluations in words: what waits to be confirmed or was sent back, what is due."""

from collections.abc import Sequence

from bot import words
from bot.buttons.evaluations import EvaluationAt, OpenEvaluation
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    by,
    each,
    noted,
    push_button,
)
from bot.pages import times
from bot.pages.evaluations.words import month_of
from bot.pages.page import clip
from bot.texts import Html
from domain.days.halves import HalfYear
from domain.evaluations.notices import EvaluationMissing, EvaluationMoved, EvaluationToPublish

NAMED = 12
"""Communities named in one message; the rest are counted."""
_OPENED = 6
_UNIT = 16


def moved(on: Occasion, notice: EvaluationMoved) -> Told:
    """Whose turn it is now, a tap away."""
    say = on.say
    text = say(
        f"notice-evaluation-{notice.news.value.replace('_', '-')}",
        unit=notice.unit_name,
        half=times.half_year(say, HalfYear(notice.half_from)),
        by=by(say, notice.by_unit, notice.by_role),
    )
    opens = push_button(
        say.plain("notice-evaluation-open"), OpenEvaluation(id=notice.evaluation_id)
    )
    return noted(say, text, notice.note), [opens]


def on_rung(notice: EvaluationToPublish | EvaluationMissing) -> object:
    """Those on one rung are told of together."""
    return notice.rung


def to_publish(on: Occasion, group: Sequence[EvaluationToPublish]) -> Told:
    """Those on one rung as a list, each a tap away."""
    say, some = on.say, list({one.evaluation_id: one for one in group}.values())
    lines = [say(f"notice-evaluation-publish-{_rung(group[0].rung.value)}")]
    lines += [
        say(
            "notice-evaluation-publish-line",
            unit=one.unit_name,
            half=times.half_year(say, HalfYear(one.half_from)),
            due=words.deadline(say, one.due_at, on.zone),
        )
        for one in some[:NAMED]
    ]
    buttons: Buttons = [
        push_button(_label(on, one.unit_name), OpenEvaluation(id=one.evaluation_id))
        for one in some[:_OPENED]
    ]
    return _whole(on, lines, len(some)), buttons


def missing(on: Occasion, group: Sequence[EvaluationMissing]) -> Told:
    """The communities without one on one rung, each a tap away."""
    say, some = on.say, list({one.unit_id: one for one in group}.values())
    first = group[0]
    lines = [
        say(
            f"notice-evaluation-missing-{_rung(first.rung.value)}",
            half=times.half_year(say, HalfYear(first.half_from)),
            due=times.day(say, first.due_on),
        )
    ]
    lines += [say("notice-evaluation-missing-line", unit=one.unit_name) for one in some[:NAMED]]
    buttons: Buttons = [
        push_button(
            _label(on, one.unit_name),
            EvaluationAt(unit=one.unit_id, half=month_of(HalfYear(one.half_from))),
        )
        for one in some[:_OPENED]
    ]
    return _whole(on, lines, len(some)), buttons


def _whole(on: Occasion, lines: list[Html], many: int) -> Html:
    if many > NAMED:
        lines.append(on.say("notice-evaluation-more", total=many))
    return Html("\n".join(lines))


def _label(on: Occasion, unit: str) -> str:
    return on.say.plain("notice-evaluation-open-of", unit=clip(unit, _UNIT))


def _rung(value: str) -> str:
    return value.replace("_", "-")


WORDINGS: Wordings = {
    EvaluationMoved: each(moved),
    EvaluationToPublish: Wording(tell=to_publish, group=on_rung),
    EvaluationMissing: Wording(tell=missing, group=on_rung),
}
