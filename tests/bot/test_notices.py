"""Every notice in words, in both languages."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from bot.buttons.cases import OpenCase, TakeStep
from bot.buttons.periodic import PeriodicOf
from bot.notices.render import renderer
from bot.pages.page import TEXT_LIMIT, size
from bot.texts import LOCALES
from domain.cases.lifecycle import Arrow
from domain.cases.model import NOTE_LIMIT, PLACE_LIMIT, SUMMARY_LIMIT, CaseKind, Outcome, Urgency
from domain.cases.notices import CaseDetailAdded, CaseMoved, CaseOffered, CaseReported, CaseThanked
from domain.messaging import Rendered
from domain.notices import Notice
from domain.people.model import Role
from domain.reminders.ladder import Rung
from domain.reminders.notices import PeriodicDue, PeriodicMissing
from storage.messages.notices import REGISTRY
from tests.bot.samples import CATEGORY, LARGEST_ID, LONGEST_NAME, ZONE, the_longest_digests
from tests.bot.samples_mediation import the_longest_deadlines
from tests.bot.samples_related import the_longest_ways
from tests.makers import StillClock
from tests.samples_notices import the_longest_by_mechanism
from tests.samples_overdue import overdue, the_longest_of_clocks
from tests.samples_periodic import report_behind
from tests.samples_posts import the_longest_of_posts

FRIDAY_17 = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def reported(
    urgency: Urgency = Urgency.YELLOW,
    *,
    case_id: int = 12,
    unit_name: str = "古道<社区>",
    place: str = "5号楼",
    summary: str = "",
) -> CaseReported:
    return CaseReported(
        case_id=case_id,
        case_kind=CaseKind.DISPUTE,
        category=CATEGORY,
        unit_name=unit_name,
        place=place,
        urgency=urgency,
        summary=summary,
    )


@dataclass(frozen=True, kw_only=True)
class OfALaterVersion(Notice):
    """A kind no words exist for."""

    @property
    def subject(self) -> str:
        return "later"


def moved(
    arrow: Arrow,
    *,
    to_reporter: bool = True,
    note: str = "",
    kind: CaseKind = CaseKind.DISPUTE,
    outcome: Outcome | None = None,
) -> CaseMoved:
    return CaseMoved(
        case_id=12,
        case_kind=kind,
        category=CATEGORY,
        arrow=arrow,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        note=note,
        outcome=outcome,
        to_reporter=to_reporter,
        step="tap",
    )


def offered(
    arrow: Arrow = Arrow.HAND_UP,
    *,
    urgency: Urgency = Urgency.YELLOW,
    case_id: int = 12,
    unit_name: str = "古道<社区>",
    place: str = "5号楼",
    note: str = "",
    summary: str = "",
    yours: bool = True,
) -> CaseOffered:
    return CaseOffered(
        case_id=case_id,
        case_kind=CaseKind.DISPUTE,
        category=CATEGORY,
        unit_name=unit_name,
        place=place,
        urgency=urgency,
        arrow=arrow,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        to_unit="琅琊街道",
        yours=yours,
        note=note,
        summary=summary,
        step="tap",
    )


def thanked(case_id: int = 12) -> CaseThanked:
    return CaseThanked(case_id=case_id, category=CATEGORY, by_unit="古道一号楼")


def detail(note: str = "", files: int = 0) -> CaseDetailAdded:
    return CaseDetailAdded(
        case_id=12,
        case_kind=CaseKind.OPINION,
        category=CATEGORY,
        note=note,
        files=files,
        step="tap",
    )


def due(rung: Rung, unit: int = 1, name: str = "古道社区") -> PeriodicDue:
    return PeriodicDue(
        unit_id=unit, unit_name=name, period="2026-W48", rung=rung.value, due_at=FRIDAY_17
    )


def missing(unit: int = 1, name: str = "古道社区") -> PeriodicMissing:
    return PeriodicMissing(
        unit_id=unit,
        unit_name=name,
        period="2026-W48",
        rung=Rung.NEXT_TIER.value,
        due_at=FRIDAY_17,
    )


def told(*notices: Notice, locale: str = "zh", now: datetime | None = None) -> Rendered:
    return renderer(ZONE, StillClock(now) if now else None)(notices, locale)


def actions(rendered: Rendered) -> list[str]:
    return [button.action for row in rendered.buttons for button in row]


def test_a_new_case() -> None:
    rendered = told(reported())
    assert rendered.text == (
        "🆕 新报上来一件：<b>第12号 · 邻里</b>（矛盾纠纷）\n🟡 一般 ｜ 📍 古道&lt;社区&gt; · 5号楼"
    )
    assert actions(rendered) == [OpenCase(id=12).pack()]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_red_case_begins_with_the_number_to_call(locale: str) -> None:
    text = told(reported(Urgency.RED), locale=locale).text
    assert text.startswith("🔴")
    assert all(number in text.splitlines()[0] for number in ("110", "119", "120"))


def test_each_step_tells_the_reporter_in_plain_words() -> None:
    assert "您报的<b>第12号 · 邻里</b>，古道社区调解员已受理" in told(moved(Arrow.ACCEPT)).text
    assert "已开始调解" in told(moved(Arrow.START)).text
    assert "已开始办理" in told(moved(Arrow.START, kind=CaseKind.OPINION)).text
    assert "调解成功" in told(moved(Arrow.RESOLVE, outcome=Outcome.SUCCESS)).text
    assert "谢谢" in told(moved(Arrow.CLOSE)).text
    assert "还在办，有结果再告诉您" in told(moved(Arrow.UNDO)).text
    kept = told(moved(Arrow.UNDO, outcome=Outcome.SUCCESS)).text
    assert "归档已撤销。结果不变：调解成功" in kept


def test_a_question_shows_it_and_leads_to_the_answer() -> None:
    rendered = told(moved(Arrow.ASK_BACK, note="是<哪一栋>？"))
    assert rendered.text.endswith("是&lt;哪一栋&gt;？")
    assert rendered.buttons[0][0].label == "去答一句"
    assert actions(rendered) == [TakeStep(id=12, arrow=Arrow.ANSWER).pack()]
    assert actions(told(moved(Arrow.ACCEPT))) == [OpenCase(id=12).pack()]


def test_the_handlers_hear_of_the_reporter() -> None:
    assert "您报的" not in told(moved(Arrow.WITHDRAW, to_reporter=False)).text
    assert "已撤回" in told(moved(Arrow.WITHDRAW, to_reporter=False)).text
    assert told(detail("3单元", 2)).text.splitlines()[1:] == ["3单元", "📎 附了 2 个照片或语音"]
    assert "one photo" in told(detail(files=1), locale="en").text


def test_who_confirmed_a_month_hears_what_came_after_it() -> None:
    assert "• 古道社区那期恳谈会的纪要有确认、更正或评议\n" in told(report_behind()).text


def test_a_deadline_is_tomorrow_only_when_it_is() -> None:
    thursday = datetime(2026, 11, 26, 0, 30, tzinfo=UTC)
    friday = datetime(2026, 11, 27, 0, 30, tzinfo=UTC)
    saturday = datetime(2026, 11, 28, 0, 30, tzinfo=UTC)
    monday = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
    assert "明天(周五) 17:00 前" in told(due(Rung.BEFORE), now=thursday).text
    assert "今天(周五) 17:00 前" in told(due(Rung.DUE_DAY), now=friday).text
    assert "昨天(周五) 17:00 应报" in told(due(Rung.STAND_IN), now=saturday).text
    assert "11月27日(周五) 17:00 应报" in told(due(Rung.STAND_IN), now=monday).text
    assert "11月27日(周五) 17:00 前" in told(due(Rung.BEFORE)).text
    assert "by tomorrow (Fri) 17:00" in told(due(Rung.BEFORE), locale="en", now=thursday).text


def test_the_stand_in_is_addressed() -> None:
    yours = "您是备岗（AB岗）"
    assert yours in told(replace(due(Rung.STAND_IN), stand_in=True)).text
    assert yours in told(*(replace(due(Rung.STAND_IN, n), stand_in=True) for n in (1, 2))).text
    assert "备岗" not in told(due(Rung.STAND_IN)).text  # nobody stands in: it is the holder's own
    assert yours in told(overdue(rung=Rung.STAND_IN)).text


def test_one_report_leads_to_it() -> None:
    rendered = told(due(Rung.BEFORE))
    assert "<b>古道社区</b>第48周 11月23日–29日的周报" in rendered.text
    assert actions(rendered) == [PeriodicOf(unit=1, period="2026-W48").pack()]


def test_several_come_as_one_list() -> None:
    rendered = told(missing(1), missing(2, "北门社区"))
    assert rendered.text.startswith("📋 以下各处第48周")
    assert rendered.text.endswith("• 古道社区\n• 北门社区")
    assert len(rendered.buttons) == 2


def test_a_long_list_names_fifteen_and_counts_the_rest() -> None:
    text = told(*(missing(n, f"第{n}社区") for n in range(36))).text
    assert text.count("• ") == 15
    assert text.endswith("…等 36 个")


def test_different_kinds_keep_apart_within_one_message() -> None:
    text = told(due(Rung.DUE_DAY), missing(2, "北门社区"), due(Rung.DUE_DAY, 3, "南谯社区")).text
    first, second = text.split("\n\n")
    assert "• 古道社区\n• 南谯社区" in first
    assert "北门社区" in second


@pytest.mark.parametrize("locale", LOCALES)
def test_every_notice_has_words_and_fits(locale: str) -> None:
    note, long = "&" * NOTE_LIMIT, "<" * SUMMARY_LIMIT
    longest = {"case_id": LARGEST_ID, "unit_name": LONGEST_NAME, "place": "<" * PLACE_LIMIT}
    groups: list[list[Notice]] = [[reported(u, summary=long, **longest)] for u in Urgency]
    groups += [
        [moved(arrow, note=note, kind=kind, outcome=outcome, to_reporter=to_reporter)]
        for arrow in Arrow
        for kind in CaseKind
        for outcome in (None, Outcome.REFUSED)
        for to_reporter in (True, False)
    ]
    groups.append([detail(note, 6)])
    groups += the_longest_digests()
    groups += [
        [offered(arrow, urgency=urgency, note=note, yours=yours, summary=long, **longest)]
        for arrow in (Arrow.HAND_UP, Arrow.ASSIGN)
        for yours in (True, False)
        for urgency in Urgency
    ]
    groups.append([thanked(n) for n in range(1, 20)])
    groups += [*([notice] for notice in the_longest_ways()), [*the_longest_deadlines()]]
    groups += the_longest_of_clocks(LONGEST_NAME, note)
    groups += the_longest_of_posts(LONGEST_NAME, LARGEST_ID)
    groups += the_longest_by_mechanism(LONGEST_NAME, LARGEST_ID, note)
    groups += [[due(rung, n, LONGEST_NAME) for n in range(1, 300)] for rung in Rung]
    groups += [[due(rung)] for rung in Rung]
    groups.append([missing(LARGEST_ID - n, LONGEST_NAME) for n in range(300)])
    for group in groups:
        rendered = told(*group, locale=locale)
        assert 0 < size(rendered.text) <= TEXT_LIMIT
        assert len(rendered.buttons) <= 16
        for row in rendered.buttons:
            for button in row:
                assert 0 < len(button.label) <= 64
                assert 0 < len(button.action.encode()) <= 64
    assert {notice.kind for group in groups for notice in group} == REGISTRY.keys()


def test_what_no_words_exist_for_is_an_error() -> None:
    with pytest.raises(TypeError):
        told(OfALaterVersion())


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_who_could_not_be_reached_is_told_apart(locale: str) -> None:
    lost = replace(missing(), unreached=True)
    also = replace(missing(3, "清流社区"), unreached=True)
    text = told(lost, missing(2, "北门社区"), also, locale=locale).text
    first, second = text.split("\n\n")
    assert "古道社区" in first
    assert "清流社区" in first
    assert first.startswith("📵")
    assert "北门社区" in second
    assert second.startswith("📋")
    assert told(lost, locale=locale).text.startswith("📵")
