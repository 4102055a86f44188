"""Puts notices into words: one message for one notice, or for several that merge."""

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from bot.notices import (
    aid,
    annual,
    assessments,
    callins,
    cases,
    chasing,
    digests,
    directories,
    evaluations,
    extension,
    followups,
    inquiries,
    leave,
    mediation,
    meetings,
    overdue,
    periodic,
    posts,
    projects,
    referrals,
    related,
    reminders,
    selections,
    twoway,
)
from bot.notices.parts import Buttons, Occasion, Sources, Wording, Wordings, in_their_rows
from bot.texts import say_in
from domain.messaging import Rendered, Renderer
from domain.notices import Notice
from domain.ports import Clock
from domain.reminders.ladder import SNOOZE_HOURS

WORDINGS: Wordings = {
    **cases.WORDINGS,
    **related.WORDINGS,
    **referrals.WORDINGS,
    **meetings.WORDINGS,
    **mediation.WORDINGS,
    **overdue.WORDINGS,
    **chasing.WORDINGS,
    **extension.WORDINGS,
    **inquiries.WORDINGS,
    **callins.WORDINGS,
    **evaluations.WORDINGS,
    **assessments.WORDINGS,
    **projects.WORDINGS,
    **followups.WORDINGS,
    **leave.WORDINGS,
    **digests.WORDINGS,
    **directories.WORDINGS,
    **aid.WORDINGS,
    **selections.WORDINGS,
    **periodic.WORDINGS,
    **posts.WORDINGS,
    **reminders.WORDINGS,
    **twoway.WORDINGS,
    **annual.WORDINGS,
}
_ROWS = 16


def renderer(
    zone: ZoneInfo,
    clock: Clock | None = None,
    hours: Sequence[int] = SNOOZE_HOURS,
    sources: Sources | None = None,
) -> Renderer:
    """Renders in this time zone. With a clock a deadline may be called "today" or "tomorrow".
    At the ``hours`` of a due day one may be reminded once more. What shows
    figures has them from the ``sources`` when it is sent. Raises TypeError for a notice that
    no words exist for.

    A text may come out too long for one message only when many different notices come together;
    the sender then asks again for each half.
    """

    def render(notices: Sequence[Notice], locale: str) -> Rendered:
        on = Occasion(
            say=say_in(locale),
            zone=zone,
            now=clock.now() if clock else None,
            hours=hours,
            alone=len(notices) == 1,
        )
        texts: list[str] = []
        buttons: Buttons = []
        for group in _groups(notices):
            text, found = _wording(group[0]).tell(on, group)
            texts.append(text)
            buttons += found
        rows = in_their_rows(list(dict.fromkeys(buttons)))
        drawn = _wording(notices[0]).fresh if on.alone else None
        fresh = partial(drawn, sources, notices[0], locale) if drawn and sources else None
        return Rendered(text="\n\n".join(texts), buttons=rows[:_ROWS], fresh=fresh)

    return render


def _groups(notices: Sequence[Notice]) -> list[list[Notice]]:
    """What is told of together, in the order it came."""
    groups: dict[tuple[type[Notice], object], list[Notice]] = {}
    for notice in notices:
        key = (type(notice), _wording(notice).group(notice))
        groups.setdefault(key, []).append(notice)
    return list(groups.values())


def _wording(notice: Notice) -> Wording:
    found = WORDINGS.get(type(notice))
    if found is None:
        raise TypeError(f"no words for {notice.kind}")
    return found
