"""Milestones of a year by unit, as the yearly review asks for them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, case, func, select

from domain.cases.satisfaction import Satisfaction
from domain.days.periods import moment_at
from domain.followups.model import FollowupState, Source
from domain.projects.views import MilestoneYear
from domain.rules import Rules
from storage.schema import followups


def milestones_of_year(
    connection: Connection, rules: Rules, unit_ids: Collection[int], year: int, now: datetime
) -> Mapping[int, MilestoneYear]:
    """Of each of these units the milestones it is responsible for whose day is in the year and
    over by now, or which are met before it, and those of them met on time: fed back by their day,
    and found to be so. A unit without any has noughts."""
    since = moment_at(date(year, 1, 1), None, rules.zone)
    until = moment_at(date(year, 12, 31), None, rules.zone)
    table = followups.c
    met = (table.state == FollowupState.DONE) & (table.verdict != Satisfaction.NOT)
    on_time = met & (table.fed_back_at < table.due_at)
    rows = connection.execute(
        select(
            table.unit_id,
            func.count().label("due"),
            func.sum(case((on_time, 1), else_=0)).label("on_time"),
        )
        .where(
            table.unit_id.in_(unit_ids),
            table.source == Source.PROJECT,
            table.state != FollowupState.DROPPED,
            table.due_at >= since,
            table.due_at <= until,
            (table.due_at <= now) | met,
        )
        .group_by(table.unit_id)
    )
    found = {row.unit_id: MilestoneYear(due=row.due, on_time=row.on_time) for row in rows}
    return {one: found.get(one, MilestoneYear()) for one in unit_ids}
