"""Where the highest tier of a desk sits."""

from domain.org.store import Org
from domain.people.model import Actor
from domain.rules import Rules


def top_path(org: Org, rules: Rules, actor: Actor) -> str:
    """The path of the unit of the highest tier above the actor's own; "" if there is none."""
    highest = tuple(rules.tiers.values())[-1].unit
    for seat in actor.seats:
        line = org.ancestors(org.unit(seat.unit_id))
        for unit in line:
            if unit.kind is highest:
                return unit.path
    return ""
