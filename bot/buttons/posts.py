"""Callback data of posts: taking one, leaving one, and what may be done about those below."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.people.model import Capacity, Role
from domain.people.views import PostGroup


class TakePost(CallbackData, prefix="tp"):
    """Binds by a link that was opened. It carries the link's own word, since that is the right: a
    number could be guessed. ``replacing``: it was said that somebody has the post."""

    word: str
    replacing: bool


class NotMine(CallbackData, prefix="tn"):
    """Does not bind."""


class ResignPost(CallbackData, prefix="tl"):
    """Leaves a post of one's own; asks before."""

    post: Id
    sure: bool = False


class UnitPosts(CallbackData, prefix="up"):
    """The posts of a unit below; ``page`` pages the units under it."""

    unit: Id
    page: Count = 0


class PostAt(CallbackData, prefix="pa"):
    """One post."""

    unit: Id
    role: Role


class InviteTo(CallbackData, prefix="pi"):
    """Makes a link to it."""

    unit: Id
    role: Role
    capacity: Capacity


class Revoke(CallbackData, prefix="pr"):
    """Ends a link."""

    link: Id


class Vacate(CallbackData, prefix="pv"):
    """Takes the post from whoever is on it, or ends everything bound to a lost phone; asks
    before."""

    post: Id
    capacity: Capacity
    lost: bool
    sure: bool = False


class PostsList(CallbackData, prefix="pl"):
    """Posts that nobody holds, whose holders are not reached …"""

    group: PostGroup
    page: Count = 0


class DeleteMe(CallbackData, prefix="dm"):
    """Removes what is the asker's own."""


class KeepMe(CallbackData, prefix="dk"):
    """Does not."""
