"""A district with two streets and their communities, and letters on their way."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from domain.annual import actions, letters, verifying
from domain.annual.model import AnnualLetter, AnnualLine
from domain.annual.options import AnnualOptions
from domain.annual.scale import AnnualFact, AnnualTopic
from domain.annual.sweep import remind_annuals
from domain.annual.views import LetterView
from domain.notices import Notice
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from storage.annual import reads
from storage.kit.reading import Reading
from tests.domain.conftest import Town
from tests.makers import TODAY, ZONE

N = TypeVar("N", bound=Notice)
FACTS: Mapping[AnnualTopic, AnnualFact] = {
    AnnualTopic.REPORTS: AnnualFact(part=47, whole=48, events=1, late=1, lost=50),
    AnnualTopic.RESPONSE: AnnualFact(part=8, whole=10),
    AnnualTopic.OVERDUE: AnnualFact(part=1, whole=30, events=1),
}
"""What the desk has on file: in hundredths 950, 800 and 950 points; of all else nothing was due."""
BY_HAND = (AnnualTopic.LEADING, AnnualTopic.TEAM)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class AnnualDesk:
    """琅琊区 on Tuesday 24 November 2026 at ten in the morning: 琅琊街道 with 古道社区, 北门街道
    with 东后街社区."""

    def __init__(self, town: Town) -> None:
        self.town = town
        town.unit("北门街道", UnitKind.STREET, "琅琊区")
        town.unit("东后街社区", UnitKind.COMMUNITY, "北门街道")
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.deputy = town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
        self.north = town.person("北门街道", Role.COORDINATOR)
        self.gudao = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.donghou = town.person("东后街社区", Role.INFORMATION_OFFICER)

    def drafts(
        self, who: Actor | None = None, unit: str = "琅琊区", year: int = 2026
    ) -> list[AnnualLetter]:
        """The letters of a unit."""
        ask, issuer = self.town.asks(who or self.supervisor), self.town.units[unit].id
        return self.town.do(letters.draft_letters, ask, issuer, year)

    def signed(self) -> AnnualLetter:
        """That of 琅琊街道, signed today."""
        street = self.town.units["琅琊街道"].id
        letter = next(one for one in self.drafts() if one.unit_id == street)
        ask = self.town.asks
        self.town.do(letters.set_targets, ask(self.supervisor), letter.id, "化解率九成")
        return self.town.do(letters.sign, ask(self.supervisor), letter.id, TODAY)

    def begun(self) -> AnnualLetter:
        """The same, with its review begun."""
        letter = self.signed()
        ask = self.town.asks(self.supervisor)
        self.town.do(letters.begin_reviews, ask, letter.issuer_id, 2026)
        return letter

    def handed_in(self) -> AnnualLetter:
        """The same: the unit has given what is by hand five points each."""
        letter = self.begun()
        for topic in BY_HAND:
            self.own(letter, topic, 500, "有部署")
        return self.town.do(actions.hand_in, self.town.asks(self.street), letter.id, FACTS)

    def own(
        self,
        letter: AnnualLetter,
        topic: AnnualTopic,
        points: int,
        reason: str = "",
        desk: int | None = None,
    ) -> AnnualLine:
        """The unit's own figure."""
        ask = self.town.asks(self.street)
        return self.town.do(actions.set_own, ask, letter.id, topic, points, reason, desk)

    def fed_back(self) -> AnnualLetter:
        """The same: all is verified, LEADING with four points."""
        letter, ask = self.handed_in(), self.town.asks
        self.town.do(verifying.verify_agreed, ask(self.supervisor), letter.id)
        for topic, points in zip(BY_HAND, (400, 500), strict=True):
            by = ask(self.supervisor)
            self.town.do(verifying.verify, by, letter.id, topic, points, "少一次部署")
        return self.town.do(verifying.feed_back, ask(self.supervisor), letter.id)

    def appealed(self) -> AnnualLetter:
        """The same: the street appeals against LEADING."""
        letter = self.fed_back()
        ask = self.town.asks(self.street)
        self.town.do(actions.appeal, ask, letter.id, AnnualTopic.LEADING, "会议记录可查")
        return letter

    def settled(self) -> AnnualLetter:
        """The same without an appeal: the street agrees."""
        letter, ask = self.fed_back(), self.town.asks
        self.town.do(actions.accept, ask(self.street), letter.id)
        return self.town.do(verifying.settle, ask(self.supervisor), letter.id)

    def line(self, letter: AnnualLetter, topic: AnnualTopic) -> AnnualLine:
        """What was said of an item."""
        return next(
            one
            for one in self.town.all(AnnualLine)
            if one.letter_id == letter.id and one.topic is topic
        )

    def reading(self) -> Reading:
        """What a read is given."""
        self.town.session.flush()
        return Reading(self.town.session.connection(), self.town.rules, None)

    def view(self, who: Actor, letter: AnnualLetter) -> LetterView:
        """What somebody reads of it."""
        return reads.one(self.reading(), who, letter.id, self.town.clock.now())

    def may(self, who: Actor, letter: AnnualLetter) -> AnnualOptions:
        """What somebody may do about it."""
        return self.view(who, letter).may

    def sweeps(self, moment: str) -> None:
        """What the clock says of letters at a local moment."""
        self.town.clock.moment = local(moment)
        self.town.do(remind_annuals, Request(now=self.town.clock.now()))

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]
