"""The three windows."""

from aiogram.fsm.state import State, StatesGroup


class ReportWords(StatesGroup):
    """Something to be said of a periodic report."""

    write = State()
    check = State()
    withdraw = State()
