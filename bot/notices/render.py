"""Puts notices into words: one message for one notice, or for several that merge."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import Step
from bot.buttons.periodic import ReportOf
from bot.buttons.reminders import Snooze
from bot.notices import cases, mediation, overdue, referrals, related
from bot.notices.parts import Buttons, opens
from bot.notices.parts import below as _below
from bot.notices.parts import push_button as _push
from bot.notices.parts import title as _title
from bot.pages import times
from bot.pages.page import clip
from bot.pages.periodic.words import report_name
from bot.pages.referrals import body
from bot.texts import Html, Say, say_in
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Urgency
from domain.cases.notices import (
    CaseConverted,
    CaseDetailAdded,
    CaseMerged,
    CaseMoved,
    CaseOffered,
    CaseReported,
    CaseSplit,
    CaseThanked,
    MergedMoved,
)
from domain.days.periods import Period, local_day, moment_at
from domain.mediation.notices import DeadlineNear
from domain.messaging import Rendered, Renderer
from domain.notices import Notice
from domain.overdue.notices import CaseOverdue
from domain.ports import Clock
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered
from domain.reminders.ladder import SNOOZE, SNOOZE_HOURS, Rung
from domain.reminders.notices import ReportDue, ReportMissing

_NAMED = 15
"""Units named in one message; the rest are counted."""
_BUTTONS = 8
_NAME = 40

ReportNotice = ReportDue | ReportMissing


def renderer(
    zone: ZoneInfo, clock: Clock | None = None, hours: Sequence[int] = SNOOZE_HOURS
) -> Renderer:
    """Renders in this time zone. With a clock a deadline may be called "today" or "tomorrow".
    At the ``hours`` of a due day one may be reminded once more.

    A text may come out too long for one message only when many different notices come together;
    the sender then asks again for each half.
    """

    def render(notices: Sequence[Notice], locale: str) -> Rendered:
        say = say_in(locale)
        now = clock.now() if clock else None
        texts: list[str] = []
        buttons: Buttons = []
        for group in _groups(notices):
            text, found = _group(say, group, zone, now, hours, alone=len(notices) == 1)
            texts.append(text)
            buttons += found
        rows = tuple(row if isinstance(row, tuple) else (row,) for row in dict.fromkeys(buttons))
        return Rendered(text="\n\n".join(texts), buttons=rows[: 2 * _BUTTONS])

    return render


def _groups(notices: Sequence[Notice]) -> list[list[Notice]]:
    """Reports of one week that stand on one rung are told of together, in the order they came."""
    groups: dict[object, list[Notice]] = {}
    for notice in notices:
        if isinstance(notice, ReportNotice):
            lost = isinstance(notice, ReportMissing) and notice.unreached
            key: object = (notice.kind, notice.rung, notice.period, notice.due_at, lost)
        elif isinstance(notice, CaseOverdue):
            key = (notice.kind, notice.rung)
        elif isinstance(notice, DeadlineNear):
            key = notice.kind
        else:
            key = (notice.kind, notice.subject)
        groups.setdefault(key, []).append(notice)
    return list(groups.values())


def _group(
    say: Say,
    group: Sequence[Notice],
    zone: ZoneInfo,
    now: datetime | None,
    hours: Sequence[int],
    *,
    alone: bool,
) -> tuple[Html, Buttons]:
    reports = [notice for notice in group if isinstance(notice, ReportNotice)]
    if reports:
        return _reports(say, reports, zone, now, hours)
    nears = [notice for notice in group if isinstance(notice, DeadlineNear)]
    if nears:
        return mediation.near(say, nears, zone, now)
    match group[0]:
        case CaseReported() as reported:
            return _reported(say, reported)
        case CaseMoved() as moved:
            return _moved(say, moved)
        case CaseDetailAdded() as detail:
            return _detail(say, detail)
        case CaseOffered() as offered:
            return cases.offered(say, offered)
        case CaseThanked() as thanked:
            return cases.thanked(say, thanked)
        case MergedMoved() as step:
            text = _step_text(say, related.moved(step), related.moved_head(say, step))
            return text, [opens(say, step.merged_id)]
        case CaseMerged() as merged:
            return related.merged(say, merged)
        case CaseSplit() as split:
            return related.split(say, split)
        case CaseConverted() as converted:
            return related.converted(say, converted)
        case ReferralOffered() | ReferralMoved() | ReferralDue() as referral:
            return referrals.told(say, referral, zone, now, alone=alone)
        case unknown:
            of_clocks = overdue.render(say, group, zone, now)
            if of_clocks is not None:
                return of_clocks
            raise TypeError(f"no words for {unknown.kind}")


def _reported(say: Say, notice: CaseReported) -> tuple[Html, Buttons]:
    red = notice.urgency is Urgency.RED
    place = f"{notice.unit_name} · {notice.place}" if notice.place else notice.unit_name
    from_body = "" if notice.sent_by is None else body(say, notice.sent_by)
    plain = "notice-handed-in" if from_body else "notice-reported"
    text = say(
        "notice-reported-red" if red else plain,
        body=from_body,
        title=_title(say, notice.case_id, notice.category),
        kind=words.kind(say, notice.case_kind),
        urgency=words.urgency(say, notice.urgency),
        place=place,
        danger=say("danger"),
    )
    return text, [opens(say, notice.case_id)]


def _moved(say: Say, notice: CaseMoved) -> tuple[Html, Buttons]:
    head = say(
        "notice-moved-yours" if notice.to_reporter else "notice-moved",
        title=_title(say, notice.case_id, notice.category),
    )
    text = _step_text(say, notice, head)
    if notice.to_reporter and notice.arrow is Arrow.ASK_BACK:
        answer = Step(id=notice.case_id, arrow=Arrow.ANSWER)
        return text, [_push(say.plain("notice-go-answer"), answer)]
    return text, [*cases.answers(say, notice), opens(say, notice.case_id)]


def _step_text(say: Say, notice: CaseMoved, head: Html) -> Html:
    undone_closing = notice.arrow is Arrow.UNDO and notice.outcome is not None
    text = say(
        "notice-undo-kept" if undone_closing else _step_key(say, notice.arrow, notice.case_kind),
        head=head,
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
        outcome=words.outcome(say, notice.outcome, notice.case_kind) if notice.outcome else "",
    )
    return _below(text, say("notice-note", note=notice.note)) if notice.note else text


def _step_key(say: Say, arrow: Arrow, kind: CaseKind) -> str:
    for key in (f"notice-{arrow.value}-{kind.value}", f"notice-{arrow.value}"):
        if say.has(key):
            return key
    return "notice-changed"


def _detail(say: Say, notice: CaseDetailAdded) -> tuple[Html, Buttons]:
    text = say("notice-detail", title=_title(say, notice.case_id, notice.category))
    if notice.note:
        text = _below(text, say("notice-note", note=notice.note))
    if notice.files:
        text = _below(text, say("notice-files", files=notice.files))
    return text, [opens(say, notice.case_id)]


def _reports(
    say: Say,
    group: Sequence[ReportNotice],
    zone: ZoneInfo,
    now: datetime | None,
    hours: Sequence[int],
) -> tuple[Html, Buttons]:
    first = group[0]
    period = Period.parse(first.period)
    units = list({notice.unit_id: notice for notice in group}.values())
    names = [clip(notice.unit_name, _NAME) for notice in units]
    facts = {
        "period": times.period(say, period),
        "report": report_name(say, period.kind),
        "due": times.deadline(say, first.due_at, zone, now),
    }
    rung = first.rung.replace("_", "-")
    key = f"notice-report-{rung}" if say.has(f"notice-report-{rung}") else "notice-report-due-day"
    if isinstance(first, ReportMissing) and first.unreached:
        key = "notice-report-unreached"
    if len(names) == 1:
        text = say(key, units=names[0], **facts)
    else:
        text = say(f"{key}-many", units=_named(say, names), **facts)
    label = "notice-see-report" if len(names) == 1 else "notice-see-report-of"
    buttons: Buttons = [
        _push(
            say.plain(label, unit=clip(notice.unit_name, _NAME), report=facts["report"]),
            ReportOf(unit=notice.unit_id, period=first.period),
        )
        for notice in units[:_BUTTONS]
    ]
    if len(names) == 1:
        buttons += _again(say, first, zone, now, hours)
    return text, buttons


def _again(
    say: Say,
    notice: ReportNotice,
    zone: ZoneInfo,
    now: datetime | None,
    offered: Sequence[int],
) -> Buttons:
    """On the due day: the hours left at which one may be reminded once more, in one row."""
    if now is None or not notice.rung.startswith((Rung.DUE_DAY, SNOOZE)):
        return []
    today = local_day(now, zone)
    hours = [hour for hour in offered if now < moment_at(today, time(hour), zone) < notice.due_at]
    row = tuple(
        _push(
            say.plain("snooze-at", hour=f"{hour}:00"),
            Snooze(unit=notice.unit_id, period=notice.period, hour=hour),
        )
        for hour in hours
    )
    return [row] if row else []


def _named(say: Say, names: Sequence[str]) -> Html:
    lines = [say("notice-unit", unit=name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        lines.append(say("notice-units-more", total=len(names)))
    return Html("\n".join(lines))
