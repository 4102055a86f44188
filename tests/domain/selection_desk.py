"""琅琊区 selects its model communities: two of them below 琅琊街道, and who sits there."""

from datetime import date, datetime
from typing import TypeVar

from domain.notices import Notice
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.request import Request
from domain.selections import applying, reviewing, rounds
from domain.selections.model import Application, Selection
from domain.sweeps import SWEEPS
from tests.domain.conftest import Town
from tests.makers import SELECTIONS, ZONE

N = TypeVar("N", bound=Notice)
APPLY_BY = date(2026, 12, 4)
VISITED = date(2026, 12, 14)
LINES = SELECTIONS.scheme.lines


class SelectionDesk:
    """It is Tuesday 24 November 2026, ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        town.unit("会峰社区", UnitKind.COMMUNITY, "琅琊街道")
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.other = town.person("会峰社区", Role.INFORMATION_OFFICER)
        self.grid = town.person("一网格", Role.GRID_HEAD)

    def opened(self, apply_by: date = APPLY_BY) -> Selection:
        """The district opens the round of the year."""
        unit = self.town.units["琅琊区"].id
        return self.town.do(
            rounds.open_round, self.town.asks(self.supervisor), unit, 2026, apply_by
        )

    def applied(
        self, selection: Selection, unit: str = "古道社区", who: Actor | None = None
    ) -> Application:
        """A community applies."""
        who = who or (self.officer if unit == "古道社区" else self.other)
        return self.town.do(
            applying.apply,
            self.town.asks(who),
            selection.id,
            self.town.units[unit].id,
            "邻里互助成了习惯",
        )

    def recommended(self, application: Application) -> Application:
        """The street recommends it."""
        asks = self.town.asks(self.street)
        return self.town.do(applying.recommend, asks, application.id, "工作扎实")

    def reviewed(self, application: Application, off: int = 0) -> Application:
        """It is visited, and each line has its points, but for so many in the first."""
        do, asks = self.town.do, self.town.asks
        by = self.supervisor
        do(reviewing.visit, asks(by), application.id, self.today, "现场井井有条")
        for at, line in enumerate(LINES):
            many = line.points - (off if at == 0 else 0)
            do(reviewing.score, asks(by), application.id, line.code, many)
        return application

    def published(self) -> tuple[Selection, Application, Application]:
        """Two were reviewed, the first is on the list that hangs out."""
        selection = self.opened()
        first, second = self.applied(selection), self.applied(selection, "会峰社区")
        for one in (first, second):
            self.recommended(one)
        self.sweeps("2026-12-07T09:00")
        self.reviewed(first)
        self.reviewed(second, 9)
        self.picked(first)
        self.do(rounds.publish, self.supervisor, selection.id)
        return selection, first, second

    def picked(self, application: Application, *, there: bool = True) -> Application:
        """It is put onto the list, or taken off."""
        asks = self.town.asks(self.supervisor)
        return self.town.do(reviewing.pick, asks, application.id, there=there)

    def do(self, action: object, who: Actor, *args: object, **more: object) -> object:
        """Somebody does something."""
        return self.town.do(action, self.town.asks(who), *args, **more)  # type: ignore[arg-type]  # whatever action it is

    @property
    def today(self) -> date:
        """The local day."""
        return self.town.clock.now().astimezone(ZONE).date()

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def sweeps(self, moment: str) -> None:
        """All that the clock says at a local moment."""
        self.town.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        for sweep in SWEEPS:
            self.town.do(sweep, Request(now=self.town.clock.now()))
