"""The pages of referrals, the sheet as a document, and their notices in words."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from bot.buttons.referrals import ReferralStep
from bot.dialogs.refer import ReferDraft, shown
from bot.exports.handover import handover
from bot.notices.render import renderer
from bot.pages.referral_lists import all_page, of_case_page
from bot.pages.referrals import referral_page
from bot.texts import LOCALES, say_in
from domain.cases.letters import Letter
from domain.cases.model import NOTE_LIMIT, SUMMARY_LIMIT, Outcome, State
from domain.people.model import Role
from domain.referrals.lifecycle import WAYS, ReferralArrow
from domain.referrals.model import Body, Consent, ReferralRules, Standing, Tried
from domain.referrals.views import (
    ReferralEntry,
    ReferralLine,
    ReferralPage,
    ReferralsOf,
    ReferralView,
    Running,
    RunningDeadline,
)
from domain.reminders.ladder import Rung
from tests.bot.previews.refer import choices
from tests.bot.samples import (
    CATEGORY,
    LARGEST_ID,
    LONGEST_NAME,
    NOW,
    ZONE,
    a_line,
    assert_fits,
    data,
    labels,
)
from tests.samples_referrals import due, moved, offered

DUE = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
ZH = say_in("zh")


def a_referral_line(**changes: Any) -> ReferralLine:
    line = ReferralLine(
        id=3,
        case_id=12,
        category=CATEGORY,
        body=Body.LEGAL_AID,
        from_unit="古道社区",
        to_unit="琅琊区",
        standing=Standing.OFFERED,
        handed_back=False,
        fast=True,
        offered_at=NOW,
        due_at=DUE,
        overdue=False,
    )
    return replace(line, **changes)


def a_referral(line: ReferralLine | None = None, **changes: Any) -> ReferralView:
    view = ReferralView(
        line=line or a_referral_line(),
        from_role=Role.MEDIATOR,
        summary="拖欠三个月<工资>",
        reason="请帮助申请仲裁",
        stage=State.MEDIATING,
        tried=Tried.FAILED,
        consent=Consent.APPLICANT,
        consent_at=NOW,
        consent_unit="古道社区",
        consent_role=Role.MEDIATOR,
        answered_at=None,
        answer="",
        ended_at=None,
        result="",
        deadlines=(RunningDeadline(what=Running.HANDLING, at=DUE),),
        timeline=(
            ReferralEntry(
                at=NOW, letter=Letter.R1, role=Role.MEDIATOR, unit_name="古道社区", note="请帮助"
            ),
        ),
        case_state=State.MEDIATING,
        arrows=(),
        slip=False,
        outcome=None,
        opens_case=True,
    )
    return replace(view, **changes)


def the_longest() -> ReferralView:
    line = a_referral_line(id=LARGEST_ID, from_unit=LONGEST_NAME, to_unit=LONGEST_NAME)
    entries = tuple(
        ReferralEntry(
            at=NOW, letter=way.letter, role=Role.COORDINATOR, unit_name=LONGEST_NAME, note="&" * 500
        )
        for way in WAYS
    )
    return a_referral(
        line,
        summary="<" * SUMMARY_LIMIT,
        reason="<" * NOTE_LIMIT,
        timeline=entries,
        arrows=tuple(ReferralArrow)[1:],
        outcome=Outcome.TO_COURT,
        case_state=State.CLOSED,
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_pages_fit(locale: str) -> None:
    say = say_in(locale)
    assert_fits(referral_page(say, the_longest(), ZONE, say("referral-done-offer")))
    lines = tuple(a_referral_line(body=body, id=LARGEST_ID - n) for n, body in enumerate(Body))
    assert_fits(of_case_page(say, ReferralsOf(case=a_line(), lines=lines, may_refer=True), ZONE))
    assert_fits(all_page(say, ReferralPage(lines=lines, page=1, pages=3, total=12), ZONE))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("body", Body)
def test_every_standing_and_body_has_words(locale: str, standing: Standing, body: Body) -> None:
    line = a_referral_line(standing=standing, body=body, to_unit="", due_at=None)
    say = say_in(locale)
    for tried in Tried:
        view = a_referral(line, tried=tried, arrows=(ReferralArrow.FINISH, ReferralArrow.REVOKE))
        assert_fits(referral_page(say, view, ZONE))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_standing_body_and_trial_has_words_on_the_sheet(locale: str) -> None:
    """Each has a cell of its own, so none has to meet each of the others: a sheet takes long."""
    say = say_in(locale)
    for standing, body, tried in zip_longest(Standing, Body, Tried):
        line = a_referral_line(
            standing=standing or Standing.OFFERED, body=body or Body.COURT, to_unit="", due_at=None
        )
        assert handover(say, a_referral(line, tried=tried or Tried.NOT_YET), ZONE)


def test_the_page_says_what_the_receiver_needs() -> None:
    text = referral_page(ZH, a_referral(), ZONE).text
    for part in (
        "移送单 第3号",
        "第12号 · 邻里",
        "⏳ 等答复",
        "绿色通道",
        "古道社区调解员",
        "法律援助（琅琊区）",
        "11月25日(周三) 24:00",
        "拖欠三个月&lt;工资&gt;",
        "请帮助申请仲裁",
        "调解中；调解过，没有谈拢",
        "办结时限 11月25日(周三) 24:00",
        "申请一方同意移送",
        "移送法律援助",
    ):
        assert part in text, part


def test_a_liaison_gets_no_way_into_the_case() -> None:
    page = referral_page(ZH, a_referral(opens_case=False), ZONE)
    assert not any(one.startswith(("case:", "refs:")) for one in data(page))
    assert data(page)[-1] == "refall:0", "but one back to what else came"
    assert any(one.startswith("case:") for one in data(referral_page(ZH, a_referral(), ZONE)))


def test_for_a_body_outside_the_buttons_say_that_its_answer_is_recorded() -> None:
    arrows = (ReferralArrow.ACCEPT, ReferralArrow.DECLINE, ReferralArrow.REVOKE)
    inside = labels(referral_page(ZH, a_referral(arrows=arrows), ZONE))
    outside = labels(
        referral_page(ZH, a_referral(a_referral_line(to_unit=""), arrows=arrows), ZONE)
    )
    assert inside[:3] == ["✅ 接收", "✖️ 不接收", "↩️ 撤销移送"]
    assert outside[:3] == ["✅ 对方已接收", "✖️ 对方不接收", "↩️ 撤销移送"]


def test_handed_back_is_told_apart_from_done() -> None:
    line = a_referral_line(standing=Standing.DONE, handed_back=True)
    assert "已转回调解" in referral_page(ZH, a_referral(line), ZONE).text


def _cells(view: ReferralView) -> dict[str, str]:
    document = Document(BytesIO(handover(ZH, view, ZONE)))
    (table,) = document.tables
    rows = ([cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows)
    pairs = (pair for cells in rows for pair in zip(cells[::2], cells[1::2], strict=True))
    return dict(pairs)


def test_the_sheet_has_every_field() -> None:
    cells = _cells(a_referral())
    assert cells["纠纷编号"] == "第12号"
    assert cells["事项类型"] == "邻里"
    assert cells["移送单位"] == "古道社区 调解员"
    assert cells["接收单位"] == "法律援助 琅琊区"
    assert cells["移送日期"] == "2026年11月24日"
    assert cells["答复时限"] == "2026年11月25日", "until 24:00 of the day"
    assert cells["绿色通道"].startswith("√ 是")
    assert cells["事项简述"] == "拖欠三个月<工资>"
    assert cells["移送原因"] == "请帮助申请仲裁"
    assert cells["已办到哪一步"] == "调解中"
    assert cells["调解协议情况"] == "调解过，没有谈拢"
    assert cells["正在走的时限"] == "办结时限 2026年11月25日(周三) 24:00"
    expected = "申请一方同意移送。古道社区调解员于2026年11月24日询问并记录。"
    assert cells["当事人意见"] == expected
    assert cells["接收意见"] == "□ 接收　　□ 不接收，原因："
    assert "年" in cells["收到日期"], "room to write it by hand"
    signatures = [key for key in cells if "签字、盖章" in key]
    assert len(signatures) == 1
    assert "签字、盖章" in cells[signatures[0]]


def test_the_sheet_has_the_answer_and_the_outcome() -> None:
    declined = a_referral(
        a_referral_line(standing=Standing.DECLINED, due_at=None),
        answered_at=NOW,
        answer="不在受理范围",
    )
    assert _cells(declined)["接收意见"] == "□ 接收　　√ 不接收，原因：不在受理范围"
    assert _cells(declined)["收到日期"] == "2026年11月24日"
    done = a_referral(
        a_referral_line(standing=Standing.DONE, due_at=None, handed_back=True),
        answered_at=NOW,
        ended_at=DUE,
        result="可以接着调",
    )
    assert _cells(done)["接收意见"].startswith("√ 接收")
    assert _cells(done)["办理结果"] == "转回调解：可以接着调"
    assert _cells(done)["办结日期"] == "2026年11月26日"


def test_the_sheet_is_an_a4_page_in_fonts_of_the_office() -> None:
    file = handover(ZH, a_referral(), ZONE)
    section = Document(BytesIO(file)).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    with ZipFile(BytesIO(file)) as parts:
        body = parts.read("word/document.xml").decode()
        fonts = parts.read("word/fontTable.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert 'w:eastAsia="仿宋"' in body
    assert 'w:eastAsia="方正小标宋简体"' in body
    assert 'w:eastAsia="仿宋"' in styles
    assert "Noto Serif CJK SC" in fonts
    assert "FangSong_GB2312" in fonts


def test_the_offer_can_be_answered_under_the_push() -> None:
    made = renderer(ZONE)([offered()], "zh")
    assert "绿色通道" in made.text
    assert "古道&lt;社区&gt;调解员移送一件给您" in made.text
    answers = [button.action for button in made.buttons[0]]
    assert answers == [
        ReferralStep(id=3, arrow=arrow).pack()
        for arrow in (ReferralArrow.ACCEPT, ReferralArrow.DECLINE)
    ]
    assert "绿色通道" not in renderer(ZONE)([offered(fast=False)], "zh").text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_notice_has_words(locale: str) -> None:
    moves = [moved(arrow) for arrow in ReferralArrow if arrow is not ReferralArrow.OFFER]
    slip = moved(ReferralArrow.REVOKE, slip=True)
    gone = moved(ReferralArrow.REVOKE, note="", by_role=Role.BUILDING_HEAD)
    court = moved(ReferralArrow.ACCEPT, body=Body.COURT)
    dues = [
        due(rung, inside=inside) for rung in (Rung.ANSWER, Rung.SENDER) for inside in (True, False)
    ]
    said = [renderer(ZONE)([one], locale).text for one in (*moves, slip, gone, court, *dues)]
    assert len(set(said)) == len(said) - 1, "only the sender's is the same for either side"
    assert all(renderer(ZONE)([one], locale).buttons for one in (*moves, slip, *dues))


def test_a_reminder_to_who_owes_the_answer_carries_the_answers() -> None:
    owes = renderer(ZONE)([due(Rung.ANSWER, inside=True)], "zh")
    assert [button.label for button in owes.buttons[0]] == ["✅ 接收", "✖️ 不接收"]
    sender = renderer(ZONE)([due(Rung.SENDER, inside=True)], "zh")
    assert [button.label for row in sender.buttons for button in row] == ["看移送单"]


def test_the_fast_lane_is_asked_about_where_it_need_not_be_an_injury() -> None:
    rules, say = ReferralRules(), say_in("zh")
    assert "damages" in rules.fast_asked - rules.fast_categories
    damages = replace(choices(say), fast_suggested=False, fast_asked=True)
    draft = ReferDraft(case_id=12)
    asked = shown(say, draft, damages, ZONE)
    assert (asked["fast"], asked["ask_fast"], asked["asks"]) == (False, True, ("fast_on", "send"))
    both = [shown(say, replace(draft, switched=to), damages, ZONE) for to in (True, False)]
    assert [(told["fast"], told["ask_fast"]) for told in both] == [(True, False), (False, False)]
