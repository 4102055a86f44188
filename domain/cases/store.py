"""The ports of what is on file of cases: cases, clocks and extensions, routes, ratings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension
from domain.cases.model import (
    Attachment,
    Case,
    CaseKind,
    Category,
    Step,
    Urgency,
)
from domain.cases.routes import SectorRoute
from domain.cases.satisfaction import OpinionRating
from domain.handfuls import Handful


@dataclass(frozen=True, kw_only=True)
class DueSpan:
    """The cases whose deadline lies in (after, until] stand on this rung or notch, the lowest 1."""

    after: datetime
    until: datetime
    number: int


class ClockBook(Protocol):
    """Units' own clocks, extensions, and what the clocks say is due."""

    def own(self, unit_id: int, urgency: Urgency, day: date) -> UnitClock | None:
        """What the unit has of its own on the day."""
        ...

    def add_own(self, clock: UnitClock) -> None:
        """Adds; one of the same unit, urgency and day is replaced."""
        ...

    def add_extension(self, extension: Extension) -> Extension:
        """Adds and fills ``id``."""
        ...

    def extension(self, extension_id: int) -> Extension:
        """The request as it stands at this moment; raises NotFound."""
        ...

    def extensions(self, case_id: int, since: datetime) -> list[Extension]:
        """The requests about a case asked since then, the oldest first."""
        ...

    def unanswered(self, since: datetime, until: datetime, handful: Handful) -> list[Extension]:
        """A handful of the requests asked between these moments, both included, that nobody has
        answered."""
        ...

    def asked_within(self, path: str) -> list[Extension]:
        """The requests that nobody has answered about open cases that a unit at this path or below
        is responsible for, by the number of the case."""
        ...

    def overdue(self, spans: Sequence[DueSpan], handful: Handful) -> list[Case]:
        """A handful of the open cases overdue since a span, whose number has not spoken yet;
        locked. Those locked by somebody else are left for the next time."""
        ...

    def near_limit(self, spans: Sequence[DueSpan], handful: Handful) -> list[Case]:
        """The same by the month of mediation."""
        ...

    def to_chase(self, now: datetime, handful: Handful, *, red_only: bool) -> list[Case]:
        """A handful of the cases that are to be asked after by now; locked. Those locked by
        somebody else are left for the next time."""
        ...


class Routes(Protocol):
    """Which specialised centre a category of disputes goes to."""

    def category(self, name: str, day: date) -> Category | None:
        """The category of disputes of this code or name in the list in force on the day."""
        ...

    def categories(self, day: date) -> list[Category]:
        """The list of disputes in force on the day, in its order."""
        ...

    def of_category(self, category_id: int) -> list[int]:
        """The centres the category goes to, the likeliest first."""
        ...

    def all(self) -> list[SectorRoute]:
        """All routes, in their order."""
        ...

    def add(self, route: SectorRoute) -> None:
        """Adds a route."""
        ...

    def clear(self) -> None:
        """Removes all routes."""
        ...


class Ratings(Protocol):
    """How content reporters are with the answers to public-opinion items."""

    def of_case(self, case_id: int) -> OpinionRating | None:
        """The grade given for the case."""
        ...

    def add(self, rating: OpinionRating) -> None:
        """Adds a grade."""
        ...


class Cases(Protocol):
    """Cases with their steps and attachments."""

    def by_id(self, case_id: int) -> Case:
        """The case, locked for change; raises NotFound."""
        ...

    def older(self, case_id: int) -> list[int]:
        """The numbers of the cases it goes on as, by way of however many, or of the one it was
        split from; the oldest first, and none locked."""
        ...

    def filed(self, keys: Collection[str]) -> dict[str, str]:
        """The summaries of the cases on file under these draft keys, by key."""
        ...

    def numbered(self, ids: Collection[int], path: str) -> dict[int, tuple[str, str]]:
        """The code of the unit and the summary of those of these cases that lie in the subtree."""
        ...

    def by_draft(self, key: str) -> Case | None:
        """The case this draft was filed as."""
        ...

    def by_code(self, code: str) -> int | None:
        """The id of the case that has this code."""
        ...

    def add(self, case: Case) -> Case:
        """Adds and fills ``id``."""
        ...

    def step(self, case_id: int, token: str) -> Step | None:
        """The step this tap caused already."""
        ...

    def add_step(self, step: Step) -> None:
        """Adds a step."""
        ...

    def add_all(self, filed: Sequence[Case]) -> None:
        """Adds many at once, and fills their ``id``."""
        ...

    def add_steps(self, taken: Sequence[Step]) -> None:
        """Adds many steps at once."""
        ...

    def timeline(self, case_id: int) -> list[Step]:
        """All steps of the case, in the order they were taken."""
        ...

    def merged(self, case_id: int) -> list[Case]:
        """The cases merged into this one, also by way of another, in order of number."""
        ...

    def open_reports(self, people: Collection[int]) -> list[tuple[Case, int]]:
        """The open matters that these people answer for as who reported them, locked, each with
        the post that filed it; in order of number."""
        ...

    def open_at(self, unit_id: int, kinds: Collection[CaseKind], now: datetime) -> list[int]:
        """The numbers of the open matters that the unit has or that were handed to it, the most
        pressing first."""
        ...

    def ended_without_due(self, after: int, limit: int) -> list[Case]:
        """Matters numbered higher that are over, and of which it is not on file until when they
        were due; none that was taken over from another ledger. Locked."""
        ...

    def add_attachment(self, attachment: Attachment) -> None:
        """Adds an attachment."""
        ...

    def attachment(self, attachment_id: int) -> Attachment:
        """The attachment; raises NotFound."""
        ...

    def category(self, category_id: int) -> Category:
        """The category; raises NotFound."""
        ...
