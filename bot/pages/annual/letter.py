"""One letter: between whom, what is promised, how it stands, and what may be done."""

from datetime import date
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.annual import (
    AnnualAsk,
    AnnualTap,
    AnnualYear,
    AskLetter,
    IssuedOf,
    LetterFile,
    LetterScan,
    OpenAnnualSheet,
    OpenLetter,
    TapLetter,
)
from bot.pages import times
from bot.pages.annual.words import points, stage
from bot.pages.page import Page, button, in_rows, joined
from bot.texts import Html, Say
from domain.annual.model import OVER, AnnualStage
from domain.annual.views import LetterView

SURE = frozenset(
    {
        AnnualTap.HAND_IN,
        AnnualTap.RECORD,
        AnnualTap.FEED_BACK,
        AnnualTap.SETTLE,
        AnnualTap.WITHDRAW,
        AnnualTap.ACCEPT,
    }
)
"""What is asked twice, as it cannot be taken back."""


def letter_page(
    say: Say, view: LetterView, zone: ZoneInfo, today: date, heading: Html | None = None
) -> Page:
    """The letter; ``heading`` says what was just done."""
    line = view.line
    text = joined(
        [
            heading,
            say("annual-letter", year=str(line.year)),
            say("annual-letter-units", issuer=line.issuer.name, unit=line.unit.name),
            _standing(say, view, zone),
            *_said(say, view, today),
            *_points(say, view),
        ]
    )
    rows = [*in_rows(_doing(say, view), 1), *in_rows(_looking(say, view), 2)]
    back = button(say.plain("annual-all-letters"), _back(view))
    return Page(text=text, rows=(*rows, [back]))


def _back(view: LetterView) -> CallbackData:
    """The letters of the issuing unit, for who may read them; else the reader's own of the year."""
    line = view.line
    if view.reads_issuer:
        return IssuedOf(unit=line.issuer.id, year=line.year, page=0)
    return AnnualYear(year=line.year, page=0)


def _standing(say: Say, view: LetterView, zone: ZoneInfo) -> Html:
    line = view.line
    late = "-late" if line.overdue else ""
    return say(
        f"annual-stands{late}" if line.due_at else "annual-stands-open",
        stage=stage(say, line.stage),
        due="" if line.due_at is None else words.deadline(say, line.due_at, zone),
    )


def _said(say: Say, view: LetterView, today: date) -> list[Html]:
    lines = [
        say("annual-targets-are", targets=view.targets)
        if view.targets
        else say("annual-targets-no")
    ]
    if view.line.signed_on is not None:
        key = "annual-signed-on-scan" if view.scan else "annual-signed-on"
        lines.append(say(key, day=times.near_day(say, view.line.signed_on, today)))
    if view.check_note:
        lines.append(say("annual-check-said", note=view.check_note))
    if view.accepted:
        lines.append(say("annual-accepted"))
    return lines


def _points(say: Say, view: LetterView) -> list[Html]:
    if view.facts_at is None:
        return []
    recorded = any(one.own is None for one in view.sheet) and view.may.verify
    kind = "settled" if view.line.stage in OVER else "now"
    lines = [
        *([say("annual-recorded")] if recorded else []),
        say(f"annual-total-{kind}", total=points(view.total), most=points(view.form.whole)),
    ]
    if view.line.stage in OVER:
        grade = view.form.grade(view.total)
        lines.append(say("annual-grade", grade=say.plain(f"annual-grade-{_key(grade.value)}")))
    waiting = sum(bool(one.appeal) and one.granted is None for one in view.sheet)
    if waiting:
        lines.append(say("annual-appeals", many=waiting))
    return lines


def _doing(say: Say, view: LetterView) -> list[InlineKeyboardButton]:
    may, number = view.may, view.line.id
    asks = (
        (may.target, AnnualAsk.TARGETS),
        (may.target, AnnualAsk.TARGETS_ALL),
        (may.sign, AnnualAsk.DAY),
        (may.scan, AnnualAsk.SCAN),
        (may.check, AnnualAsk.CHECK),
    )
    found = [_tap(say, view, AnnualTap.SIGN)] if may.sign else []
    found += [
        button(
            say.plain(_label(view, ask)),
            AskLetter(id=number, ask=ask, item=0, points=0),
        )
        for allowed, ask in asks
        if allowed
    ]
    if view.line.stage not in {AnnualStage.DRAFTED, AnnualStage.WITHDRAWN}:
        key = "annual-sheet-fill" if may.fill or may.verify else "annual-sheet-open"
        found.append(button(say.plain(key), OpenAnnualSheet(id=number, item=0)))
    taps = (
        (may.accept, AnnualTap.ACCEPT),
        (may.record, AnnualTap.RECORD),
        (may.settle, AnnualTap.SETTLE),
        (may.archive, AnnualTap.ARCHIVE),
        (may.withdraw, AnnualTap.WITHDRAW),
    )
    return [*found, *(_tap(say, view, tap) for allowed, tap in taps if allowed)]


def _label(view: LetterView, ask: AnnualAsk) -> str:
    if ask is AnnualAsk.SCAN and view.scan:
        return "annual-do-scan-anew"
    return f"annual-do-{_key(ask.value)}"


def _looking(say: Say, view: LetterView) -> list[InlineKeyboardButton]:
    found = []
    if view.scan:
        found.append(button(say.plain("annual-scan-open"), LetterScan(id=view.line.id)))
    if view.facts_at is not None:
        found.append(button(say.plain("annual-file"), LetterFile(id=view.line.id)))
    if view.issues:
        below = IssuedOf(unit=view.line.unit.id, year=view.line.year, page=0)
        found.append(button(say.plain("annual-below"), below))
    return found


def _tap(say: Say, view: LetterView, tap: AnnualTap) -> InlineKeyboardButton:
    label = say.plain(f"annual-tap-{_key(tap.value)}")
    return button(label, TapLetter(id=view.line.id, tap=tap, sure=0))


def sure_page(say: Say, view: LetterView, tap: AnnualTap) -> Page:
    """Asks once more for what cannot be taken back."""
    line = view.line
    text = say(f"annual-sure-{_key(tap.value)}", unit=line.unit.name, total=points(view.total))
    return Page(
        text=text,
        rows=(
            [button(say.plain("annual-yes"), TapLetter(id=line.id, tap=tap, sure=1))],
            [button(say.plain("button-back"), OpenLetter(id=line.id))],
        ),
    )


def _key(value: str) -> str:
    return value.replace("_", "-")
