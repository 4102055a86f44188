"""One matter on one screen: how it stands, both grades with why, and the next step."""

from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.buttons.assessments import (
    AskAssessmentStep,
    AssessmentFace,
    AssessmentFile,
    AssessmentList,
    AssessmentPaper,
    FilePapers,
    OpenAssessment,
    ScoreItem,
    TakeAssessmentStep,
)
from bot.pages import times
from bot.pages.assessments import words as of
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.assessments.grading import Appraisal
from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.assessments.views import AssessmentView, MeasureLine

_A = AssessmentArrow
AT_ONCE = (_A.RATE, _A.SUBMIT, _A.APPROVE, _A.ARCHIVE, _A.RESCORE)
"""The steps of one tap, in the order in which they are offered."""
ASKED = (
    _A.PLAN,
    _A.HEAR,
    _A.CARRY_OUT,
    _A.SEND_BACK,
    _A.MEASURE,
    _A.TRACK,
    _A.MOVE_START,
    _A.WITHDRAW,
)
"""Those that need words or a choice. The decision stands under one of its ways."""
_PAPERS = {
    AssessmentFile.REPORT: "assessment-paper-report",
    AssessmentFile.FILING: "assessment-paper-filing",
}
_NOTE, _TEXT, _MEASURES = 120, 60, 4


def title(say: Say, view: AssessmentView) -> Html:
    """``⚖️ 东门片区改造``."""
    return say("assessment-title", id=str(view.line.id), name=view.line.name)


