"""The boards of clocks and leave."""

from datetime import date, datetime

from domain.access import Act
from domain.cases.views import ClockBoard
from domain.leave.views import LeaveBoard, LeavePost
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.rules import Rules
from storage.cases import deadlines
from storage.kit.engine import Database
from storage.leave import reads
from storage.org import reads as org_reads


class SqlClockBoards:
    """:class:`domain.ports.ClockBoards` on a database."""

    _database: Database
    _rules: Rules

    async def clocks(self, actor: Actor, unit_id: int | None, now: datetime) -> ClockBoard:
        """A unit's clocks (None: the actor's own first unit), for who sits there or may set them;
        raises NotFound."""
        return await self._database.read(
            lambda connection: deadlines.clocks(connection, self._rules, actor, unit_id, now)
        )

    async def leave(self, actor: Actor, day: date) -> LeaveBoard:
        """The actor's own leaves from the day on, and their posts."""
        return await self._database.read(lambda connection: reads.leave(connection, actor, day))

    async def leave_posts(self, actor: Actor, unit_id: int, day: date) -> tuple[LeavePost, ...]:
        """The posts of a unit for whose holders the actor may set leave; raises NotFound."""
        return await self._database.read(
            lambda connection: reads.leave_posts(connection, actor, unit_id, day)
        )

    async def leave_post(self, actor: Actor, post_id: int, day: date) -> LeavePost:
        """One of them; raises NotFound."""
        return await self._database.read(
            lambda connection: reads.leave_post(connection, actor, post_id, day)
        )

    async def units_for(self, actor: Actor, act: Act, words: str) -> tuple[UnitRef, ...]:
        """Units where the actor has a right, meant by a name, as in ``find_unit``."""
        return await self._database.read(
            lambda connection: org_reads.find(connection, actor, words, act)
        )
