"""Pictures as they are drawn: well formed, nothing cut off, no boxes, and what the caption says."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import IO, cast
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from app.apart.client import a_process_beside
from bot.pages.page import size
from bot.pages.pictures import caption, picture_page
from bot.pictures.chart import Ink, chart
from bot.pictures.drawing import FONT, WIDTH, svg
from bot.pictures.gallery import Gallery
from bot.pictures.png import SCALE, png
from bot.texts import LOCALES, say_in
from domain.apart import Answer, Bounds, Breach, OutOfBounds
from domain.cases.model import Label
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.pictures.views import (
    BARS,
    AgeBar,
    Ageing,
    CategoryBar,
    CategoryShares,
    FoundAndResolved,
    Horizon,
    Shown,
    TrendStep,
    UnitBar,
    UnitsBeside,
    age_days,
    biggest,
)
from tests.bot.samples import LONGEST_NAME, ZONE
from tests.examples import examples
from tests.makers import NOW, TODAY

STREET = UnitRef(id=7, name="琅琊街道", kind=UnitKind.STREET)
_CAPTION = 1024
counts = st.integers(0, 99_999)
names = st.sampled_from(
    ["邻里", "物业管理和业主委员会之间的纠纷", "Property & <owners>", LONGEST_NAME[:60]]
)


@st.composite
def all_shown(draw: st.DrawFn) -> Shown:
    """Any picture there can be."""
    unit = replace(STREET, name=draw(names))
    span = draw(st.sampled_from(Horizon))

    def late() -> tuple[int, int]:
        many = draw(counts)
        return many, draw(st.integers(0, many))

    match draw(st.integers(0, 3)):
        case 0:
            steps = [
                TrendStep(period=period, found=draw(counts), resolved=draw(counts))
                for period in span.periods(TODAY)
            ]
            return FoundAndResolved(unit=unit, as_of=NOW, span=span, steps=tuple(steps))
        case 1:
            bars = [
                AgeBar(first=first, last=last, open=many, overdue=overdue)
                for first, last, _ in age_days(TODAY)
                for many, overdue in [late()]
            ]
            return Ageing(unit=unit, as_of=NOW, bars=tuple(bars))
        case 2:
            kinds = [
                CategoryBar(category=Label(zh=draw(names), en=draw(names)), many=draw(counts))
                for _ in range(draw(st.integers(0, 12)))
            ]
            return CategoryShares(unit=unit, as_of=NOW, span=span, bars=biggest(kinds))
        case _:
            units = [
                UnitBar(name=draw(names), open=many, overdue=overdue)
                for _ in range(draw(st.integers(0, BARS + 1)))
                for many, overdue in [late()]
            ]
            return UnitsBeside(unit=unit, as_of=NOW, bars=tuple(units))


def a_trend(*found: int) -> FoundAndResolved:
    periods = Horizon.WEEKS.periods(TODAY)
    many = (*found, *[0] * len(periods))
    return FoundAndResolved(
        unit=STREET,
        as_of=NOW,
        span=Horizon.WEEKS,
        steps=tuple(
            TrendStep(period=period, found=number, resolved=number // 2)
            for period, number in zip(periods, many, strict=False)
        ),
    )


def of(drawn: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return list(drawn.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


@given(all_shown(), st.sampled_from(LOCALES))
@examples(60)
def test_what_is_drawn_stands_in_the_picture_and_is_what_the_figures_are(
    shown: Shown, locale: str
) -> None:
    said = chart(say_in(locale), shown, ZONE)
    drawn = ElementTree.fromstring(svg(said))  # noqa: S314 - we have drawn it ourselves
    height = float(drawn.get("height", ""))
    assert {one.tag.split("}")[1] for one in drawn.iter()} <= {"svg", "title", "rect", "text"}
    bars = [one for one in of(drawn, "rect") if one.get("fill") in set(Ink)]
    bars = bars[len(said.series) if len(said.series) > 1 else 0 :]
    for bar in bars:
        assert 0 < float(bar.get("x", "")) + float(bar.get("width", "")) < WIDTH
        assert 0 < float(bar.get("y", "")) + float(bar.get("height", "")) < height
    for text in of(drawn, "text"):
        wide = sum(0.6 if one.isascii() else 1 for one in text.text or "")
        wide *= float(text.get("font-size", ""))
        at = float(text.get("x", ""))
        first, end = (at - wide, at) if text.get("text-anchor") == "end" else (at, at + wide)
        assert 0 <= first < end <= WIDTH or not text.text, text.text
    written = [one.text for one in of(drawn, "text")]
    for row in said.rows:
        assert any(
            text and (text == row.label or row.label.startswith(text[:-1])) for text in written
        )
        assert all(note in written for note in row.notes if note)
    _in_proportion(bars, [many for row in said.rows for many in row.bars])


def _in_proportion(bars: list[ElementTree.Element], numbers: list[int]) -> None:
    """The longest bar is of the largest number, and no other is longer than it should be."""
    lengths = sorted(float(bar.get("width", "")) for bar in bars)
    if not lengths or not max(numbers):
        return
    unit = lengths[-1] / max(numbers)
    expected = sorted(number * unit for number in numbers)[-len(lengths) :]
    for length, due in zip(lengths, expected, strict=True):
        assert due - 0.1 <= length <= max(due, 1.5) + 0.1


@given(all_shown(), st.sampled_from(LOCALES))
@examples(60)
def test_the_caption_says_the_same_and_fits(shown: Shown, locale: str) -> None:
    say = say_in(locale)
    words = caption(say, shown, ZONE)
    assert size(words) <= _CAPTION
    numbers = {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", words)}
    match shown:
        case FoundAndResolved():
            assert {shown.found, shown.resolved, shown.steps[-1].found} <= numbers
        case CategoryShares():
            assert {shown.total, *(bar.many for bar in shown.bars if bar.many)} <= numbers
        case Ageing() | UnitsBeside():
            assert {shown.open, shown.overdue} <= numbers
            assert {bar.overdue for bar in shown.bars if bar.overdue} <= numbers
    labels = [key.text for row in picture_page(say, shown, ZONE).rows for key in row]
    assert sum(label.startswith("✓") for label in labels) in {1, 2}


def test_no_letter_is_a_box() -> None:
    """Each letter of both languages is drawn, and none as the box that stands for a missing one."""

    def drawn(letter: str) -> Image.Image:
        text = f'<text x="4" y="24" font-size="24" font-family="{FONT}">{letter}</text>'
        page = f'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">{text}</svg>'
        return Image.open(io.BytesIO(png(page.encode()))).convert("RGBA")

    missing, empty = drawn("\U0001f9ff"), drawn(" ")
    letters = set(
        "琅琊街道古道社区排查化解未超期截至近周月日天以上本级其余处类别纠纷没有0123456789%·–aZ"
    )
    for letter in letters:
        ink = drawn(letter)
        assert ImageChops.difference(ink, empty).getbbox() is not None, letter
        assert ImageChops.difference(ink, missing).getbbox() is not None, letter


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picture_is_as_wide_as_a_phone_and_has_a_ground_of_its_own(locale: str) -> None:
    drawn = png(svg(chart(say_in(locale), a_trend(3, 9), ZONE)).encode())
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.width == round(WIDTH * SCALE)
        assert picture.width < 1.5 * picture.height, "upright enough to be read upright"
        corners = product((0, picture.width - 1), (0, picture.height - 1))
        assert {picture.convert("RGBA").getpixel(at) for at in corners} == {(250, 250, 247, 255)}
    assert len(drawn) < 300_000


def test_colours_are_told_apart_by_how_light_they_are() -> None:
    def light(ink: str) -> float:
        parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        return sum(
            weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
        )

    ground = light("#FAFAF7")
    for ink in Ink:
        assert (ground + 0.05) / (light(ink) + 0.05) >= 3, ink


@given(st.lists(st.integers(1, 500), max_size=14))
@examples(60)
def test_what_does_not_fit_is_summed_up(numbers: list[int]) -> None:
    bars = biggest([CategoryBar(category=Label(zh="类", en="x"), many=many) for many in numbers])
    assert len(bars) <= BARS
    assert sum(bar.many for bar in bars) == sum(numbers)
    named = [bar.many for bar in bars if bar.category is not None]
    assert named == sorted(numbers, reverse=True)[: len(named)]


def test_the_bars_of_ages_cover_every_day_once() -> None:
    ages = list(age_days(TODAY))
    ends = [last for _, last, _ in ages]
    assert [first for first, _, _ in ages] == [0, *(last + 1 for last in ends if last is not None)]
    assert ends[-1] is None


class Drawer:
    """Stands for the process that draws: counts, and fails if told so."""

    def __init__(self, *, fails: bool = False) -> None:
        self.many, self.fails = 0, fails

    async def run(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        self.many += 1
        if self.fails:
            raise OutOfBounds(Breach.SLOW)
        return cast(Answer, data)


async def test_the_same_figures_are_drawn_once() -> None:
    drawer = Drawer()
    rooms, first = Gallery(drawer), a_trend(1)
    for one in (first, first, replace(first, as_of=NOW + timedelta(seconds=20))):
        await rooms.draw("zh", one, ZONE)
    assert drawer.many == 1, "within a minute"
    await rooms.draw("en", first, ZONE)
    await rooms.draw("zh", a_trend(2), ZONE)
    await rooms.draw("zh", replace(first, as_of=NOW + timedelta(minutes=1)), ZONE)
    assert drawer.many == 4
    for number in range(80):
        await rooms.draw("zh", a_trend(number), ZONE)
    assert len(rooms) <= 64


async def test_what_cannot_be_drawn_is_none() -> None:
    assert await Gallery(Drawer(fails=True)).draw("zh", a_trend(1), ZONE) is None


async def test_it_is_drawn_apart() -> None:
    async with a_process_beside() as apart:
        drawn = await Gallery(apart).draw("zh", a_trend(1), ZONE)
    assert drawn is not None
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.format == "PNG"
