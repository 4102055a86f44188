"""Callback data of leave."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Day, Id


class LeaveOf(CallbackData, prefix="lv"):
    """The leaves of a post below; 0: one's own."""

    post: Id = 0


class LeaveAt(CallbackData, prefix="lva"):
    """The posts of a unit below."""

    unit: Id


class LeaveDays(CallbackData, prefix="lvd"):
    """Offers the first day, or with ``first`` (20261201) the last."""

    post: Id
    first: Day = 0


class TakeLeave(CallbackData, prefix="lvt"):
    """Sets leave from day to day (20261201)."""

    post: Id
    first: Day
    last: Day


class EndLeave(CallbackData, prefix="lve"):
    """Cancels a leave."""

    post: Id
    leave: Id
