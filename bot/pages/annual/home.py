"""The year: the letters of one's own units, who issues some, and what a unit has issued."""

from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.annual import (
    AnnualFile,
    AnnualYear,
    BeginReviews,
    DraftLetters,
    IssuedOf,
    OpenLetter,
)
from bot.pages.annual.words import stage
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.annual.model import AnnualStage
from domain.annual.views import AnnualHome, IssuedPage, IssuerLine, LetterLine

_UNIT = 14
FIRST = 2011
"""The first year that is offered."""


def home_page(say: Say, home: AnnualHome, zone: ZoneInfo, today: date) -> Page:
    """The letters one has to see to, and the way to those one issues."""
    year = home.year
    lines = [_line(say, one, zone, issuer=True) for one in home.mine]
    lines += [_issuer(say, one) for one in home.issuers]
    text = joined([say("annual-head", year=str(year)), *(lines or [say("annual-none")])])
    mine = [
        [button(_label(say, one.year, one.unit.name), OpenLetter(id=one.id))] for one in home.mine
    ]
    issued = [
        button(
            say.plain("annual-issued-by", unit=clip(one.unit.name, _UNIT)),
            IssuedOf(unit=one.unit.id, year=year, page=0),
        )
        for one in home.issuers
    ]
    turn = page_row(say, home.page, home.pages, lambda page: AnnualYear(year=year, page=page))
    years: Row = []
    if year > FIRST:
        years.append(button(_year(say, year - 1), AnnualYear(year=year - 1, page=0)))
    if year <= today.year:
        years.append(button(_year(say, year + 1), AnnualYear(year=year + 1, page=0)))
    return Page(text=text, rows=(*mine, *in_rows(issued, 2), turn, years))


def _year(say: Say, year: int) -> str:
    return say.plain("annual-of-year", year=str(year))


def _label(say: Say, year: int, unit: str) -> str:
    return say.plain("annual-open", year=str(year), unit=clip(unit, _UNIT))


def _line(say: Say, one: LetterLine, zone: ZoneInfo, *, issuer: bool = False) -> Html:
    late = "-late" if one.overdue else ""
    due = "-due" if one.due_at is not None and not late else ""
    between = say.plain("annual-between", issuer=one.issuer.name, unit=one.unit.name)
    return say(
        f"annual-line{late}{due}",
        unit=between if issuer else one.unit.name,
        stage=stage(say, one.stage),
        due="" if one.due_at is None else words.deadline(say, one.due_at, zone),
    )


def _issuer(say: Say, one: IssuerLine) -> Html:
    return say(
        "annual-signed-of",
        unit=one.unit.name,
        signed=one.signed,
        whole=one.to_sign,
        rate=words.rate(one.signed, one.to_sign),
    )


def issued_page(say: Say, page: IssuedPage, zone: ZoneInfo) -> Page:
    """What a unit has issued for a year, by the code of the units, and how many are signed."""
    issuer, year = page.issuer, page.year
    lines = [_line(say, one, zone) for one in page.lines]
    if issuer.undrafted:
        lines.append(say("annual-undrafted", many=issuer.undrafted))
    text = joined(
        [
            say("annual-issued-head", year=str(year), unit=issuer.unit.name),
            say(
                "annual-signed",
                signed=issuer.signed,
                whole=issuer.to_sign,
                rate=words.rate(issuer.signed, issuer.to_sign),
            ),
            *lines,
        ]
    )
    letters = [button(clip(one.unit.name, _UNIT), OpenLetter(id=one.id)) for one in page.lines]
    turn = page_row(
        say, page.page, page.pages, lambda n: IssuedOf(unit=issuer.unit.id, year=year, page=n)
    )
    doing: list[InlineKeyboardButton] = []
    if page.may_draft:
        label = say.plain("annual-draft", many=issuer.undrafted)
        doing.append(button(label, DraftLetters(unit=issuer.unit.id, year=year)))
    if page.may_begin:
        begin = BeginReviews(unit=issuer.unit.id, year=year, sure=0)
        doing.append(button(say.plain("annual-begin"), begin))
    if any(one.stage is not AnnualStage.DRAFTED for one in page.lines):
        file = AnnualFile(unit=issuer.unit.id, year=year)
        doing.append(button(say.plain("annual-table"), file))
    back = [button(_year(say, year), AnnualYear(year=year, page=0))]
    return Page(text=text, rows=(*in_rows(letters, 2), turn, *in_rows(doing, 1), back))


def begin_page(say: Say, page: IssuedPage) -> Page:
    """Asks once whether the review is to begin."""
    unit, year = page.issuer.unit.id, page.year
    return Page(
        text=say("annual-begin-sure", year=str(year), unit=page.issuer.unit.name),
        rows=(
            [button(say.plain("annual-begin-yes"), BeginReviews(unit=unit, year=year, sure=1))],
            [button(say.plain("button-back"), IssuedOf(unit=unit, year=year, page=0))],
        ),
    )
