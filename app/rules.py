"""The district's rules from the settings."""

from datetime import timedelta

from app.settings import Settings, SettingsError, variable
from app.settings.assessment import AssessmentFileError, load_assessments
from app.settings.selection import SelectionFileError, load_selections
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

_CALENDAR = variable("calendar_file")
_ASSESSMENT = variable("assessment_file")
_SELECTION = variable("selection_file")


def rules_of(settings: Settings) -> Rules:
    """Calendar, zone, clocks, due rules and quiet hours.

    Raises :class:`SettingsError` when the calendar's override file, or that of the assessments
    or of the selections, cannot be used.
    """
    try:
        calendar = load_calendar(override_file=settings.calendar_file)
    except NotUtf8 as wrong:
        told = text("setting-calendar-encoding", name=_CALENDAR, file=wrong.name)
        raise SettingsError(told) from None
    except OverrideFileError as wrong:
        told = text("setting-calendar-wrong", name=_CALENDAR, why=str(wrong))
        raise SettingsError(told) from None
    try:
        assessments = load_assessments(settings.assessment_file)
    except AssessmentFileError as wrong:
        told = text("setting-assessment-wrong", name=_ASSESSMENT, why=str(wrong))
        raise SettingsError(told) from None
    try:
        selections = load_selections(settings.selection_file)
    except SelectionFileError as wrong:
        told = text("setting-selection-wrong", name=_SELECTION, why=str(wrong))
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
        assessments=assessments,
        selections=selections,
        deductions=Deductions(late=settings.deduct_late, missed=settings.deduct_missed),
    )
