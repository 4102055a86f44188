"""A wage dispute goes to legal aid and comes back; declined, without consent, to court, revoked."""

from io import BytesIO

import pytest
from docx import Document

from tests.journeys.habits import reads_the_whole_way
from tests.journeys.people import Someone
from tests.journeys.town import Town

SENTENCE = "工地拖欠三个月工资"
REASON = "请帮助申请劳动仲裁"
STEPS = "SELECT letter FROM steps WHERE referral_id IS NOT NULL ORDER BY id"


async def a_wage_dispute(town: Town) -> Someone:
    """Reported, accepted, being mediated; its mediator."""
    head, mediator = town.building_head, town.mediator
    await head.says("/report")
    await head.taps("矛盾纠纷")
    await head.taps("劳动争议")
    await head.taps("本网格")
    await head.taps("5–9人")
    await head.says(SENTENCE, "请看一眼")
    await head.taps("提交")
    await mediator.sees("第1号 · 劳动争议")
    await mediator.taps("打开第1号")
    await mediator.taps("受理")
    await mediator.taps("开始调解")
    return mediator


async def goes_to(who: Someone, body: str) -> None:
    """From the case's page to the question of consent."""
    await who.taps("更多")
    await who.taps("援调访移送")
    await who.taps("移送给…")
    await who.taps(body)
    assert "当事人同意移送吗？" in await who.read()


async def refers(who: Someone, body: str, consent: str = "双方都同意") -> None:
    """All the way: where to, consent, reason, a look, send."""
    await goes_to(who, body)
    await who.taps(consent)
    await who.says(REASON, "请对方在")
    await who.taps("📨 移送")


async def test_a_wage_dispute_goes_to_legal_aid_and_comes_back(town: Town) -> None:
    mediator, liaison = await a_wage_dispute(town), town.liaison
    await goes_to(mediator, "法律援助（琅琊区）")
    await mediator.taps("双方都同意")
    preview = await mediator.says(REASON, "请对方在")
    assert "绿色通道：开" in preview.text
    assert SENTENCE in preview.text
    assert "11月25日(周三) 24:00" in preview.text
    await mediator.taps("📨 移送")
    page = await mediator.read()
    assert "仍由您负责" in page
    assert "双方都同意移送（古道社区调解员" in page

    offer = await liaison.sees("移送一件给您")
    for part in ("第1号 · 劳动争议", SENTENCE, REASON, "绿色通道", "请在 明天(周三) 24:00 前答复"):
        assert part in offer.text, part
    await liaison.taps("看移送单")
    sheet = await liaison.read()
    assert "移送时：调解中；正在调解，还没有达成协议" in sheet
    assert "办结时限" in sheet
    assert "开始调解" not in sheet, "the case's own timeline is not the liaison's"
    assert "没找到" in (await liaison.says("/case 1")).text
    await liaison.says("/referrals", "移送 · 共1件")
    await liaison.taps("第1号 · 法律援助")
    await liaison.taps("✅ 接收")

    accepted = await mediator.sees("已接收")
    assert "法律援助" in accepted.text
    await liaison.taps("办结")
    await liaison.says("已立案，裁决支付工资", "没问题就发出")
    await liaison.taps("发出")
    done = await mediator.sees("已办结")
    assert "已立案，裁决支付工资" in done.text
    await mediator.taps("看移送单")
    await mediator.taps("登记这件事的结果：移送")
    assert "已有结果：移送" in await mediator.read()
    case = await reads_the_whole_way(mediator)
    way = [
        f"移送法律援助。{REASON}",
        "法律援助已接收",
        "法律援助已办结。已立案，裁决支付工资",
        "登记结果：移送",
    ]
    places = [case.index(f"：{step}") for step in way]
    assert places == sorted(places)
    await town.building_head.sees("有结果了：移送")
    assert town.rows("SELECT state, outcome FROM cases") == [("resolved", "referred")]


async def test_the_paper_to_print_and_sign(town: Town) -> None:
    mediator = await a_wage_dispute(town)
    await refers(mediator, "法律援助")
    await mediator.taps("交接单（Word）")
    await mediator.sees()
    await town.rests()
    (call,) = await mediator.sim.calls("sendDocument")
    assert call["answer"]["ok"]
    (sent,) = [one for one in (await mediator.screen()).messages if one.kind == "document"]
    paper = Document(BytesIO(await mediator.sim.file(sent.raw["document"]["file_id"])))
    (table,) = paper.tables
    words = "".join(cell.text for row in table.rows for cell in row.cells)
    for part in (SENTENCE, REASON, "第1号", "双方都同意移送", "签字、盖章"):
        assert part in words, part


