"""What the page and the pushes say of merging, splitting, converting and undoing."""

from dataclasses import replace
from datetime import timedelta

from bot.notices.render import renderer
from bot.pages.cases import case_page
from bot.pages.more import more_page
from bot.texts import Html, say_in
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, State
from domain.cases.notices import ConvertedFor
from domain.cases.options import CaseOptions
from domain.cases.views import Related, Relation
from domain.people.model import Role
from domain.referrals.model import Body
from tests.bot.samples import ZONE, a_line, a_view, an_actor, an_entry, assert_fits, labels, may
from tests.bot.samples_related import converted, merged, merged_moved, split

SAY = say_in("zh")
MEDIATOR = an_actor(Role.MEDIATOR)


def other(case_id: int, relation: Relation, *, sight: bool = True) -> Related:
    return Related(
        id=case_id,
        relation=relation,
        kind=CaseKind.DISPUTE,
        state=State.MEDIATING,
        outcome=None,
        in_sight=sight,
    )


def told(notice: object) -> str:
    return renderer(ZONE)([notice], "zh").text  # type: ignore[list-item]  # any notice will do


def test_a_merged_case_says_where_it_goes_on_and_how_that_stands() -> None:
    into = other(12, Relation.MERGED_INTO, sight=False)
    view = replace(a_view(a_line(15)), related=(into,))
    page = case_page(SAY, view, ZONE, MEDIATOR)
    assert "🔗 已并到第12号，目前：调解中" in page.text
    assert "↗️ 第12号" not in labels(page), "out of the reader's sight"
    ended = replace(into, state=State.CLOSED, outcome=Outcome.SUCCESS)
    page = case_page(SAY, replace(view, related=(ended,)), ZONE, MEDIATOR)
    assert "目前：调解成功" in page.text


def test_others_are_named_together_and_opened_each() -> None:
    view = replace(
        a_view(),
        related=(
            other(15, Relation.MERGED_IN),
            other(16, Relation.MERGED_IN, sight=False),
            other(20, Relation.SPLIT_OFF),
        ),
    )
    page = case_page(SAY, view, ZONE, MEDIATOR)
    assert "🔗 并入的：第15号、第16号" in page.text
    assert "✂️ 分出的：第20号" in page.text
    assert [one for one in labels(page) if one.startswith("↗️")] == ["↗️ 第15号", "↗️ 第20号"]
    crowd = tuple(other(n, Relation.MERGED_IN) for n in range(1, 200))
    assert_fits(case_page(SAY, replace(view, related=crowd), ZONE, MEDIATOR))


def test_the_button_that_undoes_says_what_and_for_how_long() -> None:
    view = replace(
        a_view(),
        timeline=(an_entry(), replace(an_entry(Letter.J, minutes=3), undoable=True)),
        may=CaseOptions(undo=77),
        undo_within=timedelta(minutes=5),
    )
    page = case_page(SAY, view, ZONE, MEDIATOR)
    (row,) = [row for row in page.rows if row and "撤销" in row[0].text]
    assert row[0].text == "↩️ 撤销“登记结果”（5分钟内）"
    assert row[0].callback_data == "un:12:77"
    assert not [one for one in labels(case_page(SAY, a_view(), ZONE, MEDIATOR)) if "撤销" in one]


def test_steps_outside_the_table_have_words() -> None:
    view = replace(
        a_view(), timeline=(an_entry(), an_entry(Letter.TOOK_IN), an_entry(Letter.SPLIT))
    )
    text = case_page(SAY, view, ZONE, MEDIATOR).text
    assert "把重复的一件并了进来" in text
    assert "分出一件另办" in text


def test_the_page_of_more_offers_just_what_may_be_done() -> None:
    view = may(a_view(), merge=True, convert=True, split=True)
    page = more_page(SAY, view, SAY("case-steps"))
    assert "楼上&lt;漏水&gt;" in page.text
    assert [one for one in labels(page) if one[0] in "🔗✂🔀"] == [
        "🔗 合并重复的",
        "✂️ 拆分",
        "🔀 转为社情民意",
    ]
    item = may(a_view(a_line(kind=CaseKind.OPINION)), convert=True)
    assert "🔀 转为矛盾纠纷" in labels(more_page(SAY, item, SAY("case-steps")))
    none = labels(more_page(SAY, a_view(), SAY("case-steps")))
    assert not [one for one in none if one[0] in "🔗✂🔀"]


def test_referring_is_offered_to_the_handler_and_what_was_referred_to_all() -> None:
    taken = replace(a_line(), state=State.MEDIATING)
    refer = "📨 援调访移送"
    assert refer in labels(more_page(SAY, may(a_view(taken), refer=True), Html("")))
    assert refer not in labels(more_page(SAY, a_view(taken), Html("")))
    referred = replace(a_view(taken), timeline=(replace(an_entry(Letter.R1), body=Body.COURT),))
    assert refer in labels(more_page(SAY, referred, Html("")))


def test_the_pushes_say_what_became_of_it() -> None:
    assert "第15号" in told(merged(to_reporter=True))
    assert "和第12号是同一件事" in told(merged(to_reporter=True))
    assert "已并到您在办的第12号里" in told(merged(to_reporter=False))
    step = told(merged_moved(Arrow.RESOLVE, outcome=Outcome.SUCCESS, note="各让一步"))
    assert "您报的第15号 · 邻里（已并到第12号）有结果了：调解成功" in step.replace(
        "<b>", ""
    ).replace("</b>", "")
    assert "各让一步" in step
    assert "另立<b>第20号 · 邻里</b>接着办" in told(split())
    assert "归您这里办" in told(converted(ConvertedFor.HANDLER))
    assert "不用您这里办了" in told(converted(ConvertedFor.FORMER))
    assert "编号不变，不用重报" in told(converted(ConvertedFor.REPORTER))


def test_a_push_about_a_merged_case_opens_the_number_its_reader_knows() -> None:
    def opened(notice: object) -> str:
        rendered = renderer(ZONE)([notice], "zh")  # type: ignore[list-item]  # any will do
        return rendered.buttons[-1][0].action

    assert opened(merged_moved(Arrow.ACCEPT)) == "case:15"
    assert opened(merged(to_reporter=True)) == "case:15"
    assert opened(merged(to_reporter=False)) == "case:12"
