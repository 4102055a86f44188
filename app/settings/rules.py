"""The part of the settings that differs by place and not by machine: the district's rules."""

from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings

from app.settings.values import Hours, Lower, WallTime, ZoneName, setting
from domain.days.calendar import Roll

Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]


class RuleSettings(BaseSettings):
    """What :func:`app.rules.rules_of` makes the district's rules from."""

    timezone: ZoneName = setting(
        "Asia/Shanghai",
        "The district's time zone: every date people read is in it.",
    )
    calendar_file: Path | None = setting(
        None,
        "The administrator's working days and days off; they win over the published holidays.",
    )
    assessment_file: Path | None = setting(
        None,
        "By what major matters are scored, graded and filed, as in app/settings/assessment.toml; "
        "a matter keeps the scale its round began with.",
    )
    projects_file: Path | None = setting(
        None,
        "The systems of the key projects and how long ahead a milestone is reminded of, as in "
        "app/settings/projects.toml; without one that is taken.",
    )
    annual_file: Path | None = setting(
        None,
        "By what sheet units are reviewed each year, and in how many days, as in "
        "app/settings/annual.toml; a letter keeps the sheet it was drafted with.",
    )
    selection_file: Path | None = setting(
        None,
        "By what model communities are selected: weights, places, award and days, as in "
        "app/settings/selection.toml; a round keeps the scheme it was opened with.",
    )
    morning: WallTime = setting(time(8, 30), "When the reminders of a working day go out, local.")
    quiet_start: WallTime = setting(
        time(20), "From when phones stay silent, local; red matters pass."
    )
    quiet_end: WallTime = setting(time(8), "Until when phones stay silent, local.")
    weekly_due_weekday: Annotated[int, Field(ge=1, le=7)] = setting(
        5, "The weekday on which a community's weekly report is due."
    )
    weekly_due_time: WallTime = setting(
        time(17), "The hour of that day from which the report is late, local."
    )
    weekly_due_roll: Annotated[Roll, Lower] = setting(
        Roll.AFTER,
        "Where the due day goes when it is no working day: to the working day before, the one "
        "after, or nowhere.",
    )
    accept_days: Annotated[int, Field(ge=0, le=60)] = setting(
        2,
        "Working days to accept an ordinary (yellow) matter; orange and red are same-day.",
    )
    handle_days: Annotated[int, Field(ge=0, le=365)] = setting(
        7, "Working days to an outcome in a community, from acceptance."
    )
    street_days: Annotated[int, Field(ge=0, le=365)] = setting(
        10, "The same at a street; each tier that takes it begins anew."
    )
    district_days: Annotated[int, Field(ge=0, le=365)] = setting(
        15, "The same at the district and its specialised centres."
    )
    answer_days: Annotated[int, Field(ge=1, le=30)] = setting(
        2,
        "Working days a reporter has to answer a question about an ordinary (yellow) matter before "
        "they are asked again, and then whoever asked; about an orange one it is one.",
    )
    red_minutes: Annotated[int, Field(ge=5, le=60)] = setting(
        30,
        "Minutes after which a red matter that nobody takes, or whose question nobody answers, "
        "rings again, at any hour; each time whoever stands next above hears, too.",
    )
    undo_minutes: Annotated[int, Field(ge=1, le=60)] = setting(
        5,
        "Minutes for which whoever reported, recorded an outcome, closed or referred may take it "
        "back with one tap.",
    )
    duplicate_days: Annotated[int, Field(ge=1, le=90)] = setting(
        14,
        "How many days apart two matters may have been reported to be offered as the same one.",
    )
    referral_days: Annotated[int, Field(ge=1, le=60)] = setting(
        3, "Working days until a body is to answer a referral."
    )
    referral_fast_days: Annotated[int, Field(ge=0, le=60)] = setting(
        1,
        "The same by the fast lane, for migrant workers' wages and injuries.",
    )
    referral_progress_days: Annotated[int, Field(ge=1, le=250)] = setting(
        20,
        "Working days after which who accepted a referral is asked how it goes, and then its "
        "sender; again after as many.",
    )
    follow_up_days: Annotated[int, Field(ge=1, le=365)] = setting(
        30,
        "Days after an agreement for which a follow-up visit is offered; a day off gives way to "
        "the next working day.",
    )
    twoway_due_days: Annotated[int, Field(ge=1, le=60)] = setting(
        10, "Working days until the sheets of a two-way evaluation are due."
    )
    twoway_late_days: Annotated[int, Field(ge=1, le=30)] = setting(
        5, "So many more until its round closes; a late sheet is taken meanwhile."
    )
    twoway_least_sheets: Annotated[int, Field(ge=1, le=20)] = setting(
        3, "With fewer sheets about a unit only the mean of all is told, not that of each item."
    )

    snooze_hours: Hours = setting(
        "11,14,16",
        "The hours of the due day at which somebody may be reminded of a report once more.",
    )
    deduct_late: Points = setting(
        Decimal("0.5"),
        "Points taken off in the annual assessment for each late report, by unit; the evidence of "
        "the year says which rule it was made by.",
    )
    deduct_missed: Points = setting(
        Decimal("0.5"),
        "The same for each report that never came; nothing is taken off where nobody could be "
        "reached.",
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)
