"""The weekly report and its dialog, in both languages."""

from datetime import date

import pytest

from bot.buttons.periodic import PeriodicOf
from bot.buttons.status import MattersOf
from bot.pages.page import Page
from bot.pages.periodic.details import details_page, open_page
from bot.pages.periodic.page import named, report_page, thanks
from bot.texts import LOCALES, say_in
from domain.days.periods import Period
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from domain.periodic.model import Figures
from domain.periodic.options import PeriodicOptions
from domain.periodic.views import PeriodicView
from domain.status.views import Matters
from tests.bot.samples import (
    LARGEST_ID,
    LONGEST_NAME,
    WEEK,
    ZONE,
    a_confirmed,
    a_line,
    a_weekly,
    an_actor,
    assert_fits,
    data,
    labels,
    may,
    the_longest_line,
)

ZH, EN = say_in("zh"), say_in("en")
READS = PeriodicOptions(export=True)
TODAY = date(2026, 11, 24)
OFFICER = an_actor(Role.INFORMATION_OFFICER)


def a_page(view: PeriodicView) -> Page:
    return report_page(ZH, view, ZONE, TODAY, OFFICER)


def test_the_report_writes_itself() -> None:
    page = report_page(ZH, a_weekly(), ZONE, TODAY, OFFICER)
    assert page.text.splitlines() == [
        "📋 <b>古道社区 周报</b>",
        "第48周 11月23日–29日（括号里是上周）",
        "⏰ 11月27日(周五) 17:00 前确认",
        "⏳ 还没确认",
        "上周结转 4（2）",
        "本周新排查 <b>3</b>（5） · 群体性 1（0）",
        "本周化解 <b>2</b>（0）",
        "移送司法/转办 1 · 撤回、合并或终止 0",
        "期末未化解 <b>4</b>（0） · 超期 1（0）",
        "累计排查 72（0） · 累计化解 59（0）",
        "化解率 82%（—）",
        "社情民意新增 2（0） · 已反馈 1",
    ]
    assert labels(page) == [
        "✅ 确认",
        "✏️ 加一句说明",
        "➕ 补报漏掉的事",
        "📂 没办完的 4",
        "📄 报表",
        "‹ 上一周",
    ]
    assert data(page)[0] == PeriodicOf(unit=5, period="2026-W48", act="confirm").pack()
    assert data(page)[-1] == PeriodicOf(unit=5, period="2026-W47").pack()


def test_what_is_not_finished_stands_behind_a_button() -> None:
    page = open_page(ZH, a_weekly(), OFFICER)
    assert page.text.splitlines() == [
        "📋 <b>古道社区 周报</b>",
        "第48周 11月23日–29日",
        "",
        "<b>现在还没办完的</b> · 4件",
        "• 12号 邻里 · 5号楼：🆕 待受理",
        "…另有 3 件，归您办的发 /queue 可看",
    ]
    assert data(page)[-1] == PeriodicOf(unit=5, period="2026-W48").pack()
    assert "没办完" not in "".join(labels(a_page(a_weekly(open_total=0))))


def test_who_handles_nothing_is_not_sent_to_the_queue() -> None:
    supervisor = an_actor(Role.SUPERVISOR)
    page = open_page(ZH, a_weekly(open_total=71), supervisor)
    assert "<b>现在还没办完的</b> · 71件" in page.text
    assert page.text.endswith("\n…另有 70 件")
    assert data(page)[0] == MattersOf(unit=5, which=Matters.OPEN).pack(), "but to all of them"
    assert "另有" not in open_page(ZH, a_weekly(open_total=1), supervisor).text


def test_in_english() -> None:
    text = report_page(EN, a_weekly(), ZONE, TODAY, OFFICER).text
    assert "week 48, 23–29 Nov" in text
    assert "Resolution 82% (—)" in text


def test_when_nothing_was_found_the_nil_report_stands_first() -> None:
    nothing = may(a_weekly(figures=Figures(carried=1, open=1)), nil=True)
    page = report_page(ZH, nothing, ZONE, TODAY, OFFICER)
    assert labels(page)[0] == "🈳 本期无事项"


def test_who_may_not_confirm_only_reads() -> None:
    assert labels(report_page(ZH, a_weekly(may=READS), ZONE, TODAY, OFFICER)) == [
        "📂 没办完的 4",
        "📄 报表",
        "‹ 上一周",
    ]


def test_late_provisional_and_confirmed_are_said() -> None:
    text = report_page(ZH, a_weekly(now_late=True, due_provisional=True), ZONE, TODAY, OFFICER).text
    assert "会记作迟报" in text
    assert "日子可能会变" in text
    row = a_confirmed(late=True, remark="<停电>")
    view = a_weekly(confirmed=row, may=READS)
    page = report_page(ZH, view, ZONE, TODAY, OFFICER, thanks(ZH, WEEK))
    assert page.text.startswith("🙏 第48周周报已确认")
    assert "信息员已确认 · 11月24日(周二) 10:00" in page.text
    assert "迟报" in page.text
    assert "说明：&lt;停电&gt;" in page.text
    assert "本周新排查 <b>9</b>" in page.text, "the snapshot, not the figures of now"
    kept = ["📂 没办完的 4", "📄 报表", "‹ 上一周"]
    assert labels(page) == kept, "who did not confirm it changes nothing"
    nil = a_weekly(confirmed=a_confirmed(nil=True))
    assert "本期无事项" in report_page(ZH, nil, ZONE, TODAY, OFFICER).text


def test_weeks_lead_back_to_this_one_and_not_beyond() -> None:
    def shown(code: str) -> list[str]:
        view = a_weekly(period=Period.parse(code), may=READS)
        return [one for one in labels(a_page(view)) if "周" in one]

    assert shown("2026-W46") == ["‹ 上一周", "下一周 ›"]
    assert shown("2026-W47") == ["‹ 上一周", "这一周 ›"]
    assert shown("2026-W48") == ["‹ 上一周"]


def test_a_week_over_two_months() -> None:
    text = report_page(ZH, a_weekly(period=Period.parse("2026-W49")), ZONE, TODAY, OFFICER).text
    assert "第49周 11月30日–12月6日" in text


@pytest.mark.parametrize("code", ["", "2026-W54", "2026-13", "2026-11-C", "９", "x" * 60])
def test_codes_from_phones_are_not_trusted(code: str) -> None:
    with pytest.raises(NotFound):
        named(code)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_report_fits(locale: str) -> None:
    view = a_weekly(
        unit=UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.COMMUNITY),
        period=Period.parse("2026-W40"),
        open_lines=(the_longest_line(),) * 8,
        open_total=LARGEST_ID,
        due_provisional=True,
        now_late=True,
    )
    say = say_in(locale)
    assert_fits(report_page(say, view, ZONE, TODAY, OFFICER, thanks(say, WEEK)))
    assert_fits(open_page(say, view, OFFICER))
    confirmed = a_weekly(confirmed=a_confirmed(remark="&" * 500), open_lines=(a_line(),) * 8)
    assert_fits(report_page(say, confirmed, ZONE, TODAY, OFFICER, thanks(say, WEEK)))
    assert_fits(details_page(say, confirmed))
    assert_fits(open_page(say, confirmed, OFFICER))
