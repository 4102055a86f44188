"""Scoring, an item a screen; and what else of a matter is answered by one tap each: the grade after
the measures, the annexes, the measures that were fed back."""

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.assessments import (
    AssessmentFace,
    ExpectGrade,
    GivePoints,
    JudgeMeasure,
    OpenAssessment,
    ScoreItem,
    TakeAssessmentStep,
    TickAnnex,
)
from bot.pages.assessments import words as of
from bot.pages.assessments.matter import grades, measure_line, title
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.assessments.model import AssessmentArrow
from domain.assessments.scale import Dimension, Grade, ScaleItem
from domain.assessments.views import AssessmentView
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.followups.model import FollowupState

_WIDE = 4


def item_of(view: AssessmentView, at: int) -> tuple[Dimension, ScaleItem]:
    """The item at a place of the scale, with what it belongs to. Raises NotFound."""
    places = [(one, item) for one in view.scale.dimensions for item in one.items]
    if not 0 <= at < len(places):
        raise NotFound("item")
    return places[at]


def item_page(say: Say, view: AssessmentView, at: int) -> Page:
    """One item: how many points it may get, and what is given so far."""
    dimension, item = item_of(view, at)
    number, items = view.line.id, len(view.scale.items)
    text = joined(
        [
            title(say, view),
            say(
                "score-item",
                at=str(at + 1),
                items=str(items),
                dimension=dimension.name.read(say.locale),
                item=item.name.read(say.locale),
                points=str(item.points),
            ),
            say("score-veto") if item.veto else None,
            say("score-so-far", given=view.given, done=len(view.points), items=items),
            "",
            *grades(say, view),
        ]
    )
    chosen = view.points.get(item.code)
    taps = [
        button(
            say.plain("score-chosen" if many == chosen else "score-points", points=str(many)),
            GivePoints(id=number, at=at, points=many),
        )
        for many in range(item.points, -1, -1)
    ]
    turn: Row = []
    if at > 0:
        turn.append(button(say.plain("score-before"), ScoreItem(id=number, at=at - 1)))
    if at + 1 < items:
        turn.append(button(say.plain("score-after"), ScoreItem(id=number, at=at + 1)))
    done: Row = []
    if AssessmentArrow.RATE in view.may:
        step = TakeAssessmentStep(id=number, arrow=AssessmentArrow.RATE)
        done.append(button(say.plain("assessment-do-rate"), step))
    done.append(_back(say, view))
    return Page(text=text, rows=(*in_rows(taps, _WIDE), turn, done))


def following(view: AssessmentView, at: int) -> int:
    """The next item without points after this one, from the beginning again; the next at all where
    every one has some."""
    items = view.scale.items
    later = [*range(at + 1, len(items)), *range(at)]
    left = [one for one in later if items[one].code not in view.points]
    return left[0] if left else min(at + 1, len(items) - 1)


def expect_page(say: Say, view: AssessmentView) -> Page:
    """Which grade is expected after the measures."""
    first = view.graded
    offered = [one for one in Grade if first is not None and one.rank <= first.rank]
    taps = [
        button(say.plain(f"expect-{one.value}"), ExpectGrade(id=view.line.id, grade=one))
        for one in offered
    ]
    text = joined([title(say, view), *grades(say, view), "", say("expect-ask")])
    return Page(text=text, rows=(taps, [_back(say, view)]))


def annexes_page(say: Say, view: AssessmentView) -> Page:
    """What is due with the filing; a tap says that it is there, or not."""
    there = sum(view.annexes.values())
    taps = [
        button(
            say.plain(
                "annex-there" if has else "annex-not-there",
                annex=words.capital(say.plain(f"annex-{kind.value}")),
            ),
            TickAnnex(id=view.line.id, kind=kind, there=not has),
        )
        for kind, has in view.annexes.items()
    ]
    lines = [title(say, view), say("annexes-head", there=there, due=len(view.annexes))]
    if view.missing:
        lines.append(say("assessment-missing", annexes=of.annexes(say, view.missing)))
    return Page(text=joined(lines), rows=(*in_rows(taps, 2), [_back(say, view)]))


def measures_page(say: Say, view: AssessmentView) -> Page:
    """All measures; the first that was fed back waits for a word."""
    lines: list[Html] = [title(say, view), say("assessment-measures", count=len(view.measures))]
    rows: list[Row] = []
    waits = None
    if AssessmentArrow.MEASURE in view.may:
        waits = next((m for m in view.measures if m.state is FollowupState.FED_BACK), None)
    lines += [measure_line(say, one) for one in view.measures]
    if waits is not None:
        lines += [Html(""), say("measure-judge", text=waits.text, feedback=waits.feedback)]
        rows.append(
            [
                button(
                    words.capital(words.satisfaction(say, verdict)),
                    JudgeMeasure(id=waits.id, verdict=verdict),
                )
                for verdict in Satisfaction
            ]
        )
    return Page(text=joined(lines), rows=(*rows, [_back(say, view)]))


def face_page(say: Say, view: AssessmentView, face: AssessmentFace) -> Page | None:
    """A part of the matter; None for the whole."""
    match face:
        case AssessmentFace.EXPECT:
            return expect_page(say, view)
        case AssessmentFace.ANNEXES:
            return annexes_page(say, view)
        case AssessmentFace.MEASURES:
            return measures_page(say, view)
        case AssessmentFace.WHOLE:
            return None


def _back(say: Say, view: AssessmentView) -> InlineKeyboardButton:
    return button(say.plain("assessment-back"), OpenAssessment(id=view.line.id))
