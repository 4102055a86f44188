"""Matters by their words, on phones: a word, two, a number, a filter, nothing."""

from datetime import timedelta

from bot.buttons.search import Listed, ListFace, ListOf
from domain.cases.model import CaseKind
from domain.followups import giving
from domain.followups.model import Handout, Source
from domain.meetings import agenda, planning
from domain.meetings.model import DayRule, MeetingState
from domain.ports import Work
from domain.request import Request
from domain.search.model import Filter, Progress
from simulator.client import Tapped
from tests.bot.test_cases import filed
from tests.bot.test_unasked import asked_back
from tests.makers import a_case, a_token
from tests.stand import Stand


async def lives(stand: Stand) -> list[int]:
    """Seven disputes of 古道 and one of 东后街."""

    def some(work: Work) -> list[int]:
        head, far = (stand.district.actor(work, one) for one in ("building_head", "mediator_2"))
        units = stand.district.units
        own = [a_case(work, head, units["building"], summary=f"电梯第{n}次坏了") for n in range(6)]
        own.append(a_case(work, head, units["building"], summary="三楼<漏水>到二楼，吵起来了"))
        theirs = a_case(work, far, units["community_2"], summary="那边也漏水")
        return [case.id for case in (*own, theirs)]

    return await stand.office.do(some)


async def test_a_word_by_itself_finds(stand: Stand) -> None:
    *own, theirs = await lives(stand)
    for who in ("mediator", "building_head", "coordinator"):
        found = await stand.say(who, "漏水", "共1件")
        assert "三楼<漏水>到二楼" in found.text
        assert f"{theirs}号" not in found.text, who
        await stand.tap(who, f"{own[-1]}号")
        assert "办理经过" in (await stand.last(who)).text
    supervisor = await stand.say("supervisor", "/find 漏水", "共2件")
    assert supervisor.text.index("那边") < supervisor.text.index("三楼"), "newest first"
    assert "上报一件事" not in str(supervisor), "a supervisor reports nothing"


async def test_the_quick_button_asks_for_words_by_themselves(stand: Stand) -> None:
    await lives(stand)
    for who, words in (("mediator", "漏水 二楼"), ("building_head", "电梯 第3次")):
        asked = await stand.say(who, "🔍 找一件事", "直接把词发过来")
        assert "/" not in asked.text
        await stand.say(who, words, "共1件")


async def test_two_words_must_both_be_there(stand: Stand) -> None:
    await lives(stand)
    await stand.say("mediator", "漏水 二楼", "共1件")
    none = await stand.say("mediator", "漏水 电梯", "没找到")
    assert "换个短一点的词" in none.text
    await stand.tap("mediator", "上报一件事")
    await stand.say("mediator", "/cancel")


async def test_a_number_opens_that_matter_or_says_there_is_none(stand: Stand) -> None:
    *own, theirs = await lives(stand)
    for words in (str(own[0]), f"/find {own[0]}", f"/find 第{own[0]}号"):
        await stand.say("mediator", words, "办理经过")
    said = {
        (await stand.say("mediator", words, "不在您的范围里")).text
        for words in (str(theirs), f"/find {theirs}", "/find 99999", f"/find {10**9}")
    }
    assert len(said) == 1, "a foreign one is answered like one that is not there"


async def test_lists_are_narrowed_by_buttons(stand: Stand) -> None:
    await lives(stand)
    found = await stand.say("mediator", "电梯", "共6件")
    assert "第1/2页" in found.text
    await stand.tap("mediator", "筛选", match="contains")
    await stand.tap("mediator", "社情民意")
    shown = await stand.last("mediator")
    assert "✓ 社情民意" in str(shown)
    await stand.tap("mediator", "看这 0 件")
    assert "没找到" in (await stand.last("mediator")).text
    await stand.tap("mediator", "改筛选", match="contains")
    await stand.tap("mediator", "✓ 社情民意")
    await stand.tap("mediator", "类别", match="contains")
    await stand.tap("mediator", "矛盾纠纷")
    await stand.tap("mediator", "婚姻家庭")
    await stand.tap("mediator", "单位", match="contains")
    await stand.tap("mediator", "古道社区")
    await stand.tap("mediator", "古道第一网格")
    assert "选了 古道第一网格" in (await stand.last("mediator")).text
    await stand.tap("mediator", "‹ 筛选")
    await stand.tap("mediator", "看这 6 件")
    assert "矛盾纠纷 · 婚姻家庭 · 古道第一网格" in (await stand.last("mediator")).text
    await stand.tap("mediator", "›", match="contains")
    assert "第2/2页" in (await stand.last("mediator")).text
    for who, command in (("mediator", "/queue"), ("building_head", "/mine")):
        await stand.say(who, command, "第1/2页")
        await stand.tap(who, "筛选", match="contains")
        await stand.tap(who, "已结束")
        await stand.tap(who, "看这 0 件")
        assert "没有符合的" in (await stand.last(who)).text


async def forges(stand: Stand, data: Listed) -> Tapped:
    """A changed client sends what no button has."""
    phone, under = stand.phone("mediator"), await stand.last("mediator")
    return await stand.sim.tap(phone, under.id, data=data.pack(), forged=True)