def matter_page(say: Say, view: AssessmentView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """The whole of it. What is not there yet takes no line."""
    lines: list[Html | None] = [
        title(say, view),
        _what(say, view),
        say("assessment-standing", state=of.standing(say, view.line, zone)),
        _start(say, view),
        say("assessment-moved", note=clip(view.moved, _NOTE)) if view.moved else None,
        _plan(say, view),
        *_opinions(say, view),
        *grades(say, view),
        *_measures(say, view),
        *_decided(say, view),
        _filing(say, view),
        say("assessment-tracked", note=clip(view.tracked, _NOTE)) if view.tracked else None,
        next_step(say, view),
        *([Html(""), news] if news else []),
    ]
    return Page(text=joined(lines), rows=tuple(_rows(say, view)))


def _what(say: Say, view: AssessmentView) -> Html:
    line = view.line
    return say(
        "assessment-what",
        kind=of.kind(say, line.kind),
        body=view.body,
        procedure=of.procedure(say, line.procedure),
    )


def _start(say: Say, view: AssessmentView) -> Html:
    key = "assessment-start-early" if view.line.early else "assessment-start"
    return say(key, day=times.whole_day(say, view.line.starts_on))


def _plan(say: Say, view: AssessmentView) -> Html | None:
    if not view.plan or view.heard_until is None:
        return None
    return say("assessment-plan", plan=clip(view.plan, _NOTE), day=times.day(say, view.heard_until))


def _opinions(say: Say, view: AssessmentView) -> list[Html]:
    asked = view.opinions
    if asked is None:
        return []
    lines = [
        say(
            "assessment-opinions",
            sent=asked.sent,
            returned=asked.returned,
            valid=asked.valid,
            supports=asked.supports,
            conditional=asked.conditional,
            opposes=asked.opposes,
            abstains=asked.abstains,
        )
    ]
    if view.reasons:
        lines.append(say("assessment-reasons", reasons=clip(view.reasons, _NOTE)))
    return lines


def grades(say: Say, view: AssessmentView) -> list[Html]:
    """The sum, or how far it is; both grades, and which of them holds and why."""
    found = view.appraisal
    if found is None:
        if not view.points:
            return []
        items = len(view.scale.items)
        left = items - len(view.points)
        return [say("assessment-scoring", given=view.given, items=items, left=left)]
    lines = [
        say(
            "assessment-both",
            score=found.score,
            greatest=found.greatest,
            by_score=of.grade(say, found.by_score),
            share=of.share(found),
            by_share=of.grade(say, found.by_share),
        ),
        say(
            f"assessment-why-{found.reason.value}",
            grade=of.grade(say, found.grade),
            items=_vetoes(say, view, found),
        ),
    ]
    if view.expected is not None and view.expected is not view.graded:
        lines.append(say("assessment-expected", grade=of.grade(say, view.expected)))
    return lines


def _vetoes(say: Say, view: AssessmentView, found: Appraisal) -> str:
    names = [item.name.read(say.locale) for item in view.scale.items if item.code in found.vetoes]
    return say.plain("between-names").join(names)


def _measures(say: Say, view: AssessmentView) -> list[Html]:
    if not view.measures:
        return []
    lines = [measure_line(say, one) for one in view.measures[:_MEASURES]]
    return [say("assessment-measures", count=len(view.measures)), *lines]


def measure_line(say: Say, one: MeasureLine) -> Html:
    """What, who, until when, and what became of it."""
    return say(
        "assessment-measure-late" if one.overdue else "assessment-measure",
        text=clip(one.text, _TEXT),
        unit=one.unit_name,
        day=times.day(say, one.due_on),
        state=say.plain(f"measure-state-{one.state.value}"),
    )


def _decided(say: Say, view: AssessmentView) -> list[Html]:
    lines = []
    for one in view.rounds:
        if one.decision is None or one.decided_on is None:
            continue
        key = "assessment-decided-against" if one.against else "assessment-decided"
        said = say(
            key,
            round=str(one.number),
            decision=of.decision(say, one.decision),
            day=times.day(say, one.decided_on),
        )
        if one.reason:
            said = say("assessment-with-reason", said=said, reason=clip(one.reason, _NOTE))
        lines.append(said)
    return lines


def _filing(say: Say, view: AssessmentView) -> Html | None:
    if view.line.state not in {AssessmentState.DECIDED, AssessmentState.ARCHIVED}:
        return None
    if view.missing:
        return say("assessment-missing", annexes=of.annexes(say, view.missing))
    here, above = (
        times.day(say, day) if day else "—" for day in (view.filed_here_on, view.filed_above_on)
    )
    return say("assessment-filed", here=here, above=above)


def next_step(say: Say, view: AssessmentView) -> Html | None:
    """What comes next, and whose it is; nothing of what is over."""
    state = view.line.state
    if state is AssessmentState.RATED and view.returned:
        return say("assessment-next-returned", note=clip(view.returned, _NOTE))
    key = f"assessment-next-{state.value}"
    return say(key) if say.has(key) else None


def _rows(say: Say, view: AssessmentView) -> list[Row]:
    number, may = view.line.id, view.may
    doing: list[InlineKeyboardButton] = []

    def add(label: str, data: CallbackData) -> None:
        doing.append(button(say.plain(label), data))

    if _A.SCORE in may:
        at = first_open(view)
        add("assessment-do-score", ScoreItem(id=number, at=at))
    for arrow in AT_ONCE:
        if arrow in may:
            add(f"assessment-do-{arrow.value}", TakeAssessmentStep(id=number, arrow=arrow))
    for arrow in ASKED:
        if arrow in may:
            add(f"assessment-do-{arrow.value}", AskAssessmentStep(id=number, arrow=arrow))
    for arrow, face in (
        (_A.EXPECT, AssessmentFace.EXPECT),
        (_A.TICK, AssessmentFace.ANNEXES),
    ):
        if arrow in may:
            add(f"assessment-do-{arrow.value}", OpenAssessment(id=number, face=face))
    if _A.FILE in may:
        above = view.filed_here_on is not None
        label = "assessment-do-file-above" if above else "assessment-do-file-here"
        add(label, FilePapers(id=number, above=above))
    if view.measures:
        add("assessment-do-measures", OpenAssessment(id=number, face=AssessmentFace.MEASURES))
    papers: Row = []
    if view.graded is not None:
        papers.append(_paper(say, view, AssessmentFile.REPORT))
    if view.line.decision is not None:
        papers.append(_paper(say, view, AssessmentFile.FILING))
    return [
        *in_rows(doing, 2),
        papers,
        [button(say.plain("assessment-list"), AssessmentList(page=0))],
    ]


def _paper(say: Say, view: AssessmentView, what: AssessmentFile) -> InlineKeyboardButton:
    return button(say.plain(_PAPERS[what]), AssessmentPaper(id=view.line.id, what=what))


def first_open(view: AssessmentView) -> int:
    """The place of the first item without points; 0 where all have some."""
    items = view.scale.items
    return next((at for at, item in enumerate(items) if item.code not in view.points), 0)
