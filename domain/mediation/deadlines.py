"""Which days follow from an agreement. Pure: local days in, local days out."""

from datetime import date, timedelta

from domain.days.calendar import WorkingCalendar
from domain.mediation.model import Agreement, AgreementForm

CONFIRMATION = timedelta(days=30)
"""People's Mediation Law, art. 33: thirty days, counted by the calendar, days off and all."""


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
