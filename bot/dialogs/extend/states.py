"""The windows of asking for more time."""

from aiogram.fsm.state import State, StatesGroup


class Extend(StatesGroup):
    """How many days, whether both parties agree, why; then a look."""

    days = State()
    parties = State()
    reason = State()
    check = State()
