"""The year of the demo: the letters of the district's streets, all signed but one, and those of
one street to its communities. From November on the review has begun, and 1006 goes through the
sheet."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count

from app.demo.district import notes, phones, units
from app.demo.past import silent
from app.demo.player import Stage
from domain.annual import letters
from domain.days.periods import moment_at
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request

_DRAFTED, _SIGNED = 40, 30
"""Working days ago."""


@dataclass(frozen=True, kw_only=True)
class _Year:
    """Who writes, and when."""

    work: Work
    now: datetime
    _taps: "count[int]" = field(default_factory=count)

    @property
    def year(self) -> int:
        """The year that the letters are of."""
        return self.work.rules.day(self.now).year

    def day(self, ago: int) -> date:
        """So many working days ago."""
        calendar, day = self.work.rules.calendar, self.work.rules.day(self.now)
        for _ in range(ago):
            day = calendar.working_day_before(day)
        return day

    def asks(self, who: Actor, ago: int = 0) -> Request:
        """Somebody at ten that day, by a tap of its own."""
        at = min(self.now, moment_at(self.day(ago), time(10), self.work.rules.zone))
        return Request(actor=who, token=f"demo-annual-{next(self._taps)}", now=at)


def review(work: Work, stage: Stage, now: datetime) -> int:
    """Writes them; nobody is told. Returns how many letters there are."""
    of, top = _Year(work=silent(work), now=now), units()[0].code
    street = next(one.unit for one in phones() if one.role is Role.COORDINATOR)
    supervisor = stage.actors[top, Role.SUPERVISOR]
    made = _signed(of, supervisor, stage.units[top], besides=stage.units[street])
    made += _signed(of, stage.actors[street, Role.COORDINATOR], stage.units[street], besides=0)
    if of.work.rules.day(now).month >= work.rules.annual.review_month:
        letters.begin_reviews(of.work, of.asks(supervisor), stage.units[top], of.year)
    return made


def _signed(of: _Year, who: Actor, issuer_id: int, *, besides: int) -> int:
    """The letters of a unit, all signed but the last that is not the one ``besides``."""
    drafted = letters.draft_letters(of.work, of.asks(who, _DRAFTED), issuer_id, of.year)
    left = [one for one in drafted if one.unit_id != besides][-1]
    said, taps = notes()["annual"]["targets"], of.asks
    letters.set_targets(of.work, taps(who, _DRAFTED), drafted[0].id, said, everyone=True)
    for letter in drafted:
        if letter is not left:
            letters.sign(of.work, taps(who, _SIGNED), letter.id, of.day(_SIGNED))
    return len(drafted)
