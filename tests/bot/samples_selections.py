"""Rounds, applications and features as a page gets them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow
from domain.features.views import EventLine, FeatureView, RevisionLine
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState
from domain.selections.scheme import Fact, FactKind
from domain.selections.views import (
    ApplicationDraftView,
    ApplicationLine,
    ApplicationView,
    ObjectionLine,
    SelectionView,
)
from tests.makers import SELECTIONS

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 23)
FACTS = tuple(
    Fact(kind=kind, part=part, whole=whole)
    for kind, part, whole in (
        (FactKind.EVALUATIONS, 1, 2),
        (FactKind.CONTENT, 231, 240),
        (FactKind.SETTLED, 88, 95),
        (FactKind.ON_TIME, 0, 0),
        (FactKind.EVENTS, 12, 0),
        (FactKind.CAME, 860, 0),
        (FactKind.MEETINGS, 10, 11),
        (FactKind.ENTRIES, 7, 8),
    )
)


def unit(name: str = "古道社区", number: int = 3) -> UnitRef:
    """A community."""
    return UnitRef(id=number, name=name, kind=UnitKind.COMMUNITY)


def application_line(name: str = "古道社区", **changes: Any) -> ApplicationLine:
    """An application in a round."""
    line = ApplicationLine(
        id=4,
        unit=unit(name),
        state=ApplicationState.RECOMMENDED,
        picked=True,
        given=97,
        scored=True,
        visited=True,
        objections=0,
        yours=True,
    )
    return replace(line, **changes)


def selection(name: str = "古道社区", **changes: Any) -> SelectionView:
    """A round in review, for the district."""
    view = SelectionView(
        id=1,
        district=UnitRef(id=1, name="琅琊区", kind=UnitKind.DISTRICT),
        year=2026,
        state=SelectionState.REVIEWING,
        scheme=SELECTIONS.scheme,
        apply_by=date(2026, 12, 4),
        facts_from=FIRST,
        facts_until=LAST,
        due_at=datetime(2026, 12, 21, 16, 0, tzinfo=UTC),
        overdue=False,
        published_on=None,
        published_until=None,
        applied=12,
        waiting=0,
        picked=1,
        listed=(f"{name}1",),
        open_objections=0,
        lines=tuple(application_line(f"{name}{at}", id=at) for at in range(1, 9)),
        page=0,
        pages=2,
        applies_for=(),
        runs=True,
        may=frozenset({SelectionArrow.PUBLISH, SelectionArrow.CANCEL}),
    )
    return replace(view, **changes)


def application(name: str = "古道社区", **changes: Any) -> ApplicationView:
    """An application with all that may hang on it."""
    view = ApplicationView(
        id=4,
        selection_id=1,
        year=2026,
        round_state=SelectionState.REVIEWING,
        unit=unit(name),
        state=ApplicationState.RECOMMENDED,
        note="邻里互助成了习惯",
        recorded_for=False,
        applied_on=date(2026, 11, 24),
        scheme=SELECTIONS.scheme,
        facts=FACTS,
        facts_from=FIRST,
        facts_until=LAST,
        feature="健步古道",
        street_note="工作扎实",
        visited_on=date(2026, 12, 8),
        visited_by="琅琊区",
        visit_note="现场井井有条",
        points={line.code: line.points for line in SELECTIONS.scheme.lines},
        picked=False,
        objections=(
            ObjectionLine(
                id=6, text="楼道堆物", on=date(2026, 12, 9), answer="", upheld=False, open=True
            ),
            ObjectionLine(
                id=7,
                text="照片是旧的",
                on=date(2026, 12, 9),
                answer="不靠照片评",
                upheld=False,
                open=False,
            ),
        ),
        may=frozenset(
            {SelectionArrow.SCORE, SelectionArrow.PICK, SelectionArrow.VISIT, SelectionArrow.OBJECT}
        ),
        answers=True,
    )
    return replace(view, **changes)


def applying(name: str = "古道社区") -> ApplicationDraftView:
    """What a community sees before it applies."""
    return ApplicationDraftView(
        selection_id=1,
        year=2026,
        unit=unit(name),
        scheme=SELECTIONS.scheme,
        facts=FACTS,
        facts_from=FIRST,
        facts_until=LAST,
        feature="健步古道",
        apply_by=date(2026, 12, 4),
    )


def feature(name: str = "古道社区", **changes: Any) -> FeatureView:
    """A feature with all that may hang on it."""
    view = FeatureView(
        id=5,
        unit=unit(name),
        kind=FeatureKind.HEALTH,
        title="健步古道",
        purpose="带动老人天天走一走",
        since=date(2024, 3, 1),
        ended_on=None,
        year=2026,
        held=12,
        came=860,
        events=tuple(
            EventLine(
                id=at,
                on=date(2026, 10, 18),
                what="重阳健步走",
                came=86,
                dropped_why="记重了" if at == 2 else "",
            )
            for at in range(1, 9)
        ),
        corrected=(
            RevisionLine(
                number=2,
                at=datetime(2026, 11, 2, 2, 0, tzinfo=UTC),
                role=Role.INFORMATION_OFFICER,
                title="古道健步",
                why="原名打错",
            ),
        ),
        may=frozenset(FeatureArrow),
    )
    return replace(view, **changes)
