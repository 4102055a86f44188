"""The store of persons and posts, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from domain.people.model import (
    Actor,
    Capacity,
    Channel,
    ChannelCode,
    Held,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
    Seat,
)


class People(Protocol):
    """Persons, channels, posts, invitations."""

    def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""
        ...

    def channel(self, kind: str, address: str) -> Channel | None:
        """The channel with this address."""
        ...

    def seats(self, person_id: int, day: date) -> tuple[Seat, ...]:
        """The posts a person holds or stands in for on the day."""
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

    def channels_of(self, person_id: int) -> list[Channel]:
        """The person's channels, locked for change."""
        ...

    def forget_channel(self, channel: Channel) -> None:
        """Removes one with what was half written there; and what was told by it can no longer be
        answered or changed."""
        ...

    def forget_channels(self, person_id: int) -> None:
        """Removes every way to reach the person, what was half written there, and every code for
        another one: who writes from there is a stranger."""
        ...

    def add_channel_code(self, code: ChannelCode) -> None:
        """Adds a code, in the place of those of the same person that nobody has used."""
        ...

    def channel_code(self, token_hash: str) -> ChannelCode | None:
        """The code with this hash, locked for use."""
        ...

    def post(self, post_id: int) -> Post:
        """The post; raises NotFound."""
        ...

    def held_post(self, post_id: int) -> Post:
        """The post, locked: who takes or leaves it takes turns. Raises NotFound."""
        ...

    def find_post(self, unit_id: int, role: Role) -> Post | None:
        """A post of this role at the unit that has no end; if there is none, nobody else can
        make one meanwhile."""
        ...

    def posts_at(self, unit_id: int) -> list[Post]:
        """The posts of the unit that have no end, locked as by :meth:`held_post`."""
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

    def held_by(self, person_id: int) -> list[Holding]:
        """Holdings of the person that have no end; they and their posts are locked, as by
        :meth:`held_post`."""
        ...

    def ever_held(self, post_id: int) -> set[int]:
        """Whoever holds or held the post, or stands or stood in for it."""
        ...

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        """Who holds or stands in for the posts of these roles at the units on the day, with those
        on leave marked as such."""
        ...

    def reachable(self, person_ids: Collection[int]) -> set[int]:
        """Those of the persons with a phone that can be reached: one is bound, by a messenger that
        the desk has, and the bot is not blocked."""
        ...

    def add_invitation(self, invitation: Invitation) -> None:
        """Adds an invitation."""
        ...

    def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation with this hash, locked for use."""
        ...

    def invitation_by_id(self, invitation_id: int) -> Invitation:
        """The invitation of this number, locked; raises NotFound."""
        ...

    def open_invitations(self, post_id: int, capacity: Capacity, now: datetime) -> list[Invitation]:
        """Those to the post in this capacity that may still be used."""
        ...
