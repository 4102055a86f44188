"""The evaluation of a community on its way, on a real store."""

from collections.abc import Awaitable, Callable

from domain.days.halves import HalfYear
from domain.evaluations import actions, confirming, counting
from domain.evaluations.tally import Counts, counts_of, votes_of
from domain.people.model import Actor
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_token

Ask = Callable[[str], Awaitable[Actor]]
HALF = HalfYear.containing(TODAY)
MANY, FEW = counts_of((50, 42, 42, 41, 40, 1)), counts_of((6, 5, 5, 4, 4, 0))
GOOD = votes_of((30, 6, 2, 2))


def asks(who: Actor) -> Request:
    return Request(actor=who, token=a_token(), now=NOW)


class Held:
    """The evaluation of the district's first community, on its way."""

    def __init__(self, office: SqlOffice, boards: SqlBoards, actor: Ask, district: District):
        self.office, self.boards, self.actor, self.district = office, boards, actor, district
        self.id = 0

    async def prepared(self, half: HalfYear = HALF) -> int:
        """Its number."""
        by = asks(await self.actor("officer"))
        unit = self.district.units["community"]
        made = await self.office.do(actions.prepare, by, unit, half, TODAY)
        self.id = made.id
        return made.id

    async def entered(self, counts: Counts = MANY) -> None:
        """By the officer, the same votes on each object."""
        who = await self.actor("officer")
        view = await self.boards.evaluations.view(who, self.id, NOW)
        await self.office.do(counting.enter_counts, asks(who), self.id, counts, view.counts)
        if counts.valid >= 5:
            votes = {one.id: GOOD for one in view.objects}
            await self.office.do(counting.enter_votes, asks(who), self.id, votes, {})

    async def handed_in(self, counts: Counts = MANY) -> None:
        """The same."""
        await self.entered(counts)
        await self.office.do(counting.hand_in, asks(await self.actor("officer")), self.id)

    async def confirmed(self, counts: Counts = MANY) -> None:
        """By the mediator."""
        await self.handed_in(counts)
        by = asks(await self.actor("mediator"))
        await self.office.do(confirming.confirm, by, self.id, 1)
