"""The sheet of a letter: all lines at a glance, and each with its fact, figures and reasons."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.annual import (
    AnnualAsk,
    AnnualTap,
    AskLetter,
    GiveFigure,
    OpenAnnualSheet,
    OpenLetter,
    TapLetter,
)
from bot.pages.annual.words import (
    fact,
    points,
    short_fact,
    source,
    standard,
    topic,
)
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.annual.scale import offered
from domain.annual.views import AnnualSheetLine, LetterView
from domain.errors import NotFound

_A_ROW = 5
_CHOICES = 3


def sheet_page(say: Say, view: LetterView, zone: ZoneInfo, heading: Html | None = None) -> Page:
    """All lines, one under the other, and each a tap away."""
    line, may = view.line, view.may
    at = view.facts_at
    text = joined(
        [
            heading,
            say("annual-sheet", year=str(line.year), unit=line.unit.name),
            say("annual-facts-now")
            if at is None
            else say("annual-facts-at", at=words.moment(say, at, zone)),
            *(_in_short(say, number, one) for number, one in enumerate(view.sheet, 1)),
            say("annual-total-now", total=points(view.total), most=points(view.form.whole)),
            *([say("annual-fill-hint")] if may.fill and not may.hand_in else []),
            *([say("annual-verify-hint", left=_left(view))] if may.verify and _left(view) else []),
            *(
                [say("annual-appeal-until", until=words.deadline(say, view.appeal_until, zone))]
                if may.appeal and view.appeal_until
                else []
            ),
        ]
    )
    lines = [
        button(_mark(view, number), OpenAnnualSheet(id=line.id, item=number))
        for number in range(1, len(view.sheet) + 1)
    ]
    taps = (
        (may.hand_in, AnnualTap.HAND_IN),
        (may.record, AnnualTap.RECORD),
        (may.verify and _left(view), AnnualTap.AGREE),
        (may.feed_back, AnnualTap.FEED_BACK),
        (may.accept, AnnualTap.ACCEPT),
    )
    doing: list[Row] = [
        [
            button(
                say.plain(f"annual-tap-{tap.value.replace('_', '-')}"),
                TapLetter(id=line.id, tap=tap, sure=0),
            )
        ]
        for allowed, tap in taps
        if allowed
    ]
    back = [button(say.plain("annual-to-letter"), OpenLetter(id=line.id))]
    return Page(text=text, rows=(*in_rows(lines, _A_ROW), *doing, back))


def _left(view: LetterView) -> int:
    return sum(one.verified is None for one in view.sheet)


def _mark(view: LetterView, number: int) -> str:
    """Its number, and whether somebody is waited for there."""
    one = view.sheet[number - 1]
    if one.appeal:
        return f"⚖️{number}" if one.granted is None else f"{number}"
    if view.may.fill and one.item.by_hand and one.own is None:
        return f"✏️{number}"
    done = view.may.verify and one.verified is not None
    return f"✅{number}" if done else f"{number}"


def _in_short(say: Say, number: int, one: AnnualSheetLine) -> Html:
    differs = {one.desk, one.own, one.verified, one.settled} - {None}
    return say(
        "annual-short-differs" if len(differs) > 1 else "annual-short",
        number=str(number),
        topic=topic(say, one.item.topic),
        points=points(one.result),
        most=points(one.item.points),
        fact=short_fact(one.item, one.fact),
    )


def line_page(say: Say, view: LetterView, item: int, heading: Html | None = None) -> Page:
    """One line (counted from 1): by what it is counted, what the desk has on file, what either side
    says and why. Raises NotFound for one that the form has not."""
    if not 0 < item <= len(view.sheet):
        raise NotFound("item")
    one = view.sheet[item - 1]
    text = joined(
        [
            heading,
            say("annual-sheet", year=str(view.line.year), unit=view.line.unit.name),
            say(
                "annual-item",
                number=str(item),
                topic=topic(say, one.item.topic),
                most=points(one.item.points),
                source=source(say, one.item),
            ),
            say("annual-standard", standard=standard(say, one.item, view.form)),
            _of_desk(say, one),
            *_figures(say, one),
        ]
    )
    nav: Row = []
    if item > 1:
        nav.append(_to(say, view, "annual-before", item - 1))
    nav.append(button(say.plain("annual-to-sheet"), OpenAnnualSheet(id=view.line.id, item=0)))
    if item < len(view.sheet):
        nav.append(_to(say, view, "annual-next", item + 1))
    return Page(text=text, rows=(*_choices(say, view, item, one), nav))


def _of_desk(say: Say, one: AnnualSheetLine) -> Html:
    if one.item.by_hand:
        return say("annual-desk-hand")
    figure = say.plain("annual-points", points=points(one.desk))
    return say("annual-desk", fact=fact(say, one.item, one.fact), points=figure)


def _to(say: Say, view: LetterView, key: str, item: int) -> InlineKeyboardButton:
    return button(say.plain(key), OpenAnnualSheet(id=view.line.id, item=item))


def _figures(say: Say, one: AnnualSheetLine) -> list[Html]:
    lines = []
    for key, value, reason in (
        ("own", one.own, one.own_reason),
        ("verified", one.verified, one.verified_reason),
    ):
        if value is not None:
            lines.append(_with(say, f"annual-{key}", points(value), reason))
    if one.appeal:
        lines.append(say("annual-appeal-said", reason=one.appeal))
    if one.granted is not None:
        was, settled = points(one.verified), points(one.settled)
        lines.append(
            say("annual-granted", reason=one.answer, was=was, points=settled)
            if one.granted
            else say("annual-refused", reason=one.answer, was=was)
        )
    return lines


def _with(say: Say, key: str, value: str, reason: str) -> Html:
    if not reason:
        return say(key, points=value)
    return say(f"{key}-why", points=value, reason=reason)


def _choices(say: Say, view: LetterView, item: int, one: AnnualSheetLine) -> list[Row]:
    """What may be done about the line: the figure that needs no reason, others, or an appeal."""
    may, number = view.may, view.line.id
    if may.fill or may.verify:
        base = one.said if may.verify else one.desk
        ask = AnnualAsk.VERIFY if may.verify else AnnualAsk.OWN
        rows: list[Row] = []
        plain = _plain(say, view, one, base)
        if plain is not None:
            rows.append([button(plain, GiveFigure(id=number, item=item))])
        some = [many for many in offered(one.item) if many != base and (many or may.verify)]
        given = [
            button(points(many), AskLetter(id=number, ask=ask, item=item, points=many + 1))
            for many in some
        ]
        other = AskLetter(id=number, ask=ask, item=item, points=0)
        return [
            *rows,
            *in_rows(given, _CHOICES),
            [button(say.plain("annual-other-points"), other)],
        ]
    asks = []
    if may.answer and one.appeal and one.granted is None:
        asks = [AnnualAsk.GRANT, AnnualAsk.REFUSE]
    elif may.appeal and not one.appeal:
        asks = [AnnualAsk.APPEAL]
    return [
        [
            button(
                say.plain(f"annual-do-{ask.value}"),
                AskLetter(id=number, ask=ask, item=item, points=0),
            )
        ]
        for ask in asks
    ]


def _plain(say: Say, view: LetterView, one: AnnualSheetLine, base: int | None) -> str | None:
    """The label of the figure that needs no reason; None where it stands already."""
    if view.may.verify:
        if base is None or one.verified == base:
            return None
        key = "annual-as-own" if one.own is not None else "annual-as-on-file"
        return say.plain(key, points=points(base))
    if base is None:
        return None if one.own == 0 else say.plain("annual-as-zero")
    return None if one.own in (None, base) else say.plain("annual-as-desk", points=points(base))
