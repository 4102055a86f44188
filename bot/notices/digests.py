"""Digests in words: a sentence that leads to the board, and the board itself once it is read."""

import asyncio

from bot.buttons.digests import DigestsOf
from bot.buttons.pictures import PictureOf
from bot.buttons.status import MattersOf, StatusOf
from bot.notices.parts import (
    Buttons,
    Occasion,
    Sources,
    Told,
    Wordings,
    each,
    in_their_rows,
    push_button,
)
from bot.pages import times
from bot.pages.page import joined
from bot.texts import Html, Say, say_in
from domain.digests.model import DigestPace
from domain.digests.notices import DigestReady
from domain.messaging import Rendered
from domain.pictures.views import Ageing, FoundAndResolved, Horizon, Picture, Shown
from domain.status.views import Matters


def ready(on: Occasion, notice: DigestReady) -> Told:
    """What is said where the figures cannot be read just now."""
    return on.say(f"digest-plain-{notice.pace.value}", unit=notice.unit_name), _buttons(
        on.say, notice, 0
    )


def _buttons(say: Say, notice: DigestReady, overdue: int) -> Buttons:
    unit = notice.unit_id
    to_board = push_button(say.plain("digest-board"), StatusOf(unit=unit))
    to_late = push_button(
        say.plain("status-see-overdue", count=str(overdue)),
        MattersOf(unit=unit, which=Matters.OVERDUE),
    )
    other = Picture.AGEING if notice.pace is DigestPace.MONDAY else Picture.TREND
    return [
        (to_late, to_board) if overdue else (to_board,),
        (
            push_button(say.plain(f"picture-{other.value}"), PictureOf(unit=unit, which=other)),
            push_button(say.plain("digest-open"), DigestsOf()),
        ),
    ]


async def fresh(sources: Sources, notice: DigestReady, locale: str) -> Rendered:
    """The digest with its figures as they stand, within the reach of whoever reads it; without a
    picture where drawing fails. Raises NotFound or Refused for who has left the post."""
    now, say = sources.clock.now(), say_in(locale)
    day = now.astimezone(sources.zone).date()
    actor = await sources.boards.digests.reader(notice.holding_id, day)
    reads = sources.boards.pictures
    trend, ageing = await asyncio.gather(
        reads.trend(actor, notice.unit_id, Horizon.WEEKS, now),
        reads.ageing(actor, notice.unit_id, now),
    )
    shown: Shown = trend if notice.pace is DigestPace.MONDAY else ageing
    return Rendered(
        text=_text(say, notice, trend, ageing),
        buttons=in_their_rows(_buttons(say, notice, ageing.overdue)),
        picture=await sources.gallery.draw(locale, shown, sources.zone),
    )


def _text(say: Say, notice: DigestReady, trend: FoundAndResolved, ageing: Ageing) -> Html:
    """Figures first: what is open, then the week that is over, then the one that has begun."""
    before, now = trend.steps[-2:]
    weeks = [
        say(
            "digest-week-before",
            week=times.short_week(say, before.period),
            found=before.found,
            resolved=before.resolved,
        ),
        say("digest-week", found=now.found, resolved=now.resolved),
    ]
    return Html(
        joined(
            [
                say(f"digest-title-{notice.pace.value}"),
                say(
                    "chart-sum-overdue" if ageing.overdue else "chart-sum-open",
                    unit=notice.unit_name,
                    open=ageing.open,
                    overdue=ageing.overdue,
                ),
                *(weeks if notice.pace is DigestPace.MONDAY else weeks[1:]),
            ]
        )
    )


WORDINGS: Wordings = {DigestReady: each(ready, fresh)}
