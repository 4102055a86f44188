"""The lists everybody chooses from, read once a day instead of at each tap."""

from datetime import date
from weakref import WeakKeyDictionary

from bot.dialogs.form import Asking
from domain.cases.model import CaseKind
from domain.cases.views import CategoryRef
from domain.ports import Boards

_Lists = dict[CaseKind, tuple[CategoryRef, ...]]
_kept: WeakKeyDictionary[Boards, tuple[date, _Lists]] = WeakKeyDictionary()


async def categories(ask: Asking, kind: CaseKind) -> tuple[CategoryRef, ...]:
    """The categories in force today; a change of the list shows from the next day on."""
    today, boards = ask.today, ask.desk.boards
    day, lists = _kept.get(boards, (today, {}))
    if day != today:
        lists = {}
    if kind not in lists:
        lists[kind] = await boards.cases.categories(kind, today)
        _kept[boards] = (today, lists)
    return lists[kind]
