"""What may be done about an item is offered exactly when its action is not refused."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotFound
from domain.followups import actions
from domain.followups.model import Followup, FollowupState, Helping, Source
from domain.followups.options import FollowupOptions, FollowupPlace, options, sees_followup
from domain.followups.units import ANSWERING, HOSTING, lines_of, sides
from tests.domain.options_town import NOW, Town, towns
from tests.examples import examples
from tests.makers import TODAY


def an_item(draw: Any, town: Town) -> Followup:
    """In any state, with a unit that helps; every other time it is before who asks, else hardly
    anything would be offered."""
    unit, host = town.anywhere(draw), town.anywhere(draw)
    if draw(st.booleans()):
        roles = draw(st.sampled_from([ANSWERING, HOSTING]))
        where = draw(st.sampled_from([unit, host]))
        town.settle(draw(st.sampled_from(sorted(roles))), where.id)
    return town.work.followups.add(
        Followup(
            source=Source.PROJECT,
            source_id=1,
            host_id=host.id,
            unit_id=unit.id,
            title="三号楼路灯不亮",
            handed_out_at=NOW - timedelta(days=1),
            due_at=NOW + timedelta(days=draw(st.integers(-3, 3))),
            state=draw(st.sampled_from(FollowupState)),
            helping=[Helping(unit_id=town.anywhere(draw).id)],
        )
    )


def placed(town: Town, item: Followup) -> tuple[FollowupPlace, FollowupOptions]:
    """The paths of its units, and what who asks may do."""
    place = sides(lines_of(town.work, NOW), item).place
    return place, options(town.me, place, item.state)


@examples(120)
@given(st.data(), st.sampled_from(["accept", "send_back", "feed_back"]))
def test_the_steps_of_the_unit(data: Any, step: str) -> None:
    town = data.draw(towns())
    item = an_item(data.draw, town)
    place, may = placed(town, item)
    args = () if step == "accept" else ("写一句",)
    refused = town.refuses(getattr(actions, step), town.asks(), item.id, *args)
    assert getattr(may, step) == (not refused)
    assert not getattr(may, step) or sees_followup(town.me, place)


@examples(120)
@given(st.data())
def test_the_steps_of_who_handed_it_out(data: Any) -> None:
    town = data.draw(towns())
    item = an_item(data.draw, town)
    _, may = placed(town, item)
    day = TODAY + timedelta(days=9)
    if data.draw(st.booleans()):
        refused = town.refuses(actions.extend, town.asks(), item.id, day)
        assert may.extend == (not refused)
    else:
        args = (item.host_id, day)
        refused = town.refuses(actions.hand_out_again, town.asks(), item.id, *args)
        assert may.hand_out_again == (not refused)


@examples(60)
@given(st.data())
def test_what_is_out_of_sight_is_not_found(data: Any) -> None:
    town = data.draw(towns())
    item = an_item(data.draw, town)
    place, may = placed(town, item)
    if sees_followup(town.me, place):
        return
    assert may == FollowupOptions(records=may.records)
    try:
        town.do(actions.accept, town.asks(), item.id)
    except NotFound:
        return
    raise AssertionError("it was found")
