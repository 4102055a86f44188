"""Callback data of leave."""

from aiogram.filters.callback_data import CallbackData


class LeaveOf(CallbackData, prefix="lv"):
    """The leaves of a post below; 0: one's own."""

    post: int = 0


class LeaveAt(CallbackData, prefix="lva"):
    """The posts of a unit below."""

    unit: int


class LeaveDays(CallbackData, prefix="lvd"):
    """Offers the first day, or with ``first`` (20261201) the last."""

    post: int
    first: int = 0


class TakeLeave(CallbackData, prefix="lvt"):
    """Sets leave from day to day (20261201)."""

    post: int
    first: int
    last: int


class EndLeave(CallbackData, prefix="lve"):
    """Cancels a leave."""

    post: int
    leave: int
