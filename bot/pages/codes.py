"""Where a matter stands, in words that can be forwarded as they are to whom it is about."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import OpenCase
from bot.pages import times
from bot.pages.page import Page, Row, button
from bot.texts import Say
from domain.cases.model import CaseKind, State
from domain.codes.model import spaced
from domain.codes.views import CodeAnswer

_OVER = frozenset({State.RESOLVED, State.CLOSED})


def standing_page(say: Say, standing: CodeAnswer, zone: ZoneInfo) -> Page:
    """The words alone, so that the message can be forwarded; its buttons do not go with it."""
    text = say(
        "codes-words",
        day=times.day(say, standing.reported_at.astimezone(zone).date()),
        code=spaced(standing.code),
        now=_now(say, standing),
        since=times.day(say, standing.since.astimezone(zone).date()),
        next=_next(say, standing, zone),
    )
    rows: tuple[Row, ...] = ()
    if standing.case_id is not None:
        label = say.plain("codes-case", id=str(standing.case_id))
        rows = ([button(label, OpenCase(id=standing.case_id))],)
    return Page(text=text, rows=rows)


def _now(say: Say, standing: CodeAnswer) -> str:
    if standing.state in _OVER and standing.outcome is not None:
        return say.plain(_of_kind(say, f"codes-outcome-{standing.outcome.value}", standing.kind))
    key = _of_kind(say, f"codes-state-{standing.state.value}", standing.kind)
    return say.plain(key, unit=standing.unit_name, offered=standing.offered_name or "")


def _next(say: Say, standing: CodeAnswer, zone: ZoneInfo) -> str:
    if standing.state is State.RESOLVED and standing.outcome is not None:
        return say.plain(_of_kind(say, f"codes-next-{standing.outcome.value}", standing.kind))
    if standing.overdue:
        return say.plain("codes-next-overdue")
    if standing.due_at is not None:
        due = words.deadline(say, standing.due_at, zone)
        key = "accept" if standing.state is State.REPORTED else "due"
        return say.plain(f"codes-next-{key}", due=due)
    return say.plain(f"codes-next-{standing.state.value}")


def _of_kind(say: Say, key: str, kind: CaseKind) -> str:
    special = f"{key}-{kind.value}"
    return special if say.has(special) else key
