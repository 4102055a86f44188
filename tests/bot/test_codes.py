"""A resident asks by the code of their matter, at whoever serves them."""

import re

import pytest
from sqlalchemy import select

from bot.pages.codes import standing_page
from bot.texts import LOCALES, say_in
from domain.cases.model import CaseKind, Outcome, State
from domain.codes.model import misread, new_code, spaced
from domain.codes.views import CodeAnswer
from domain.ports import Work
from domain.privacy import mask
from storage.schema import audit
from tests.makers import NOW, ZONE, a_case
from tests.stand import Stand

_SAID = (Outcome.SUCCESS, Outcome.FAILED, Outcome.ENDED, Outcome.REFUSED, Outcome.REFERRED)
_CODE = re.compile(r"\d{4} \d{4} \d{4}")


async def a_matter(stand: Stand) -> int:
    def file(work: Work) -> int:
        head = stand.district.actor(work, "building_head")
        unit = stand.district.units["building"]
        return a_case(work, head, unit, summary="三楼漏水到二楼，吵起来了").id

    return await stand.office.do(file)


async def code_of(stand: Stand, who: str, case_id: int) -> str:
    """The code out of the words to forward."""
    await stand.say(who, f"/case {case_id}", "办理经过")
    await stand.tap(who, "⋯ 更多")
    await stand.tap(who, "📨 给居民的话")
    said = await stand.last(who)
    found = _CODE.search(said.text)
    assert found is not None, said.text
    return found[0]


async def test_who_has_the_code_hears_how_far_it_is_and_nothing_of_what_it_is(stand: Stand) -> None:
    case_id = await a_matter(stand)
    code = await code_of(stand, "building_head", case_id)
    asked = await stand.say("mediator_2", f"/code {code}", "接下来")
    assert "已收到，等待受理" in asked.text
    for secret in ("漏水", "邻里", "3号楼", f"第{case_id}号"):
        assert secret not in asked.text.replace(code, ""), secret
    assert f"{case_id}号" not in str(asked), "a matter out of sight has no way to it"
    own = await stand.say("mediator", code, "接下来")
    assert f"打开第{case_id}号" in str(own)
    await stand.tap("mediator", f"打开第{case_id}号")
    assert "办理经过" in (await stand.last("mediator")).text


async def test_a_code_that_looks_like_a_number_is_answered_alone_and_a_number_is_masked(
    stand: Stand,
) -> None:
    case_id = await a_matter(stand)
    code, other = "055030123453", "055030123461"  # an area code and eight digits; both check
    assert not misread(code)
    assert not misread(other)
    assert mask(code) != code

    def coded(work: Work) -> None:
        work.cases.by_id(case_id).code = code

    await stand.say("mediator", code, "号码不记")
    await stand.office.do(coded)
    answered = await stand.say("mediator", spaced(code), "接下来")
    assert f"打开第{case_id}号" in str(answered)
    await stand.say("mediator", other, "号码不记")
    await stand.say("building_head", "/report", "报哪一类")
    await stand.say("building_head", code, "号码不记")
    which = select(audit.c.subject, audit.c.outcome).where(audit.c.act == "code_look")
    async with stand.database.reader.connect() as connection:
        logged = [tuple(row) for row in await connection.execute(which.order_by(audit.c.id))]
    missed = ("code", "unknown")
    assert logged == [missed, (f"case:{case_id}", "done"), missed]


async def test_it_is_the_same_code_ever_after(stand: Stand) -> None:
    case_id = await a_matter(stand)

    def forget(work: Work) -> None:
        work.cases.by_id(case_id).code = None  # filed before there were codes

    await stand.office.do(forget)
    first = await code_of(stand, "mediator", case_id)
    assert await code_of(stand, "building_head", case_id) == first


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("outcome", [*_SAID])
def test_nobody_is_sent_to_court_over_a_public_opinion_item(outcome: Outcome, locale: str) -> None:
    standing = CodeAnswer(
        code=new_code(),
        reported_at=NOW,
        since=NOW,
        kind=CaseKind.OPINION,
        state=State.RESOLVED,
        outcome=outcome,
        unit_name="-",
        offered_name=None,
        due_at=None,
        overdue=False,
        case_id=None,
    )
    text = standing_page(say_in(locale), standing, ZONE).text
    for word in ("仲裁", "法院", "arbitration", "court", "调解", "mediation", "网格员"):
        assert word not in text


@pytest.mark.parametrize(
    ("outcome", "said", "then"),
    [
        (Outcome.SUCCESS, "已调解成功", "回访"),
        (Outcome.TO_COURT, "已转入司法程序", "法律援助"),
        (Outcome.REFUSED, "没有进行调解", "随时再来"),
    ],
)
async def test_how_it_ended(stand: Stand, outcome: Outcome, said: str, then: str) -> None:
    case_id = await a_matter(stand)

    def end(work: Work) -> None:
        case = work.cases.by_id(case_id)
        case.state, case.outcome, case.ended_at = State.RESOLVED, outcome, case.reported_at

    await stand.office.do(end)
    code = await code_of(stand, "mediator", case_id)
    told = await stand.say("mediator_2", f"/code {code}", said)
    assert then in told.text


async def test_a_wrong_code_is_told_from_one_that_is_nobodys(stand: Stand) -> None:
    nobodys = new_code()
    await stand.say("mediator", f"/code {nobodys}", "没有这个查询码")
    wrong = nobodys[:-1] + str((int(nobodys[-1]) + 1) % 10)
    await stand.say("mediator", f"/code {wrong}", "有一位数字不对")
    await stand.say("mediator", "/code 12", "12 位数字")
    await stand.say("mediator", "/code", "写在后面")
