"""What the communities on a board have promised and owe, as the pages show it."""

from datetime import date

from bot.pages.details import Promises
from domain.callins.views import CallInFigures
from domain.days.halves import HalfYear
from domain.evaluations.model import EvaluationStage
from domain.evaluations.views import EvaluationPage
from domain.followups.views import FollowupBoard
from domain.meetings.views import MeetingPage
from domain.org.model import UnitKind
from domain.org.views import UnitRef

_UNIT = UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET)


def the_promises(meetings: int = 8, handed: int = 12, late: int = 3, of: int = 59) -> Promises:
    """Of a street: one meeting fewer held than planned, five evaluated."""
    return Promises(
        meetings=MeetingPage(
            month=date(2026, 11, 1),
            lines=(),
            page=0,
            pages=1,
            total=meetings,
            held=max(meetings - 1, 0),
            missed=0,
            unit=_UNIT,
        ),
        handed=FollowupBoard(unit=_UNIT, lines=(), page=0, pages=1, total=handed, late=late),
        called=CallInFigures(called=handed, due=handed, in_time=max(handed - late, 0)),
        evaluations=EvaluationPage(
            half=HalfYear(date(2026, 7, 1)),
            due_on=date(2026, 12, 31),
            lines=(),
            page=0,
            pages=1,
            total=of,
            by_stage={
                None: of - 5,
                EvaluationStage.CONFIRMED: 2,
                EvaluationStage.PUBLISHED: 3,
            },
            unit=_UNIT,
        ),
    )
