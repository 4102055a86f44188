"""The arithmetic of the days that follow from an agreement. Pure: local days in, local days out."""

from collections.abc import Mapping
from datetime import date, timedelta

from domain.days.calendar import WorkingCalendar
from domain.errors import Invalid
from domain.mediation.model import Agreement, AgreementForm, Notch

_DAY = timedelta(days=1)
CONFIRMATION = timedelta(days=30)
"""People's Mediation Law, art. 33: thirty days, counted by the calendar, days off and all."""
AHEAD: Mapping[Notch, timedelta] = {Notch.WEEK: timedelta(days=7), Notch.DAY: _DAY}
_BACK = timedelta(days=366)
_ON = timedelta(days=5 * 366)


def confirm_by(made_on: date) -> date:
    """The last day to ask the court for confirmation of an agreement in effect since
    ``made_on``, which itself is not counted."""
    return made_on + CONFIRMATION


def confirmation_runs(agreement: Agreement) -> bool:
    """Whether there is a day to remind of: a written agreement until the parties say no, an oral
    one only once they say yes."""
    if agreement.confirmation_wanted is None:
        return agreement.form is AgreementForm.WRITTEN
    return agreement.confirmation_wanted


def follow_up_day(day: date, days: int, calendar: WorkingCalendar) -> date:
    """The working day on or next after so many days."""
    return calendar.next_working(day + timedelta(days=days))


def morning_of(due_on: date, notch: Notch, calendar: WorkingCalendar) -> date:
    """The working day on whose morning it is reminded of: the day itself, or the one before."""
    return calendar.previous_working(due_on - AHEAD[notch])


def reaches(today: date, notch: Notch, calendar: WorkingCalendar) -> date:
    """The latest due day whose reminder has come on the morning of ``today``, a working day: what
    :func:`morning_of` says, turned round, so that a query can ask by due day alone."""
    return calendar.working_day_after(today) - _DAY + AHEAD[notch]


def already(due_on: date, today: date, calendar: WorkingCalendar) -> Notch | None:
    """The last reminder that is of no use, for a day set ``today``: who has just set it knows."""
    passed = [notch for notch in Notch if morning_of(due_on, notch, calendar) <= today]
    return passed[-1] if passed else None


def check_past(day: date, today: date) -> date:
    """A day on which something was done. Raises :class:`Invalid` for one to come, or long ago."""
    if day > today:
        raise Invalid("day-ahead")
    if day < today - _BACK:
        raise Invalid("day-long-ago")
    return day


def check_coming(day: date, today: date) -> date:
    """A day on which something is to be done. Raises :class:`Invalid` for one gone by, or far
    off."""
    if day < today:
        raise Invalid("day-gone")
    if day > today + _ON:
        raise Invalid("day-far-off")
    return day
