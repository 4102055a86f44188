"""The two windows."""

from aiogram.fsm.state import State, StatesGroup


class WeeklyRemark(StatesGroup):
    """A remark to the weekly report."""

    write = State()
    check = State()
