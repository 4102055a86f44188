"""What the page of a matter says of meetings."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from domain.meetings.model import COMING, MeetingState
from domain.meetings.options import AgendaPlace, sees_meeting
from domain.meetings.views import CaseMeeting
from domain.org.model import UnitKind, ancestor_ids
from domain.people.model import Actor
from storage.schema import agenda_cases, agenda_items, meeting_series, meetings, units


def meetings_of(connection: Connection, actor: Actor, case_id: int) -> tuple[CaseMeeting, ...]:
    """The meetings on whose agenda a matter is or was, the newest last."""
    rows = connection.execute(
        select(
            meetings.c.id,
            agenda_items.c.id.label("item_id"),
            meetings.c.on,
            meetings.c.state,
            agenda_items.c.ruling,
            units.c.path,
        )
        .select_from(agenda_cases)
        .join(agenda_items, agenda_items.c.id == agenda_cases.c.item_id)
        .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
        .join(units, units.c.id == meetings.c.unit_id)
        .where(agenda_cases.c.case_id == case_id)
        .order_by(meetings.c.on, agenda_items.c.id)
    )
    return tuple(
        CaseMeeting(
            meeting_id=row.id,
            item_id=row.item_id,
            on=row.on,
            state=row.state,
            ruling=row.ruling,
            in_sight=sees_meeting(actor, row.path),
        )
        for row in rows
    )


def agenda_place(
    connection: Connection, filed_path: str, known: Sequence[CaseMeeting]
) -> AgendaPlace | None:
    """The community whose meeting a matter filed there can be put before, as the action finds it:
    None where there is none, or it has no series."""
    row = connection.execute(
        select(units.c.path, meeting_series.c.id)
        .outerjoin(meeting_series, meeting_series.c.unit_id == units.c.id)
        .where(
            units.c.id.in_(ancestor_ids(filed_path)),
            units.c.kind == UnitKind.COMMUNITY,
            # one that merged lies below the one that goes on for it
            units.c.successor_id.is_(None),
        )
        .order_by(units.c.path.desc(), meeting_series.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row.id is None:
        return None
    waiting = any(one.state in COMING or one.state is MeetingState.HELD for one in known)
    return AgendaPlace(path=row.path, waiting=waiting)
