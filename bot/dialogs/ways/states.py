"""The windows of the ways aside."""

from aiogram.fsm.state import State, StatesGroup


class Ways(StatesGroup):
    """Merging, splitting, converting."""

    merge_pick = State()
    merge_check = State()
    split_people = State()
    split_summary = State()
    split_check = State()
    convert_pick = State()
    convert_check = State()
