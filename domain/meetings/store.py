"""The store of talk meetings."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from domain.cases.store import DueSpan
from domain.meetings.model import (
    AgendaItem,
    ItemJudgement,
    Meeting,
    MeetingPhoto,
    MeetingSeries,
    MeetingState,
    MinutesRevision,
)


class Meetings(Protocol):
    """Meetings with their agenda, in a transaction. Whoever changes an item has locked its
    meeting before."""

    def add_series(self, series: MeetingSeries) -> None:
        """Adds one, which stands from now on."""
        ...

    def series(self, unit_id: int) -> MeetingSeries | None:
        """The one of the unit that stands."""
        ...

    def add(self, meeting: Meeting) -> Meeting:
        """Adds and fills ``id``; a unit has one a month."""
        ...

    def by_id(self, meeting_id: int) -> Meeting:
        """The meeting as it stands at this moment, locked; raises NotFound."""
        ...

    def of_unit(self, unit_id: int, states: Collection[MeetingState]) -> list[Meeting]:
        """Those of the unit in these states, the earliest month first."""
        ...

    def of_month(self, unit_id: int, month: date) -> Meeting | None:
        """The unit's for the month, whatever became of it."""
        ...

    def lacking(self, month: date, day: date) -> list[int]:
        """The units with a series that are there on the day and have no meeting for the month; a
        handful."""
        ...

    def orphaned(self, day: date) -> list[Meeting]:
        """Meetings to come of units that are no more on the day; a handful."""
        ...

    def near(self, spans: Sequence[DueSpan]) -> list[Meeting]:
        """Those whose next step is due within a span that has not spoken of it yet; a handful."""
        ...

    def add_item(self, item: AgendaItem, case_ids: Collection[int] = ()) -> AgendaItem:
        """Adds and fills ``id``; the matters on file that it stands for are linked with it."""
        ...

    def item_meeting(self, item_id: int) -> int:
        """The meeting on whose agenda it is; raises NotFound."""
        ...

    def item(self, item_id: int) -> AgendaItem:
        """The item as it stands at this moment; raises NotFound."""
        ...

    def item_of(self, token: str) -> AgendaItem | None:
        """The item this tap added."""
        ...

    def items(self, meeting_id: int) -> list[AgendaItem]:
        """Those on the agenda, in the order in which they came."""
        ...

    def given(self, path: str) -> list[AgendaItem]:
        """Those of the confirmed meetings of the unit at this path, and of those that merged into
        it, that were handed out and wait to be judged."""
        ...

    def cases_of(self, item_ids: Collection[int]) -> dict[int, list[int]]:
        """The matters on file behind each of the items, in order of number."""
        ...

    def waiting(self, case_ids: Collection[int]) -> list[int]:
        """Those of the matters that are on an agenda to come or of a meeting under way."""
        ...

    def move_items(self, item_ids: Collection[int], to_meeting_id: int) -> None:
        """Puts them on another agenda."""
        ...

    def add_judgement(self, judgement: ItemJudgement) -> None:
        """Adds one."""
        ...

    def judgements(self, item_id: int) -> list[ItemJudgement]:
        """Those of an item, the oldest first."""
        ...

    def add_revision(self, revision: MinutesRevision) -> None:
        """Adds one."""
        ...

    def revision_of(self, token: str) -> MinutesRevision | None:
        """The correction this tap made."""
        ...

    def add_photo(self, photo: MeetingPhoto) -> None:
        """Adds a picture."""
        ...

    def photos(self, meeting_id: int) -> list[MeetingPhoto]:
        """The pictures of a meeting, the oldest first."""
        ...
