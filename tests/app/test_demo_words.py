"""What the demo's reports say fits what they are about."""

from app.demo.events import Filed
from app.demo.plan import plan
from domain.rules import Rules
from tests.app.conftest import NOW


def test_only_what_is_in_ones_way_is_warned_of(rules: Rules) -> None:
    events = plan(rules, NOW)
    warned = {one.category for one in events if isinstance(one, Filed) and "多留心" in one.summary}
    assert warned
    assert warned <= {"roads_parking", "facilities_lighting"}
