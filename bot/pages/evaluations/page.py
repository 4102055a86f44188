"""Residents' evaluations: one of them, what one would be of, and the list of communities."""

from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.evaluations import (
    ConfirmTally,
    EvaluationAt,
    EvaluationList,
    EvaluationStep,
    OpenEvaluation,
    PaperOfEvaluation,
    SendTallyBack,
    StepOfEvaluation,
)
from bot.buttons.followups import OpenFollowup
from bot.pages import times
from bot.pages.evaluations.objects import good, more, named, object_line
from bot.pages.evaluations.words import (
    counts_line,
    month_of,
)
from bot.pages.page import Page, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.evaluations.model import EvaluationStage, ObjectKind
from domain.evaluations.views import (
    EvaluationProposal,
    EvaluationView,
    RectificationLine,
    TallyLine,
)

_TITLE = 24
_LABEL = 12
_WRONG = 6
"""So many rectifications are named; the rest are counted."""


def evaluation_page(
    say: Say, view: EvaluationView, zone: ZoneInfo, today: date, news: Html | None = None
) -> Page:
    """How it stands, its figures, and what may be done about it."""
    text = joined(
        [
            news,
            say("evaluation-head", unit=view.unit.name, half=times.half_year(say, view.half)),
            _standing(say, view, today),
            *_figures(say, view),
            *(_entered(say, one, zone) for one in view.history[-2:]),
            *_told(say, view, zone, today),
            *_wrong(say, view, zone),
        ]
    )
    rows = (more(say, view), *in_rows(_doing(say, view), 2), *in_rows(_followed(say, view), 2))
    return Page(text=text, rows=(*rows, _papers(say, view), ways(say, view)))


def publish_page(say: Say, view: EvaluationView) -> Page:
    """Asks before it is noted that the result hangs out: that is not taken back."""
    text = joined(
        [
            say("evaluation-head", unit=view.unit.name, half=times.half_year(say, view.half)),
            "",
            say("evaluation-publish-ask"),
        ]
    )
    yes = StepOfEvaluation(id=view.id, step=EvaluationStep.PUBLISHED)
    row = [
        button(say.plain("evaluation-publish-yes"), yes),
        button(say.plain("evaluation-publish-no"), OpenEvaluation(id=view.id)),
    ]
    return Page(text=text, rows=(row,))


def _standing(say: Say, view: EvaluationView, today: date) -> Html:
    day = view.planned_on if view.held_on is None else view.held_on
    said = times.near_day(say, day, today)
    key = f"evaluation-stage-{view.stage.value}"
    line = say(key, day=said)
    if view.round > 1:
        line = say("evaluation-again", line=line, round=view.round)
    if view.correction:
        key = "evaluation-correcting" if view.pending else "evaluation-corrected-soon"
        line = joined_html(line, say(key))
    if view.sent_back:
        line = joined_html(line, say("evaluation-sent-back", note=view.sent_back))
    return line


def joined_html(first: Html, second: Html) -> Html:
    """One line below the other."""
    return Html(f"{first}\n{second}")


def _figures(say: Say, view: EvaluationView) -> list[Html | None]:
    if view.counts is None:
        return [Html(""), *what_of(say, view)] if view.stage is EvaluationStage.PREPARED else []
    lines: list[Html | None] = [
        Html(""),
        say("evaluation-counts-line", counts=counts_line(say, view.counts)),
    ]
    if not view.quorate:
        return [*lines, say("evaluation-no-quorum")]
    if view.few:
        return [*lines, say("evaluation-few", fewest=view.fewest)]
    lines.append(say("evaluation-legend"))
    first = named(view.objects)
    lines += [object_line(say, one) for one in first]
    rest = view.objects if not first else [one for one in view.objects if one not in first]
    if rest and all(good(one) for one in rest):
        lines.append(say("evaluation-objects-good", many=len(rest)))
    elif rest:
        lines.append(say("evaluation-objects-more", many=len(rest)))
    return lines


def what_of(say: Say, view: EvaluationView | EvaluationProposal) -> list[Html | None]:
    """What it is of, in one line."""
    kinds = [one.kind for one in view.objects]
    return [
        say(
            "evaluation-of",
            bodies=kinds.count(ObjectKind.BODY),
            items=kinds.count(ObjectKind.ITEM),
            rectified=kinds.count(ObjectKind.RECTIFICATION),
        )
    ]


