"""Talk meetings, in a transaction."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Date, Select, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.followups.model import OPEN, Source
from domain.ids import possible
from domain.meetings.model import (
    COMING,
    GIVEN,
    ON_RECORD,
    AgendaItem,
    ItemJudgement,
    Meeting,
    MeetingPhoto,
    MeetingSeries,
    MeetingState,
    MinutesRevision,
)
from storage.kit.columns import begins, valid_on
from storage.kit.handfuls import spanned, unsaid
from storage.schema import (
    agenda_cases,
    agenda_items,
    followups,
    item_judgements,
    meeting_photos,
    meeting_series,
    meetings,
    minutes_revisions,
    units,
)

_HANDFUL = 100
"""As many are made, or told of, in one transaction; the next minute takes the next."""
_COMING = sorted(COMING)
T = TypeVar("T")


def handed_out() -> Any:
    """Whether what was handed out for the item of the query round it is not over."""
    return exists().where(
        followups.c.source == Source.MEETING,
        followups.c.source_id == agenda_items.c.id,
        followups.c.state.in_(sorted(OPEN)),
    )


# asked by each sweep, so built once
_LACKING = (
    select(meeting_series.c.unit_id)
    .distinct()
    .join(units, units.c.id == meeting_series.c.unit_id)
    .where(
        meeting_series.c.first_month <= bindparam("month"),
        valid_on(units, bindparam("day", type_=Date())),
        ~exists().where(
            meetings.c.unit_id == meeting_series.c.unit_id,
            meetings.c.month == bindparam("month"),
        ),
    )
    .order_by(meeting_series.c.unit_id)
    .limit(_HANDFUL)
)
_ORPHANED = (
    select(Meeting)
    .join(units, units.c.id == meetings.c.unit_id)
    .where(units.c.valid_to <= bindparam("day"), meetings.c.state.in_(_COMING))
    .order_by(meetings.c.id)
    .limit(_HANDFUL)
)


@cache
def _near(spans: int) -> Select[Any]:
    due = unsaid(meetings.c.due_at, meetings.c.rung, spans)
    return select(Meeting).where(due).order_by(meetings.c.id).limit(_HANDFUL)


class SqlMeetings:
    """:class:`domain.meetings.store.Meetings` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_series(self, series: MeetingSeries) -> None:
        """Adds one, which stands from now on."""
        self._session.add(series)
        self._session.flush()

    def series(self, unit_id: int) -> MeetingSeries | None:
        """The one of the unit that stands."""
        return self._first(
            select(MeetingSeries)
            .where(meeting_series.c.unit_id == unit_id)
            .order_by(meeting_series.c.id.desc())
        )

    def add(self, meeting: Meeting) -> Meeting:
        """Adds and fills ``id``; a unit has one a month."""
        self._session.add(meeting)
        self._session.flush()
        return meeting

    def by_id(self, meeting_id: int) -> Meeting:
        """The meeting as it stands at this moment, locked; raises NotFound."""
        if not possible(meeting_id):
            raise NotFound("meeting")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
        if found is None:
            raise NotFound("meeting")
        return found

    def of_unit(self, unit_id: int, states: Collection[MeetingState]) -> list[Meeting]:
        """Those of the unit in these states, the earliest month first."""
        return self._all(
            select(Meeting)
            .where(meetings.c.unit_id == unit_id, meetings.c.state.in_(sorted(states)))
            .order_by(meetings.c.month)
        )

    def of_month(self, unit_id: int, month: date) -> Meeting | None:
        """The unit's for the month, whatever became of it."""
        return self._first(
            select(Meeting).where(meetings.c.unit_id == unit_id, meetings.c.month == month)
        )

    def lacking(self, month: date, day: date) -> list[int]:
        """The units with a series that are there on the day and have no meeting for the month; a
        handful."""
        self._session.flush()
        return list(self._session.scalars(_LACKING, {"month": month, "day": day}))

    def orphaned(self, day: date) -> list[Meeting]:
        """Meetings to come of units that are no more on the day; a handful."""
        return self._all(_ORPHANED, {"day": day})

    def near(self, spans: Sequence[DueSpan]) -> list[Meeting]:
        """Those whose next step is due within a span that has not spoken of it yet; a handful."""
        return self._all(_near(len(spans)), spanned(spans))

    def add_item(self, item: AgendaItem, case_ids: Collection[int] = ()) -> AgendaItem:
        """Adds and fills ``id``; the matters on file that it stands for are linked with it."""
        self._session.add(item)
        self._session.flush()
        rows = [{"item_id": item.id, "case_id": one} for one in sorted(set(case_ids))]
        if rows:
            self._session.execute(insert(agenda_cases), rows)
        return item

    def item_meeting(self, item_id: int) -> int:
        """The meeting on whose agenda it is; raises NotFound."""
        if not possible(item_id):
            raise NotFound("item")
        self._session.flush()
        found = self._session.scalar(
            select(agenda_items.c.meeting_id).where(agenda_items.c.id == item_id)
        )
        if found is None:
            raise NotFound("item")
        return int(found)

    def item(self, item_id: int) -> AgendaItem:
        """The item as it stands at this moment; raises NotFound."""
        if not possible(item_id):
            raise NotFound("item")
        self._session.flush()
        found = self._session.get(AgendaItem, item_id, populate_existing=True)
        if found is None:
            raise NotFound("item")
        return found

    def item_of(self, token: str) -> AgendaItem | None:
        """The item this tap added."""
        return self._first(select(AgendaItem).where(agenda_items.c.token == token))

    def items(self, meeting_id: int) -> list[AgendaItem]:
        """Those on the agenda, in the order in which they came."""
        return self._all(
            select(AgendaItem)
            .where(agenda_items.c.meeting_id == meeting_id)
            .order_by(agenda_items.c.id)
        )

    def given(self, path: str) -> list[AgendaItem]:
        """Those of the confirmed meetings of the unit at this path, and of those that merged into
        it, that were handed out and wait to be judged."""
        return self._all(
            select(AgendaItem)
            .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
            .join(units, units.c.id == meetings.c.unit_id)
            .where(
                begins(units.c.path, path),
                meetings.c.state.in_(sorted(ON_RECORD)),
                agenda_items.c.ruling.in_(sorted(GIVEN)),
                agenda_items.c.done_at.is_(None),
                handed_out(),
            )
            .order_by(agenda_items.c.id)
        )

    def cases_of(self, item_ids: Collection[int]) -> dict[int, list[int]]:
        """The matters on file behind each of the items, in order of number."""
        found = defaultdict[int, list[int]](list)
        rows = self._session.execute(
            select(agenda_cases.c.item_id, agenda_cases.c.case_id)
            .where(agenda_cases.c.item_id.in_(sorted(item_ids)))
            .order_by(agenda_cases.c.case_id)
        )
        for item_id, case_id in rows:
            found[item_id].append(case_id)
        return dict(found)

    def waiting(self, case_ids: Collection[int]) -> list[int]:
        """Those of the matters that are on an agenda to come or of a meeting under way."""
        self._session.flush()
        return list(self._session.scalars(on_agendas(case_ids)))

    def move_items(self, item_ids: Collection[int], to_meeting_id: int) -> None:
        """Puts them on another agenda."""
        self._session.flush()
        self._session.execute(
            update(AgendaItem)
            .where(agenda_items.c.id.in_(sorted(item_ids)))
            .values(meeting_id=to_meeting_id)
        )

    def add_judgement(self, judgement: ItemJudgement) -> None:
        """Adds one."""
        self._session.add(judgement)
        self._session.flush()

    def judgements(self, item_id: int) -> list[ItemJudgement]:
        """Those of an item, the oldest first."""
        return self._all(
            select(ItemJudgement)
            .where(item_judgements.c.item_id == item_id)
            .order_by(item_judgements.c.id)
        )

    def add_revision(self, revision: MinutesRevision) -> None:
        """Adds one."""
        self._session.add(revision)
        self._session.flush()

    def revision_of(self, token: str) -> MinutesRevision | None:
        """The correction this tap made."""
        return self._first(select(MinutesRevision).where(minutes_revisions.c.token == token))

    def add_photo(self, photo: MeetingPhoto) -> None:
        """Adds a picture."""
        self._session.add(photo)
        self._session.flush()

    def photos(self, meeting_id: int) -> list[MeetingPhoto]:
        """The pictures of a meeting, the oldest first."""
        return self._all(
            select(MeetingPhoto)
            .where(meeting_photos.c.meeting_id == meeting_id)
            .order_by(meeting_photos.c.id)
        )

    def _all(self, query: Select[T], given: Mapping[str, object] | None = None) -> list[T]:
        self._session.flush()
        anew = {"populate_existing": True}
        return list(self._session.scalars(query, given or {}, execution_options=anew))

    def _first(self, query: Select[T]) -> T | None:
        return next(iter(self._all(query.limit(1))), None)


def on_agendas(case_ids: Collection[int]) -> Select[Any]:
    """Those of the matters that are on an agenda to come, or of a meeting under way."""
    return (
        select(func.distinct(agenda_cases.c.case_id))
        .join(agenda_items, agenda_items.c.id == agenda_cases.c.item_id)
        .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
        .where(
            agenda_cases.c.case_id.in_(sorted(case_ids)),
            meetings.c.state.in_([*_COMING, MeetingState.HELD]),
        )
    )
