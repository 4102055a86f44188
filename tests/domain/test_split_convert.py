"""拆分, 转类型: what becomes of the cases, and who hears of it; and what looks alike."""

from datetime import date

import pytest

from domain.cases.convert import convert
from domain.cases.duplicates import likeness, pairs
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, PeopleBand, State
from domain.cases.notices import CaseConverted, Told
from domain.cases.split import split
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor, Capacity, Role
from domain.referrals.actions import refer, revoke
from domain.referrals.model import Body, Consent, ReferralDraft
from tests.domain.conftest import Town
from tests.domain.ways import go, kinds, open_disputes


async def test_a_part_goes_on_under_its_own_number(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    stand_by = await town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    case = await town.reported(head, people=PeopleBand.TEN_TWENTY_NINE)
    await go(town, mediator, case, Arrow.ACCEPT)
    town.sends()
    token = town.tap()
    for _ in range(2):
        part = await split(
            town.work,
            mediator,
            case.id,
            PeopleBand.THREE_FOUR,
            " 其中 三户 另有漏水 ",
            token=token,
            now=town.clock.now(),
        )
    assert len(town.work.cases.cases) == 2
    assert part.split_from_id == case.id
    same = ("kind", "category_id", "place", "urgency", "reporter_id", "unit_id", "responsible_id")
    assert [getattr(part, name) for name in same] == [getattr(case, name) for name in same]
    assert (part.people, part.summary) == (PeopleBand.THREE_FOUR, "其中 三户 另有漏水")
    assert (part.state, part.handler_id) == (State.REPORTED, None)
    assert part.due_at is not None
    assert (await town.work.cases.timeline(case.id))[-1].arrow == "split"
    assert case.state is State.ACCEPTED
    assert kinds(town, head) == ["case-moved", "case-split"]
    assert kinds(town, stand_by) == []
    assert await open_disputes(town) == 2
    town.sends()
    await go(town, mediator, part, Arrow.ACCEPT)
    assert kinds(town, head)[-1] == "case-moved"


async def test_only_who_handles_it_splits_it_and_only_while_they_do(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    case = await town.reported(head)

    async def cut(actor: Actor, summary: str = "另有漏水") -> None:
        band, now = PeopleBand.ONE_TWO, town.clock.now()
        await split(town.work, actor, case.id, band, summary, token=town.tap(), now=now)

    with pytest.raises(Refused):
        await cut(head)
    with pytest.raises(Invalid, match="summary-missing"):
        await cut(mediator, "  ")
    await go(town, mediator, case, Arrow.ASK_BACK)
    with pytest.raises(WrongStep):
        await cut(mediator)
    assert len(town.work.cases.cases) == 1


async def converted(town: Town, actor: Actor, case: Case, category_id: int) -> Case:
    return await convert(
        town.work, actor, case.id, category_id, token=town.tap(), now=town.clock.now()
    )


async def test_a_dispute_becomes_an_item_and_a_dispute_again(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    second = await town.person("古道社区", Role.MEDIATOR)
    officer = await town.person("古道社区", Role.INFORMATION_OFFICER)
    case = await town.reported(head)
    town.sends()
    await go(town, mediator, case, Arrow.ACCEPT)
    assert await converted(town, mediator, case, 2) is case
    assert (case.id, case.kind, case.category_id) == (1, CaseKind.OPINION, 2)
    assert (case.state, case.handler_id, case.accepted_at) == (State.REPORTED, None, None)
    assert case.due_at is not None
    assert kinds(town, officer) == ["case-converted"]
    assert kinds(town, head)[-1] == "case-converted"
    assert await open_disputes(town) == 0
    with pytest.raises(Refused):
        await go(town, mediator, case, Arrow.ACCEPT)
    town.sends()
    await converted(town, officer, case, 1)
    assert kinds(town, mediator)[-1] == kinds(town, second)[-1] == "case-converted"
    as_whom = [
        (push.person_id, push.notice.told)
        for push in town.work.outbox.pushes.values()
        if isinstance(push.notice, CaseConverted)
    ]
    assert as_whom == [
        (head.person_id, Told.REPORTER),
        (officer.person_id, Told.HANDLER),
        (head.person_id, Told.REPORTER),
        (mediator.person_id, Told.HANDLER),
        (second.person_id, Told.HANDLER),
    ]
    await go(town, mediator, case, Arrow.ACCEPT)
    assert await open_disputes(town) == 1


async def test_those_it_was_taken_from_hear_that_it_is_gone_unless_they_never_heard_of_it(
    town: Town,
) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    second = await town.person("古道社区", Role.MEDIATOR)
    await town.person("古道社区", Role.INFORMATION_OFFICER)
    case = await town.reported(head)
    town.sends()
    await converted(town, mediator, case, 2)
    assert kinds(town, second) == ["case-reported", "case-converted"]
    unread = await town.reported(head)
    await converted(town, mediator, unread, 2)
    assert kinds(town, second) == ["case-reported", "case-converted"]


async def test_it_is_converted_only_into_a_category_of_the_other_kind_in_force(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    case = await town.reported(head)
    with pytest.raises(Invalid, match="category-missing"):
        await converted(town, mediator, case, 1)
    with pytest.raises(NotFound):
        await converted(town, mediator, case, 99)
    with pytest.raises(Refused):
        await converted(town, head, case, 2)
    town.work.cases.categories[2].valid_to = date(2026, 11, 24)
    with pytest.raises(Invalid, match="category-missing"):
        await converted(town, mediator, case, 2)
    town.work.cases.categories[2].valid_to = date(2026, 11, 25)
    await go(town, mediator, case, Arrow.ACCEPT)
    await go(town, mediator, case, Arrow.START)
    with pytest.raises(WrongStep):
        await converted(town, mediator, case, 2)
    assert case.kind is CaseKind.DISPUTE


async def test_what_another_body_has_before_it_is_neither_converted_nor_merged(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    older, case = await town.reported(head), await town.reported(head)
    await go(town, mediator, case, Arrow.ACCEPT)
    draft = ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="请帮助申请仲裁")
    now = town.clock.now()
    sent = await refer(town.work, mediator, case.id, draft, token=town.tap(), now=now)
    with pytest.raises(Invalid, match="referral-running"):
        await converted(town, mediator, case, 2)
    with pytest.raises(Invalid, match="referral-running"):
        await merge(town.work, mediator, older.id, case.id, token=town.tap(), now=now)
    await revoke(town.work, mediator, sent.id, token=town.tap(), now=now)
    await merge(town.work, mediator, older.id, case.id, token=town.tap(), now=now)
    assert case.merged_into_id == older.id


def test_likeness_goes_by_pairs_of_neighbours() -> None:
    assert pairs("楼上漏水，两家") == {"楼上", "上漏", "漏水", "两家"}
    same = likeness("三楼漏水到二楼，两家吵起来了", "三楼漏水，楼下两家吵架")
    other = likeness("三楼漏水到二楼，两家吵起来了", "小区门口乱停车，堵了路")
    assert same > 0.4
    assert other == 0
    assert likeness("漏水", "漏水") < 0.4, "one pair proves nothing"
    assert likeness("", "漏水") == 0
    long = "楼上漏水。" + "别的事情" * 20
    assert likeness("楼上漏水", long) == 1
