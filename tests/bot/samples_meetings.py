"""Talk meetings for page tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.cases.model import CaseKind, State
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupState
from domain.meetings.model import DayRule, MeetingState, Present, Ruling, Votes
from domain.meetings.options import ItemOptions, MeetingOptions
from domain.meetings.views import (
    AgendaLine,
    CaseOnAgenda,
    GivenOut,
    MeetingLine,
    MeetingView,
    Repeat,
)
from domain.people.model import Role
from tests.bot.samples import CATEGORY, COMMUNITY

AT = datetime(2026, 12, 10, 7, 0, tzinfo=UTC)
_MAY = ItemOptions(rulings=tuple(Ruling))


def a_given(state: FollowupState = FollowupState.FED_BACK) -> GivenOut:
    """What was handed out."""
    return GivenOut(
        id=1,
        state=state,
        unit_name="琅琊街道",
        handed_out_at=AT,
        due_at=datetime(2026, 12, 31, 16, 0, tzinfo=UTC),
        overdue=False,
        fed_back_at=AT,
        feedback="已换灯",
        round=1,
        verdict=Satisfaction.FAIRLY,
    )


def an_agenda_line(number: int = 1, topic: str = "路灯<不亮>", **more: object) -> AgendaLine:
    """An item with a matter behind it."""
    matter = CaseOnAgenda(
        id=12,
        kind=CaseKind.OPINION,
        category=CATEGORY,
        place="三号楼",
        summary=topic,
        state=State.ACCEPTED,
        outcome=None,
    )
    line = AgendaLine(
        id=number,
        meeting_id=1,
        number=number,
        topic=topic,
        cases=(matter,),
        ruling=None,
        note="",
        to_unit="",
        helper="",
        due_on=None,
        into_id=None,
        into_number=0,
        done=False,
        given=None,
        votes=None,
        corrected="",
        may=_MAY,
    )
    return replace(line, **more)  # type: ignore[arg-type]  # fields of a line


def every_ruling(topic: str = "路灯<不亮>") -> tuple[AgendaLine, ...]:
    """An item for each ruling, as they stand in confirmed minutes."""
    due = date(2026, 12, 31)
    common = {"note": "写一句", "corrected": "记错了", "helper": "琅琊区"}
    return (
        an_agenda_line(1, topic, ruling=Ruling.ANSWERED, **common),
        an_agenda_line(
            2,
            topic,
            ruling=Ruling.HANDED_OUT,
            to_unit="琅琊街道",
            due_on=due,
            given=a_given(),
            votes=Votes(satisfied=9, fairly=1, discontented=0),
            **common,
        ),
        an_agenda_line(
            3,
            topic,
            ruling=Ruling.PASSED_UP,
            to_unit="琅琊街道",
            due_on=due,
            given=a_given(FollowupState.UNDER_WAY),
        ),
        an_agenda_line(4, topic, ruling=Ruling.EXPLAINED, note="许可到月底"),
        an_agenda_line(5, topic, ruling=Ruling.NOT_TAKEN, note="属合同"),
        an_agenda_line(6, topic, ruling=Ruling.MERGED, into_id=1, into_number=1),
    )


def a_meeting_view(
    state: MeetingState = MeetingState.HELD, topic: str = "路灯<不亮>", **more: object
) -> MeetingView:
    """A meeting under way with two items."""
    view = MeetingView(
        line=MeetingLine(
            id=1,
            unit=COMMUNITY,
            month=date(2026, 12, 1),
            on=date(2026, 12, 10),
            planned_on=date(2026, 12, 10),
            place="二楼活动室，下午3点",
            state=state,
            overdue=False,
            items=2,
            reason="",
        ),
        items=(an_agenda_line(1, topic), an_agenda_line(2, topic)),
        to_judge=(),
        judged_here=(),
        not_yet=1,
        present=Present(residents=12, deputies=3, local_units=2, departments=4),
        photos=1,
        confirmed_by=Role.INFORMATION_OFFICER,
        confirmed_at=AT,
        next_id=2,
        answer_by=date(2027, 1, 8),
        rule=DayRule(nth=2, weekday=4),
        repeats=(Repeat(case_id=12, category=CATEGORY, place="三号楼", numbers=(12, 11, 10)),),
        may=MeetingOptions(
            fix=True,
            reopen=True,
            begin=True,
            go_on=True,
            confirm=True,
            postpone=True,
            call_off=True,
            add_item=True,
            set_series=True,
        ),
    )
    return replace(view, **more)  # type: ignore[arg-type]  # fields of a view
