"""What the sheets say of each object: the few that stand on the page, and all of them in pages."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.buttons.evaluations import ObjectsOfEvaluation, OpenEvaluation
from bot.pages import times
from bot.pages.evaluations.words import grade, object_name, share
from bot.pages.page import Page, button, clip, joined, page_row, piece
from bot.texts import Html, Say
from domain.cases.satisfaction import Satisfaction
from domain.evaluations.tally import result
from domain.evaluations.views import EvaluationView, ObjectLine

_TITLE = 24
_OBJECTS = 6
"""So many fit one screen."""


def good(one: ObjectLine) -> bool:
    """Whether they are satisfied with it."""
    return one.votes is not None and result(one.votes) is Satisfaction.SATISFIED


def named(objects: Sequence[ObjectLine]) -> Sequence[ObjectLine]:
    """Those that stand on the page itself: all, where they are few; else what they are not, or not
    quite, satisfied with."""
    if len(objects) <= _OBJECTS:
        return objects
    bad = [one for one in objects if not good(one)]
    return sorted(bad, key=_worst)[:_OBJECTS]


def _worst(one: ObjectLine) -> int:
    found = None if one.votes is None else result(one.votes)
    return {Satisfaction.NOT: 0, Satisfaction.FAIRLY: 1, None: 2}.get(found, 3)


def objects_page(say: Say, view: EvaluationView, number: int) -> Page:
    """What the sheets say of each object, the worst first, in pages."""
    graded = view.counts is not None and view.quorate and not view.few
    objects = sorted(view.objects, key=_worst) if graded else []
    page, pages, shown = piece(objects, number, _OBJECTS)
    head = say("evaluation-head", unit=view.unit.name, half=times.half_year(say, view.half))
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    lines = [say("evaluation-legend"), *(object_line(say, one) for one in shown)]
    turn = page_row(say, page, pages, lambda to: ObjectsOfEvaluation(id=view.id, page=to))
    back = [button(say.plain("evaluation-publish-no"), OpenEvaluation(id=view.id))]
    return Page(text=joined([head, *lines]), rows=(turn, back))


def more(say: Say, view: EvaluationView) -> list[InlineKeyboardButton]:
    """The way to the figures of each, where the page does not name them all."""
    graded = view.counts is not None and view.quorate and not view.few
    if not graded or len(view.objects) <= _OBJECTS:
        return []
    to = ObjectsOfEvaluation(id=view.id, page=0)
    return [button(say.plain("evaluation-objects", many=len(view.objects)), to)]


def object_line(say: Say, one: ObjectLine) -> Html:
    """What the sheets say of one object, in one line."""
    name = clip(object_name(say, one), _TITLE)
    if one.votes is None:
        return say("evaluation-object-open", name=name)
    return say(
        "evaluation-object",
        name=name,
        grade=grade(say, one.votes),
        rate=share(one.votes),
        satisfied=one.votes.satisfied,
        fairly=one.votes.fairly,
        dissatisfied=one.votes.dissatisfied,
        unrated=one.votes.unrated,
    )
