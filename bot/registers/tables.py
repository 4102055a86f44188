"""Which table each read becomes. A mechanism whose register the desk page shows is a line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.registers import (
    aid,
    assessments,
    directories,
    evaluations,
    followups,
    meetings,
    periodic,
)
from bot.registers.table import RegisterTable
from bot.texts import Say
from domain.aid.views import AidBoard, AidView
from domain.assessments.views import AssessmentRegister, AssessmentView
from domain.directories.views import EntryPage, EntryView
from domain.evaluations.views import EvaluationPage, EvaluationView
from domain.followups.views import FollowupBoard, FollowupView
from domain.meetings.views import MeetingPage, MeetingView
from domain.periodic.views import PeriodicView

TABLES: Mapping[type, Callable[[Say, Any, ZoneInfo, datetime], RegisterTable]] = {
    PeriodicView: periodic.form,
    MeetingPage: meetings.month,
    MeetingView: meetings.one,
    FollowupBoard: followups.board,
    FollowupView: followups.one,
    EvaluationPage: evaluations.half,
    EvaluationView: evaluations.one,
    AssessmentRegister: assessments.register,
    AssessmentView: assessments.one,
    AidBoard: aid.board,
    AidView: aid.one,
    EntryPage: directories.found,
    EntryView: directories.entry,
}
