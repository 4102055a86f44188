"""The windows of an entry of the record."""

from aiogram.fsm.state import State, StatesGroup


class Mediation(StatesGroup):
    """A session, the agreement, an application to the court, a performance, a follow-up."""

    day = State()
    means = State()
    form = State()
    amount = State()
    text = State()
    kept = State()
    satisfaction = State()
    note = State()
    check = State()
