"""事件规模: how large a matter is, by how many people it is about."""

from enum import StrEnum

from domain.cases.model import PeopleBand


class Scale(StrEnum):
    """事件规模, derived from the people involved; thresholds differ by place, so they are data."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    MAJOR_GROUP = "major_group"


SCALE_OF_BAND: dict[PeopleBand, Scale] = {
    PeopleBand.ONE_TWO: Scale.INDIVIDUAL,
    PeopleBand.THREE_FOUR: Scale.INDIVIDUAL,
    PeopleBand.FIVE_NINE: Scale.GROUP,
    PeopleBand.TEN_TWENTY_NINE: Scale.GROUP,
    PeopleBand.THIRTY_UP: Scale.MAJOR_GROUP,
}