async def test_declined_with_a_reason_goes_elsewhere(town: Town) -> None:
    mediator, liaison = await a_wage_dispute(town), town.liaison
    await refers(mediator, "法律援助", "申请一方同意")
    await liaison.sees("移送一件给您")
    await liaison.taps("不接收")
    await liaison.says("不在法律援助范围，请走仲裁", "没问题就发出")
    await liaison.taps("发出")
    told = await mediator.sees("法律援助不接收")
    assert "请走仲裁" in told.text
    await mediator.taps("看移送单")
    await mediator.taps("回到这件事")
    await refers(mediator, "仲裁")
    page = await mediator.read()
    assert "请打印交接单送去" in page
    await mediator.taps("对方已接收")
    await mediator.taps("对方转回调解")
    await mediator.says("双方愿意再谈", "没问题就发出")
    await mediator.taps("发出")
    assert "已转回调解" in await mediator.read()
    await town.rests()
    assert [row[0] for row in town.rows(STEPS)] == ["R1", "R3", "R1", "R2", "R5"]
    assert town.one("SELECT state FROM cases") == "mediating"


@pytest.mark.long
async def test_without_consent_nothing_goes(town: Town) -> None:
    mediator = await a_wage_dispute(town)
    await goes_to(mediator, "法律援助")
    await mediator.taps("不同意，或还没问")
    assert "什么也没有发出去" in await mediator.read()
    await mediator.taps("回到这件事")
    assert "办理经过" in await mediator.read()
    await town.rests()
    assert town.rows("SELECT id FROM referrals") == []
    assert await town.liaison.how_often("移送") == 0


@pytest.mark.long
async def test_a_number_in_the_reason_is_masked(town: Town) -> None:
    mediator = await a_wage_dispute(town)
    await goes_to(mediator, "法律援助")
    await mediator.taps("双方都同意")
    checked = await mediator.says("找老王 13855001234", "请对方在")
    assert "找老王 ***********" in checked.text


@pytest.mark.long
async def test_to_court_is_an_outcome_of_its_own(town: Town) -> None:
    mediator = await a_wage_dispute(town)
    await refers(mediator, "法院")
    await mediator.taps("对方已接收")
    await mediator.taps("登记这件事的结果：进入司法程序")
    assert "已有结果：进入司法程序" in await mediator.read()
    await town.building_head.sees("有结果了：进入司法程序")
    assert town.one("SELECT outcome FROM cases") == "to_court"
    assert town.one("SELECT effect FROM steps WHERE letter = 'J'") == "moved"


async def test_a_slip_is_put_right_in_time_and_later_it_needs_a_reason(town: Town) -> None:
    mediator, liaison = await a_wage_dispute(town), town.liaison
    await refers(mediator, "法律援助")
    await liaison.sees("移送一件给您")
    await mediator.taps("撤销移送")
    assert "已撤销" in await mediator.read()
    await liaison.sees("刚才点错了，移送已撤回")
    tapped = await liaison.taps("不接收")
    assert "晚了一步" in (tapped.text or "")

    await mediator.taps("回到这件事")
    await refers(mediator, "法律援助")
    await liaison.sees("移送一件给您")
    await town.becomes("2026-11-24 10:06")
    await mediator.taps("撤销移送")
    assert "为什么撤销" in await mediator.read()
    await mediator.says("双方已经谈妥", "没问题就发出")
    await mediator.taps("发出")
    revoked = await liaison.sees("撤销了移送")
    assert "双方已经谈妥" in revoked.text


@pytest.mark.long
async def test_the_answer_is_reminded_of_and_then_the_sender_hears(town: Town) -> None:
    mediator, liaison = await a_wage_dispute(town), town.liaison
    await refers(mediator, "法律援助")
    await liaison.sees("移送一件给您")
    await town.becomes("2026-11-25 08:30")
    due = await liaison.sees("请在 今天(周三) 24:00 前答复：接收还是不接收")
    assert "✅ 接收" in due.buttons
    await town.sweeps(2)
    assert await liaison.how_often("接收还是不接收") == 1
    await town.becomes("2026-11-26 08:30")
    await mediator.sees("没有在")
    assert await liaison.how_often("接收还是不接收") == 1


@pytest.mark.long
async def test_a_forged_tap_changes_nothing(town: Town) -> None:
    mediator = await a_wage_dispute(town)
    await refers(mediator, "法律援助")
    await town.liaison.sees("移送一件给您")
    await town.rests()
    before = town.everything()
    other = town.other_mediator
    await other.says("/queue")
    for data in (
        "ref:1",
        "refdo:1:accept",
        "refdo:1:revoke",
        "refend:1",
        "refdoc:1",
        "refs:1",
        "refer:1",
    ):
        await other.forges(data)
    await mediator.forges("refdo:1:accept")
    await mediator.forges("refdo:1:offer")
    await mediator.forges("refend:1")
    await town.rests()
    after = town.everything()
    assert after == before
