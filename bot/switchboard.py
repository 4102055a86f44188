"""A router of many others that leads an event straight to those that may take it.

aiogram asks one router after the other, each with its own wrapping and filters: a hundred of them
until words that nobody asked for come to the last. What a router waits for is known when it is
built: a command, the prefix of a button, the states of a dialog. The order stays, and so do the
filters: a router that is passed over would have answered no.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import Any, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog import Dialog
from aiogram_dialog.api.internal import CONTEXT_KEY

F = TypeVar("F", bound=Callable[..., Any])


class Sort(Enum):
    """What a message is, whatever its words."""

    COMMAND = auto()
    FILE = auto()
    GROUP = auto()
    """Said where others read along."""
    REPLY = auto()


Mark = str | Sort | type[StatesGroup] | None
"""What a router waits for: a command without its slash, a sort of messages, the prefix of a button,
the states of a dialog; None: whatever comes, for its filters to say."""
_SORT = "only_of_sort"


def only(sort: Sort) -> Callable[[F], F]:
    """Says of a filter that it takes no message but of this sort, so that it is asked of no
    other."""

    def said(asks: F) -> F:
        setattr(asks, _SORT, sort)
        return asks

    return said


class Switchboard(Router):
    """Routers in their order. It may have filters, and its messages inner middlewares; it takes
    nothing itself."""

    def __init__(self, *routers: Router, name: str) -> None:
        super().__init__(name=name)
        self.include_routers(*routers)
        self._known: dict[str, frozenset[Mark]] = {}
        self._found: dict[tuple[str, Mark, Mark, frozenset[Sort]], tuple[Router, ...]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """As the router's own, past those that wait for something else."""
        routers = self.waiting(update_type, event, kwargs)
        if not routers:
            return UNHANDLED
        if update_type in self.observers:
            passed, more = await self.observers[update_type].check_root_filters(event, **kwargs)
            if not passed:
                return UNHANDLED
            kwargs.update(more)
        for router in routers:
            answer = await router.propagate_event(update_type=update_type, event=event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def waiting(
        self, update_type: str, event: TelegramObject, data: dict[str, Any]
    ) -> tuple[Router, ...]:
        """Those that may take it, in their order."""
        word, context = _word(event), data.get(CONTEXT_KEY)
        dialog = None if context is None else context.state.group
        known = self._marks(update_type)
        # what a phone sends is no key: only what somebody waits for
        word, dialog = (one if one in known else None for one in (word, dialog))
        key = (update_type, word, dialog, _sorts(event))
        if key not in self._found:
            meant = {word, dialog, None, *key[-1]}
            self._found[key] = tuple(
                one for one in self.sub_routers if meant & frozenset(_marks_of(one, update_type))
            )
        return self._found[key]

    def _marks(self, update_type: str) -> frozenset[Mark]:
        if update_type not in self._known:
            every = (_marks_of(one, update_type) for one in self.sub_routers)
            self._known[update_type] = frozenset(mark for marks in every for mark in marks)
        return self._known[update_type]


def _word(event: TelegramObject) -> str | None:
    if isinstance(event, CallbackQuery):
        return (event.data or "").partition(":")[0]
    if not isinstance(event, Message):
        return None
    words = (event.text or event.caption or "").split(maxsplit=1)
    return words[0][1:].partition("@")[0] if words else None


def _sorts(event: TelegramObject) -> frozenset[Sort]:
    if not isinstance(event, Message):
        return frozenset()
    is_so = {
        Sort.COMMAND: (event.text or "").startswith("/"),
        Sort.FILE: event.document is not None,
        Sort.GROUP: event.chat.type != ChatType.PRIVATE,
        Sort.REPLY: event.reply_to_message is not None,
    }
    return frozenset(one for one, so in is_so.items() if so)


def _marks_of(router: Router, update_type: str) -> Iterator[Mark]:
    """All that it and those below it wait for."""
    observer = router.observers.get(update_type)
    if observer is None:
        yield None  # an event of another library's: for its own to say
        return
    if isinstance(router, Dialog):
        if observer.handlers:
            yield router.states_group()
        return
    for handler in observer.handlers:
        yield from _marks_of_handler(handler)
    for below in router.sub_routers:
        yield from _marks_of(below, update_type)


def _marks_of_handler(handler: HandlerObject) -> Iterable[Mark]:
    for one in handler.filters or ():
        asked = one.callback
        if isinstance(sort := getattr(asked, _SORT, None), Sort):
            return (sort,)
        if isinstance(asked, CallbackQueryFilter) and asked.callback_data.__separator__ == ":":
            return (asked.callback_data.__prefix__,)
        if isinstance(asked, Command) and not asked.ignore_case:
            return [one if isinstance(one, str) else None for one in asked.commands]
    return (None,)
