"""The windows of a report, in the order of the questions."""

from aiogram.fsm.state import State, StatesGroup


class Report(StatesGroup):
    """One state, one window."""

    waiting = State()
    kind = State()
    category = State()
    place = State()
    people = State()
    summary = State()
    warning = State()
    preview = State()
    urgency = State()
    files = State()
    found = State()
    consent = State()
    cancel = State()