def _entered(say: Say, line: TallyLine, zone: ZoneInfo) -> Html:
    role = words.role(say, line.entered_role)
    if line.recorded_for:
        role = say.plain("evaluation-recorded-for", role=role)
    at = words.moment(say, line.entered_at, zone)
    if line.confirmed_role is None or line.confirmed_at is None:
        said = say("evaluation-entered", role=role, at=at)
    else:
        by = words.role(say, line.confirmed_role)
        when = words.moment(say, line.confirmed_at, zone)
        said = say("evaluation-entered-confirmed", role=role, at=at, by=by, when=when)
    return joined_html(said, say("evaluation-why", note=line.why)) if line.why else said


def _told(say: Say, view: EvaluationView, zone: ZoneInfo, today: date) -> list[Html]:
    if view.stage is EvaluationStage.CONFIRMED and view.tell_due_at is not None:
        return [say("evaluation-to-tell", due=words.deadline(say, view.tell_due_at, zone))]
    if view.published_on is None or view.published_until is None:
        return []
    first, last = (
        times.near_day(say, one, today) for one in (view.published_on, view.published_until)
    )
    return [say("evaluation-published", first=first, last=last)]


def _wrong(say: Say, view: EvaluationView, zone: ZoneInfo) -> list[Html]:
    if not view.rectifications:
        return []
    head = say("evaluation-wrong", many=len(view.rectifications))
    lines = [wrong_line(say, one, zone) for one in view.rectifications[:_WRONG]]
    return [Html(""), head, *lines]


def wrong_line(say: Say, one: RectificationLine, zone: ZoneInfo) -> Html:
    """What was found wrong, whose it is, and how it stands."""
    return say(
        "evaluation-wrong-line-overdue" if one.overdue else "evaluation-wrong-line",
        what=clip(one.what, _TITLE),
        unit=one.unit_name,
        due=words.deadline(say, one.due_at, zone),
        state=say.plain(f"evaluation-wrong-{one.state.value.replace('_', '-')}"),
    )


def _doing(say: Say, view: EvaluationView) -> list[InlineKeyboardButton]:
    may, found = view.may, list[InlineKeyboardButton]()

    def step(key: str, what: EvaluationStep) -> None:
        found.append(button(say.plain(key), StepOfEvaluation(id=view.id, step=what)))

    if may.confirm:
        revision = view.revision
        confirms = ConfirmTally(id=view.id, revision=revision)
        found.append(button(say.plain("evaluation-confirm"), confirms))
        back = SendTallyBack(id=view.id, revision=revision)
        found.append(button(say.plain("evaluation-send-back"), back))
    if may.enter:
        key = "evaluation-enter" if view.counts is None else "evaluation-enter-on"
        step(key, EvaluationStep.ENTER)
    if may.plan:
        void = view.stage is EvaluationStage.VOID
        step("evaluation-hold-again" if void else "evaluation-other-day", EvaluationStep.PLAN)
    if may.publish:
        step("evaluation-publish", EvaluationStep.PUBLISH)
    if may.rectify:
        step("evaluation-rectify", EvaluationStep.RECTIFY)
    if may.correct:
        step("evaluation-correct", EvaluationStep.CORRECT)
    if may.drop:
        step("evaluation-drop", EvaluationStep.DROP)
    return found


def _followed(say: Say, view: EvaluationView) -> list[InlineKeyboardButton]:
    """What became of each thing that is to be put right."""
    return [
        button(
            say.plain("evaluation-wrong-open", what=clip(one.what, _LABEL)),
            OpenFollowup(id=one.followup_id),
        )
        for one in view.rectifications[:_WRONG]
    ]


def _papers(say: Say, view: EvaluationView) -> list[InlineKeyboardButton]:
    return [
        button(say.plain(f"evaluation-paper-{one.value}"), PaperOfEvaluation(id=view.id, what=one))
        for one in view.papers
    ]


def ways(say: Say, view: EvaluationView | EvaluationProposal) -> list[InlineKeyboardButton]:
    """The half-years before and after, and the list."""
    half = view.half
    before = EvaluationAt(unit=view.unit.id, half=month_of(half.previous()))
    after = EvaluationAt(unit=view.unit.id, half=month_of(half.next()))
    return [
        button(
            say.plain(
                "evaluation-before", half=words.capital(times.half_year(say, half.previous()))
            ),
            before,
        ),
        button(
            say.plain("evaluation-after", half=words.capital(times.half_year(say, half.next()))),
            after,
        ),
        button(say.plain("evaluation-to-list"), EvaluationList(half=month_of(half), page=0)),
    ]
