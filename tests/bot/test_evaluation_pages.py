"""Pages and papers of evaluations in both languages: what they say, and that they fit."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.dialogs import tally
from bot.dialogs.tally import TallyDraft
from bot.exports.evaluations import notice_paper, results_xlsx, sheet_paper
from bot.pages.evaluations.listing import list_page, proposal_page
from bot.pages.evaluations.objects import objects_page
from bot.pages.evaluations.page import evaluation_page
from bot.pages.evaluations.words import share
from bot.pages.page import TEXT_LIMIT, Page, size
from bot.texts import LOCALES, Html, say_in
from domain.cases.model import Label
from domain.days.halves import HalfYear
from domain.evaluations.model import EvaluationStage, ObjectKind
from domain.evaluations.options import EvaluationOptions
from domain.evaluations.tally import SheetVotes, counts_of
from domain.evaluations.views import EvaluationLine, EvaluationPage, EvaluationProposal
from domain.org.model import NAME_LIMIT, UnitKind
from domain.org.views import UnitRef
from tests.bot.samples import DATA_LIMIT, begins_well
from tests.bot.samples_evaluations import confirmed_view, evaluation_view, object_lines
from tests.makers import NOW, TODAY, ZONE

HALF = HalfYear(date(2026, 7, 1))
EVERYTHING = EvaluationOptions(
    plan=True,
    enter=True,
    hand_in=True,
    confirm=True,
    correct=True,
    drop=True,
    publish=True,
    rectify=True,
)
LONGEST = "<" * NAME_LIMIT


def fits(page: Page) -> None:
    assert 0 < size(page.text) <= TEXT_LIMIT
    for row in page.rows:
        for button in row:
            assert begins_well(button.text), button.text
            assert 0 < len((button.callback_data or "").encode()) <= DATA_LIMIT


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("stage", EvaluationStage)
def test_every_stage_has_its_page(stage: EvaluationStage, locale: str) -> None:
    say = say_in(locale)
    for view in (evaluation_view(say), confirmed_view(say)):
        unit = replace(view.unit, name=LONGEST)
        whole = replace(
            view,
            stage=stage,
            unit=unit,
            round=3,
            correction=True,
            sent_back="<" * 500,
            objects=view.objects * 3,
            rectifications=view.rectifications * 12,
            tell_due_at=NOW,
            may=EVERYTHING,
        )
        fits(evaluation_page(say, whole, ZONE, TODAY))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_fits_and_counts(locale: str) -> None:
    say = say_in(locale)
    unit = UnitRef(id=2**31 - 1, name=LONGEST, kind=UnitKind.COMMUNITY)
    lines = tuple(
        EvaluationLine(unit=unit, evaluation_id=stage and 5, stage=stage, planned_on=TODAY)
        for stage in (None, *EvaluationStage, None, None)
    )
    board = EvaluationPage(
        half=HALF,
        due_on=date(2026, 12, 31),
        lines=lines,
        page=1,
        pages=3,
        total=24,
        by_stage=dict.fromkeys((None, *EvaluationStage), 4),
    )
    fits(list_page(say, board, TODAY))
    empty = replace(board, lines=(), total=0, pages=1, page=0, by_stage={})
    fits(list_page(say, empty, TODAY))
    none = EvaluationProposal(
        unit=unit,
        half=HALF,
        due_on=date(2026, 11, 1),
        evaluation_id=None,
        may_prepare=True,
        objects=object_lines(say, None),
    )
    fits(proposal_page(say, none, TODAY))


def test_a_zero_denominator_is_a_dash() -> None:
    assert share(SheetVotes(satisfied=0, fairly=0, dissatisfied=0, unrated=9)) == "—"
    assert share(None) == "—"


@pytest.mark.parametrize("locale", LOCALES)
def test_of_few_sheets_no_grade_is_said_or_printed(locale: str) -> None:
    say = say_in(locale)
    few = confirmed_view(
        say,
        few=True,
        counts=counts_of((6, 5, 5, 4, 4, 0)),
        # were they there all the same
        objects=object_lines(say),
    )
    read = [evaluation_page(say, few, ZONE, TODAY).text, _words(notice_paper(say, few, NOW))]
    printed = "\n".join([*read, _cells(results_xlsx(say, few, NOW))])
    assert "%" not in printed
    assert say.plain("evaluation-body-service-station") not in printed
    for grade in ("fairly", "not"):
        assert say.plain(f"evaluation-grade-{grade}") not in "\n".join(read)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_papers_have_every_object_and_nobody(locale: str) -> None:
    say = say_in(locale)
    view, names = confirmed_view(say), [say.plain("preview-item"), say.plain("preview-wrong")]
    for made in (sheet_paper(say, view, NOW), notice_paper(say, view, NOW)):
        words = _words(made)
        assert all(one in words for one in names)
        assert say.plain("role-information_officer") not in words
        assert say.plain("role-mediator") not in words
    sheet = _cells(results_xlsx(say, view, datetime(2026, 11, 30, tzinfo=UTC)))
    assert all(one in sheet for one in names)
    assert say.plain("role-mediator") not in sheet


def test_of_many_objects_the_page_names_the_worst_and_counts_the_rest() -> None:
    say = say_in("zh")
    view = confirmed_view(say)
    bad = SheetVotes(satisfied=1, fairly=2, dissatisfied=37, unrated=0)
    good = SheetVotes(satisfied=40, fairly=0, dissatisfied=0, unrated=0)
    many = tuple(
        replace(view.objects[0], id=number, votes=bad if number == 9 else good)
        for number in range(1, 18)
    )
    text = evaluation_page(say, replace(view, objects=many), ZONE, TODAY).text
    assert text.count("1/2/37/0") == 1
    assert "40/0/0/0" not in text
    assert "其余 16 项满意" in text
    pages = [objects_page(say, replace(view, objects=many), number) for number in range(3)]
    assert [one.text.count("40/0/0/0") for one in pages] == [5, 6, 5]
    assert "1/2/37/0" in pages[0].text
    for one in pages:
        fits(one)


def test_a_long_tally_is_checked_a_page_at_a_time() -> None:
    say = say_in("zh")
    view = confirmed_view(say)
    many = tuple(replace(view.objects[0], id=number) for number in range(1, 18))
    whole, draft = replace(view, objects=many), TallyDraft(evaluation_id=5)
    pages = [tally.shown(say, whole, draft, Html(""), number) for number in range(3)]
    assert [[one.id for one in page["items"]] for page in pages] == [
        [*range(1, 7)],
        [*range(7, 13)],
        [*range(13, 18)],
    ]
    assert [len(str(page["lines"]).splitlines()) for page in pages] == [7, 7, 6]
    assert [page["has_later"] for page in pages] == [True, True, False]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_notice_printed_before_it_hangs_has_room_for_its_days(locale: str) -> None:
    say = say_in(locale)
    view = confirmed_view(say)
    days = say.plain("evaluation-notice-days-open", days=view.published_for)
    more = [
        say.plain("evaluation-notice-objections", unit=view.unit.name),
        say.plain("evaluation-notice-date"),
    ]
    waits = replace(view, published_on=None, published_until=None)
    assert all(one in _words(notice_paper(say, waits, NOW)) for one in (days, *more))
    printed = _words(notice_paper(say, view, NOW))
    assert days not in printed
    assert all(one in printed for one in more)


def test_the_notice_says_of_a_dispute_its_category_alone() -> None:
    view = confirmed_view(say_in("zh"))
    said = "张三和李四为停车争吵"
    for locale, category in (("zh", "邻里"), ("en", "Neighbours")):
        say, label = say_in(locale), Label(zh="邻里", en="Neighbours")
        objects = [
            replace(one, title=said, dispute=label) if one.kind is ObjectKind.ITEM else one
            for one in view.objects
        ]
        posted = _words(notice_paper(say, replace(view, objects=tuple(objects)), NOW))
        assert said not in posted
        assert category in posted


def _words(data: bytes) -> str:
    paper = Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def _cells(data: bytes) -> str:
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
