"""The page of one referral: the hand-over sheet as a message, with what may be done about it."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.referrals import (
    OpenReferral,
    OpenReferrals,
    ReferralList,
    ReferralOutcome,
    ReferralPaper,
    ReferralStep,
)
from bot.pages.page import TEXT_LIMIT, Page, Row, button, in_rows, joined, size
from bot.texts import Html, Say
from domain.cases.letters import Letter
from domain.cases.model import OPEN_STATES, CaseKind
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Standing, Tried
from domain.referrals.views import ReferralEntry, ReferralLine, ReferralView, RunningDeadline

_SPARE = 40
_ENTRIES = 12
"""A referral has at most six steps; more would be a slip somewhere."""


def body(say: Say, value: Body) -> str:
    """法律援助, court …"""
    return say.plain(f"body-{value.value}")


def consent(say: Say, value: Consent) -> str:
    """Who agreed."""
    return say.plain(f"consent-{value.value}")


def tried(say: Say, value: Tried) -> str:
    """What came of mediation before."""
    return say.plain(f"tried-{value.value}")


def standing(say: Say, line: ReferralLine) -> str:
    """Where it stands, with its mark; handed back is told apart from done."""
    if line.standing is Standing.DONE and line.handed_back:
        return say.plain("standing-handed_back")
    return say.plain(f"standing-{line.standing.value}")


def deadlines(
    say: Say, running: tuple[RunningDeadline, ...], zone: ZoneInfo, *, year: bool = False
) -> str:
    """The deadlines that run on, in one line; on paper with their ``year``."""
    if not running:
        return say.plain("running-none")
    each = [
        say.plain(f"running-{one.what.value}", at=words.deadline(say, one.at, zone, year=year))
        for one in running
    ]
    return say.plain("between-names").join(each)


def case_title(say: Say, line: ReferralLine) -> Html:
    """``第12号 · 劳动争议``."""
    return say("case-title", id=str(line.case_id), category=line.category.read(say.locale))


def receiver(say: Say, line: ReferralLine) -> Html:
    """The body, with the unit of the desk that answers for it."""
    if not line.to_unit:
        return say("referral-to", body=body(say, line.body))
    return say("referral-to-unit", body=body(say, line.body), unit=line.to_unit)


def referral_page(say: Say, view: ReferralView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """The sheet. ``news`` says below it, next to the buttons, what has just happened."""
    head, last = joined(_sheet(say, view, zone)), ["", news] if news else []
    room = TEXT_LIMIT - size(head) - size(joined(last)) - _SPARE
    text = joined([head, "", say("referral-steps"), *_timeline(say, view, zone, room), *last])
    return Page(text=text, rows=(*_steps(say, view), *_outcome(say, view), *_nav(say, view)))


def _sheet(say: Say, view: ReferralView, zone: ZoneInfo) -> list[str | None]:
    line = view.line
    over = view.case_state not in OPEN_STATES
    return [
        say("referral-title", id=str(line.id), title=case_title(say, line)),
        say("referral-standing", standing=standing(say, line)),
        say("referral-fast") if line.fast else None,
        "",
        say(
            "referral-from",
            unit=line.from_unit,
            role=words.role(say, view.from_role),
            at=words.moment(say, line.offered_at, zone),
        ),
        receiver(say, line),
        _due(say, line, zone),
        "",
        say("summary-line", summary=view.summary),
        say("referral-reason", reason=view.reason),
        say(
            "referral-stage",
            state=words.state(say, view.stage, CaseKind.DISPUTE),
            tried=tried(say, view.tried),
        ),
        say("referral-deadlines", deadlines=deadlines(say, view.deadlines, zone)),
        say(
            "referral-consent",
            consent=consent(say, view.consent),
            unit=view.consent_unit,
            role=words.role(say, view.consent_role),
            at=words.moment(say, view.consent_at, zone),
        ),
        say(
            "referral-case-over",
            state=words.state(say, view.case_state, CaseKind.DISPUTE),
        )
        if over
        else None,
    ]


def _due(say: Say, line: ReferralLine, zone: ZoneInfo) -> Html | None:
    if line.due_at is None:
        return None
    key = "referral-overdue" if line.overdue else "referral-due"
    return say(key, due=words.deadline(say, line.due_at, zone))


def _timeline(say: Say, view: ReferralView, zone: ZoneInfo, room: int) -> list[str]:
    """As many of the newest steps as there is room for."""
    kept: list[str] = []
    for entry in reversed(view.timeline[-_ENTRIES:]):
        said = _entry(say, view.line, entry, zone)
        room -= size(said) + 1
        if room < 0:
            break
        kept.insert(0, said)
    return kept


def _entry(say: Say, line: ReferralLine, entry: ReferralEntry, zone: ZoneInfo) -> Html:
    facts = {
        "at": words.moment(say, entry.at, zone),
        "unit": entry.unit_name,
        "role": words.role(say, entry.role),
        "what": did(say, entry.letter, line.body),
    }
    if not entry.note:
        return say("referral-step", **facts)
    return say("referral-step-note", note=entry.note, **facts)


def did(say: Say, letter: Letter, to: Body) -> str:
    """What a step of a referral did, for timelines."""
    return say.plain(f"did-{letter}", body=body(say, to))


def _steps(say: Say, view: ReferralView) -> list[Row]:
    buttons = []
    for arrow in view.arrows:
        outside = not view.line.to_unit and arrow is not ReferralArrow.REVOKE
        label = (
            say.plain(f"referral-outside-{arrow.value}")
            if outside
            else say.plain(f"referral-{arrow.value}")
        )
        buttons.append(button(label, ReferralStep(id=view.line.id, arrow=arrow)))
    return in_rows(buttons, 2)


def _outcome(say: Say, view: ReferralView) -> list[Row]:
    if view.outcome is None:
        return []
    said = words.capital(words.outcome(say, view.outcome, CaseKind.DISPUTE))
    label = say.plain("referral-conclude", outcome=said)
    return [[button(label, ReferralOutcome(id=view.line.id))]]


def _nav(say: Say, view: ReferralView) -> list[Row]:
    line = view.line
    rows: list[Row] = [
        [
            button(say.plain("referral-paper"), ReferralPaper(id=line.id)),
            button(say.plain("refresh"), OpenReferral(id=line.id)),
        ]
    ]
    if view.opens_case:
        rows.append(
            [
                button(say.plain("referral-to-all"), OpenReferrals(id=line.case_id)),
                button(say.plain("referral-to-case"), OpenCase(id=line.case_id)),
            ]
        )
    else:
        rows.append([button(say.plain("referral-to-list"), ReferralList(page=0))])
    return rows
