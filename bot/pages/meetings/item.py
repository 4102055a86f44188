"""An item of an agenda, with what may be said of it; and the walk from one to the next."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.buttons.cases import OpenCase
from bot.buttons.followups import OpenFollowup
from bot.buttons.meetings import DoItem, ItemAct, ItemsOf, OpenItem, OpenMeeting, RuleItem
from bot.pages.meetings import parts
from bot.pages.meetings.page import LINES, meeting_page, unruled
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.meetings.views import AgendaLine, MeetingView

_MATTERS = 6
"""So many matters behind an item have a line and a button each."""


def walk_page(
    say: Say, view: MeetingView, zone: ZoneInfo, today: date, news: Html | None = None
) -> Page:
    """Where the meeting goes on: what is to be judged first, then the first item nothing was said
    of; when there is none, the meeting itself."""
    if view.may.go_on:
        for one in (*view.to_judge, *unruled(view)):
            return item_page(say, view, one.id, zone, news)
    return meeting_page(say, view, zone, today, news)


def walk_on_page(
    say: Say, view: MeetingView, zone: ZoneInfo, today: date, news: Html | None = None
) -> Page:
    """The same after something was said of an item: one that was left unjudged on the way is not
    thrown back before the rest is through."""
    if view.may.go_on:
        for one in (*unruled(view), *view.to_judge):
            return item_page(say, view, one.id, zone, news)
    return meeting_page(say, view, zone, today, news)


def item_page(
    say: Say, view: MeetingView, item_id: int, zone: ZoneInfo, news: Html | None = None
) -> Page:
    """One item, of the agenda or one that is judged. Raises NotFound for any other."""
    of_agenda = next(((n, one) for n, one in enumerate(view.items, 1) if one.id == item_id), None)
    if of_agenda is not None:
        return _of_agenda(say, view, *of_agenda, zone, news)
    judged = next((one for one in view.to_judge if one.id == item_id), None)
    if judged is None:
        raise NotFound("item")
    return _judged(say, view, judged, zone, news)


def _of_agenda(
    say: Say, view: MeetingView, at: int, one: AgendaLine, zone: ZoneInfo, news: Html | None
) -> Page:
    number = str(one.number or at)
    text = joined(
        [
            say("meeting-item-page", number=number, items=len(view.items)),
            "",
            say("meeting-topic", topic=one.topic),
            *parts.matter(say, one)[:_MATTERS],
            *_ruling(say, one, zone),
            *(["", news] if news else []),
        ]
    )
    return Page(
        text=text,
        rows=(
            *in_rows(_rulings(say, view, one), 2),
            _otherwise(say, view, one),
            *in_rows(_cases(say, one), 3),
            _followed(say, one),
            _walk(say, view, at),
        ),
    )


def _ruling(say: Say, one: AgendaLine, zone: ZoneInfo) -> list[Html | str]:
    if one.ruling is None:
        return []
    lines: list[Html | str] = ["", say("meeting-outcome", how=parts.ruled(say, one, zone))]
    if one.note:
        lines.append(say("meeting-note", note=one.note))
    if one.helper:
        lines.append(say("meeting-helper", unit=one.helper))
    if one.given is not None and one.given.feedback:
        lines.append(say("meeting-feedback", feedback=one.given.feedback))
    if one.votes is not None:
        lines.append(say("meeting-judged", votes=parts.votes(say, one.votes)))
    if one.corrected:
        lines.append(say("meeting-corrected", reason=one.corrected))
    return lines


def _rulings(say: Say, view: MeetingView, one: AgendaLine) -> list[InlineKeyboardButton]:
    return [
        button(
            say.plain(f"meeting-say-{ruling.value}"),
            RuleItem(meeting=view.line.id, id=one.id, ruling=ruling),
        )
        for ruling in one.may.rulings
    ]


def _otherwise(say: Say, view: MeetingView, one: AgendaLine) -> Row:
    acts = (
        (ItemAct.CARRY, one.may.carry),
        (ItemAct.TAKE_BACK, one.may.take_back),
        (ItemAct.REVISE, one.may.revise),
    )
    return [_act(say, view, one, act) for act, shown in acts if shown]


def _act(say: Say, view: MeetingView, one: AgendaLine, act: ItemAct) -> InlineKeyboardButton:
    label = say.plain(f"meeting-item-{act.value}")
    return button(label, DoItem(meeting=view.line.id, id=one.id, act=act))


def _cases(say: Say, one: AgendaLine) -> Sequence[InlineKeyboardButton]:
    return [
        button(say.plain("meeting-open-case", id=str(case.id)), OpenCase(id=case.id))
        for case in one.cases[:_MATTERS]
    ]


def _followed(say: Say, one: AgendaLine) -> Row:
    """What became of what was handed out, step by step."""
    if one.given is None:
        return []
    return [button(say.plain("meeting-followed"), OpenFollowup(id=one.given.id))]


def _walk(say: Say, view: MeetingView, at: int) -> Row:
    page = (at - 1) // LINES
    meeting = view.line.id
    up = ItemsOf(id=meeting, page=page) if page else OpenMeeting(id=meeting)
    row = [button(say.plain("meeting-back"), up)]
    if len(view.items) > 1:
        following = view.items[at % len(view.items)]
        to = OpenItem(meeting=view.line.id, id=following.id)
        row.append(button(say.plain("meeting-item-next"), to))
    return row


def _judged(
    say: Say, view: MeetingView, one: AgendaLine, zone: ZoneInfo, news: Html | None
) -> Page:
    given = one.given
    text = joined(
        [
            say("meeting-judge-page", items=len(view.to_judge)),
            "",
            say("meeting-topic", topic=one.topic),
            *parts.matter(say, one)[:_MATTERS],
            "",
            say("meeting-outcome", how=parts.ruled(say, one, zone)),
            say("meeting-feedback", feedback=given.feedback) if given else None,
            *(["", news] if news else []),
        ]
    )
    meeting, others = view.line.id, [other.id for other in view.to_judge]
    rest = [*others[others.index(one.id) + 1 :], *(other.id for other in unruled(view))]
    ways = [button(say.plain("meeting-back"), OpenMeeting(id=meeting))]
    if view.may.go_on:
        to = OpenItem(meeting=meeting, id=rest[0]) if rest else OpenMeeting(id=meeting)
        ways.append(button(say.plain("meeting-judge-later"), to))
    elif rest:
        to = OpenItem(meeting=meeting, id=rest[0])
        ways.append(button(say.plain("meeting-item-next"), to))
    judging = [_act(say, view, one, ItemAct.JUDGE)] if view.may.go_on else []
    return Page(text=text, rows=(judging, *in_rows(list(_cases(say, one)), 3), ways))
