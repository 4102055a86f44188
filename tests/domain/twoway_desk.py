"""Two streets with their communities and a centre, who heads them, and a round between them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from domain.errors import NotFound
from domain.notices import Notice
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from domain.twoway import actions, rounds
from domain.twoway.model import TwowayRound, TwowaySheet, TwowayTopic
from domain.twoway.sweep import close_rounds, remind_twoways
from domain.twoway.views import TwowayResults
from storage.kit.reading import Reading
from storage.twoway import reads
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
FULL = dict.fromkeys(TwowayTopic, 20)
GOOD = dict.fromkeys(TwowayTopic, 16)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class TwowayDesk:
    """A district on Tuesday 24 November 2026 at ten in the morning: 琅琊街道 with 古道社区 and
    凤凰社区, 北门街道 with 东后街社区, and a specialised centre."""

    def __init__(self, town: Town) -> None:
        self.town = town
        town.unit("凤凰社区", UnitKind.COMMUNITY, "琅琊街道")
        town.unit("北门街道", UnitKind.STREET, "琅琊区")
        town.unit("东后街社区", UnitKind.COMMUNITY, "北门街道")
        town.unit("医调中心", UnitKind.CENTRE, "琅琊区")
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.north = town.person("北门街道", Role.COORDINATOR)
        self.gudao = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.deputy = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
        self.fenghuang = town.person("凤凰社区", Role.INFORMATION_OFFICER)
        self.donghou = town.person("东后街社区", Role.INFORMATION_OFFICER)
        self.centre = town.person("医调中心", Role.MEDIATOR)

    def opens(self, who: Actor | None = None, unit: str = "琅琊区") -> TwowayRound:
        """A round of the district, if of nothing else."""
        ask = self.town.asks(who or self.supervisor)
        return self.town.do(rounds.open_round, ask, self.town.units[unit].id)

    def sheet(self, of: str, about: str) -> TwowaySheet:
        """What the one is to say of the other."""
        names = {unit.id: name for name, unit in self.town.units.items()}
        return next(
            one
            for one in self.town.all(TwowaySheet)
            if (names[one.from_id], names[one.to_id]) == (of, about)
        )

    def pairs(self) -> set[tuple[str, str]]:
        """Who judges whom."""
        names = {unit.id: name for name, unit in self.town.units.items()}
        return {(names[one.from_id], names[one.to_id]) for one in self.town.all(TwowaySheet)}

    def marks(
        self, who: Actor, sheet: TwowaySheet, marks: Mapping[TwowayTopic, int] = GOOD
    ) -> None:
        """Every item gets its points."""
        for topic, points in marks.items():
            self.town.do(actions.mark_item, self.town.asks(who), sheet.id, topic, points)

    def hands_in(
        self, who: Actor, sheet: TwowaySheet, marks: Mapping[TwowayTopic, int] = GOOD
    ) -> TwowaySheet:
        """All of it, with the confirming."""
        self.marks(who, sheet, marks)
        return self.town.do(actions.confirm, self.town.asks(who), sheet.id)

    def strikes(self, who: Actor, sheet: TwowaySheet) -> TwowaySheet:
        """There were no dealings."""
        return self.town.do(actions.strike, self.town.asks(who), sheet.id)

    def reading(self) -> Reading:
        """What a read is given."""
        self.town.session.flush()
        return Reading(self.town.session.connection(), self.town.rules, None)

    def results(self, who: Actor, number: int) -> TwowayResults:
        """What somebody reads of what came out."""
        return reads.results(self.reading(), who, number, self.town.clock.now())

    def means(self, who: Actor, number: int) -> dict[str, tuple[int, int]]:
        """The same: points and sheets by unit."""
        found = self.results(who, number).lines
        return {
            line.unit.name: (line.result.mean.points, line.result.mean.sheets) for line in found
        }

    def sweeps(self, moment: str) -> None:
        """All that the clock says at a local moment."""
        self.town.clock.moment = local(moment)
        for sweep in (remind_twoways, close_rounds):
            self.town.do(sweep, Request(now=self.town.clock.now()))

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def everything(self, who: Actor, rounds_: Sequence[TwowayRound]) -> list[Any]:
        """All that somebody can read of two-way evaluations, with every number tried."""
        now, found = self.town.clock.now(), list[Any]()
        reading = self.reading()
        found.append(reads.home(reading, who, now))
        for made in rounds_:
            for read in (
                lambda number: reads.one(reading, who, number, 0, now),
                lambda number: reads.results(reading, who, number, now),
            ):
                found.append(_answer(read, made.id))
        for sheet in self.town.all(TwowaySheet):
            found.append(_answer(lambda number: reads.sheet(reading, who, number, now), sheet.id))
        return found


def _answer(read: Any, number: int) -> Any:
    try:
        return read(number)
    except NotFound as hidden:
        return str(hidden)
