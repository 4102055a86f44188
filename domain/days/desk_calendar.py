"""The administrator's word on a day, given while the desk runs, and the calendar that hears it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from domain.days.calendar import WorkingCalendar

REASON_LIMIT = 100


@dataclass(eq=False, kw_only=True)
class DayWord:
    """Whether a day is worked, who said so, when and why. The last word on a day stands; earlier
    ones are kept."""

    id: int = field(init=False, repr=False)
    day: date
    working: bool | None
    """None: taken back, the day is again what the file or the notice says."""
    reason: str
    set_by: int | None
    set_at: datetime


class DeskCalendar(WorkingCalendar):
    """The calendar of a running desk. What the administrator says by command wins over the
    override file, and the file over the notice.

    All who hold the desk's rules hold this one object, so all hear a new word at once. Who must
    not have it change meanwhile asks for the calendar as it :meth:`stands`.
    """

    _file: Mapping[date, bool]
    _stands: WorkingCalendar
    _heard: tuple[int, int]

    @classmethod
    def over(cls, calendar: WorkingCalendar) -> "DeskCalendar":
        """The calendar read at the start (its overrides are those of the file)."""
        made = cls(calendar.published, calendar.published_years, calendar.overrides)
        object.__setattr__(made, "_file", calendar.overrides)
        object.__setattr__(made, "_stands", calendar)
        object.__setattr__(made, "_heard", (0, 0))
        return made

    @property
    def file(self) -> Mapping[date, bool]:
        """The days of the override file."""
        return self._file

    @property
    def heard(self) -> tuple[int, int]:
        """Which words were heard: how many, and the last one's id."""
        return self._heard

    def stands(self) -> WorkingCalendar:
        """The calendar of this moment; it never changes."""
        return self._stands

    def hear(self, said: Mapping[date, bool], heard: tuple[int, int]) -> None:
        """Takes the words that stand, all of them."""
        overrides = MappingProxyType({**self._file, **said})
        stands = WorkingCalendar(self.published, self.published_years, overrides)
        object.__setattr__(self, "_stands", stands)
        object.__setattr__(self, "overrides", stands.overrides)
        object.__setattr__(self, "_heard", heard)
