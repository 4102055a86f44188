"""拆分, 转类型: what becomes of the cases, and who hears of it; and what looks alike."""

from datetime import date

import pytest

from domain.cases.convert import convert
from domain.cases.duplicates import likeness, pairs, same_place
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, PeopleBand, State
from domain.cases.notices import CaseConverted, ConvertedFor
from domain.cases.split import split
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor, Capacity, Role
from domain.referrals.actions import refer, revoke
from domain.referrals.model import Body, Consent, ReferralDraft
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.related import go, kinds, open_disputes


def test_a_part_goes_on_under_its_own_number(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_by = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    case = town.reported(head, people=PeopleBand.TEN_TWENTY_NINE)
    go(town, mediator, case, Arrow.ACCEPT)
    town.sends()
    token = town.tap()
    for _ in range(2):
        part = town.do(
            split,
            Request(actor=mediator, token=token, now=town.clock.now()),
            case.id,
            PeopleBand.THREE_FOUR,
            " 其中 三户 另有漏水 ",
        )
    assert len(town.all(Case)) == 2
    assert part.split_from_id == case.id
    same = ("kind", "category_id", "place", "urgency", "reporter_id", "unit_id", "responsible_id")
    assert [getattr(part, name) for name in same] == [getattr(case, name) for name in same]
    assert (part.people, part.summary) == (PeopleBand.THREE_FOUR, "其中 三户 另有漏水")
    assert (part.state, part.handler_id) == (State.REPORTED, None)
    assert part.due_at is not None
    assert (town.work.cases.timeline(case.id))[-1].letter == "split"
    assert case.state is State.ACCEPTED
    assert kinds(town, head) == ["case-moved", "case-split"]
    assert kinds(town, stand_by) == []
    assert open_disputes(town) == 2
    town.sends()
    go(town, mediator, part, Arrow.ACCEPT)
    assert kinds(town, head)[-1] == "case-moved"


def test_only_who_handles_it_splits_it_and_only_while_they_do(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head)

    def cut(actor: Actor, summary: str = "另有漏水") -> None:
        band, now = PeopleBand.ONE_TWO, town.clock.now()
        town.do(split, Request(actor=actor, token=town.tap(), now=now), case.id, band, summary)

    with pytest.raises(Refused):
        cut(head)
    with pytest.raises(Invalid, match="summary-missing"):
        cut(mediator, "  ")
    go(town, mediator, case, Arrow.ASK_BACK)
    with pytest.raises(WrongStep):
        cut(mediator)
    assert len(town.all(Case)) == 1


def converted(town: Town, actor: Actor, case: Case, category_id: int) -> Case:
    return town.do(
        convert,
        town.asks(actor),
        case.id,
        category_id,
    )


def test_a_dispute_becomes_an_item_and_a_dispute_again(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    second = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    case = town.reported(head)
    town.sends()
    go(town, mediator, case, Arrow.ACCEPT)
    assert converted(town, mediator, case, 2).id == case.id
    assert (case.id, case.kind, case.category_id) == (1, CaseKind.OPINION, 2)
    assert (case.state, case.handler_id, case.accepted_at) == (State.REPORTED, None, None)
    assert case.due_at is not None
    assert kinds(town, officer) == ["case-converted"]
    assert kinds(town, head)[-1] == "case-converted"
    assert open_disputes(town) == 0
    with pytest.raises(Refused):
        go(town, mediator, case, Arrow.ACCEPT)
    town.sends()
    converted(town, officer, case, 1)
    assert kinds(town, mediator)[-1] == kinds(town, second)[-1] == "case-converted"
    as_whom = [
        (push.person_id, push.notice.told)
        for push in town.pushes()
        if isinstance(push.notice, CaseConverted)
    ]
    assert as_whom == [
        (head.person_id, ConvertedFor.REPORTER),
        (officer.person_id, ConvertedFor.HANDLER),
        (head.person_id, ConvertedFor.REPORTER),
        (mediator.person_id, ConvertedFor.HANDLER),
        (second.person_id, ConvertedFor.HANDLER),
    ]
    go(town, mediator, case, Arrow.ACCEPT)
    assert open_disputes(town) == 1


def test_those_it_was_taken_from_hear_that_it_is_gone_unless_they_never_heard_of_it(
    town: Town,
) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    second = town.person("古道社区", Role.MEDIATOR)
    town.person("古道社区", Role.INFORMATION_OFFICER)
    case = town.reported(head)
    town.sends()
    converted(town, mediator, case, 2)
    assert kinds(town, second) == ["case-reported", "case-converted"]
    unread = town.reported(head)
    converted(town, mediator, unread, 2)
    assert kinds(town, second) == ["case-reported", "case-converted"]


def test_it_is_converted_only_into_a_category_of_the_other_kind_in_force(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head)
    with pytest.raises(Invalid, match="category-missing"):
        converted(town, mediator, case, 1)
    with pytest.raises(NotFound):
        converted(town, mediator, case, 99)
    with pytest.raises(Refused):
        converted(town, head, case, 2)
    town.work.cases.category(2).valid_to = date(2026, 11, 24)
    with pytest.raises(Invalid, match="category-missing"):
        converted(town, mediator, case, 2)
    town.work.cases.category(2).valid_to = date(2026, 11, 25)
    go(town, mediator, case, Arrow.ACCEPT)
    go(town, mediator, case, Arrow.START)
    with pytest.raises(WrongStep):
        converted(town, mediator, case, 2)
    assert case.kind is CaseKind.DISPUTE


def test_what_another_body_has_before_it_is_neither_converted_nor_merged(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    older, case = town.reported(head), town.reported(head)
    go(town, mediator, case, Arrow.ACCEPT)
    draft = ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="请帮助申请仲裁")
    now = town.clock.now()
    sent = town.do(refer, Request(actor=mediator, token=town.tap(), now=now), case.id, draft)
    with pytest.raises(Invalid, match="referral-running"):
        converted(town, mediator, case, 2)
    with pytest.raises(Invalid, match="referral-running"):
        town.do(merge, Request(actor=mediator, token=town.tap(), now=now), older.id, case.id)
    town.do(revoke, Request(actor=mediator, token=town.tap(), now=now), sent.id)
    town.do(merge, Request(actor=mediator, token=town.tap(), now=now), older.id, case.id)
    assert case.merged_into_id == older.id


def test_likeness_goes_by_pairs_of_neighbours() -> None:
    assert pairs("楼上漏水，两家") == {"楼上", "上漏", "漏水", "两家"}
    same = likeness("三楼漏水到二楼，两家吵起来了", "三楼漏水，楼下两家吵架")
    other = likeness("三楼漏水到二楼，两家吵起来了", "小区门口乱停车，堵了路")
    assert same > 0.4
    assert other == 0
    assert likeness("漏水", "漏水") < 0.4, "one pair proves nothing"
    assert likeness("", "漏水") == 0
    for voiced in ("🎤 语音 12 秒", "🎤 Voice note, 12 s"):
        assert not pairs(voiced), voiced
        assert pairs(f"{voiced} 漏水") == {"漏水"}
    long = "楼上漏水。" + "别的事情" * 20
    assert likeness("楼上漏水", long) == 1


def test_of_an_item_nobody_is_said_to_be_involved_until_somebody_was_asked(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    case = town.reported(head, kind=CaseKind.OPINION, people=None)

    def said() -> PeopleBand | None:
        boards = town.office.boards.cases
        return town.office.read(boards.view(officer, case.id, town.clock.now())).people

    assert said() is None
    with pytest.raises(Invalid, match="people-missing"):
        converted(town, officer, case, 1)
    request = town.asks(officer)
    town.do(convert, request, case.id, 1, PeopleBand.FIVE_NINE)
    assert (case.kind, case.people, said()) == (
        CaseKind.DISPUTE,
        PeopleBand.FIVE_NINE,
        PeopleBand.FIVE_NINE,
    )
    asked = town.reported(head, kind=CaseKind.OPINION, people=PeopleBand.ONE_TWO)
    converted(town, officer, asked, 1)
    assert asked.people_known


def test_two_ways_to_write_a_place() -> None:
    for one, other in (("3号楼", "3号楼2单元"), ("南大街", "南大街12号"), ("3栋", "三栋")):
        assert same_place(one, other)
        assert same_place(other, one)
    for other in ("13号楼2单元", "2号楼3层", "3号楼1单元"):
        assert not same_place("3号楼2单元", other), other
    for said, figures in (("十二号楼", "12号楼"), ("二十三栋", "23栋"), ("一百零三室", "103室")):
        assert same_place(said, figures), said
    assert not same_place("十二号楼", "2号楼")
