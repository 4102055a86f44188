"""Milestones of a year by unit, as the yearly review asks for them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, case, func, select

from domain.cases.satisfaction import Satisfaction
from domain.days.periods import moment_at
from domain.followups.model import NOBODYS, FollowupArrow, FollowupState, Source
from domain.projects.views import MilestoneYear
from domain.rules import Rules
from storage.schema import followup_steps, followups

_IN_NEITHER = sorted(NOBODYS | {FollowupState.FED_BACK})


def milestones_of_year(
    connection: Connection, rules: Rules, unit_ids: Collection[int], year: int, now: datetime
) -> Mapping[int, MilestoneYear]:
    """Of each of these units the milestones that fell to it whose day is in the year and over by
    now, or which are met before it, and those of them met on time: fed back by their day, and found
    to be so. What was fed back and not judged yet, and what was sent back, is in neither figure;
    what was not met and went a tier up is the first unit's. A unit without any has noughts."""
    since = moment_at(date(year, 1, 1), None, rules.zone)
    until = moment_at(date(year, 12, 31), None, rules.zone)
    table = followups.c
    met = (table.state == FollowupState.DONE) & (table.verdict != Satisfaction.NOT)
    on_time = met & (table.fed_back_at < table.due_at)
    first = connection.execute(
        select(
            table.unit_id,
            func.count().label("due"),
            func.sum(case((on_time, 1), else_=0)).label("on_time"),
        )
        .where(
            table.unit_id.in_(unit_ids),
            table.source == Source.PROJECT,
            table.round == 1,
            table.state.not_in(_IN_NEITHER),
            table.due_at >= since,
            table.due_at <= until,
            (table.due_at <= now) | met,
        )
        .group_by(table.unit_id)
    )
    found = {row.unit_id: MilestoneYear(due=row.due, on_time=row.on_time) for row in first}
    # a step that makes it the next unit's comes after one with the unit and day it had before
    last = followup_steps.alias("last")
    before = (
        select(func.max(last.c.id))
        .where(last.c.followup_id == followup_steps.c.followup_id, last.c.id < followup_steps.c.id)
        .scalar_subquery()
    )
    had = followup_steps.alias("had")
    again = connection.execute(
        select(had.c.unit_id, func.count().label("due"))
        .select_from(followups)
        .join(followup_steps, followup_steps.c.followup_id == table.id)
        .join(had, had.c.id == before)
        .where(
            table.source == Source.PROJECT,
            table.round > 1,
            table.state != FollowupState.DROPPED,
            followup_steps.c.arrow == FollowupArrow.DO_AGAIN,
            had.c.unit_id.in_(unit_ids),
            had.c.due_at >= since,
            had.c.due_at <= until,
            had.c.due_at <= now,
        )
        .group_by(had.c.unit_id)
    )
    for row in again:
        known = found.get(row.unit_id, MilestoneYear())
        found[row.unit_id] = MilestoneYear(due=known.due + row.due, on_time=known.on_time)
    return {one: found.get(one, MilestoneYear()) for one in unit_ids}
