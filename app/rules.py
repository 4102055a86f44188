"""The district's rules from the settings."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from app.settings import Settings, SettingsError, variable
from app.settings.annual import load_annual
from app.settings.assessment import load_assessments
from app.settings.projects import load_projects
from app.settings.selection import load_selections
from app.settings.values import hours
from app.texts import text
from domain.cases.clocks import Clocks
from domain.cases.duplicates import Duplicates
from domain.cases.model import Urgency
from domain.chasing.model import Chasing
from domain.days.desk_calendar import DeskCalendar
from domain.days.periods import DEFAULT_DUE, DueRule, PeriodKind
from domain.days.quiet import QuietHours
from domain.org.model import UnitKind
from domain.periodic.deductions import Deductions
from domain.referrals.model import ReferralRules
from domain.rules import Rules
from domain.twoway.model import TwowayRules
from storage.days.holidays import NotUtf8, OverrideFileError, load_calendar

R = TypeVar("R")

_CALENDAR = variable("calendar_file")


def rules_of(settings: Settings) -> Rules:
    """Calendar, zone, clocks, due rules and quiet hours.

    Raises :class:`SettingsError` when one of the district's own files cannot be used.
    """
    try:
        calendar = load_calendar(override_file=settings.calendar_file)
    except NotUtf8 as wrong:
        told = text("setting-calendar-encoding", name=_CALENDAR, file=wrong.name)
        raise SettingsError(told) from None
    except OverrideFileError as wrong:
        told = text("setting-calendar-wrong", name=_CALENDAR, why=str(wrong))
        raise SettingsError(told) from None
    usual = Clocks()
    week = DueRule(
        PeriodKind.WEEK,
        weekday=settings.weekly_due_weekday,
        at=settings.weekly_due_time,
        roll=settings.weekly_due_roll,
    )
    return Rules(
        zone=settings.zone,
        messengers=settings.messengers,
        calendar=DeskCalendar.over(calendar),
        quiet=QuietHours(zone=settings.zone, starts=settings.quiet_start, ends=settings.quiet_end),
        clocks=Clocks(
            accept={**usual.accept, Urgency.YELLOW: settings.accept_days},
            handle=dict.fromkeys(Urgency, settings.handle_days),
            above={
                UnitKind.STREET: dict.fromkeys(Urgency, settings.street_days),
                UnitKind.DISTRICT: dict.fromkeys(Urgency, settings.district_days),
                UnitKind.CENTRE: dict.fromkeys(Urgency, settings.district_days),
            },
        ),
        due={**DEFAULT_DUE, PeriodKind.WEEK: week},
        morning=settings.morning,
        undo=timedelta(minutes=settings.undo_minutes),
        duplicates=Duplicates(days=settings.duplicate_days),
        referrals=ReferralRules(
            answer_days=settings.referral_days,
            fast_days=settings.referral_fast_days,
            progress_days=settings.referral_progress_days,
            undo_minutes=settings.undo_minutes,
        ),
        follow_up_days=settings.follow_up_days,
        snooze_hours=hours(settings.snooze_hours),
        chasing=Chasing(
            answer_days=settings.answer_days, red=timedelta(minutes=settings.red_minutes)
        ),
        twoway=TwowayRules(
            due_days=settings.twoway_due_days,
            late_days=settings.twoway_late_days,
            least=settings.twoway_least_sheets,
        ),
        assessments=_of_file("assessment_file", load_assessments, settings.assessment_file),
        projects=_of_file("projects_file", load_projects, settings.projects_file),
        annual=_of_file("annual_file", load_annual, settings.annual_file),
        selections=_of_file("selection_file", load_selections, settings.selection_file),
        deductions=Deductions(late=settings.deduct_late, missed=settings.deduct_missed),
    )


def _of_file(name: str, load: Callable[[Path | None], R], file: Path | None) -> R:
    """What the district's own file says, or ours where it has none."""
    try:
        return load(file)
    except ValueError as wrong:
        key = f"setting-{name.removesuffix('_file')}-wrong"
        raise SettingsError(text(key, name=variable(name), why=str(wrong))) from None
