"""The record of a dispute's mediation, and the buttons to write into it."""

from collections.abc import Callable, Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.mediation import RecordAct, RecordOf
from bot.pages import times
from bot.pages.cases import title
from bot.pages.lists import state_words
from bot.pages.mediation_words import due, form, means, money, quoted
from bot.pages.page import TEXT_LIMIT, Page, Row, button, clip, in_rows, joined, size
from bot.texts import Html, Say
from domain.cases.model import Outcome
from domain.days.calendar import WorkingCalendar
from domain.mediation.deadlines import follow_up_day
from domain.mediation.model import DeadlineKind, Ending
from domain.mediation.views import AgreementRow, DeadlineRow, MediationView

_SESSIONS, _VISITS, _PAST = 6, 4, 2
"""How many of each are shown, the newest."""
_CLIPS = (500, 120, 40, 15)
"""Sentences are cut to what there is room for."""
_SETTLED = 6
"""Performances that have buttons."""


def record_page(say: Say, view: MediationView, today: date, news: Html | None = None) -> Page:
    """The whole record; ``news`` says below it, next to the buttons, what has just
    happened."""
    text = next(
        (
            said
            for limit in _CLIPS
            if size(said := _text(say, view, today, news, limit)) <= TEXT_LIMIT
        ),
        _text(say, view, today, news, _CLIPS[-1]),
    )
    back = button(say.plain("more-back"), OpenCase(id=view.line.id))
    return Page(text=text, rows=(*_writing(say, view, today), *_papers(say, view), [back]))


def with_question(say: Say, news: Html, page: Callable[[Html], Page], case_id: int) -> Page:
    """The page of a matter just resolved, with a question that need not be answered: which kind
    of agreement it was."""
    asked = [
        _act(say, "record-oral", case_id, RecordAct.ORAL),
        _act(say, "record-written", case_id, RecordAct.WRITTEN),
    ]
    made = page(Html(f"{news}\n{say('record-ask-agreement')}"))
    return Page(text=made.text, rows=(asked, *made.rows))


def after_agreement(
    say: Say, view: MediationView, today: date, days: int, calendar: WorkingCalendar
) -> Page:
    """The record with the agreement just put on file, and the offer of a follow-up visit."""
    news = say("record-done-agreement")
    if view.planned is not None or not view.may.follow_up:
        return record_page(say, view, today, news)
    usual = times.near_day(say, follow_up_day(today, days, calendar), today)
    offered = button(
        say.plain("record-usual", day=usual), RecordOf(id=view.line.id, act=RecordAct.USUAL)
    )
    offer = Html(f"{news}\n{say('record-offer-follow-up')}")
    page = record_page(say, view, today, offer)
    return Page(text=page.text, rows=([offered], *page.rows))


def _act(say: Say, key: str, case_id: int, act: RecordAct) -> InlineKeyboardButton:
    return button(say.plain(key), RecordOf(id=case_id, act=act))


def _text(say: Say, view: MediationView, today: date, news: Html | None, limit: int) -> str:
    line = view.line
    current = view.agreement
    past = [one for one in view.agreements if one.void][-_PAST:]
    return joined(
        [
            say("record-head", title=title(say, line)),
            say("record-state", state=state_words(say, line)),
            say("record-refused") if line.outcome is Outcome.REFUSED else None,
            "",
            say("record-sessions"),
            *_sessions(say, view, today, limit),
            "",
            say("record-agreement"),
            *(
                say(
                    "record-void",
                    day=times.near_day(say, one.made_on, today),
                    form=form(say, one.form),
                )
                for one in past
            ),
            *(_agreement(say, current, today, limit) if current else [say("record-nothing")]),
            *_follow_ups(say, view.follow_ups[-_VISITS:], today, limit),
            *(["", news] if news else []),
        ]
    )


def _sessions(say: Say, view: MediationView, today: date, limit: int) -> list[str]:
    if not view.sessions:
        return [say("record-nothing")]
    shown = view.sessions[-_SESSIONS:]
    more = len(view.sessions) - len(shown)
    return [
        *([say("record-sessions-more", count=more)] if more else []),
        *(
            say(
                "record-session",
                day=times.near_day(say, one.held_on, today),
                means=means(say, one.means),
                note=clip(one.note, limit),
            )
            for one in shown
        ),
    ]


def _agreement(say: Say, one: AgreementRow, today: date, limit: int) -> list[str | None]:
    day = times.near_day(say, one.made_on, today)
    if one.amount is None:
        head = say("record-agreed", form=form(say, one.form), day=day)
    else:
        amount = money(say, one.amount)
        head = say("record-agreed-amount", form=form(say, one.form), day=day, amount=amount)
    performances = [d for d in one.days if d.kind is DeadlineKind.PERFORMANCE]
    return [
        head,
        quoted(clip(one.text, 2 * limit)) if one.text else None,
        _confirmation(say, one, today),
        *([say("record-performances")] if performances else []),
        *(_performance(say, d, today, limit) for d in performances),
    ]


