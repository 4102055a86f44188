"""What the page is told in words: the chat's own, so that both say the same."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.cases.model import CaseKind, PeopleBand, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.cases.views import CaseLine, CaseView, TimelineEntry
from domain.days.periods import Period
from domain.people.model import Role
from domain.pictures.views import Shown
from domain.status.views import Matters, MattersPage, StatusBoard, StatusLine


class Voice(Protocol):
    """One language, in plain text: whoever puts it into a page escapes it."""

    @property
    def locale(self) -> str:
        """``zh`` or ``en``."""
        ...

    def say(self, key: str, **facts: str | int) -> str:
        """A string of the page's own."""
        ...

    def moment(self, at: datetime, *, year: bool = False) -> str:
        """A local moment, with the day of the week."""
        ...

    def day(self, value: date) -> str:
        """A day."""
        ...

    def week(self, period: Period) -> str:
        """A week with its days."""
        ...

    def rate(self, part: int, whole: int) -> str:
        """Whole percent; "—" of nothing."""
        ...

    def role(self, value: Role) -> str:
        """A post."""
        ...

    def kind(self, value: CaseKind) -> str:
        """A dispute or an item."""
        ...

    def urgency(self, value: Urgency) -> str:
        """With its mark, and in words."""
        ...

    def people(self, value: PeopleBand) -> str:
        """How many are involved."""
        ...

    def satisfaction(self, value: Satisfaction) -> str:
        """How content somebody is."""
        ...

    def matters(self, which: Matters) -> str:
        """The name of a list of matters."""
        ...

    def state(self, line: CaseLine) -> str:
        """How a matter stands."""
        ...

    def due(self, line: CaseLine) -> str:
        """Until when something is to be done; empty when nothing is."""
        ...

    def more(self, view: CaseView) -> list[str]:
        """The other deadlines of a matter, and what other matters are to it, each in a line."""
        ...

    def way(self, view: CaseView) -> list[TimelineEntry]:
        """The steps worth a line."""
        ...

    def did(self, line: CaseLine, entry: TimelineEntry) -> str:
        """What was done by a step."""
        ...

    def reports(self, line: StatusLine) -> str:
        """How a unit's weekly report stands; empty where none is owed."""
        ...

    def picture(self, shown: Shown) -> tuple[str, str]:
        """A picture as SVG without scripts, styles or addresses, and the same in words."""
        ...

    def register_name(self, name: str) -> str:
        """What a register is called."""
        ...

    def register(self, found: object, now: datetime) -> "WebTable":
        """A list, or one of its entries, as a table."""
        ...

    def board_sheet(self, board: StatusBoard) -> "WebFile":
        """A board as a workbook."""
        ...

    def matters_sheet(self, found: MattersPage, now: datetime) -> "WebFile":
        """A list of matters as a workbook."""
        ...


class WebCell(Protocol):
    """What stands in a cell of a register."""

    @property
    def text(self) -> str:
        """In words."""
        ...

    @property
    def to(self) -> str:
        """Where it leads; empty: nowhere."""
        ...

    @property
    def late(self) -> bool:
        """Whether what stands in its row is late."""
        ...


class WebTable(Protocol):
    """A register as it is shown."""

    @property
    def title(self) -> str:
        """Of one entry; empty for a list."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """Its figures, a line each."""
        ...

    @property
    def facts(self) -> Sequence[tuple[str, str]]:
        """What is known of one entry."""
        ...

    @property
    def heads(self) -> Sequence[str]:
        """Its columns."""
        ...

    @property
    def rows(self) -> Sequence[Sequence[WebCell]]:
        """Its rows; the first cell of each names it."""
        ...

    @property
    def page(self) -> int:
        """Which page of the list it is, from 0."""
        ...

    @property
    def pages(self) -> int:
        """Of how many."""
        ...

    @property
    def of(self) -> str:
        """The month it is of, as an address has it; empty: of none."""
        ...

    @property
    def turns(self) -> Sequence[tuple[str, str]]:
        """To the months before and after: their names, and as an address has them."""
        ...

    @property
    def above(self) -> str:
        """The register to which an entry leads back; empty: the one of its own name."""
        ...


class WebFile(Protocol):
    """A file that is handed out."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def data(self) -> bytes:
        """What is in it."""
        ...

    @property
    def rows(self) -> int:
        """How many rows, for the audit."""
        ...
