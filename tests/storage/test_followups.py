"""Items handed out as they are kept and read, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import date

from domain.cases.satisfaction import Satisfaction
from domain.followups import giving
from domain.followups.model import Followup, FollowupState, Handout, Source
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.work import SqlOffice
from tests.makers import NOW, District, a_token

Ask = Callable[[str], Awaitable[Actor]]
FRIDAY = date(2026, 11, 27)


def handout(district: District, source_id: int = 1, to: str = "street") -> Handout:
    """From the community to the street, with the district's help."""
    return Handout(
        source=Source.MEETING,
        source_id=source_id,
        host_id=district.units["community"],
        unit_id=district.units[to],
        helpers=(district.units["district"],),
        title="三号楼路灯不亮",
        due=FRIDAY,
    )


def tap(who: Actor) -> Request:
    """A tap of somebody."""
    return Request(actor=who, token=a_token(), now=NOW)


def feeds_back(work: Work, number: int) -> Followup:
    """As if the unit had."""
    followup = work.followups.by_id(number)
    followup.state, followup.fed_back_at = FollowupState.FED_BACK, NOW
    return followup


async def test_handed_out_judged_and_dropped(
    office: SqlOffice, actor: Ask, district: District
) -> None:
    officer = await actor("officer")
    first = await office.do(giving.hand_out, tap(officer), handout(district))
    assert (await office.do(giving.hand_out, tap(officer), handout(district))).id == first.id
    assert first.helpers == (district.units["district"],)
    fed_back = await office.do(feeds_back, first.id)
    again = await office.do(giving.judge, tap(officer), fed_back, Satisfaction.NOT)
    assert (again.unit_id, again.round) == (district.units["district"], 2)
    assert again.helpers == (), "the helper leads now"
    await office.do(giving.drop, tap(officer), again, "物业已修好")
    second = await office.do(giving.hand_out, tap(officer), handout(district))

    def there(work: Work) -> list[tuple[int, FollowupState, tuple[int, ...]]]:
        found = work.followups.of_source(Source.MEETING, [1, 2])
        return [(one.id, one.state, one.helpers) for one in found]

    assert await office.do(there) == [
        (first.id, FollowupState.DROPPED, ()),
        (second.id, FollowupState.HANDED_OUT, (district.units["district"],)),
    ]
