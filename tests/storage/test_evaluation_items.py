"""What is known of the items of talk meetings that an evaluation is of, on both databases."""

from domain.cases.model import CaseKind
from domain.evaluations import actions
from domain.evaluations.model import ObjectKind
from domain.meetings import agenda, holding, planning
from domain.meetings.model import DayRule, ItemRuling, Ruling
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import District, a_case, a_token
from tests.storage.evaluation_held import HALF, Ask
from tests.storage.meeting_host import CAME, HELD, Host


async def test_of_an_item_with_a_dispute_behind_it_its_category_is_known(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    officer = await actor("officer")
    host = Host(office, officer, district)
    await host.does(planning.set_series, host.unit, DayRule(nth=4, weekday=4), "活动室")
    items = []
    for kind in (CaseKind.OPINION, CaseKind.DISPUTE):
        case = await office.do(a_case, officer, host.unit, kind=kind, summary="张三和李四")
        item = await host.does(agenda.submit, case.id)
        items.append(item.id)
    number = await host.begins(HELD)
    for one in items:
        await host.does(holding.rule_on, one, ItemRuling(ruling=Ruling.PASSED_UP))
    await host.does(holding.count_present, number, CAME)
    await host.does(holding.confirm, number)
    request = Request(actor=officer, token=a_token(), now=HELD)
    made = await office.do(actions.prepare, request, host.unit, HALF, HELD.date())
    view = await boards.evaluations.view(officer, made.id, HELD)
    found = [one for one in view.objects if one.kind is ObjectKind.ITEM]
    assert [one.title for one in found] == ["张三和李四"] * 2
    assert [one.dispute is not None for one in found] == [False, True]
