"""Pages of major matters in both languages: each state, each question, the most there can be."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from aiogram_dialog import DialogManager, Window

from bot.dialogs.assessments.draft import (
    SKIPS,
    AssessmentDraft,
    AssessmentStates,
    after,
    before,
    first,
    flow,
)
from bot.dialogs.assessments.windows import Offered, dialog, shown
from bot.exports.assessments.papers import filing_paper, report_paper
from bot.exports.assessments.register import COLUMNS, cells
from bot.pages.assessments.listing import list_page
from bot.pages.assessments.matter import ASKED, AT_ONCE, matter_page
from bot.pages.assessments.scoring import (
    annexes_page,
    expect_page,
    following,
    item_page,
    measures_page,
)
from bot.pages.page import TEXT_LIMIT, bare, size
from bot.texts import LOCALES, say_in
from domain.assessments.grading import appraise
from domain.assessments.model import (
    MEASURES_LIMIT,
    NAME_LIMIT,
    AssessmentArrow,
    AssessmentState,
)
from domain.assessments.scale import Decision, Grade
from domain.assessments.views import AssessmentPage, AssessmentTally
from domain.errors import NotFound
from domain.followups.model import FollowupState
from tests.bot.previews.assessments import UNITS, preview_of
from tests.bot.samples_assessments import decided_matter, matter, matter_line, measure
from tests.makers import ASSESSMENTS, NOW, ZONE

ZH = say_in("zh")
_ALL = frozenset(AssessmentArrow)


class _Manager:
    def __init__(self, locale: str) -> None:
        self.middleware_data = {"say": say_in(locale)}

    def is_preview(self) -> bool:
        return True


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", AssessmentState)
def test_each_state_has_its_page(state: AssessmentState, locale: str) -> None:
    line = matter_line(state=state, resume_on=date(2026, 12, 10), overdue=True, early=True)
    page = matter_page(say_in(locale), matter(line=line, may=_ALL), ZONE)
    assert 0 < size(page.text) <= TEXT_LIMIT
    assert page.rows[-1], "a way back"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_most_there_can_be_fits(locale: str) -> None:
    say, long = say_in(locale), "<" * 500
    measures = tuple(
        measure(n, text="<" * 200, unit_name="长" * 60, overdue=True, feedback=long)
        for n in range(MEASURES_LIMIT)
    )
    fed_back = replace(measures[0], state=FollowupState.FED_BACK)
    view = decided_matter(
        body="<" * NAME_LIMIT,
        plan=long,
        reasons=long,
        returned=long,
        tracked=long,
        measures=(fed_back, *measures[1:]),
        may=_ALL,
    )
    view = replace(
        view,
        line=replace(view.line, name="<" * NAME_LIMIT),
        rounds=tuple(replace(view.rounds[0], number=n, reason=long) for n in range(1, 6)),
    )
    for page in (
        matter_page(say, view, ZONE),
        measures_page(say, view),
        annexes_page(say, view),
        expect_page(say, view),
        *(item_page(say, view, at) for at in range(len(view.scale.items))),
    ):
        assert size(page.text) <= TEXT_LIMIT
        assert all(len(row) <= 8 for row in page.rows)
    assert len(cells(say, view)) == len(COLUMNS)
    assert filing_paper(say, view, NOW)
    assert report_paper(say, view, NOW)


def test_a_matter_under_way_is_one_screen() -> None:
    text = matter_page(ZH, matter(), ZONE).text
    assert len(bare(text).splitlines()) <= 13


def test_what_is_shown_of_the_grades() -> None:
    veto = {item.code: item.points for item in ASSESSMENTS.scale.items} | {"law": 0}
    found = matter(points=veto, appraisal=appraise(ASSESSMENTS.scale, veto, None))
    text = bare(matter_page(ZH, found, ZONE).text)
    assert "得分 93/100：低风险；反对 —：—" in text
    assert "高风险：法律政策依据 是 0 分，一票定高" in text
    half = {item.code: 1 for item in ASSESSMENTS.scale.items[:4]}
    text = bare(matter_page(ZH, matter(points=half, appraisal=None), ZONE).text)
    assert "已得 4 分，19 项还差 15 项" in text


def test_against_the_guidance_is_shown_with_its_reason() -> None:
    text = bare(matter_page(ZH, decided_matter(), ZONE).text)
    assert "第 1 轮：实施（11月24日）⚠️ 与指引不一致：汛期前必须完工" in text
    assert "早于决定" in text
    assert "与指引不一致：汛期前必须完工" in str(cells(ZH, decided_matter()))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_begins_with_its_figures(locale: str) -> None:
    tally = AssessmentTally(
        undecided=2, carried_out=31, deferred=3, refused=1, withdrawn=1, moved=2, early=1, against=1
    )
    board = AssessmentPage(
        tally=tally,
        states={AssessmentState.IN_REVIEW: 2},
        overdue=1,
        lines=tuple(matter_line(id=n) for n in range(1, 7)),
        page=0,
        pages=7,
        total=38,
        units=UNITS[:1],
    )
    text = bare(list_page(say_in(locale), board, ZONE).text)
    figures = "".join(text.splitlines()[:5])
    assert all(str(number) in figures for number in (38, 35, 31, 3, 1, 2))
    empty = replace(board, tally=AssessmentTally(), states={}, lines=(), pages=1, total=0)
    assert list_page(say_in(locale), empty, ZONE).rows[-1], "one may be registered"
    assert not any(list_page(say_in(locale), replace(empty, units=()), ZONE).rows)


def test_scoring_goes_on_where_points_are_missing() -> None:
    items = ASSESSMENTS.scale.items
    none = matter(points={})
    assert [following(none, at) for at in (0, 5)] == [1, 6]
    all_but_two = {item.code: 1 for item in items if item.code not in {"law", "safety"}}
    places = {item.code: at for at, item in enumerate(items)}
    view = matter(points=all_but_two)
    assert following(view, places["law"]) == places["safety"]
    assert following(view, places["safety"]) == places["law"]
    whole = matter()
    assert following(whole, len(items) - 1) == len(items) - 1
    for at in (-1, len(items)):
        with pytest.raises(NotFound):
            item_page(ZH, whole, at)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("arrow", [AssessmentArrow.REGISTER, *ASKED])
async def test_each_question_is_asked_in_its_own_words(arrow: AssessmentArrow, locale: str) -> None:
    say, manager = say_in(locale), cast(DialogManager, _Manager(locale))
    drafts = [AssessmentDraft(arrow=arrow, matter=0 if arrow == "register" else 5)]
    if arrow is AssessmentArrow.CARRY_OUT:
        drafts = [replace(drafts[0], decision=one) for one in Decision]
    for draft in drafts:
        asked = flow(draft)
        assert asked[0] is first(arrow)
        assert before(draft, asked[0]) is None
        for state in asked:
            window = cast(Window, dialog.windows[state])
            text = await window.render_text(preview_of(say, draft), manager)
            assert 0 < len(text) <= TEXT_LIMIT
            if state is not AssessmentStates.check:
                assert before(draft, after(draft, state)) is state


async def _skips(draft: AssessmentDraft, **changes: Any) -> bool:
    offered = Offered(today=date(2026, 11, 24), days=[])
    return bool(shown(ZH, draft, matter(**changes), offered)["skips"])


async def test_only_what_goes_with_the_guidance_needs_no_reason() -> None:
    decides = AssessmentDraft(arrow=AssessmentArrow.CARRY_OUT, matter=5)
    go = replace(decides, decision=Decision.CARRY_OUT)
    assert not await _skips(go, expected=Grade.MEDIUM)
    assert await _skips(go, expected=Grade.LOW)
    assert await _skips(replace(decides, decision=Decision.REFUSE), expected=Grade.HIGH)
    assert AssessmentArrow.WITHDRAW not in SKIPS


def test_each_step_has_its_button() -> None:
    """What may be done is offered on the page, or on one of its parts."""
    parts = {AssessmentArrow.SCORE, AssessmentArrow.EXPECT, AssessmentArrow.TICK}
    decisions = {AssessmentArrow.REFUSE, AssessmentArrow.DEFER}
    clock = {AssessmentArrow.REGISTER, AssessmentArrow.RESUME}
    offered = {*AT_ONCE, *ASKED, *parts, AssessmentArrow.FILE}
    assert offered | decisions | clock == set(AssessmentArrow)
