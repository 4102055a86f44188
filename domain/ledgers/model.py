"""The shapes of what goes out as a file. Matters and posts, never a person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from domain.cases.model import CaseKind, Effect, Label, Outcome, PeopleBand, State
from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, Means
from domain.org.views import UnitRef
from domain.people.model import Role


class Export(StrEnum):
    """What can be asked for as a file."""

    LEDGER = "ledger"
    """台账: each dispute in a row."""
    OPINIONS = "opinions"
    """社情民意台账: each public-opinion item in a row."""
    FORM = "form"
    """报表: the periodic report in the layout of the superior."""
    YEAR = "year"
    """考核依据: on time, late, missed and nil by unit."""


class TakenOut(StrEnum):
    """A board or a list that is taken out as a table, just as it is read."""

    BOARD = "board"
    """总览: a unit and those below it."""
    MATTERS = "matters"
    """The matters behind a figure of a board."""
    QUEUE = "queue"
    """要我处理的."""
    MINE = "mine"
    """我报的事."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What a ledger is of: a unit with all below, and the days on which matters were found."""

    unit: UnitRef
    first: date
    last: date
    rows: int
    kind: CaseKind = CaseKind.DISPUTE
    carried: int = 0
    """上年结转: how many of the rows were found before and still open when the year began."""


class LedgerRow(NamedTuple):
    """A matter as a row of the ledger (台账). A tuple: fifty thousand are made in a moment."""

    id: int
    found_on: date
    counted_on: date
    """The day for which the figures count it: another only where it was entered late, after a
    report for its day had been confirmed."""
    grid: str
    category: Label
    place: str
    summary: str
    people: PeopleBand
    state: State
    outcome: Outcome | None
    effect: Effect | None
    """What its end did to the figures; None while it is open."""
    responsible: str
    handler_role: Role | None
    due_on: date | None
    ended_on: date | None
    means: tuple[tuple[Means, int], ...] = ()
    """How often sessions were held, by means."""
    said: str = ""
    """The sentence with which it ended: how it was settled, or the answer to an item."""
    agreement: AgreementForm | None = None
    visit_on: date | None = None
    """回访: the day it took place, else the day it is meant for."""
    visited: bool = False
    satisfaction: Satisfaction | None = None
    """Of the parties at the follow-up; of who reported an item, with its answer."""
    entered_late: bool = False
    imported: bool = False
    asked_above: str = ""
    """What the unit above was asked for when the matter was last handed up."""
    merged_into: int | None = None
    split_from: int | None = None
    carried: bool = False
    """上年结转: found before the days of the ledger."""


@dataclass(frozen=True, kw_only=True)
class Annex:
    """The open disputes that belong to a periodic report: as many as its 期末未化解 says."""

    rows: tuple[LedgerRow, ...]
    """Those due first in front; of very many just the first."""
    total: int
    as_of: datetime
    kept: bool
    """They were kept when the report was confirmed. Else they are read from the steps: which they
    were is sure, what else is said of them is as it stands now."""


Writer = Callable[[Ledger, Iterator[LedgerRow]], bytes]
"""Makes a file of a ledger; it runs in a thread, or in a process of its own."""
