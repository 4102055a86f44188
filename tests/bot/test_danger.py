"""A life at stake: whom to call is said first, wherever it is written, and a way to report it."""

import pytest

from domain.cases.lifecycle import Arrow
from tests.bot.test_cases import filed as a_case_of
from tests.bot.test_pencil import edited, own
from tests.bot.test_report_dialog import a_photo, filed, to_preview, to_sentence
from tests.bot.test_unasked import asked_back, step
from tests.stand import Seen, Stand

WHO = "building_head"
CALL = "110、119 或 120"
WARNED = f"⚠️ 有人身危险，请先拨打 {CALL}。"


def first_line(seen: Seen) -> str:
    """What stands on top."""
    return seen.text.splitlines()[0]


@pytest.mark.parametrize(
    "said",
    ["2号楼有人要跳楼", "煤气泄漏了", "王大爷家煤气泄漏了", "起火了快来", "有人拿刀", "救命"],
)
async def test_it_opens_its_report_and_is_not_looked_for(stand: Stand, said: str) -> None:
    seen = await stand.say(WHO, said, CALL)
    assert "没找到" not in seen.text
    assert said in seen.text
    assert "取消" in str(seen.buttons)
    assert await filed(stand) == 0


@pytest.mark.parametrize("said", ["要跳楼", "起火了"])
async def test_its_preview_says_no_less_than_the_choice_before_it(stand: Stand, said: str) -> None:
    assert first_line(await stand.say(WHO, said, CALL)) == WARNED
    await stand.tap(WHO, "→", match="contains")
    seen = await stand.last(WHO)
    assert "请看一眼" in seen.text
    assert first_line(seen) == WARNED
    assert "急就点“改紧急程度”" in seen.text
    assert "有没有人" not in seen.text, "it is said, not asked"
    await stand.tap(WHO, "改紧急程度")
    await stand.tap(WHO, "🔴", match="contains")
    seen = await stand.last(WHO)
    assert first_line(seen) == WARNED
    assert "急就点" not in seen.text, "it is red by now"


async def test_who_may_not_report_hears_whom_to_tell(stand: Stand) -> None:
    seen = await stand.say("supervisor", "2号楼有人要跳楼", CALL)
    assert "告诉那里的社区" in seen.text
    await stand.stranger("passer-by", 990_000_001)
    assert "您还没有登记岗位" in (await stand.say("passer-by", "救命啊", CALL)).text


async def test_at_the_door_a_caption_tells_it_too(stand: Stand) -> None:
    await stand.stranger("passer-by", 990_000_001)
    seen = await stand.photo("passer-by", a_photo(), "2号楼有人要跳楼", CALL)
    assert "您还没有登记岗位" in seen.text
    await stand.stranger("guest", 990_000_002, "en")
    seen = await stand.photo("guest", a_photo(), "煤气泄漏了", "call 110, 119 or 120")
    assert "You have no post here yet" in seen.text


async def test_who_has_no_post_any_more_hears_whom_to_tell(stand: Stand) -> None:
    await stand.say("grid_head", "/posts", "网格长")
    await stand.tap("grid_head", "离任 古道第一网格 网格长")
    await stand.tap("grid_head", "确定离任")
    assert "您现在没有岗位" in (await stand.say("grid_head", "2号楼有人要跳楼", CALL)).text
    assert CALL not in (await stand.say("grid_head", "路灯坏了", "您现在没有岗位")).text


async def test_a_correction_of_who_may_not_report_tells_it(stand: Stand) -> None:
    await stand.say("supervisor", "谢谢")
    said = await own(stand, "supervisor")
    await edited(stand, said, "2号楼有人要跳楼", "告诉那里的社区", "supervisor")


async def test_before_it_is_looked_for_it_is_said(stand: Stand) -> None:
    for who, said in (("mediator", "/find 2号楼有人要跳楼"), ("supervisor", "煤气泄漏了")):
        await stand.say(who, said, "🔍")
        *_, told, found = (await stand.screen(who)).messages
        assert CALL in told.text
        assert "没找到" in found.text


async def test_it_may_be_the_answer_to_a_question_or_a_matter_of_its_own(stand: Stand) -> None:
    await asked_back(stand)
    seen = await stand.say(WHO, "2号楼有人要跳楼", "这些要补上去")
    assert CALL in seen.text
    await stand.tap(WHO, "另一件事", match="contains")
    assert CALL in (await stand.last(WHO)).text


async def test_where_a_button_is_wanted_it_is_said_too(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    seen = await stand.say(WHO, "有人打架流血了", "请点下面的按钮")
    assert CALL in seen.text
    await stand.tap(WHO, "取消")
    seen = await to_preview(stand)
    assert CALL not in seen.text
    seen = await stand.say(WHO, "河里有人落水", "请点下面的按钮")
    assert CALL in seen.text


async def test_it_is_reported_where_none_is_being_filled_in(stand: Stand) -> None:
    await to_preview(stand)
    await stand.tap(WHO, "取消")
    seen = await stand.say(WHO, "煤气泄漏", CALL)
    assert "不报了" not in seen.text
    assert seen.text.count(CALL) == 1
    assert "煤气泄漏" in seen.text
    await stand.say(WHO, "/report", "没报完的")
    seen = await stand.say(WHO, "3号楼着火了", CALL)
    assert "没报完的" not in seen.text
    assert "3号楼着火了" in seen.text


async def test_where_no_more_can_be_begun_it_is_said_all_the_same(stand: Stand) -> None:
    for begun in range(5):
        await stand.say(WHO, "/report")
        for label in (*(["新报一件"] if begun else []), "社情民意", "环境卫生"):
            await stand.tap(WHO, label)
    await stand.say(WHO, "/report")
    await stand.tap(WHO, "取消")
    assert CALL in (await stand.say(WHO, "3号楼着火了", "5 件没报完")).text


async def test_before_another_dialog_the_way_to_report_is_said(stand: Stand) -> None:
    await to_sentence(stand)
    assert "/report" not in (await stand.say(WHO, "有人拿刀", CALL)).text
    case_id = await a_case_of(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await stand.say("mediator", f"/case {case_id}", "已受理")
    await stand.tap("mediator", "登记结果", match="contains")
    seen = await stand.say("mediator", "双方打架一事已和解")
    assert CALL not in seen.text, "told calmly"
    assert "/report" in (await stand.say("mediator", "有人拿刀", CALL)).text


async def test_a_word_of_it_is_still_looked_for(stand: Stand) -> None:
    seen = await stand.say("mediator", "打架")
    assert "🔍" in seen.text
    assert CALL not in seen.text
    assert CALL not in (await stand.say(WHO, "落水管漏水好几天了没人修", "请看一眼")).text
