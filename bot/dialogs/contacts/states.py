"""The windows of what is done with contacts."""

from aiogram.fsm.state import State, StatesGroup


class Contacts(StatesGroup):
    """Entering (whose, then the value), correcting, why to look, deleting."""

    party = State()
    value = State()
    correct = State()
    saved = State()
    reason = State()
    drop = State()
