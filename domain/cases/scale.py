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
_MOST = (
    (2, PeopleBand.ONE_TWO),
    (4, PeopleBand.THREE_FOUR),
    (9, PeopleBand.FIVE_NINE),
    (29, PeopleBand.TEN_TWENTY_NINE),
)


def band_of(many: int) -> PeopleBand:
    """The band of a number of people, from one up."""
    return next((band for most, band in _MOST if many <= most), PeopleBand.THIRTY_UP)