async def test_a_button_shows_nothing_out_of_reach(stand: Stand) -> None:
    *_, theirs = await lives(stand)
    await stand.say("mediator", "漏水", "共1件")
    for unit in ("community_2", "street_2", "district"):
        for face in ListFace:
            for of in ListOf:
                chosen = Filter(unit=stand.district.units[unit])
                data = Listed.to(of, chosen).shown(face)
                await forges(stand, data)
                screen = str(await stand.screen("mediator"))
                assert f"{theirs}号" not in screen
                assert "东后街" not in screen
    gone = await forges(stand, Listed(of=ListOf.FOUND, key=7))
    assert "过期" in str(gone), "nobody knows what was looked for"


async def test_what_is_no_search_is_answered_as_before(stand: Stand) -> None:
    for words in ("你好", "谢谢！", "我先去开会，回头再说", "👍", "。。。"):
        await stand.say("building_head", words, "想上报的话")
    await stand.say("supervisor", "你好", "没看明白")
    await stand.say("administrator", "漏水", "没看明白")
    await stand.say("building_head", "13855001234", "想上报的话")
    await stand.say("building_head", "/find 13855001234", "没有存")
    await stand.say("building_head", "/find", "几个词就要都有")
    await stand.say("building_head", "/find ，、", "几个词就要都有")


async def test_an_answer_stays_an_answer(stand: Stand) -> None:
    await asked_back(stand)
    await stand.say("building_head", "三栋", "这些要补上去")


async def test_hostile_words_find_nothing_and_break_nothing(stand: Stand) -> None:
    await filed(stand)
    for words in ('" OR *', "漏* AND", "NEAR(漏 水)", "%", "_水", "漏\\", "<b>漏</b>", "'--DROP"):
        answer = await stand.say("mediator", f"/find {words}", "没找到")
        assert words.split()[0].casefold() in answer.text.casefold()


def test_all_that_can_be_chosen_goes_into_a_button_and_back() -> None:
    chosen = Filter(
        kind=CaseKind.OPINION, progress=Progress.ENDED, overdue=True, category=2**31, unit=2**31
    )
    listed = Listed.to(ListOf.FOUND, chosen, 999).shown(ListFace.CATEGORIES, 999)
    again = Listed.unpack(listed.pack())
    assert (again, again.chosen) == (listed, chosen)
    assert again.but(kind=None).chosen.kind is None


async def on_agenda(stand: Stand, *topics: str) -> None:
    """Items of the agenda of 古道社区, in their own words; the first handed out to its street."""
    who, units = await stand.actor("officer"), stand.district.units

    def some(work: Work) -> None:
        def asks() -> Request:
            return Request(actor=who, token=a_token(), now=stand.clock.now())

        unit = units["community"]
        planning.set_series(work, asks(), unit, DayRule(nth=4, weekday=4), "活动室")
        number = work.meetings.of_unit(unit, [MeetingState.GATHERING])[0].id
        items = [agenda.add_item(work, asks(), number, topic) for topic in topics]
        handout = Handout(
            source=Source.MEETING,
            source_id=items[0].id,
            host_id=unit,
            unit_id=units["street"],
            title=topics[0],
            due=work.rules.day(stand.clock.now()) + timedelta(days=7),
        )
        giving.hand_out(work, asks(), handout)

    await stand.office.do(some)


async def test_items_of_meetings_and_of_what_was_handed_out_stand_below(stand: Stand) -> None:
    await lives(stand)
    await on_agenda(stand, "三号楼<漏水>没修", *(f"漏水的管子{n}" for n in range(3)))
    await stand.say("mediator", "漏水", "共1件")
    await stand.tap("mediator", "🗂 别的登记里也有")
    beside = await stand.last("mediator")
    assert "🗓 4 三号楼<漏水>没修 · 古道社区" in beside.text
    await stand.tap("mediator", "‹ 找到的事")
    assert "共1件" in (await stand.last("mediator")).text
    await stand.tap("mediator", "🗂 别的登记里也有")
    await stand.tap("mediator", "📋 交办1")
    assert "三号楼<漏水>没修" in (await stand.last("mediator")).text
    none = await stand.say("mediator", "管子", "事情里没找到")
    assert "换个短一点的词" not in none.text
    await stand.tap("mediator", "🗓 议题3")
    assert "漏水的管子0" in (await stand.last("mediator")).text
    await stand.say("mediator_2", "管子", "换个短一点的词")
    await stand.say("mediator", "漏水", "共1件")
    await stand.tap("mediator", "筛选", match="contains")
    await stand.tap("mediator", "矛盾纠纷")
    await stand.tap("mediator", "看这 1 件")
    assert "交办事项" not in str(await stand.last("mediator")), "narrowed to matters"


async def test_below_in_english(stand: Stand) -> None:
    await on_agenda(stand, "Leak in block 3")
    await stand.say("supervisor", "/language")
    await stand.tap("supervisor", "English")
    found = await stand.say("supervisor", "/find leak", "no matter found")
    assert "In other registers" in found.text
    await stand.tap("supervisor", "📋 1")
    assert "Leak in block 3" in (await stand.last("supervisor")).text
