"""The store of persons and posts, in a transaction."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from domain.people.model import (
    Actor,
    Capacity,
    Channel,
    Held,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
)


class People(Protocol):
    """Persons, channels, posts, invitations."""

    def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""
        ...

    def channel(self, kind: str, address: str) -> Channel | None:
        """The channel with this address."""
        ...

    def person(self, person_id: int) -> Person:
        """The person; raises NotFound."""
        ...

    def add_person(self, person: Person) -> Person:
        """Adds and fills ``id``."""
        ...

    def add_channel(self, channel: Channel) -> None:
        """Adds a channel."""
        ...

    def post(self, post_id: int) -> Post:
        """The post; raises NotFound."""
        ...

    def find_post(self, unit_id: int, role: Role) -> Post | None:
        """A post of this role at the unit that has no end; if there is none, nobody else can
        make one meanwhile."""
        ...

    def add_post(self, post: Post) -> Post:
        """Adds and fills ``id``."""
        ...

    def add_holding(self, holding: Holding) -> None:
        """Adds a holding."""
        ...

    def open_holdings(self, post_id: int, capacity: Capacity) -> list[Holding]:
        """Holdings of the post in this capacity that have no end."""
        ...

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        """Who holds or stands in for the posts of these roles at the units on the day, with those
        on leave marked as such."""
        ...

    def add_invitation(self, invitation: Invitation) -> None:
        """Adds an invitation."""
        ...

    def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation with this hash, locked for use."""
        ...
