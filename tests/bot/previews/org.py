"""Each window of ``org`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.buttons.org import Change
from bot.dialogs.org import ChangeOrg, OrgDraft, offered, shown
from bot.texts import Say
from domain.org.model import UnitKind
from domain.org.views import UnitCard, UnitRef

PREVIEWS: Mapping[State, OrgDraft] = {
    ChangeOrg.name: OrgDraft(unit_id=4, change=Change.RENAME),
    ChangeOrg.other: OrgDraft(unit_id=4, change=Change.MERGE, words="望山"),
    ChangeOrg.check: OrgDraft(unit_id=4, change=Change.MERGE, other_id=5),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    street = UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET)
    units = [UnitRef(id=n, name=f"第{n}社区", kind=UnitKind.COMMUNITY) for n in range(4, 16)]
    card = UnitCard(
        unit=units[0],
        code="341102001001",
        aliases=("古道居委会",),
        above=street,
        below=(),
        open=12,
        held=3,
        ended=False,
    )
    draft = PREVIEWS[state]
    return {**shown(say, draft, card, units[1]), **offered(draft, units[0], units)}
