"""古道社区 and its officer, who holds its meetings, on a database."""

from datetime import datetime
from typing import Any

from domain.cases.model import CaseKind
from domain.followups.model import FollowupState, Source
from domain.meetings import agenda, holding, planning
from domain.meetings.model import ItemRuling, MeetingState, Present, Ruling
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, a_case, a_token, later

HELD = datetime(2026, 11, 26, 15, tzinfo=ZONE)
CAME = Present(residents=12, deputies=3, local_units=2, departments=4)


class Host:
    """The officer of 古道社区, which meets on the fourth Thursday."""

    def __init__(self, office: SqlOffice, actor: Actor, district: District) -> None:
        self.office, self.actor, self.district = office, actor, district
        self.now = NOW
        self.unit = district.units["community"]

    async def does(self, action: Any, *args: Any) -> Any:
        """An action of the officer."""
        request = Request(actor=self.actor, token=a_token(), now=self.now)
        return await self.office.do(action, request, *args)

    async def files(self, summary: str) -> int:
        """An item on file."""
        case = await self.office.do(
            a_case, self.actor, self.unit, kind=CaseKind.OPINION, summary=summary
        )
        return case.id

    async def meeting(self, state: MeetingState) -> int:
        """The first in a state."""

        def find(work: Work) -> int:
            return work.meetings.of_unit(self.unit, [state])[0].id

        return await self.office.do(find)

    async def begins(self, now: datetime) -> int:
        """Fixes the next agenda and begins."""
        self.now = now
        number = await self.meeting(MeetingState.GATHERING)
        await self.does(planning.fix, number)
        await self.does(holding.begin, number)
        return number

    async def feeds_back(self, item_id: int) -> None:
        """The unit has said what became of it, in time."""

        def feed(work: Work) -> None:
            [one] = work.followups.of_source(Source.MEETING, [item_id])
            one.state, one.feedback = FollowupState.FED_BACK, "换好了"
            one.fed_back_at = later(HELD, days=5)

        await self.office.do(feed)


async def held(host: Host) -> tuple[int, list[int]]:
    """A meeting with an item for each of four rulings, its minutes confirmed."""
    items = [
        (await host.does(agenda.submit, await host.files(summary))).id
        for summary in ("路灯", "积水", "井盖", "噪声")
    ]
    number = await host.begins(HELD)
    for item, ruling in zip(
        items,
        (Ruling.ANSWERED, Ruling.PASSED_UP, Ruling.NOT_TAKEN, Ruling.MERGED),
        strict=True,
    ):
        said = ItemRuling(ruling=ruling, note="写一句", into_id=items[0])
        await host.does(holding.rule_on, item, said)
    await host.does(holding.count_present, number, CAME)
    await host.does(holding.confirm, number)
    return number, items
