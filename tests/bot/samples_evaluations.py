"""Evaluations to look at, for tests of pages, windows and papers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.texts import Say
from domain.days.halves import HalfYear
from domain.evaluations.forms import EvaluatedBody
from domain.evaluations.model import EvaluationPaper, EvaluationStage, ObjectKind
from domain.evaluations.options import EvaluationOptions
from domain.evaluations.tally import SheetVotes, counts_of
from domain.evaluations.views import EvaluationView, ObjectLine, RectificationLine, TallyLine
from domain.followups.model import FollowupState
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role

_AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
VOTES = SheetVotes(satisfied=30, fairly=6, dissatisfied=2, unrated=2)


def object_lines(say: Say, votes: SheetVotes | None = VOTES) -> tuple[ObjectLine, ...]:
    """The five bodies, an item, and what the last evaluation found wrong."""
    bodies = [
        ObjectLine(
            id=number, kind=ObjectKind.BODY, body=body, title="", source_id=None, votes=votes
        )
        for number, body in enumerate(EvaluatedBody, 1)
    ]
    others = [
        ObjectLine(id=number, kind=kind, body=None, title=title, source_id=source, votes=votes)
        for number, kind, title, source in (
            (6, ObjectKind.ITEM, say.plain("preview-item"), 21),
            (7, ObjectKind.RECTIFICATION, say.plain("preview-wrong"), 22),
        )
    ]
    return (*bodies, *others)


def evaluation_view(say: Say, **changes: Any) -> EvaluationView:
    """One that is counted and waits, with all that can stand on its page."""
    view = EvaluationView(
        id=5,
        unit=UnitRef(id=3, name=say.plain("preview-unit", number="1"), kind=UnitKind.COMMUNITY),
        half=HalfYear(date(2026, 7, 1)),
        stage=EvaluationStage.COUNTED,
        round=1,
        planned_on=date(2026, 11, 24),
        held_on=None,
        counts=counts_of((50, 42, 42, 41, 40, 1)),
        few=False,
        fewest=5,
        quorate=True,
        pending=True,
        correction=False,
        revision=2,
        sent_back="",
        objects=object_lines(say),
        missing=(),
        history=(
            TallyLine(
                revision=2,
                entered_role=Role.INFORMATION_OFFICER,
                recorded_for=False,
                entered_at=_AT,
                confirmed_role=None,
                confirmed_at=None,
                why="",
            ),
        ),
        tell_due_at=None,
        published_on=None,
        published_until=None,
        published_for=5,
        rectifications=(),
        papers=(EvaluationPaper.SHEET,),
        may=EvaluationOptions(confirm=True),
    )
    return replace(view, **changes)


def confirmed_view(say: Say, **changes: Any) -> EvaluationView:
    """The same, confirmed and published, with something to be put right."""
    wrong = RectificationLine(
        id=1,
        object_id=4,
        what=say.plain("preview-wrong"),
        followup_id=22,
        unit_name=say.plain("preview-unit", number="1"),
        due_at=datetime(2026, 12, 18, 16, 0, tzinfo=UTC),
        due_on=date(2026, 12, 18),
        state=FollowupState.UNDER_WAY,
        overdue=False,
        feedback="",
        verdict=None,
    )
    line = TallyLine(
        revision=2,
        entered_role=Role.INFORMATION_OFFICER,
        recorded_for=False,
        entered_at=_AT,
        confirmed_role=Role.MEDIATOR,
        confirmed_at=_AT,
        why="",
    )
    view = evaluation_view(
        say,
        stage=EvaluationStage.PUBLISHED,
        held_on=date(2026, 11, 24),
        pending=False,
        history=(line,),
        published_on=date(2026, 11, 25),
        published_until=date(2026, 11, 30),
        rectifications=(wrong,),
        papers=(EvaluationPaper.NOTICE, EvaluationPaper.RESULTS),
        may=EvaluationOptions(rectify=True, correct=True),
    )
    return replace(view, **changes)
