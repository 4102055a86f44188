"""What people read of clocks and leave."""

from datetime import date, datetime
from typing import Protocol

from domain.access import Act
from domain.boards import UnitRef
from domain.boards_clocks import ClockBoard, LeaveBoard, LeavePost
from domain.people import Actor


class ClockBoards(Protocol):
    """Reads, each filtered by what the actor may see. Nothing here writes."""

    async def clocks(self, actor: Actor, unit_id: int | None, now: datetime) -> ClockBoard:
        """A unit's clocks (None: the actor's own first unit), for who sits there or may set them;
        raises NotFound."""
        ...

    async def leave(self, actor: Actor, day: date) -> LeaveBoard:
        """The actor's own leaves from the day on, and their posts."""
        ...

    async def leave_posts(self, actor: Actor, unit_id: int, day: date) -> tuple[LeavePost, ...]:
        """The posts of a unit for whose holders the actor may set leave; raises NotFound."""
        ...

    async def leave_post(self, actor: Actor, post_id: int, day: date) -> LeavePost:
        """One of them; raises NotFound."""
        ...

    async def units_for(self, actor: Actor, act: Act, words: str) -> tuple[UnitRef, ...]:
        """Units where the actor has a right, meant by a name, as in ``find_unit``."""
        ...
