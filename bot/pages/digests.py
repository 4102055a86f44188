"""When one's digests come."""

from collections.abc import Sequence
from datetime import time

from bot import words
from bot.buttons.digests import ChooseDigest, Chosen
from bot.buttons.status import StatusOf
from bot.pages.page import Page, Row, button, clip, joined
from bot.texts import Say
from domain.digests.views import DigestRow

_LABEL = 18


def digests_page(say: Say, rows: Sequence[DigestRow], morning: time) -> Page:
    """Each post that has a board, with what is chosen for it and what may be."""
    chosen = [
        say(
            "digest-row",
            unit=row.unit.name,
            role=words.role(say, row.role),
            pace=say.plain(f"digest-{_chosen(row).value}"),
        )
        for row in rows
    ]
    text = joined([say("digest-head"), *chosen, "", say("digest-when", morning=f"{morning:%H:%M}")])
    buttons: list[Row] = []
    for row in rows:
        if len(rows) > 1:
            buttons.append([button(clip(row.unit.name, _LABEL), StatusOf(unit=row.unit.id))])
        buttons.append(
            [
                button(_label(say, one, row), ChooseDigest(post=row.post_id, pace=one))
                for one in Chosen
            ]
        )
    if len(rows) == 1:
        unit = rows[0].unit
        up = say.plain("unit-up", unit=clip(unit.name, _LABEL))
        buttons.append([button(up, StatusOf(unit=unit.id))])
    return Page(text=text, rows=tuple(buttons))


def _chosen(row: DigestRow) -> Chosen:
    return Chosen.OFF if row.pace is None else Chosen(row.pace.value)


def _label(say: Say, one: Chosen, row: DigestRow) -> str:
    label = say.plain(f"digest-{one.value}")
    return say.plain("picture-here", name=label) if one is _chosen(row) else label
