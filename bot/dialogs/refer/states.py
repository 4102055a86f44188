"""The windows of referring a case."""

from aiogram.fsm.state import State, StatesGroup


class ReferCase(StatesGroup):
    """Asked in this order; without consent it ends in its own window."""

    body = State()
    consent = State()
    no_consent = State()
    reason = State()
    check = State()
