"""Which table each read becomes. A mechanism whose register the desk page shows is a line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.registers import (
    aid,
    annual,
    assessments,
    callins,
    directories,
    evaluations,
    features,
    followups,
    meetings,
    periodic,
    projects,
    selections,
    trainings,
)
from bot.registers.table import RegisterTable
from bot.texts import Say
from domain.aid.views import AidBoard, AidView
from domain.annual.views import AnnualHome, IssuedPage, LetterView
from domain.assessments.views import AssessmentRegister, AssessmentView
from domain.callins.views import CallInPage, CallInView
from domain.directories.views import EntryPage, EntryView
from domain.evaluations.views import EvaluationPage, EvaluationView
from domain.features.views import FeaturePage, FeatureView
from domain.followups.views import FollowupBoard, FollowupView
from domain.meetings.views import MeetingPage, MeetingView
from domain.periodic.views import PeriodicView
from domain.projects.views import ProjectPage, ProjectView
from domain.selections.views import ApplicationView, SelectionPage, SelectionView
from domain.trainings.views import TrainingPage, TrainingView

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
    ProjectPage: projects.board,
    ProjectView: projects.one,
    AnnualHome: annual.home,
    IssuedPage: annual.issued,
    LetterView: annual.letter,
    SelectionPage: selections.rounds,
    SelectionView: selections.one,
    ApplicationView: selections.application,
    FeaturePage: features.board,
    FeatureView: features.one,
    TrainingPage: trainings.newest,
    TrainingView: trainings.one,
    CallInPage: callins.waiting,
    CallInView: callins.one,
    EntryPage: directories.found,
    EntryView: directories.entry,
}
