"""The lists everybody chooses from, read once a day instead of at each tap."""

from datetime import date
from weakref import WeakKeyDictionary

from bot.context import Desk
from domain.cases.model import CaseKind
from domain.cases.views import CategoryRef
from domain.ports import Boards

_Lists = dict[CaseKind, tuple[CategoryRef, ...]]
_kept: WeakKeyDictionary[Boards, tuple[date, _Lists]] = WeakKeyDictionary()


async def categories(desk: Desk, kind: CaseKind) -> tuple[CategoryRef, ...]:
    """The categories in force today; a change of the list shows from the next day on."""
    today = desk.clock.now().astimezone(desk.zone).date()
    day, lists = _kept.get(desk.boards, (today, {}))
    if day != today:
        lists = {}
    if kind not in lists:
        lists[kind] = await desk.boards.cases.categories(kind, today)
        _kept[desk.boards] = (today, lists)
    return lists[kind]
