"""One application: what the desk knows beside each line of the review, what was said, and the next
step; and a line that is given points."""

from collections.abc import Sequence
from datetime import date

from bot.buttons.selections import (
    AnswerObjection,
    AskApplicationStep,
    GiveLinePoints,
    OpenApplication,
    OpenSelection,
    PickApplication,
    ScoreLine,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.pages.selections import words as of
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.selections.model import SelectionArrow
from domain.selections.scheme import ReviewLine
from domain.selections.views import ApplicationDraftView, ApplicationView, ObjectionLine

_A = SelectionArrow
ASKED = (_A.RECOMMEND, _A.DECLINE, _A.VISIT, _A.OBJECT, _A.WITHDRAW)
"""The steps that need words, in the order in which they are offered."""
_NOTE, _SHORT, _OBJECTIONS, _WIDE = 160, 80, 4, 8


def application_page(
    say: Say, view: ApplicationView, today: date, news: Html | None = None
) -> Page:
    """The whole of it. What is not there yet takes no line."""
    lines: list[Html | None] = [
        heading(say, view),
        say("application-standing", state=of.application_state(say, view.state)),
        _note(say, view) if view.note else None,
        say("application-feature", title=view.feature) if view.feature else None,
        *(line_words(say, view, line) for line in view.scheme.lines),
        _given(say, view),
        say("application-street", note=clip(view.street_note, _NOTE)) if view.street_note else None,
        _visited(say, view, today),
        *(_objection(say, one, today) for one in _shown(view.objections)),
        _next(say, view),
        *([Html(""), news] if news else []),
    ]
    return Page(text=joined(lines), rows=tuple(_rows(say, view)))


def heading(say: Say, view: ApplicationView | ApplicationDraftView) -> Html:
    """``🏅 古道社区 · 2026年示范社区评选``."""
    return say("application-title", unit=view.unit.name, year=str(view.year))


def _note(say: Say, view: ApplicationView) -> Html:
    key = "application-note-for" if view.recorded_for else "application-note"
    return say(key, note=clip(view.note, _NOTE), day=times.day(say, view.applied_on))


def line_words(say: Say, view: ApplicationView | ApplicationDraftView, line: ReviewLine) -> Html:
    """A line of the review, with its points once they are known, and the facts beside it."""
    points = view.points.get(line.code) if isinstance(view, ApplicationView) else None
    return say(
        "application-line" if points is None else "application-line-given",
        name=line.name.read(say.locale),
        most=line.points,
        facts=of.beside(say, line, view.facts),
        **({} if points is None else {"points": points}),
    )


def _given(say: Say, view: ApplicationView) -> Html | None:
    if not view.points:
        return None
    left = len(view.scheme.lines) - len(view.points)
    key = "application-given" if not left else "application-given-so-far"
    return say(key, given=view.given, most=view.scheme.greatest, **({"left": left} if left else {}))


def _visited(say: Say, view: ApplicationView, today: date) -> Html | None:
    if view.visited_on is None:
        return None
    return say(
        "application-visited",
        unit=view.visited_by,
        day=times.near_day(say, view.visited_on, today),
        note=clip(view.visit_note, _NOTE),
    )


def _shown(objections: Sequence[ObjectionLine]) -> list[ObjectionLine]:
    """Those that wait for an answer, so that nobody answers what they have not read; as far as
    there is room, the newest of the others."""
    waiting = _waiting(objections)
    answered = [one for one in reversed(objections) if not one.open]
    rest = answered[: _OBJECTIONS - len(waiting)]
    return [one for one in objections if one in waiting or one in rest]


def _waiting(objections: Sequence[ObjectionLine]) -> list[ObjectionLine]:
    return [one for one in objections if one.open][:_OBJECTIONS]


def _objection(say: Say, one: ObjectionLine, today: date) -> Html:
    text, day = clip(one.text, _SHORT), times.near_day(say, one.on, today)
    if one.open:
        return say("objection-open", text=text, day=day)
    key = "objection-upheld" if one.upheld else "objection-answered"
    return say(key, text=text, day=day, answer=clip(one.answer, _SHORT))


def _next(say: Say, view: ApplicationView) -> Html | None:
    key = f"application-next-{view.state.value}"
    return say(key) if say.has(key) else None


def _rows(say: Say, view: ApplicationView) -> list[Row]:
    doing = []
    if _A.SCORE in view.may:
        data = ScoreLine(id=view.id, at=first_open(view))
        doing.append(button(say.plain("application-do-score"), data))
    if _A.PICK in view.may:
        key = "application-do-unpick" if view.picked else "application-do-pick"
        doing.append(button(say.plain(key), PickApplication(id=view.id, there=not view.picked)))
    doing += [
        button(
            say.plain(f"application-do-{arrow.value}"),
            AskApplicationStep(id=view.id, arrow=arrow),
        )
        for arrow in ASKED
        if arrow in view.may
    ]
    answering: list[Row] = []
    if view.answers:
        answering = [
            [
                button(
                    say.plain(key, text=clip(one.text, 10)),
                    AnswerObjection(id=one.id, upheld=upheld),
                )
                for key, upheld in (("objection-deny", False), ("objection-uphold", True))
            ]
            for one in _waiting(view.objections)
        ]
    back = OpenSelection(id=view.selection_id)
    return [*answering, *in_rows(doing, 2), [button(say.plain("application-back"), back)]]


def first_open(view: ApplicationView) -> int:
    """The place of the first line without points; 0 where all have some."""
    lines = view.scheme.lines
    return next((at for at, line in enumerate(lines) if line.code not in view.points), 0)


def line_at(view: ApplicationView, at: int) -> ReviewLine:
    """The line at a place; raises NotFound."""
    if at >= len(view.scheme.lines):
        raise NotFound("line")
    return view.scheme.lines[at]


def line_page(say: Say, view: ApplicationView, at: int) -> Page:
    """A line with the facts beside it, and a button for each number of points."""
    line = line_at(view, at)
    now = view.points.get(line.code)
    text = joined(
        [
            heading(say, view),
            say("application-scoring", at=at + 1, of=len(view.scheme.lines)),
            line_words(say, view, line),
            say("application-ask-points", most=line.points),
        ]
    )
    points = [
        button(
            say.plain("application-points-now" if one == now else "application-points", points=one),
            GiveLinePoints(id=view.id, at=at, points=one),
        )
        for one in range(line.points, -1, -1)
    ]
    turn: Row = []
    if at:
        turn.append(button(say.plain("application-line-before"), ScoreLine(id=view.id, at=at - 1)))
    if at + 1 < len(view.scheme.lines):
        turn.append(button(say.plain("application-line-after"), ScoreLine(id=view.id, at=at + 1)))
    back = [button(say.plain("application-open"), OpenApplication(id=view.id))]
    return Page(text=text, rows=(*in_rows(points, _WIDE), turn, back))
