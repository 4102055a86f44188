"""Talk meetings as they are read, each within the actor's reach."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, or_, select

from domain.access import Act
from domain.errors import NotFound, Refused
from domain.followups.model import FollowupState
from domain.followups.units import reaches
from domain.ids import possible
from domain.meetings.model import (
    GIVEN,
    ON_RECORD,
    DayRule,
    MeetingState,
    Present,
)
from domain.meetings.options import holds, meeting_options
from domain.meetings.series import answer_limit
from domain.meetings.views import (
    MeetingHome,
    MeetingView,
    Repeat,
)
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.kit.reading import Reading, Reads, awaited
from storage.meetings.lines import MET, agenda_lines, votes_at
from storage.meetings.lists import (
    COMING_WORDS,
    community_row,
    from_meetings,
    line_of,
    meeting_row,
    month_page,
    of_unit,
    within,
)
from storage.meetings.repeats import repeats_of
from storage.meetings.store import handed_out
from storage.org.units import ref
from storage.schema import (
    agenda_items,
    begins,
    meeting_photos,
    meeting_series,
    meetings,
    posts,
    units,
)
from storage.work import answer_of


def home(reading: Reading, actor: Actor, now: datetime) -> MeetingHome:
    """Where /meeting begins; raises Refused for who reads none."""
    connection = reading.connection
    reach = within(actor)
    own = next(
        (
            seat
            for seat in actor.seats
            if seat.unit_kind is UnitKind.COMMUNITY and holds(actor, seat.unit_path)
        ),
        None,
    )
    below = select(func.count()).where(units.c.kind == UnitKind.COMMUNITY, reach)
    several = int(connection.execute(below).scalar_one()) > 1
    if own is None and not several:
        raise Refused(Act.HOLD_MEETING.value)
    if own is None:
        return MeetingHome(unit=None, meeting_id=None, lists=True)
    unit = UnitRef(id=own.unit_id, name=own.unit_name, kind=own.unit_kind)
    found = connection.scalar(
        from_meetings(meetings.c.id)
        .where(
            or_(
                and_(meetings.c.unit_id == unit.id, meetings.c.state.in_(COMING_WORDS)),
                # minutes of those that merged into it are its own to confirm
                and_(begins(units.c.path, own.unit_path), meetings.c.state == MeetingState.HELD),
            )
        )
        # the one under way first, else the earliest to come
        .order_by(case((meetings.c.state == MeetingState.HELD, 0), else_=1), meetings.c.on)
        .limit(1)
    )
    return MeetingHome(unit=unit, meeting_id=found, lists=several)


def view(reading: Reading, actor: Actor, meeting_id: int, now: datetime) -> MeetingView:
    """One meeting within reach; raises NotFound."""
    connection, rules = reading.connection, reading.rules
    row = meeting_row(connection, actor, meeting_id)
    items = agenda_lines(connection, actor, agenda_items.c.meeting_id == row.id, now)
    counted = row.residents is not None
    may = meeting_options(actor, row.path, row.state, items, counted=counted)
    earlier = agenda_lines(
        connection,
        actor,
        and_(
            begins(MET.c.path, row.path),
            meetings.c.state.in_(sorted(ON_RECORD)),
            agenda_items.c.ruling.in_(sorted(GIVEN)),
            agenda_items.c.done_at.is_(None),
            handed_out(),
            meetings.c.id != row.id,
        ),
        now,
    )
    votes = votes_at(connection, row.id)
    judged_here = agenda_lines(connection, actor, agenda_items.c.id.in_(sorted(votes)), now)
    fed_back = tuple(
        one
        for one in earlier
        if one.given is not None
        and one.given.state is FollowupState.FED_BACK
        and one.id not in votes
    )
    following = connection.execute(
        select(meetings.c.id, meetings.c.on)
        .where(
            meetings.c.unit_id == row.unit_id,
            meetings.c.state.in_(COMING_WORDS),
            meetings.c.id != row.id,
            meetings.c.on >= row.on,
        )
        .order_by(meetings.c.on)
        .limit(1)
    ).one_or_none()
    photos = select(func.count()).where(meeting_photos.c.meeting_id == row.id)
    gathers = may.add_item and row.state in COMING_WORDS
    confirmed_by = connection.scalar(
        select(posts.c.role).where(posts.c.id == row.confirmed_post_id)
    )
    after = None if following is None else following.on
    return MeetingView(
        line=line_of(row, rules.day(now), now),
        items=items,
        to_judge=fed_back,
        judged_here=tuple(replace(one, votes=votes[one.id]) for one in judged_here),
        not_yet=len(earlier) - len(fed_back),
        present=Present(
            residents=row.residents,
            deputies=row.deputies or 0,
            local_units=row.local_units or 0,
            departments=row.departments or 0,
        )
        if counted
        else None,
        photos=int(connection.execute(photos).scalar_one()),
        confirmed_by=confirmed_by,
        confirmed_at=row.confirmed_at,
        next_id=None if following is None else following.id,
        answer_by=answer_limit(max(row.on, rules.day(now)), after, rules.calendar),
        rule=rule_of(connection, row.unit_id),
        repeats=repeats_of(connection, rules, row.path, now) if gathers else (),
        may=may,
    )


def of_item(reading: Reading, actor: Actor, item_id: int) -> int:
    """The meeting within reach on whose agenda an item is; raises NotFound."""
    found = None
    if possible(item_id):
        found = reading.connection.scalar(
            from_meetings(meetings.c.id)
            .join(agenda_items, agenda_items.c.meeting_id == meetings.c.id)
            .where(agenda_items.c.id == item_id, within(actor))
        )
    if found is None:
        raise NotFound("item")
    return int(found)


def repeat(reading: Reading, actor: Actor, unit_id: int, case_id: int, now: datetime) -> Repeat:
    """The repeated matters of a unit with this one among them; raises NotFound."""
    unit = community_row(reading.connection, actor, unit_id)
    for one in repeats_of(reading.connection, reading.rules, unit.path, now):
        if case_id in one.numbers:
            return one
    raise NotFound("case")


def receivers(
    reading: Reading, actor: Actor, meeting_id: int, now: datetime
) -> tuple[UnitRef, ...]:
    """The units to which an item of the meeting may be handed out; raises NotFound."""
    row = meeting_row(reading.connection, actor, meeting_id)
    return answer_of(
        reading.connection,
        reading.rules,
        lambda work: tuple(ref(one) for one in reaches(work, row.unit_id, now)),
    )


def photo(reading: Reading, actor: Actor, meeting_id: int, number: int) -> str:
    """The file of the picture of this number, from 0; raises NotFound."""
    row = meeting_row(reading.connection, actor, meeting_id)
    files: Sequence[str] = reading.connection.scalars(
        select(meeting_photos.c.file)
        .where(meeting_photos.c.meeting_id == row.id)
        .order_by(meeting_photos.c.id)
    ).all()
    if not 0 <= number < len(files):
        raise NotFound("photo")
    return files[number]


def rule_of(connection: Connection, unit_id: int) -> DayRule | None:
    """The day rule of a unit's series; None while it has none."""
    row = connection.execute(
        select(meeting_series)
        .where(meeting_series.c.unit_id == unit_id)
        .order_by(meeting_series.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return DayRule(day=row.day, nth=row.nth, weekday=row.weekday, roll=row.roll)


class SqlMeetingReads(Reads):
    """:class:`domain.meetings.views.MeetingReads` on a database."""

    home = awaited(home)
    view = awaited(view)
    of_item = awaited(of_item)
    repeat = awaited(repeat)
    month = awaited(month_page)
    of_unit = awaited(of_unit)
    receivers = awaited(receivers)
    photo = awaited(photo)
