"""What is said above the window that a dialog shows next: why an answer was not taken, or what was
done with it. The question is asked again in the same message."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from bot.texts import Html

REMARKS = "remarks"
"""The data of an update in which they wait: one list for all that handle it."""


MASKED = "masked"
"""The data of an update from which a number was masked: what is said of it, with its words given
back, and what is said instead once they are kept."""


def words_kept(manager: DialogManager) -> None:
    """What was written is taken: it need not be given back with what is said of its number."""
    data = manager.middleware_data
    left, kept = data.pop(MASKED, (None, None))
    said: list[Html] = data.get(REMARKS, [])
    said[:] = [kept if one == left else one for one in said]


def remark(manager: DialogManager, words: Html) -> None:
    """Says this above the next window, below what is said there already."""
    manager.middleware_data.setdefault(REMARKS, []).append(words)


def remarks_of(manager: DialogManager, below: str = "") -> Html:
    """All that is to be said, each once, and not what stands ``below`` as a line of its own;
    nothing when asked again."""
    said: list[Html] = manager.middleware_data.get(REMARKS, [])
    there = below.split("\n")
    words = Html("\n\n".join(one for one in dict.fromkeys(said) if one not in there))
    said.clear()
    return words


async def show_again(manager: DialogManager, message: Message) -> None:
    """Shows the open window below what a person sent; the pictures of an album, which come one by
    one, are answered by one message."""
    stack, album = manager.current_stack(), message.media_group_id
    same = album is not None and album == stack.last_income_media_group_id
    stack.last_income_media_group_id = album
    await manager.show(ShowMode.EDIT if same else ShowMode.SEND)