def _confirmation(say: Say, one: AgreementRow, today: date) -> str:
    days = [d for d in one.days if d.kind is DeadlineKind.CONFIRMATION]
    filed = next((d for d in days if d.ending is Ending.KEPT), None)
    if filed is not None and filed.ended_on is not None:
        return say("record-filed", day=times.near_day(say, filed.ended_on, today))
    if one.confirmation_wanted is False:
        return say("record-waived")
    running = next((d for d in days if d.ending is None), None)
    if one.confirm_by < today:
        return say("record-confirm-over", day=times.near_day(say, one.confirm_by, today))
    last = (
        due(say, running.due_on, today, off=running.off, provisional=running.provisional)
        if running
        else times.near_day(say, one.confirm_by, today)
    )
    key = "record-confirm-wanted" if one.confirmation_wanted else "record-confirm-open"
    return say(key, day=last)


def _performance(say: Say, one: DeadlineRow, today: date, limit: int) -> str:
    running = "gone" if one.due_on < today else "open"
    state = one.ending.value if one.ending else running
    return say(
        "record-performance",
        day=due(say, one.due_on, today, off=one.off, provisional=one.provisional),
        note=clip(one.note, limit // 2) or say.plain("record-performance-usual"),
        state=say.plain(f"record-performance-{state}"),
    )


def _follow_ups(say: Say, visits: Sequence[DeadlineRow], today: date, limit: int) -> list[str]:
    shown = [one for one in visits if one.ending is not Ending.DROPPED]
    if not shown:
        return []
    return ["", say("record-follow-ups"), *(_follow_up(say, one, today, limit) for one in shown)]


def _follow_up(say: Say, one: DeadlineRow, today: date, limit: int) -> str:
    if one.ending is None or one.ended_on is None or one.satisfaction is None:
        day = due(say, one.due_on, today, off=one.off, provisional=one.provisional)
        return say("record-planned-gone" if one.due_on < today else "record-planned", day=day)
    return say(
        "record-visited",
        day=times.near_day(say, one.ended_on, today),
        grade=words.satisfaction(say, one.satisfaction),
        found=say.plain(f"record-found-{one.ending.value}"),
        note=clip(one.note, limit),
    )


def _writing(say: Say, view: MediationView, today: date) -> list[Row]:
    """What this reader may write now, two buttons a row."""
    case_id, agreement = view.line.id, view.agreement

    def to(key: str, act: RecordAct) -> Row:
        return [button(say.plain(key), RecordOf(id=case_id, act=act))]

    first = to("record-add-session", RecordAct.SESSION) if view.may.hold else []
    rows: list[Row] = []
    if view.may.agree:
        key = "record-change-agreement" if agreement else "record-add-agreement"
        first += to(key, RecordAct.AGREEMENT)
    rows.append(first)
    if agreement is not None and view.may.agree:
        rows.append(_court(say, case_id, agreement))
        open_days = [
            one
            for one in agreement.days
            if one.kind is DeadlineKind.PERFORMANCE and one.ending is None
        ]
        rows += [_settle(say, case_id, one) for one in open_days[:_SETTLED]]
        rows.append(to("record-add-performance", RecordAct.PERFORMANCE))
    if view.may.follow_up:
        plan = "record-move-follow-up" if view.planned else "record-plan-follow-up"
        rows.append([*to("record-visit", RecordAct.VISIT), *to(plan, RecordAct.PLAN)])
    return rows


def _court(say: Say, case_id: int, agreement: AgreementRow) -> Row:
    if any(
        one.kind is DeadlineKind.CONFIRMATION and one.ending is Ending.KEPT
        for one in agreement.days
    ):
        return []
    acts = {
        None: (("record-want", RecordAct.WANT), ("record-waive", RecordAct.WAIVE)),
        True: (("record-file", RecordAct.FILED), ("record-waive", RecordAct.WAIVE)),
        False: (("record-want-after-all", RecordAct.WANT),),
    }[agreement.confirmation_wanted]
    return [button(say.plain(key), RecordOf(id=case_id, act=act)) for key, act in acts]


def _settle(say: Say, case_id: int, one: DeadlineRow) -> Row:
    day = times.day(say, one.due_on)
    return [
        button(
            say.plain("record-performed", day=day),
            RecordOf(id=case_id, act=RecordAct.KEPT, ref=one.id),
        ),
        button(
            say.plain("record-unperformed", day=day),
            RecordOf(id=case_id, act=RecordAct.BROKEN, ref=one.id),
        ),
    ]


def _papers(say: Say, view: MediationView) -> list[Row]:
    if not view.may.agree:
        return []
    case_id = view.line.id
    return in_rows(
        [
            button(say.plain("record-paper"), RecordOf(id=case_id, act=RecordAct.PAPER)),
            button(say.plain("record-oral-paper"), RecordOf(id=case_id, act=RecordAct.ORAL_PAPER)),
        ],
        2,
    )
