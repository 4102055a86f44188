"""The words of what the clocks tell: overdue, the month of mediation, more time, leave."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import ListPage, Step
from bot.buttons.extension import AnswerExtension
from bot.notices.parts import Buttons, below, opens, push_button, title
from bot.pages import times
from bot.texts import Html, Say
from domain.cases.lifecycle import Arrow
from domain.cases.model import State
from domain.cases.notices import ExtensionAnswered, ExtensionAsked
from domain.leave.notices import BackAtWork, LeaveSet
from domain.notices import Notice
from domain.overdue.notices import CaseOverdue, LimitNear
from domain.overdue.rungs import Climb

NAMED = 15
"""Matters named in one message; the rest are counted."""
_OPENED = 6
_OWED = {State.REPORTED: "take", State.OFFERED: "offered"}


def render(
    say: Say, group: Sequence[Notice], zone: ZoneInfo, now: datetime | None
) -> tuple[Html, Buttons] | None:
    """The words of one of these, or of several overdue matters on one rung; None for others."""
    late = [notice for notice in group if isinstance(notice, CaseOverdue)]
    if late:
        return _overdue(say, late, zone)
    match group[0]:
        case LimitNear() as limit:
            return _limit(say, limit, zone, now)
        case ExtensionAsked() as asked:
            return _asked(say, asked, zone)
        case ExtensionAnswered() as answered:
            return _answered(say, answered, zone)
        case LeaveSet() as leave:
            return _leave(say, leave)
        case BackAtWork() as back:
            return _back(say, back)
        case _:
            return None


def _overdue(say: Say, group: Sequence[CaseOverdue], zone: ZoneInfo) -> tuple[Html, Buttons]:
    late = list({notice.case_id: notice for notice in group}.values())
    rung = group[0].rung if group[0].rung in set(Climb) else Climb.NEXT_TIER.value
    key = f"notice-overdue-{rung.replace('_', '-')}"
    lines = [_late_line(say, notice, zone) for notice in late[:NAMED]]
    if len(late) > NAMED:
        lines.append(say("notice-overdue-more", total=len(late)))
    first = say(key) if len(late) == 1 else say(f"{key}-many", count=len(late))
    text = Html("\n".join([first, *lines]))
    buttons: Buttons = []
    for notice in late[:_OPENED]:
        row = [opens(say, notice.case_id)]
        if notice.hand_up:
            up = Step(id=notice.case_id, arrow=Arrow.HAND_UP)
            row.append(push_button(say.plain("notice-overdue-up", id=str(notice.case_id)), up))
        buttons.append(tuple(row))
    return text, buttons


def _late_line(say: Say, notice: CaseOverdue, zone: ZoneInfo) -> Html:
    return say(
        f"notice-overdue-{_OWED.get(notice.state, 'finish')}",
        title=title(say, notice.case_id, notice.category),
        unit=notice.unit_name,
        due=words.deadline(say, notice.due_at, zone),
    )


def _limit(
    say: Say, notice: LimitNear, zone: ZoneInfo, now: datetime | None
) -> tuple[Html, Buttons]:
    text = say(
        "notice-limit-provisional" if notice.provisional else "notice-limit",
        title=title(say, notice.case_id, notice.category),
        limit=times.deadline(say, notice.limit_at, zone, now),
    )
    return text, [opens(say, notice.case_id)]


def _asked(say: Say, notice: ExtensionAsked, zone: ZoneInfo) -> tuple[Html, Buttons]:
    text = say(
        "notice-extension-asked",
        title=title(say, notice.case_id, notice.category),
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
        days=notice.days,
        until=words.deadline(say, notice.until, zone),
    )
    text = below(text, say("notice-note", note=notice.reason))
    if notice.parties_agree:
        text = below(text, say("notice-extension-agreed"))
    yes, no = (
        push_button(
            say.plain(f"extend-{word}"), AnswerExtension(id=notice.extension_id, yes=word == "yes")
        )
        for word in ("yes", "no")
    )
    return text, [(yes, no), opens(say, notice.case_id)]


def _answered(say: Say, notice: ExtensionAnswered, zone: ZoneInfo) -> tuple[Html, Buttons]:
    text = say(
        "notice-extension-approved" if notice.approved else "notice-extension-declined",
        title=title(say, notice.case_id, notice.category),
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
        until=words.deadline(say, notice.until, zone),
    )
    return text, [opens(say, notice.case_id)]


def _leave(say: Say, notice: LeaveSet) -> tuple[Html, Buttons]:
    key = "notice-leave" + ("-yours" if notice.yours else "")
    key += "-over" if notice.over else ("" if notice.yours else "-set")
    facts = {"unit": notice.unit_name, "role": words.role(say, notice.role)}
    return say(key, span=times.span(say, notice.first, notice.last), **facts), []


def _back(say: Say, notice: BackAtWork) -> tuple[Html, Buttons]:
    if notice.overdue:
        text = say("notice-back-overdue", open=notice.open, overdue=notice.overdue)
    else:
        text = say("notice-back", open=notice.open)
    queue = push_button(say.plain("notice-back-queue"), ListPage(name="queue", page=0))
    return text, [queue]
